"""A gift card is sold: how much is to be on it, and whose number it has."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import AmountEntry

load(__file__)


@dataclass(frozen=True)
class GiftCardSaleView:
    """The pre-printed card's number; empty: the till makes one."""

    number: str = ""


class GiftCardSaleStage(Stage):
    """An amount by keys; a scan is a pre-printed card."""

    def build(self) -> None:
        """Make the keypad."""
        self.entry = AmountEntry(self.words, longest=7)
        self.entry.label.say = self._("Amount")
        self.entry.on_typed = self.changed
        self.ids.place.add_widget(self.entry)

    def enter(self) -> None:
        """Nothing typed."""
        self.entry.clear()

    def draw(self, view: GiftCardSaleView) -> None:
        """Say which card it is."""
        self.view, _ = view, self._
        self.ids.mark.icon = "barcode-scan" if view.number else "printer"
        self.ids.which.say = (
            _("Card {number}", number=view.number)
            if view.number
            else _("A new gift card, printed here. Or scan one")
        )

    def actions(self) -> tuple[Action, ...]:
        """Back, or into the basket."""
        amount = self.entry.keypad.number
        word = self._("Sell {amount}", amount=self.words.amount(amount)) if amount else self._("Sell")
        sell = partial(self.deeds.sell_gift_card, amount, self.view.number)
        return (
            Action(self._("Back"), self.deeds.go_gift_card, "arrow-left"),
            Action(word, sell, role="accent", weight=2.2, enabled=amount > 0),
        )
