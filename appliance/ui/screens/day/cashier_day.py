"""What one cashier did in a day, as its paper: their own, and for whoever may see the figures anybody's."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.screens.day.report import ReportStage, ReportView
from appliance.ui.widgets.button import Action


@dataclass(frozen=True)
class CashierDayView(ReportView):
    """Whose and which day it is called, and the paper."""

    latest: bool = True
    """It is today's: there is none after it."""
    others: bool = False
    """Whoever looks may look at the others' too."""


class CashierDayStage(ReportStage):
    """The paper, and a day to either side."""

    def actions(self) -> tuple[Action, ...]:
        """Back, the days beside it, the others, print."""
        _, deeds, view = self._, self.deeds, self.view
        shown = [
            Action(_("Back"), deeds.leave, "arrow-left"),
            Action(_("Day before"), partial(deeds.turn_cashier_day, -1), "chevron-left"),
            Action(
                _("Day after"), partial(deeds.turn_cashier_day, 1), "chevron-right", enabled=not view.latest
            ),
        ]
        if view.others:
            shown.append(Action(_("Somebody else"), deeds.next_cashier, "account-switch"))
        return *shown, Action(_("Print"), deeds.print_cashier_day, role="accent", weight=1.4)
