"""A customer's account: goods out on credit, a delivery receipt instead of a payment. Where nothing is in the
sale: they pay what they owe, how much, and by what."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.money import nearest
from appliance.domain.payment import CASH
from appliance.ui.screens.selling import belongs as dimensions
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.surface import only
from appliance.words import N_

load(__file__)
TITLES = {
    "confirm": N_("Deliver on credit?"),
    "amount": N_("How much do they pay?"),
    "how": N_("What do they pay with?"),
}
ICONS = {"card": "credit-card-outline", "cash": "cash"}


@dataclass(frozen=True)
class CreditView:
    """Who it is, what the open sale comes to and what they owe, in minor units; or what they can pay with."""

    number: str
    name: str
    amount: int = 0
    owed: int = 0
    over: int = 0
    """By how much it would go beyond their limit."""
    kinds: tuple[str, ...] = ()
    """What the goods can be said to belong to: none in a shop that keeps no list."""
    methods: tuple[tuple[str, str], ...] = ()
    """What a customer can pay with, as (kind, name); empty while goods are handed out."""
    step: int = 1
    """The smallest coin, in minor units."""


class CreditStage(Stage):
    """Shows whom and how much, and only then is it stored."""

    def build(self) -> None:
        """Make the figures."""
        self._step = ""
        self.entry = AmountEntry(self.words)
        self.entry.label.say = self._("Amount")
        self.entry.on_typed = self.changed
        self.card = self.ids.card.__self__

    def enter(self) -> None:
        """From the beginning."""
        self._step = ""
        self.entry.clear()

    def draw(self, view: CreditView) -> None:
        """Show the step."""
        self.view, _ = view, self._
        if self._step not in (("amount", "how") if view.methods else ("confirm",)):
            self._step = "amount" if view.methods else "confirm"
        self.ids.title.say = _(TITLES[self._step])
        only(self.ids.place, self.entry if self._step == "amount" else self.card)
        self.ids.amount.say = self.words.amount(self._amount())
        self.ids.name.say = view.name
        owes = _("owes {amount}", amount=self.words.amount(view.owed))
        self.ids.number.say = f"{_('Customer {number}', number=view.number)} · {owes}"
        self.ids.hint.say, self.ids.hint.tone = self._hint(), "attention" if view.over else "quiet"

    def _hint(self) -> str:
        _, view = self._, self.view
        if view.over:
            return _("{amount} beyond the credit limit", amount=self.words.amount(view.over))
        cash = nearest(self._amount(), view.step)
        if self._step == "how" and cash != self._amount() and CASH in dict(view.methods):
            return _("{amount} in cash", amount=self.words.amount(cash))
        if view.methods:
            return _("It comes off what they owe, and is no sale")
        return _("Nothing is paid now. The delivery receipt is no receipt for a purchase")

    def _amount(self) -> int:
        return self.entry.keypad.number if self.view.methods else self.view.amount

    def _turn(self, step: str) -> None:
        self._step = step
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, view = self._, self.view
        back = Action(_("Back"), self.deeds.leave, "arrow-left")
        if self._step == "confirm":
            word = _("Deliver {amount} on credit", amount=self.words.amount(view.amount))
            go = Action(word, self.deeds.deliver, role="accent", weight=2.2)
            if not view.kinds:
                return back, go
            belongs = Action(_(dimensions.called(view.kinds)), self.deeds.go_belongs_sale, dimensions.ICON)
            return back, belongs, go
        if self._step == "amount":
            on = partial(self._turn, "how")
            return back, Action(_("Go on"), on, role="accent", weight=2.2, enabled=bool(self._amount()))
        ways = [
            Action(
                said, partial(self.deeds.customer_pays, self._amount(), kind), ICONS.get(kind, "cellphone")
            )
            for kind, said in view.methods
        ]
        return Action(_("Back"), partial(self._turn, "amount"), "arrow-left"), *ways
