"""A discount, in per cent or in money, always with a reason; on one line or on the whole sale."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, draw_choices
from appliance.ui.widgets.entry import Entry, Keypad

load(__file__)
USUAL = (1000, 2000, 5000)
"""Basis points on keys of their own."""


@dataclass(frozen=True)
class DiscountView:
    """What is discounted: a line by id and name, or (None) the sale. ``reasons`` are (code, word)."""

    line: int | None
    name: str
    base: int
    """What it comes to without the discount, in minor units."""
    reasons: tuple[tuple[str, str], ...] = ()
    given: int = 0
    """The discount that it has now."""


class DiscountStage(Stage):
    """Per cent first, because that is what is said at the counter."""

    def build(self) -> None:
        """Add the keypad."""
        self._percent, self._reason = True, ""
        self.entry = Entry(self._written, extra="00", longest=7)
        self.entry.on_typed = self.changed
        self.ids.pad.add_widget(self.entry)
        self.ids.why.say = self._("Why?")

    def enter(self) -> None:
        """Nothing typed, nothing chosen."""
        self._percent, self._reason = True, ""
        self.entry.clear()

    def _written(self, keypad: Keypad) -> str:
        return f"{keypad.number} %" if self._percent else self.words.amount(keypad.number)

    def draw(self, view: DiscountView) -> None:
        """Show what is discounted and the reasons there are."""
        self.view, _ = view, self._
        usual: list[tuple[str, bool, Callable[[], object]]] = [
            (f"{points // 100} %", self._typed() == (points, True), partial(self._take, points))
            for points in USUAL
        ]
        usual.append(("%", self._percent, lambda: self._turn(True)))
        usual.append((_("kr"), not self._percent, lambda: self._turn(False)))
        self.ids.usual.draw(usual)
        draw_choices(self.ids.reasons, view.reasons, self._reason, self._because)
        of = self.words.amount(view.base)
        whole = _("The whole sale, {amount}", amount=of)
        self.entry.label.say = _("of {amount}", amount=of) if view.name else whole

    def _typed(self) -> tuple[int, bool]:
        number = self.entry.keypad.number
        return (number * 100, True) if self._percent else (number, False)

    def _turn(self, percent: bool) -> None:
        self._percent = percent
        self.entry.clear()
        self.again()

    def _take(self, points: int) -> None:
        self._percent = True
        self.entry.keypad.typed = str(points // 100)
        self.again()

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back, take away, give; giving needs a size and a reason."""
        view, deeds, _ = self.view, self.deeds, self._
        size, percent = self._typed()
        fits = 0 < size <= (10_000 if percent else view.base)
        give = Action(
            _("Give discount"),
            lambda: deeds.discount(view.line, size, percent, self._reason),
            role="accent",
            weight=2.2,
            enabled=fits and bool(self._reason),
        )
        back = Action(_("Back"), deeds.go_sale, "arrow-left")
        away = Action(_("Take it away"), lambda: deeds.clear_discount(view.line), "close")
        return (back, away, give) if view.given else (back, give)
