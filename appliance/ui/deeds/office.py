"""Deeds of the owner: the day in figures, and what a mark in the bar leads to."""

from appliance.domain.finding import PARTS
from appliance.till import reports
from appliance.ui.deeds.doing import Doing
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

    def look_at(self, device: str) -> None:
        """A mark in the status bar leads to what is wrong, and to what can be done about it."""
        if device == "outbox" and self.till.operator:
            self.go("deliveries")
            return
        if not self.till.operator:
            self.do(lambda: None)
            return
        if device == "backup":
            self.place.set_aside = False
            self.go("backup")
            return
        part = "books" if device == "network" else device
        self.place.part = part if part in PARTS else ""
        self.outside.look_at_health()
        self.go("health")
