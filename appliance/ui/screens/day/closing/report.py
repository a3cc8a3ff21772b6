"""The Z as paper on the screen."""

from appliance.ui.stage import Stage
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.paper import PaperView


class ReportPanel(Stage):
    """Taken already: it is law from here on, and the count follows."""

    def build(self) -> None:
        """Make the paper."""
        self.paper = PaperView()
        self.add_widget(self.paper)

    def draw(self, view) -> None:
        """Show it."""
        self.view = view
        self.paper.draw(view.z)

    def actions(self) -> tuple[Action, ...]:
        """On to the count; its paper has been on the way since it was taken."""
        word = self._("Count the cash")
        return (Action(word, lambda: self.deeds.go_step("count"), role="accent", weight=2.2),)
