"""Deeds around the payment."""

from functools import partial

from appliance.domain.line_kind import GIFT_CARD, PANT
from appliance.domain.payment import CASH
from appliance.till import gift_cards, paying
from appliance.ui.deeds.doing import Doing


class PayingDeeds(Doing):
    """Turn to it and back, take tenders, go on to the next sale."""

    def pay(self) -> None:
        """To the payment."""

        def deed() -> None:
            self.place.stage, self.place.card = "", None
            paying.pay(self.till)
            self.place.paid_seen = self.till.payment is not None

        self.do(deed)

    def pay_in_cash(self, amount: int) -> None:
        """From the basket to the end in one tap: the customer hands over so much."""

        def deed() -> None:
            self.place.stage, self.place.card = "", None
            paying.pay(self.till)
            if self.till.payment:
                paying.tender(self.till, CASH, amount)
            self.place.paid_seen = self.till.payment is not None

        self.do(deed)

    def back(self) -> None:
        """From the payment back to the basket."""
        self.place.card = None
        self.do(lambda: paying.back(self.till))

    def back_to_payment(self) -> None:
        """From what was counted or typed beside it back to the payment; to the basket where none is begun."""
        self.go("")

    def undo_tender(self) -> None:
        """Hand back what was paid so far."""
        self.do(lambda: paying.give_back(self.till))

    def pay_with(self, kind: str, amount: int) -> None:
        """Take a tender; a card asks for its brand first, a gift card for its number; bottles are counted."""
        if kind == PANT:
            self.go("bottles")
            return
        if kind == "card":
            self.place.card = (kind, amount)
            self._show()
        elif kind == GIFT_CARD:
            self.do(partial(gift_cards.begin, self.till))
        else:
            self.paid_with(kind, amount, "")

    def paid_with(self, kind: str, amount: int, brand: str) -> None:
        """The tender is taken."""

        def deed() -> None:
            paying.tender(self.till, kind, amount, brand=brand)
            self.place.card = None
            self.place.paid_seen = self.till.payment is not None

        self.do(deed)

    def card_refused(self) -> None:
        """Nothing was paid on the terminal."""
        self.place.card = None
        self._show()

    def next_sale(self) -> None:
        """Away with the change."""
        self.place.paid_seen = True
        self.go("")
