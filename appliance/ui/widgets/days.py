"""A month of days to pick one from, turned forwards and back; what is before the first one is not lit."""

import calendar
import datetime as dt
from collections.abc import Callable
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton, Chip
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text
from appliance.words import Words

LOW = 110
"""Millimetres of height below which two weeks stand in a row, so that a whole month is seen at once."""


class Days(BoxLayout):
    """Month and year, and the days below them."""

    def __init__(self, words: Words, **options) -> None:
        mm, panel = look().mm, look().panel
        super().__init__(orientation="vertical", spacing=mm(1.5), **options)
        self.words, self._month = words, dt.date.min
        self._chosen = self._first = ""
        self._pick: Callable[[str], object] = lambda date: None
        turns = BoxLayout(size_hint_y=None, height=mm(11), spacing=mm(1.5))
        self.earlier, self.later = (BigButton(size_hint_x=None, width=mm(16)) for _ in range(2))
        self.month = Text(bold=True, halign="center", cut=0)
        for part in (self.earlier, self.month, self.later):
            turns.add_widget(part)
        self.columns = 14 if not panel.portrait and panel.height < mm(LOW) else 7
        self.weekdays = GridLayout(cols=self.columns, spacing=mm(1.5), size_hint_y=None, height=mm(4.6))
        self.grid = GridLayout(cols=self.columns, spacing=mm(1.5), size_hint_y=None)
        self.grid.bind(minimum_height=self.grid.setter("height"))
        for part in (turns, self.weekdays, self.grid, Widget()):
            self.add_widget(part)

    def draw(self, chosen: str, first: str, pick: Callable[[str], object]) -> None:
        """Show the month of a date.

        Args:
            chosen: The date that is lit up, YYYY-MM-DD.
            first: The earliest that may be picked.
            pick: Told the date that is tapped.
        """
        self._chosen, self._first, self._pick = chosen, first, pick
        self._month = dt.date.fromisoformat(chosen).replace(day=1)
        self._show()

    def _turn(self, months: int) -> None:
        at = self._month.year * 12 + self._month.month - 1 + months
        self._month = dt.date(at // 12, at % 12 + 1, 1)
        self._show()

    def _show(self) -> None:
        before = str(self._month) > self._first
        for button, months, icon, lit in (
            (self.earlier, -1, "chevron-left", before), (self.later, 1, "chevron-right", True),
        ):  # fmt: skip
            button.draw(Action("", partial(self._turn, months), icon, weight=None, enabled=lit))
        self.month.say = f"{self.words.date(str(self._month), 'month_name')} {self._month.year}"
        monday = dt.date(2026, 11, 23)
        for place, label in enumerate(fill_up(self.weekdays, self.columns, _weekday)):
            label.say = self.words.date(str(monday + dt.timedelta(days=place % 7)), "weekday")
        empty, count = calendar.monthrange(self._month.year, self._month.month)
        dates = [None] * empty + [str(self._month.replace(day=day)) for day in range(1, count + 1)]
        for chip, date in zip(fill_up(self.grid, len(dates), Chip), dates, strict=True):
            chip.draw(self._chip(date) if date else Action("", enabled=False))
            chip.opacity = 1 if date else 0

    def _chip(self, date: str) -> Action:
        role = "chosen" if date == self._chosen else "plain"
        return Action(str(int(date[8:])), partial(self._pick, date), role=role, enabled=date >= self._first)


def _weekday() -> Widget:
    return Text(size_name="small", tone="quiet", halign="center")
