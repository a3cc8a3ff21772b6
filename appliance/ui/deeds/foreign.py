"""Deeds around notes of other currencies."""

from appliance.till import foreign, paying
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class ForeignDeeds(Doing):
    """Pay with them, and say what they are worth."""

    def go_foreign(self) -> None:
        """From the payment to what is due in another currency."""
        self.go("foreign")

    def leave_foreign(self) -> None:
        """Back to the receipt that was paid so."""
        self.place.stage, self.place.correcting = "wrong_tender", None
        self.do(lambda: None)

    def pay_foreign(self, currency: str, amount: int) -> None:
        """So much of it, in its own minor units, is handed over."""

        def deed() -> None:
            paying.pay_notes(self.till, currency, amount)
            self._back_from_tender()

        self.do(deed)

    def go_rates(self) -> None:
        """What the shop gives for other currencies."""

        def deed() -> None:
            needs(self.till, "rates")
            self._turn_to_page("rates", "settings")

        self.do(deed)

    def set_rate(self, currency: str, rate: str) -> None:
        """Take it at this rate from now on; empty: no more."""
        self.do(lambda: foreign.set_rate(self.till, currency, rate))
