"""Deeds of the owner: the day in figures, the goods, and what a mark in the bar leads to."""

from appliance.domain.problems import Problem
from appliance.till import reports
from appliance.ui.deeds.doing import Doing
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
