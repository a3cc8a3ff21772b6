"""Deeds around the drawer outside a sale."""

from appliance.till import day
from appliance.ui.deeds.doing import Doing


class CashDeeds(Doing):
    """Cash in and out, and the drawer opened for nothing but to look."""

    def go_cash(self) -> None:
        """Cash in or out."""
        self.go("cash")

    def move_cash(self, amount: int, reason: str) -> None:
        """Do it; the drawer opens."""

        def deed() -> None:
            day.move_cash(self.till, amount, reason)
            self.place.stage = ""

        self.do(deed)

    def open_drawer(self) -> None:
        """Open the drawer without a sale; it is counted."""

        def deed() -> None:
            day.open_drawer(self.till)
            self.place.stage = ""

        self.do(deed)
