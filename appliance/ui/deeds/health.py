"""Deeds of the health screen: look, try a device, take the log away."""

from appliance.till import day
from appliance.till.till import needs_manager
from appliance.ui.deeds.doing import Doing


class HealthDeeds(Doing):
    """Nothing here touches a sale."""

    def go(self, stage: str) -> None:
        """Turn to a stage; what is scanned there is sold again."""
        if stage != "health":
            self.outside.listen(False)
        super().go(stage)

    def go_health(self) -> None:
        """How everything is: what is known at once, and a new look at all of it."""
        self.place.part = ""
        self.outside.look_at_health()
        self.go("health")

    def look_again(self) -> None:
        """Look at everything anew."""
        self.do(self.outside.look_at_health)

    def look_at_part(self, part: str) -> None:
        """Turn to one part."""
        self.place.part = part
        self.do(lambda: self.outside.listen(False))

    def test_part(self, part: str) -> None:
        """Try it: a slip, the drawer (journalled as an opening without a sale), a scan, the books."""

        def deed() -> None:
            if part == "scanner":
                self.outside.listen(True)
            elif part == "printer":
                self.outside.print_slip()
            elif part == "drawer":
                needs_manager(self.till)
                day.open_drawer(self.till)
            elif part == "books":
                self.outside.wake_uploader()
                self.outside.look_at_health("books")

        self.place.part = part
        self.do(deed)

    def write_log(self) -> None:
        """The log to a stick, for a technician."""

        def deed() -> None:
            needs_manager(self.till)
            self.outside.write_log()

        self.do(deed)
