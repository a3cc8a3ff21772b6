"""Bottles back: a touch for each, or how many are typed; or the amount of a machine's slip."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.money import nearest
from appliance.domain.pant import Bottles
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.entry import Entry, Keypad
from appliance.ui.widgets.surface import fill_up

load(__file__)
SLIP = 0
"""Stands for the slip among the kinds of bottle."""


@dataclass(frozen=True)
class BottlesView:
    """The kinds of bottle (name, worth in minor units), and what they may pay for."""

    kinds: tuple[tuple[str, int], ...]
    left: int = 0
    """What is still to pay for the open sale; 0: there is none."""
    cash: bool = True
    """They may be paid out of the drawer."""
    step: int = 1
    """The smallest coin, in minor units."""


class BottlesStage(Stage):
    """A big key for each kind; what is typed counts the one that was touched last."""

    def build(self) -> None:
        """Add the keypad."""
        self._pieces: dict[int, int] = {}
        self._chosen = SLIP
        self.entry = Entry(self._written, extra="00", longest=6)
        self.entry.on_typed = self._typed
        self.ids.pad.add_widget(self.entry)

    def enter(self) -> None:
        """Nothing counted."""
        self._pieces, self._chosen = {}, SLIP
        self.entry.clear()

    @property
    def bottles(self) -> Bottles:
        """What was counted and typed."""
        pieces = {value: n for value, n in self._pieces.items() if n and value != SLIP}
        return Bottles(pieces, self._pieces.get(SLIP, 0))

    def _written(self, keypad: Keypad) -> str:
        return self.words.amount(self.bottles.worth) if self.view else ""

    def _typed(self) -> None:
        if not self.view:
            return
        if self.entry.keypad.typed:
            self._pieces = {**self._pieces, self._chosen: self.entry.keypad.number}
        self.again()

    def draw(self, view: BottlesView) -> None:
        """Show the kinds with what is counted of each."""
        self.view, _ = view, self._
        self.ids.title.say = _("Bottles back")
        names = {value: name for name, value in view.kinds}
        self.entry.label.say = names.get(self._chosen) or _("Slip")
        self.entry.shown.say = self.words.amount(self.bottles.worth)
        self.entry.shown.tone = "ink" if self.bottles.worth else "quiet"
        kinds = [*view.kinds, (_("Slip"), SLIP)]
        for button, (name, value) in zip(fill_up(self.ids.kinds, len(kinds), BigButton), kinds, strict=True):
            n = self._pieces.get(value, 0)
            detail = self.words.amount(n) if value == SLIP else f"{n} × {self.words.amount(value)}"
            role = "chosen" if value == self._chosen else "plain"
            button.draw(Action(name, partial(self._touched, value), role=role, detail=detail))
            button.label.size_name = "title"
            button.height = look().mm(15)

    def _touched(self, value: int) -> None:
        """One more of it; of the slip the amount is typed."""
        self._chosen = value
        if value != SLIP:
            self._pieces = {**self._pieces, value: self._pieces.get(value, 0) + 1}
        self.entry.clear()

    def actions(self) -> tuple[Action, ...]:
        """Back; out of the drawer; off the sale, where there is one."""
        _, deeds, bottles, left = self._, self.deeds, self.bottles, self.view.left
        back = Action(_("Back"), deeds.back_to_payment, "arrow-left")
        amount = self.words.amount(bottles.worth)
        coins = self.words.amount(nearest(bottles.worth, self.view.step))
        out = Action(_("Pay out {amount}", amount=coins), lambda: deeds.pay_bottles_out(bottles),
                     enabled=bottles.worth > 0 and self.view.cash)  # fmt: skip
        if left <= 0:
            return back, Action(out.text, out.deed, role="accent", weight=2.2, enabled=out.enabled)
        off = Action(_("Take off {amount}", amount=amount), lambda: deeds.take_bottles(bottles),
                     role="accent", weight=2.2, enabled=bottles.worth > 0)  # fmt: skip
        return back, out, off
