"""Deeds of the owner: the day in figures, the books, the goods, and what a mark in the bar leads to."""

from appliance.domain.problems import Problem
from appliance.till import books, mapping, reports
from appliance.ui.deeds.doing import Doing
from appliance.ui.screens.mapping import MappingRow
from appliance.ui.views.accounts import changed
from appliance.ui.views.office import another_day


class OfficeDeeds(Doing):
    """Look, decide, send."""

    def go_day_totals(self) -> None:
        """The day in figures."""
        self.place.date = ""
        self.go("day_totals")

    def go_day(self, steps: int) -> None:
        """Another day."""
        date = self.place.date or reports.day_totals(self.till).date
        self.place.date = another_day(date, steps)
        self.do(lambda: None)

    def go_deliveries(self) -> None:
        """The books."""
        self.go("deliveries")

    def go_mapping(self) -> None:
        """The accounts."""
        self.go("mapping")

    def save_mapping(self, rows: tuple[MappingRow, ...]) -> None:
        """Keep what was changed; what was refused for it is sent again."""

        def deed() -> None:
            mapping.save(self.till, changed(self.till, rows))
            self.place.stage = "deliveries"
            self.outside.wake_uploader()

        self.do(deed)

    def look_at_delivery(self, voucher: str) -> None:
        """One day on its way."""
        self.place.delivery = voucher
        self.do(lambda: None)

    def send_again(self, voucher: str) -> None:
        """Try now."""

        def deed() -> None:
            self.outside.wake_uploader()

        self.do(deed)

    def decide(self, voucher: str, there: bool) -> None:
        """A person has looked in the books."""

        def deed() -> None:
            found = books.bookings(self.till, self.outside.deliveries)
            row = next((one.delivery for one in found if one.voucher["id"] == voucher), None)
            if row:
                books.decide(self.till, row.id, "there" if there else "resend")
                self.outside.wake_uploader()

        self.do(deed)

    def go_products(self) -> None:
        """The goods."""
        self.place.text, self.place.product = "", ""
        self.go("products")

    def search_products(self, text: str) -> None:
        """Look up what is typed."""
        self.place.text, self.place.product = text, ""
        self.do(lambda: None)

    def look_at_product(self, number: str) -> None:
        """One product."""
        self.place.product = number
        self.do(lambda: None)

    def look_at(self, device: str) -> None:
        """A mark in the status bar leads to what is wrong."""
        if device == "outbox":
            self.go("deliveries")
            return
        self.do(lambda: None)
        found = (one for code, one in self.till.banners.items() if code.startswith(device))
        self.place.banner = next(found, None)
        if device == "printer" and not self.place.banner and str(self.till.printer) == "unknown":
            self.place.banner = Problem.of("printer_unknown")
        self.redraw()
