"""Deeds of the owner: the day in figures, the books, the goods, and what a mark in the bar leads to."""

from appliance.domain.problems import Problem
from appliance.till import books, mapping, reports
from appliance.ui.deeds.doing import Doing
from appliance.ui.screens.mapping import MappingRow
from appliance.ui.views.accounts import changed
from appliance.ui.views.office import another_day

DRAWER = {"open": "drawer_open", "unknown": "drawer_offline"}
"""What is said of a drawer that is not shut, where the law wants it sensed."""


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
        """Keep what was changed; days that wait for it go out."""

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
        """Try now; where the last try was refused or may have arrived, that is a person's decision."""

        def deed() -> None:
            found = self._booking(voucher)
            if found and found.delivery and found.state in ("refused", "unknown"):
                books.decide(self.till, found.delivery.id, "resend")
            self.outside.wake_uploader()

        self.do(deed)

    def it_is_there(self, voucher: str, reference: str) -> None:
        """A person has found the day in the books, under that voucher number."""

        def deed() -> None:
            found = self._booking(voucher)
            if found and found.delivery:
                books.decide(self.till, found.delivery.id, "there", reference)
                self.outside.wake_uploader()

        self.do(deed)

    def _booking(self, voucher: str) -> books.Booking | None:
        found = books.bookings(self.till, self.outside.deliveries)
        return next((one for one in found if one.voucher["id"] == voucher), None)

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
        if device == "outbox" and self.till.operator:
            self.go("deliveries")
            return
        self.do(lambda: None)
        if self.till.operator:
            self.place.banner = self._trouble_of(device)
        self.redraw()

    def _trouble_of(self, device: str) -> Problem | None:
        """What is wrong with a device, the most urgent first; None when it is well."""
        banners = self.till.banners
        found = next((one for code, one in banners.items() if code.startswith(device)), None)
        if found:
            return found
        if device == "printer":
            if str(self.till.printer) == "unknown":
                return Problem.of("printer_unknown")
            return banners.get("receipts_doubtful") or banners.get("receipt_owed")
        if device == "drawer":
            code = DRAWER.get(str(self.till.drawer), "") if self.till.rules.drawer_must_be_sensed else ""
            return Problem.of(code) if code else None
        if device == "clock" and self.till.clock().clock == "guess":
            return Problem.of("clock_unsure")
        return None
