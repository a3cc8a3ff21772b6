"""A report as paper on the screen: the X, a Z, or any other."""

from dataclasses import dataclass

from appliance.domain.receipt import Paper
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action

load(__file__)


@dataclass(frozen=True)
class ReportView:
    """What it is called, and the paper."""

    title: str
    paper: Paper


class ReportStage(Stage):
    """Nothing but the paper."""

    basket = False

    def draw(self, view: ReportView) -> None:
        """Show it."""
        self.view = view
        self.ids.title.say = view.title
        self.ids.paper.draw(view.paper)

    def actions(self) -> tuple[Action, ...]:
        """Back, or print it."""
        _ = self._
        back = Action(_("Back"), self.deeds.leave, "arrow-left")
        return back, Action(_("Print"), self.deeds.print_report, role="accent", weight=2.2)
