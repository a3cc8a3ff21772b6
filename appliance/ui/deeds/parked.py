"""Deeds around sales that are put aside."""

from appliance.till import parking
from appliance.ui.deeds.doing import Doing


class ParkedDeeds(Doing):
    """Park, see what waits, go on with it."""

    def go_park(self) -> None:
        """Ask who it is for."""
        self.go("park")

    def park(self, name: str) -> None:
        """Put the open sale aside under a name; without one its goods are its name."""

        def deed() -> None:
            parking.park(self.till, name)
            self.place.stage, self.place.line = "", None

        self.do(deed)

    def go_parked(self) -> None:
        """See what waits."""
        self.go("parked")

    def resume(self, sale: str) -> None:
        """Go on with a parked sale; the open one is parked first."""

        def deed() -> None:
            if sale:
                if self.till.sale and self.till.sale.lines:
                    parking.park(self.till, self.till.sale.label)
                parking.resume(self.till, sale)
            self.place.stage, self.place.paid_seen = "", True

        self.do(deed)
