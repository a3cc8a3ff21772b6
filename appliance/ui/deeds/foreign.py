"""Deeds around notes of other currencies."""

from appliance.till import foreign
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class ForeignDeeds(Doing):
    """Pay with them, and say what they are worth."""

    def go_foreign(self) -> None:
        """From the payment to what is due in another currency."""
        self.go("foreign")

    def leave_foreign(self) -> None:
        """Back to the payment."""
        self.go("")

    def pay_foreign(self, currency: str, amount: int) -> None:
        """So much of it, in its own minor units, is handed over."""

        def deed() -> None:
            foreign.pay(self.till, currency, amount)
            self.place.stage, self.place.card = "", None
            self.place.paid_seen = self.till.payment is not None

        self.do(deed)

    def go_rates(self) -> None:
        """What the shop gives for other currencies."""

        def deed() -> None:
            needs(self.till, "rates")
            self.place.before, self.place.stage = "settings", "rates"
            self.place.approved = self.place.approved and "rates"

        self.do(deed)

    def set_rate(self, currency: str, rate: str) -> None:
        """Take it at this rate from now on; empty: no more."""
        self.do(lambda: foreign.set_rate(self.till, currency, rate))
