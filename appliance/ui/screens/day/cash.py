"""Cash in or out of the drawer that is no sale: how much, and why; and tips to whom they are for."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.payment import in_coins
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, draw_choices
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only

load(__file__)
TIPS = "tips"
"""Stands for the tips among the reasons."""


@dataclass(frozen=True)
class CashView:
    """The reasons for each way, as (code, word)."""

    reasons_in: tuple[tuple[str, str], ...] = ()
    reasons_out: tuple[tuple[str, str], ...] = ()
    tips: tuple[tuple[str, str, int], ...] = ()
    """Whom tips may be paid out to: number, name, what they were tipped and did not get since the last Z."""
    step: int = 1
    """The smallest coin, in minor units."""


class CashStage(Stage):
    """Out first: that is what happens."""

    basket = False

    def build(self) -> None:
        """Add the keypad."""
        self._in, self._reason, self._whose, self._proposed = False, "", "", ""
        self.people, self._why = Picks(), (self.ids.reasons.__self__, self.ids.rest.__self__)
        self.entry = AmountEntry(self.words)
        self.entry.label.say = self._("Amount")
        self.entry.on_typed = self.changed
        self.ids.pad.add_widget(self.entry)
        if look().panel.portrait:  # names are told apart by their ends
            self.ids.side.size_hint_x = 1

    def enter(self) -> None:
        """Nothing typed."""
        self._in, self._reason, self._whose, self._proposed = False, "", "", ""
        self.entry.clear()

    def draw(self, view: CashView) -> None:
        """Show both ways and the reasons of the chosen one."""
        self.view, _ = view, self._
        ways = [(_("Out of the drawer"), not self._in, lambda: self._turn(False))]
        ways.append((_("Into the drawer"), self._in, lambda: self._turn(True)))
        self.ids.way.draw(ways)
        self.ids.why.say = _("What was it put in for?") if self._in else _("What was it taken out for?")
        tips = self._reason == TIPS
        if tips:
            self.ids.why.say = _("Whose tips?")
        only(self.ids.place, *((self.people,) if tips else self._why))
        icon = "" if look().panel.portrait else "account"
        self.people.draw(
            [
                Item(name, self.words.amount(left) if left else "", icon=icon, chosen=number == self._whose,
                     deed=partial(self._pay, number, left))
                for number, name, left in view.tips
            ]
        )  # fmt: skip
        out = (*view.reasons_out, (TIPS, _("Tips"))) if view.tips else view.reasons_out
        reasons = view.reasons_in if self._in else out
        draw_choices(self.ids.reasons, reasons, self._reason, self._because)

    def _turn(self, into: bool) -> None:
        self._in, self._reason, self._whose = into, "", ""
        self.again()

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.again()

    def _pay(self, number: str, left: int) -> None:
        """To them: what they have not got yet of their tips, where there is any, but for what no coins come
        to. That stays owed, and goes with the wages. What was proposed for another is not for them, what was
        typed is."""
        self._whose, keypad = number, self.entry.keypad
        if left > 0 or keypad.typed == self._proposed:
            keypad.typed = self._proposed = str(in_coins(max(left, 0), self.view.step) or "")
        self._because(TIPS)

    def actions(self) -> tuple[Action, ...]:
        """Back, or do it; the drawer opens then."""
        _, amount = self._, self.entry.keypad.number
        if self._reason == TIPS:
            word = _("Pay out {amount}", amount=self.words.amount(amount))
            pay = partial(self.deeds.pay_out_tips, self._whose, amount)
            ready = amount > 0 and bool(self._whose)
            out = Action(word, pay, role="accent", weight=2.2, enabled=ready)
            return Action(_("Back"), partial(self._turn, False), "arrow-left"), out
        word = _("Put in {amount}") if self._in else _("Take out {amount}")
        go = Action(
            word.format(amount=self.words.amount(amount)),
            lambda: self.deeds.move_cash(amount if self._in else -amount, self._reason),
            role="accent",
            weight=2.2,
            enabled=amount > 0 and bool(self._reason),
        )
        return Action(_("Back"), self.deeds.go_more, "arrow-left"), go
