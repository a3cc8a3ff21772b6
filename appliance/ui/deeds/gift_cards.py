"""Deeds around gift cards: look, pay with, sell."""

from functools import partial

from appliance.domain.line_kind import GIFT_CARD
from appliance.till import asking, gift_cards, paying
from appliance.ui.deeds.doing import Doing


class GiftCardDeeds(Doing):
    """The till's `carding` says which stage is up; a payment under way waits behind it."""

    def go_gift_card(self) -> None:
        """From here on a scan shows a gift card."""
        self._take_up(selling=False)

    def go_sell_gift_card(self) -> None:
        """From here on a scan is the number of a new one."""
        self._take_up(selling=True)

    def _take_up(self, selling: bool) -> None:
        def deed() -> None:
            gift_cards.begin(self.till, selling)
            self.place.stage, self.place.paid_seen = "", True

        self.do(deed)

    def leave_gift_card(self) -> None:
        """Back to the payment or the sale."""
        self.do(partial(asking.end, self.till))

    def find_gift_card(self, number: str) -> None:
        """Look up a number that was typed."""
        self.do(lambda: gift_cards.look_up(self.till, number))

    def pay_with_gift_card(self, number: str) -> None:
        """As much as it bears, or back onto it."""

        def deed() -> None:
            paying.redeem(self.till, number)
            asking.end(self.till)
            self._back_from_tender()

        self.do(deed)

    def pay_with_unnumbered(self, amount: int) -> None:
        """With a card from before this till, which it cannot look up: somebody who may looks at it."""

        def deed() -> None:
            paying.tender(self.till, GIFT_CARD, amount)
            asking.end(self.till)
            self._back_from_tender()

        self.do(deed)

    def sell_gift_card(self, price: int, number: str) -> None:
        """Into the basket with it."""

        def deed() -> None:
            gift_cards.sell(self.till, price, number)
            self.place.stage, self.place.paid_seen = "", True

        self.do(deed)
