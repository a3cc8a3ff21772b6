"""Somebody who may approves of one thing that the cashier may not do alone: a name, then their PIN.

The basket stays beside it, and the cashier stays logged in.
"""

from dataclasses import dataclass

from appliance.ui.screens.people.log_in import LogInStage, LogInView
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.pin import PIN


@dataclass(frozen=True)
class CountersignView(LogInView):
    """`LogInView` of those who may; ``ask`` is who is asked for."""

    what: str = ""
    """What they approve of."""


class CountersignStage(LogInStage):
    """One who may alone is not asked for their name; upright, the digits take the basket's room."""

    asks = True

    def build(self) -> None:
        """Leave the basket beside it where there is room."""
        self.basket = not look().panel.portrait
        super().build()

    def draw(self, view: LogInView) -> None:
        """Show names, or the PIN of the chosen one."""
        if len(view.cashiers) == 1:
            self._who = view.cashiers[0]
        if isinstance(view, CountersignView):
            self._what = view.what
        super().draw(view)

    def _hint(self) -> str:
        troubled = self.view.wrong or self.view.wait
        return super()._hint() if troubled else self._what

    def actions(self) -> tuple[Action, ...]:
        """Leave it, or approve."""
        if not self.view:
            return ()
        _, typed = self._, self.keypad.typed
        back = Action(_("Back"), self.deeds.go_on_without, "arrow-left")
        if not self._who:
            return (back,)
        number = self._who[0]
        ready = len(typed) >= PIN[0] and not self.view.wait
        approve = Action(
            _("Approve"),
            lambda: self.deeds.countersign(number, typed),
            role="accent",
            weight=2.2,
            enabled=ready,
        )
        if len(self.view.cashiers) == 1:
            return back, approve
        return back, Action(_("Somebody else"), self._again, "account-switch"), approve
