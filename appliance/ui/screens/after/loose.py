"""Goods back without a receipt: how many, at what price, and why. A manager stands at the till."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.screens.after.returns import ReturnRow
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, draw_choices
from appliance.ui.widgets.entry import Entry, Keypad

load(__file__)


@dataclass(frozen=True)
class LooseView:
    """The goods; ``price`` is today's in minor units, None: typed at each sale. Reasons are (code, word)."""

    number: str
    name: str
    price: int | None
    unit: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


class LooseStage(Stage):
    """Today's price unless a smaller one is typed. Without the basket, so that a low panel has the keys."""

    basket = False

    def build(self) -> None:
        """Add the row of how many, and the keypad."""
        self._count, self._reason = 0, ""
        if look().panel.portrait:
            self.orientation = "vertical"
        self.row = ReturnRow()
        self.ids.row.add_widget(self.row)
        self.entry = Entry(self._written, extra="00", longest=7)
        self.entry.on_typed = self.again
        self.ids.pad.add_widget(self.entry)
        self.ids.why.say = self._("Why?")

    def enter(self) -> None:
        """One, at today's price, and no reason yet."""
        self._count, self._reason = 0, ""
        self.entry.clear()

    def _written(self, keypad: Keypad) -> str:
        return self.words.amount(self._price(keypad))

    def _price(self, keypad: Keypad) -> int:
        """What is typed, or else what the goods cost today."""
        return keypad.number or (self.view.price or 0 if self.view else 0)

    def draw(self, view: LooseView) -> None:
        """Show the goods and the reasons."""
        self.view, _ = view, self._
        step = 100 if view.unit else 1000
        self._count = self._count or 1000
        row = self.row
        row.name.say = view.name
        today = _("Today {amount}", amount=self.words.amount(view.price)) if view.price is not None else ""
        row.how.say = f"{today} / {view.unit}" if today and view.unit else today
        row.count.say, row.count.tone = self.words.quantity(self._count), "stop"
        row.less.disabled, row.more.disabled = self._count <= step, False
        row.less.deed, row.more.deed = partial(self._take, -step), partial(self._take, step)
        self.entry.label.say = _("Price for one")
        self.entry.shown.say = self._written(self.entry.keypad)
        draw_choices(self.ids.reasons, view.reasons, self._reason, self._because)

    def _take(self, step: int) -> None:
        self._count += step
        self.again()

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back, or take them back: with a reason, and for no more than today's price."""
        view, deeds, price = self.view, self.deeds, self._price(self.entry.keypad)
        fits = price > 0 and (view.price is None or price <= view.price)
        gross = self.words.amount((self._count * price + 500) // 1000)
        take = Action(
            self._("Take back {amount}", amount=gross),
            lambda: deeds.take_back(view.number, price, self._count, self._reason),
            role="accent",
            weight=2.2,
            enabled=fits and bool(self._reason),
        )
        return Action(self._("Back"), deeds.go_sale, "arrow-left"), take
