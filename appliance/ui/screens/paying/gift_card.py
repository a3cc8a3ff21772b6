"""A gift card: scan it, or type its number; what is left on it, and paying with it."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry, Keypad
from appliance.ui.widgets.surface import only

load(__file__)
LONGEST = 16
"""Digits of a number that the till made; a pre-printed one is scanned."""


@dataclass(frozen=True)
class CardShown:
    """The card that was found; amounts in minor units."""

    number: str
    written: str
    """For the eye."""
    balance: int
    until: str
    """Its last day, as the country writes it."""
    wrong: str = ""
    """Why it cannot be paid with, in words."""
    pays: int = 0
    """What it would pay of what is due; below nothing: what would go back onto it."""


@dataclass(frozen=True)
class GiftCardView:
    """The card, or nothing yet."""

    card: CardShown | None = None
    paying: bool = False
    """A payment is under way: no card is sold now."""
    left: int = 0
    """What is due in it; below nothing: to be paid back."""
    outstanding: tuple[int, int] | None = None
    """How many cards have something left and how much in all, for who may know."""


class GiftCardStage(Stage):
    """A keypad until there is a card; then the balance in the largest size. Of one without a number, which is
    older than this till, its worth is typed."""

    def build(self) -> None:
        """Make the keypad and keep the card's place."""
        self._unnumbered = False
        self.entry = Entry(self._typed, extra="", longest=LONGEST, noughts=True)
        self.entry.label.size_hint_x = 0.5
        self.entry.on_typed = self.changed
        self.card = self.ids.card.__self__

    def enter(self) -> None:
        """Nothing typed."""
        self._unnumbered = False
        self.entry.clear()

    def _typed(self, keypad: Keypad) -> str:
        return self.words.amount(keypad.number) if self._unnumbered else keypad.typed or "–"

    def _turn(self) -> None:
        """From a number to a worth, or back."""
        self._unnumbered = not self._unnumbered
        self.entry.clear()
        self.again()

    def draw(self, view: GiftCardView) -> None:
        """Ask for a card, or show it."""
        self.view, _, card = view, self._, view.card
        ask = _("What is it worth?") if self._unnumbered else _("Scan the gift card")
        self.ids.title.say = _("Gift card") if card else ask
        self.entry.label.say = _("To pay: {amount}", amount=self.words.amount(view.left))
        if not self._unnumbered:
            self.entry.label.say = _("Card number")
        only(self.ids.place, self.card if card else self.entry)
        known = view.outstanding
        self.ids.owed.say = ""
        if known and not card:
            self.ids.owed.say = _(
                "{count} cards in use, {amount} left", count=known[0], amount=self.words.amount(known[1])
            )
        if card:
            self._draw_card(card)

    def _draw_card(self, card: CardShown) -> None:
        _ = self._
        self.ids.balance.say = self.words.amount(card.balance)
        self.ids.balance.tone = "quiet" if card.wrong else "ink"
        self.ids.left.say = _("left on the card")
        self.ids.number.say = card.written
        self.ids.until.say = _("Can be used until {date}", date=card.until)
        self.ids.state.icon = "alert" if card.wrong else "gift-outline"
        self.ids.state.tone = "stop" if card.wrong else "accent"
        self.ids.wrong.say = card.wrong

    def actions(self) -> tuple[Action, ...]:
        """Back; look it up or sell one; pay with the one that is shown."""
        _, deeds, card = self._, self.deeds, self.view.card
        back = Action(_("Back"), deeds.leave_gift_card, "arrow-left")
        if card:
            amount = self.words.amount(abs(card.pays))
            word = _("Put {amount} back onto it") if card.pays < 0 else _("Pay {amount} with it")
            if not card.pays:
                return back, Action(_("Another card"), deeds.go_gift_card, "gift-outline")
            pay = partial(deeds.pay_with_gift_card, card.number)
            return back, Action(self._(word, amount=amount), pay, role="accent", weight=2.2)
        typed = self.entry.keypad.typed
        find = Action(
            _("Find"), partial(deeds.find_gift_card, typed), role="accent", weight=1.6, enabled=bool(typed)
        )
        if self._unnumbered:
            amount = min(self.entry.keypad.number, self.view.left)
            word = _("Pay {amount} with it", amount=self.words.amount(amount))
            pay = partial(deeds.pay_with_unnumbered, amount)
            number = Action(_("It has a number"), self._turn, "gift-outline")
            return back, number, Action(word, pay, role="accent", weight=2.2, enabled=amount > 0)
        if self.view.paying and self.view.left > 0:
            return back, Action(_("It has no number"), self._turn, "gift-outline"), find
        if self.view.paying:
            return back, find
        return back, Action(_("Sell a gift card"), deeds.go_sell_gift_card, "gift-outline"), find
