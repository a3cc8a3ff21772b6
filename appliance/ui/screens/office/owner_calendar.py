"""A calendar: two taps to any day of a year, its month and then the day. What is to come is not lit."""

import calendar
from collections.abc import Callable, Sequence
from functools import partial

from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from appliance.till.reports import Totals, bounds, turned
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton, Chip
from appliance.ui.widgets.scroll import Scroll
from appliance.ui.widgets.surface import fill_up, only
from appliance.ui.widgets.text import Text
from appliance.words import Words

YEARS = 12
"""Years that are offered at once, the newest last."""


class Calendar(Scroll):
    """Years and months, and for a day or a week the days of the month that is turned to."""

    def __init__(self, words: Words, pick: Callable[[str], object], **options) -> None:
        super().__init__(**options)
        mm, portrait = look().mm, look().panel.portrait
        self.words, self._pick = words, pick
        self._year, self._month = 1, 1
        self.totals: Totals | None = None
        self.all = BoxLayout(
            orientation="vertical" if portrait else "horizontal", spacing=mm(4), size_hint_y=None
        )
        self.all.padding = [0, 0, mm(1.6), 0]
        self.all.bind(minimum_height=self.all.setter("height"))
        self.choices = BoxLayout(orientation="vertical", spacing=mm(1.5), size_hint=(0.8, None))
        self.choices.bind(minimum_height=self.choices.setter("height"))
        self.choices.pos_hint = {} if portrait else {"top": 1}
        if portrait:
            self.choices.size_hint_x = 1
        self.turns = BoxLayout(spacing=mm(1.5), size_hint_y=None, height=mm(9.4))
        self.earlier, self.later = (BigButton(size_hint_x=None, width=mm(11)) for _ in range(2))
        self.year = Text(size_name="title", bold=True, halign="center")
        only(self.turns, self.earlier, self.year, self.later)
        self.parts = _Grid(4 if portrait else 3)
        self.days = _Grid(7)
        self.weekdays = GridLayout(cols=7, spacing=mm(1.5), size_hint_y=None, height=mm(4.6))
        self.page = BoxLayout(orientation="vertical", spacing=mm(0.8), size_hint_y=None)
        self.page.bind(minimum_height=self.page.setter("height"))
        self.page.pos_hint = {} if portrait else {"top": 1}
        only(self.page, self.weekdays, self.days)
        self.add_widget(self.all)

    def turn_to(self, date: str) -> None:
        """Show the year and the month of a date."""
        self._year, self._month = int(date[:4]), int(date[5:7])

    def draw(self, totals: Totals) -> None:
        """Show what can be picked beside the span that is looked at."""
        self.totals = totals
        years, with_days = totals.span == "year", totals.span in ("day", "week")
        only(self.choices, *(() if years else (self.turns,)), self.parts)
        only(self.all, self.choices, *((self.page,) if with_days else ()))
        first, now = int(totals.since[:4]), int(totals.now[:4])
        for button, steps, icon, right in (
            (self.earlier, -1, "chevron-left", self._year > first),
            (self.later, 1, "chevron-right", self._year < now),
        ):
            button.draw(Action("", partial(self._turn, steps), icon, weight=None, enabled=right))
        self.year.say = str(self._year)
        if years:
            self.parts.draw([self._year_chip(year) for year in range(max(first, now - YEARS + 1), now + 1)])
        else:
            self.parts.draw([self._month_chip(month, with_days) for month in range(1, 13)])
        if with_days:
            self._draw_days(totals)

    def _turn(self, steps: int) -> None:
        self._year += steps
        if self.totals:
            self.draw(self.totals)

    def _turn_month(self, month: int) -> None:
        self._month = month
        if self.totals:
            self.draw(self.totals)

    def _year_chip(self, year: int) -> Action:
        return self._chip(str(year), f"{year}-01-01", f"{year}-12-31")

    def _month_chip(self, month: int, turns: bool) -> Action:
        first, last = bounds("month", f"{self._year}-{month:02d}-01")
        chip = self._chip(self.words.date(first, "month_name"), first, last)
        if not turns:
            return chip
        chosen = "chosen" if month == self._month else "plain"
        return Action(chip.text, partial(self._turn_month, month), role=chosen, enabled=chip.enabled)

    def _chip(self, word: str, first: str, last: str) -> Action:
        """Something to pick: a day, a month, a year; chosen where it is looked at."""
        totals = self.totals
        assert totals is not None  # nothing is drawn before `draw`
        chosen = totals.first <= first and last <= totals.last
        lit = first <= totals.now and last >= totals.since
        return Action(word, partial(self._pick, first), role="chosen" if chosen else "plain", enabled=lit)

    def _draw_days(self, totals: Totals) -> None:
        monday = bounds("week", totals.now)[0]
        for place, label in enumerate(fill_up(self.weekdays, 7, _weekday)):
            label.say = self.words.date(turned("day", monday, place), "weekday")
        first, last = bounds("month", f"{self._year}-{self._month:02d}-01")
        days = [f"{first[:8]}{day:02d}" for day in range(1, int(last[8:]) + 1)]
        chips = [self._chip(str(int(date[8:])), date, date) for date in days]
        self.days.draw([*[None] * calendar.weekday(self._year, self._month, 1), *chips])


def _weekday() -> Text:
    return Text(size_name="small", tone="quiet", halign="center")


class _Grid(GridLayout):
    """Chips in so many columns; None leaves a place empty."""

    def __init__(self, columns: int) -> None:
        super().__init__(cols=columns, spacing=look().mm(1.5), size_hint_y=None)
        self.bind(minimum_height=self.setter("height"))

    def draw(self, chips: Sequence[Action | None]) -> None:
        """Show these."""
        for button, chip in zip(fill_up(self, len(chips), Chip), chips, strict=True):
            button.draw(chip or Action("", enabled=False))
            button.opacity = 1 if chip else 0
