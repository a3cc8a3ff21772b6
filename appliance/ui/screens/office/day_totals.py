"""The owner's figures of a day, week, month or year: one number first, then when, what, how and by whom.

Every bar leads on: to the receipts behind it, or from a week, month or year to the part that was tapped.
"""

from dataclasses import dataclass
from functools import partial

from appliance.domain.margin import Margin
from appliance.domain.money import divide, nearest
from appliance.till import reports
from appliance.ui.screens.office.owner_calendar import Calendar
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.charts import Bar, BarChart, Column
from appliance.ui.widgets.rows import Empty, Item, ListRow
from appliance.ui.widgets.surface import fill_up, only, show
from appliance.ui.widgets.text import extent
from appliance.words import N_, Words

load(__file__)
SPANS = {"day": N_("Day"), "week": N_("Week"), "month": N_("Month"), "year": N_("Year")}
LEGEND = {
    "day": N_("Solid: this day · outline: a week before"),
    "week": N_("Solid: this week · outline: the week before"),
    "month": N_("Solid: this month · outline: the month before"),
    "year": N_("Solid: this year · outline: the year before"),
}
AGAINST = {
    "day": N_("{sign}{percent} % against {amount} a week before"),
    "week": N_("{sign}{percent} % against {amount} in the week before"),
    "month": N_("{sign}{percent} % against {amount} in the month before"),
    "year": N_("{sign}{percent} % against {amount} in the year before"),
}
SO_FAR = {
    **AGAINST,
    "week": N_("{sign}{percent} % against {amount} so far the week before"),
    "month": N_("{sign}{percent} % against {amount} so far the month before"),
    "year": N_("{sign}{percent} % against {amount} so far the year before"),
}
"""While the span is not over."""


@dataclass(frozen=True)
class DayTotalsView:
    """A span in figures, and what of it is in the books."""

    totals: reports.Totals
    waiting: int = 0
    books: tuple[tuple[str, str, str], ...] = ()
    """Of a day: each Z, how it stands in the books in words, and the voucher by which it stands."""
    told: tuple[str, bool] = ("", False)
    """What came of the print or the files that were asked for last, and whether that is under way."""


