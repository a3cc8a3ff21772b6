"""The owner's day: one number first, then when, what, how and by whom it was sold."""

from dataclasses import dataclass

from kivy.uix.scrollview import ScrollView  # noqa: F401  (day_totals.kv)

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton, Item, ListRow  # noqa: F401
from appliance.ui.widgets.charts import Bar, BarChart, HourChart  # noqa: F401
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text, extent  # noqa: F401
from appliance.words import Words

load(__file__)


@dataclass(frozen=True)
class DayTotalsView:
    """A day in figures; amounts in minor units, hours 0-23 as (hour, amount)."""

    date: str
    turnover: int
    before: int | None = None
    """The same weekday last week; None when there was none."""
    hours: tuple[tuple[int, int], ...] = ()
    hours_before: tuple[tuple[int, int], ...] = ()
    receipts: int = 0
    groups: tuple[tuple[str, int], ...] = ()
    tenders: tuple[tuple[str, int], ...] = ()
    cashiers: tuple[tuple[str, int], ...] = ()
    cash_expected: int | None = None
    waiting: int = 0
    today: bool = True
    books: tuple[tuple[str, str], ...] = ()
    """Each Z of the day, and how it stands in the books, in words."""


class DayTotalsStage(Stage):
    """Numbers before decoration; everything scrolls but the first line."""

    basket = False

    def draw(self, view: DayTotalsView) -> None:
        """Show the day."""
        self.view, _ = view, self._
        self.ids.before.draw(Action("", lambda: self.deeds.go_day(-1), icon="chevron-left"))
        self.ids.after.draw(
            Action("", lambda: self.deeds.go_day(1), icon="chevron-right", enabled=not view.today)
        )
        for button in (self.ids.before, self.ids.after):
            button.size_hint_x, button.icon.size_hint_y, button.label.size_hint_y = None, 1, 0.001
        day = self.words.date(view.date, "full").capitalize()
        count = _("{count} receipts", count=view.receipts) if view.receipts != 1 else _("1 receipt")
        average = (
            _("{amount} each", amount=self.words.amount(view.turnover // view.receipts))
            if view.receipts
            else ""
        )
        self.ids.day.say = " · ".join(part for part in (day, count, average) if part)
        self.ids.turnover.say = self.words.amount(view.turnover)
        self.ids.turnover.width = extent(self.ids.turnover.say, look().font("total"), True) + look().mm(1)
        self.ids.change.say, self.ids.change.tone = change(self.words, view.turnover, view.before)
        self.ids.said.say = _("Solid: this day · outline: a week before")
        self.ids.hours.draw(dict(view.hours), dict(view.hours_before))
        rows = fill_up(self.ids.books, len(view.books), ListRow)
        for row, (z, stands) in zip(rows, view.books, strict=True):
            row.draw(Item(f"{z} · {stands}", icon="book-open-variant", deed=self.deeds.go_deliveries))
        self._columns(
            [(_("Groups"), view.groups)],
            [(_("Paid with"), view.tenders), (_("Sold by"), view.cashiers), (_("Now"), self._now())],
        )

    def _columns(self, *columns) -> None:
        for box, parts in zip((self.ids.first, self.ids.second), columns, strict=True):
            shown = [part for part in parts if part[1]]
            for chart, (heading, rows) in zip(fill_up(box, len(shown), BarChart), shown, strict=True):
                chart.draw(heading, bars(self.words, rows))

    def _now(self) -> tuple[tuple[str, int], ...]:
        expected = self.view.cash_expected
        return () if expected is None else ((self._("Cash in the drawer"), expected),)

    def actions(self) -> tuple[Action, ...]:
        """Through to the receipts and the books."""
        _, deeds = self._, self.deeds
        waiting = _("{count} wait", count=self.view.waiting) if self.view.waiting else ""
        return (
            Action(_("Back"), deeds.leave, "arrow-left"),
            Action(_("Receipts"), deeds.go_receipts, "receipt-text-outline"),
            Action(
                _("The books"), deeds.go_deliveries, "" if waiting else "book-open-variant", detail=waiting
            ),
        )


def change(words: Words, now: int, before: int | None) -> tuple[str, str]:
    """What the day is against the same weekday, and its colour."""
    if not before:
        return words("nothing to compare with yet"), "quiet"
    percent = (now - before) * 100 // before
    said = words(
        "{sign}{percent} % against {amount} a week before",
        sign="+" if percent > 0 else "",
        percent=percent,
        amount=words.amount(before),
    )
    return said, "good" if percent >= 0 else "attention"


def bars(words: Words, rows) -> list[Bar]:
    """Amounts by name as bars against the largest."""
    most = max((amount for _name, amount in rows), default=0) or 1
    return [Bar(name, words.amount(amount), max(0, amount) * 1000 // most) for name, amount in rows]
