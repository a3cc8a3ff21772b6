"""Deeds of the owner: figures, the receipts behind them, and what a mark in the bar leads to."""

from appliance.domain.finding import PARTS
from appliance.till import asking, behind, dates, reports
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class OfficeDeeds(Doing):
    """Look, decide, send."""

    def go_day_totals(self) -> None:
        """The day in figures: for those who manage, since cashiers count without having seen them."""

        def deed() -> None:
            needs(self.till, "turnover")
            asking.end(self.till)
            self.place.figures.date, self.place.figures.span = "", "day"
            self.place.before, self.place.stage, self.place.paid_seen = "more", "day_totals", True

        self.do(deed)

    def go_figures(self) -> None:
        """From the receipts back to the figures, as they were left."""
        self.place.stage = "day_totals"
        self.place.approved = self.place.approved and "day_totals"
        self._show()

    def go_day(self, steps: int) -> None:
        """The day, week, month or year so many steps on."""
        seen = self.place.figures
        seen.date = reports.turned(seen.span, seen.date or dates.today(self.till), steps)
        self._show()

    def look_at_span(self, span: str) -> None:
        """Figures of a day, week, month or year: of the one that is now, where it was looked at so far."""
        seen, now = self.place.figures, dates.today(self.till)
        first, last = reports.bounds(seen.span, seen.date or now)
        seen.date = "" if first <= now <= last else seen.date
        seen.span = span
        self._show()

    def look_at_date(self, span: str, date: str) -> None:
        """The figures of the day, week, month or year that a date is in."""
        self.place.figures.span, self.place.figures.date = span, date
        self._show()

    def print_figures(self) -> None:
        """The figures that are looked at, on the receipt printer."""

        def deed() -> None:
            needs(self.till, "turnover")
            self.outside.print_figures(self.place.figures.date, self.place.figures.span)

        self.do(deed)

    def write_figures(self) -> None:
        """The same to a stick, as PDF and as a table."""

        def deed() -> None:
            needs(self.till, "turnover")
            self.outside.write_figures(self.place.figures.date, self.place.figures.span)

        self.do(deed)

    def go_receipt_list(self, measure: str, key: str) -> None:
        """The receipts behind a bar of the figures, the newest one's paper first."""

        def deed() -> None:
            place, seen = self.place, self.place.figures
            days = reports.bounds(seen.span, seen.date or dates.today(self.till))
            found = behind.receipts(self.till, *days, measure, key)
            seen.which, place.receipt = (*days, measure, key), found[0].row if found else None
            place.stage = "receipt_list"
            place.approved = place.approved and "receipt_list"

        self.do(deed)

    def look_at_found(self, found: int) -> None:
        """Another receipt of that list, by the row of its entry."""
        self.place.receipt = found
        self._show()

    def go_voucher(self, voucher: str) -> None:
        """How a closed day stands in the books."""
        before, self.place.books.delivery = self.place.stage, voucher
        self.go("deliveries")
        self.place.before = before

    def look_at(self, device: str) -> None:
        """A mark in the status bar leads to what is wrong, and to what can be done about it."""
        if device == "outbox" and self.till.operator:
            self.go("deliveries")
            return
        if not self.till.operator:
            self._show()
            return
        if device == "backup":
            self.place.set_aside = False
            self.go("backup")
            return
        part = "books" if device == "network" else device
        self.place.part = part if part in PARTS else ""
        self.outside.look_at_health()
        self.go("health")
