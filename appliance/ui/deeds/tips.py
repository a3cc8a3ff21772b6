"""Deeds around tips."""

from appliance.till import tips
from appliance.ui.deeds.doing import Doing


class TipDeeds(Doing):
    """Give one while it is paid; pay them out."""

    def go_tip(self) -> None:
        """From the payment to how much."""
        self.go("tip")

    def give_tip(self, amount: int, number: str) -> None:
        """So much, for whoever has that number."""

        def deed() -> None:
            tips.add(self.till, amount, number)
            self.place.stage = ""

        self.do(deed)

    def no_tip(self) -> None:
        """None after all."""

        def deed() -> None:
            tips.take_off(self.till)
            self.place.stage = ""

        self.do(deed)

    def pay_out_tips(self, number: str, amount: int) -> None:
        """In cash to whoever has that number; the drawer opens."""

        def deed() -> None:
            tips.pay_out(self.till, number, amount)
            self.place.stage = ""

        self.do(deed)
