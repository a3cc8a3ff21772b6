"""Cash in or out of the drawer that is no sale: how much, and why."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, Chip, ChipRow  # noqa: F401  (cash.kv)
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.surface import fill_up
from appliance.ui.widgets.text import Text  # noqa: F401

load(__file__)


@dataclass(frozen=True)
class CashView:
    """The reasons for each way, as (code, word)."""

    reasons_in: tuple[tuple[str, str], ...] = ()
    reasons_out: tuple[tuple[str, str], ...] = ()


class CashStage(Stage):
    """Out first: that is what happens."""

    basket = False

    def build(self) -> None:
        """Add the keypad."""
        self._in, self._reason = False, ""
        self.entry = Entry(lambda keypad: self.words.amount(keypad.number))
        self.entry.label.say = self._("Amount")
        self.entry.on_typed = lambda: self.changed() if self.view else None
        self.ids.pad.add_widget(self.entry)

    def enter(self) -> None:
        """Nothing typed."""
        self._in, self._reason = False, ""
        self.entry.clear()

    def draw(self, view: CashView) -> None:
        """Show both ways and the reasons of the chosen one."""
        self.view, _ = view, self._
        ways = [(_("Out of the drawer"), not self._in, lambda: self._turn(False))]
        ways.append((_("Into the drawer"), self._in, lambda: self._turn(True)))
        self.ids.way.draw(ways)
        self.ids.why.say = _("What was it put in for?") if self._in else _("What was it taken out for?")
        reasons = view.reasons_in if self._in else view.reasons_out
        for chip, (code, word) in zip(fill_up(self.ids.reasons, len(reasons), Chip), reasons, strict=True):
            role = "chosen" if code == self._reason else "plain"
            chip.draw(Action(word, partial(self._because, code), role=role))

    def _turn(self, into: bool) -> None:
        self._in, self._reason = into, ""
        self.draw(self.view)
        self.changed()

    def _because(self, reason: str) -> None:
        self._reason = reason
        self.draw(self.view)
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """Back, or do it; the drawer opens then."""
        _, amount = self._, self.entry.keypad.number
        word = _("Put in {amount}") if self._in else _("Take out {amount}")
        go = Action(
            word.format(amount=self.words.amount(amount)),
            lambda: self.deeds.move_cash(amount if self._in else -amount, self._reason),
            role="accent",
            weight=2.2,
            enabled=amount > 0 and bool(self._reason),
        )
        return Action(_("Back"), self.deeds.go_more, "arrow-left"), go
