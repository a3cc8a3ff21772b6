"""A stop: the till cannot store, so it does not sell. Nothing else is on the screen."""

from dataclasses import dataclass

from appliance.domain.problems import Problem
from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action

load(__file__)


@dataclass(frozen=True)
class StopView:
    """What stopped the till."""

    problem: Problem


class StopStage(Stage):
    """Large, red, and says whom to call."""

    basket = False

    def draw(self, view: StopView) -> None:
        """Say it."""
        self.view = view
        self.ids.what.say, self.ids.sale.say, self.ids.do.say = self.words.problem(view.problem)

    def actions(self) -> tuple[Action, ...]:
        """Only to look again."""
        return (Action(self._("Try again"), self.deeds.try_again, "refresh"),)
