"""Emergency mode: what is broken, and what selling without it means. A manager begins it."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up
from appliance.words import N_

load(__file__)
MEANS = {
    "": N_("Tap what is wrong. It is journalled, and it stands on the Z report"),
    "printer": N_("Sales go on without paper. Receipts are owed and print first when the printer is well"),
    "drawer": N_("Cash is taken, whatever the drawer says of itself. Keep an eye on it"),
    "other": N_("Sales go on without printer and drawer. Receipts are owed and print when all is well"),
}
"""What becomes of sales, by cause."""


@dataclass(frozen=True)
class EmergencyView:
    """What can be wrong, as (cause, reason in words); the cause is `till.modes`' own."""

    reasons: tuple[tuple[str, str], ...] = ()


class EmergencyStage(Stage):
    """One tap for the reason, one to begin."""

    def build(self) -> None:
        """Nothing chosen."""
        self._chosen: tuple[str, str] = ("", "")
        self.ids.title.say = self._("What is wrong?")

    def enter(self) -> None:
        """Nothing chosen."""
        self._chosen = ("", "")

    def draw(self, view: EmergencyView) -> None:
        """Show the reasons, and what the chosen one means."""
        self.view = view
        self.ids.means.say = self._(MEANS[self._chosen[0]])
        self.ids.reasons.cols = 1 if look().panel.portrait else 2
        for button, reason in zip(
            fill_up(self.ids.reasons, len(view.reasons), BigButton), view.reasons, strict=True
        ):
            role = "chosen" if reason == self._chosen else "plain"
            button.draw(Action(reason[1], partial(self._choose, reason), role=role))

    def _choose(self, reason: tuple[str, str]) -> None:
        self._chosen = reason
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Not yet, or begin."""
        _, (cause, reason) = self._, self._chosen
        begin = Action(
            _("Begin the emergency mode"),
            lambda: self.deeds.begin_emergency(cause, reason),
            role="accent",
            weight=2.2,
            enabled=bool(cause),
        )
        return Action(_("Back"), self.deeds.leave, "arrow-left"), begin