class DayTotalsStage(Stage):
    """Numbers before decoration; everything scrolls but the first lines."""

    basket = False

    def build(self) -> None:
        """Make the calendar that takes the figures' place."""
        self.figures = self.ids.figures.__self__
        self.calendar = Calendar(self.words, self._pick)
        self.empty = Empty("receipt-text-outline")
        self.empty.label.say = self._("Nothing was sold then")
        self._picking = False

    def enter(self) -> None:
        """The figures."""
        self._picking = False

    def draw(self, view: DayTotalsView) -> None:
        """Show the span."""
        self.view, _, totals = view, self._, view.totals
        over = totals.last < totals.now
        for name, action in (
            ("before", Action("", partial(self.deeds.go_day, -1), "chevron-left", weight=None)),
            ("after", Action("", partial(self.deeds.go_day, 1), "chevron-right", weight=None, enabled=over)),
            ("calendar", Action("", self._turn, "calendar-today", weight=None)),
        ):
            self.ids[name].draw(action)
        spans = [(_(word), span == totals.span, partial(self._choose, span)) for span, word in SPANS.items()]
        self.ids.spans.draw(spans)
        self._draw_head(totals, over)
        for row, height in ((self.ids.row, 9.4), (self.ids.head, 15)):
            show(row, not self._picking, look().mm(height))
        nothing = not (totals.columns or view.books or view.told[0])
        only(self.ids.place, self.calendar if self._picking else self.empty if nothing else self.figures)
        if self._picking:
            self.calendar.draw(totals)
        else:
            self._draw_figures(view)

    def _draw_head(self, totals: reports.Totals, over: bool) -> None:
        _, words = self._, self.words
        receipts = words.written(str(totals.receipts))
        count = _("{count} receipts", count=receipts) if totals.receipts != 1 else _("1 receipt")
        average = (
            _("{amount} each", amount=words.amount(totals.turnover // totals.receipts))
            if totals.receipts
            else ""
        )
        parts = (words.span(totals.span, totals.first), count, average)
        self.ids.day.say = " · ".join(part for part in parts if part)
        self.ids.turnover.say = words.amount(totals.turnover)
        self.ids.turnover.width = extent(self.ids.turnover.say, look().font("total"), True) + look().mm(1)
        against = (AGAINST if over else SO_FAR)[totals.span]
        self.ids.change.say, self.ids.change.tone = change(words, totals.turnover, totals.before, against)

    def _draw_figures(self, view: DayTotalsView) -> None:
        _, totals = self._, view.totals
        self.ids.told.say = view.told[0]
        show(self.ids.told, bool(view.told[0]), look().mm(4.6))
        self.ids.said.say = _(LEGEND[totals.span])
        self.ids.columns.draw([self._column(column) for column in totals.columns])
        show(self.ids.columns, bool(totals.columns), look().mm(28))
        rows = fill_up(self.ids.books, len(view.books), ListRow)
        for row, (z, stands, voucher) in zip(rows, view.books, strict=True):
            deed = partial(self.deeds.go_voucher, voucher)
            row.draw(Item(f"{z} · {stands}", icon="book-open-variant", deed=deed))
        besides, gross = totals.besides
        others = [Bar(_("{count} others", count=besides), self.words.amount(gross), 0)] if besides else []
        expected = totals.cash_expected
        now = [] if expected is None else [Bar(_("Cash in the drawer"), self.words.amount(expected), 0)]
        self._fill(
            self.ids.first,
            (_("Groups"), self._bars("group", totals.groups)),
            (_("Products"), self._bars("product", totals.products) + others),
            (_("Margin by product"), self._earned(totals.products)),
        )
        self._fill(
            self.ids.second,
            (_("Paid with"), self._bars("tender", totals.tenders)),
            (_("Sold by"), self._bars("operator", totals.cashiers)),
            (_("Tips"), self._bars("tip", totals.tips)),
            (_("Departments"), self._bars("department", totals.departments)),
            (_("Now"), now),
            (_("Margin, without VAT"), self._margins(totals)),
        )

    def _margins(self, totals: reports.Totals) -> list[Bar]:
        """What is earned where the cost is known, and of how much of the turnover that is said."""
        whole = totals.margin
        if not whole:
            return []
        of = self._("Cost known for {percent} %", percent=whole.known)
        return [Bar(of, earned(self.words, whole), 0), *self._earned(totals.groups)]

    def _earned(self, bars: tuple[reports.Bar, ...]) -> list[Bar]:
        found = [(bar.name, bar.margin) for bar in bars if bar.margin]
        most = max((margin.earned for _name, margin in found), default=0)
        return [
            Bar(
                name if margin.known == 100 else f"{name} ({margin.known} %)",
                earned(self.words, margin),
                max(0, margin.earned) * 1000 // max(1, most),
            )
            for name, margin in found
        ]

    def _fill(self, box, *parts: tuple[str, list[Bar]]) -> None:
        shown = [part for part in parts if part[1]]
        for chart, (heading, rows) in zip(fill_up(box, len(shown), BarChart), shown, strict=True):
            chart.draw(heading, rows)

    def _bars(self, measure: str, bars: tuple[reports.Bar, ...]) -> list[Bar]:
        """Amounts by name as bars against the largest."""
        most = max((max(bar.gross, bar.before) for bar in bars), default=0) or 1
        return [
            Bar(
                bar.name,
                self.words.amount(bar.gross),
                max(0, bar.gross) * 1000 // most,
                max(0, bar.before) * 1000 // most,
                partial(self.deeds.go_receipt_list, measure, bar.code) if bar.n else None,
            )
            for bar in bars
        ]

    def _column(self, column: reports.Column) -> Column:
        """An hour leads to its receipts; a date to its day; a month to itself."""
        span, deed = self.view.totals.span, None
        if span == "day":
            deed = (
                partial(self.deeds.go_receipt_list, "hour", f"{column.place:02d}") if column.gross else None
            )
        elif column.date and column.date <= self.view.totals.now:
            deed = partial(self.deeds.look_at_date, "month" if span == "year" else "day", column.date)
        return Column(self._name(span, column), column.gross, column.before, deed)

    def _name(self, span: str, column: reports.Column) -> str:
        if span == "week":
            return self.words.date(column.date, "weekday")
        if span == "year":
            return self.words.date(column.date, "month_name")
        return f"{column.place:02d}" if span == "day" else str(column.place)

    def _choose(self, span: str) -> None:
        self.deeds.look_at_span(span)

    def _turn(self) -> None:
        self._picking = not self._picking
        self.calendar.turn_to(self.view.totals.first)
        self.again()

    def _pick(self, date: str) -> None:
        self._picking = False
        self.deeds.look_at_date(self.view.totals.span, date)

    def actions(self) -> tuple[Action, ...]:
        """Through to the receipts and the books."""
        _, deeds = self._, self.deeds
        if self._picking:
            return (Action(_("Back"), self._turn, "arrow-left"),)
        waiting = _("{count} wait", count=self.view.waiting) if self.view.waiting else ""
        free = not self.view.told[1]
        return (
            Action(_("Back"), deeds.go_more, "arrow-left"),
            Action(_("Print"), deeds.print_figures, "printer", enabled=free),
            Action(_("To a stick"), deeds.write_figures, "inbox-outline", enabled=free),
            Action(_("Receipts"), partial(deeds.go_receipt_list, "", ""), "receipt-text-outline"),
            Action(_("The books"), deeds.go_deliveries, "book-open-variant", detail=waiting),
        )


def earned(words: Words, margin: Margin) -> str:
    """What goods earned, in money and in per cent of what they came to."""
    money = words.amount(margin.earned)
    return money if margin.rate is None else f"{money} · {words.percent(nearest(margin.rate, 10))} %"


def change(words: Words, now: int, before: int, against: str) -> tuple[str, str]:
    """What a span is against the one before, and its colour."""
    if not before:
        return words("nothing to compare with yet"), "quiet"
    percent = divide((now - before) * 100, abs(before))
    amount = words.amount(before)
    said = words(against, sign="+" if percent > 0 else "", percent=percent, amount=amount)
    return said, "good" if percent >= 0 else "attention"
