"""In whose name is the pass? Typed, or left empty: then it is whoever's that has it."""

from dataclasses import dataclass

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.title import Title
from appliance.ui.widgets.writing import Writing

LONGEST = 40
"""Letters of a name."""


@dataclass(frozen=True)
class HolderView:
    """The pass that is being sold."""

    name: str = ""


class HolderStage(Stage):
    """A line of letters."""

    types = True

    def build(self) -> None:
        """Make the title, the line and its keys."""
        self.orientation, self.spacing = "vertical", look().mm(1.2)
        self.title = Title()
        self.writing = Writing(self.changed, self._("space"), capitals="words", longest=LONGEST)
        self.writing.label.say = self._("Name")
        for part in (self.title, self.writing):
            self.add_widget(part)

    def enter(self) -> None:
        """Nothing typed."""
        self.writing.write("")

    def draw(self, view: HolderView) -> None:
        """Say what it is the name for."""
        self.view = view
        self.title.say = self._("Holder of {name}", name=view.name)

    def actions(self) -> tuple[Action, ...]:
        """Back, without a name, or in the one that is typed."""
        _, sell, name = self._, self.deeds.sell_in_name, self.writing.text
        return (
            Action(_("Back"), self.deeds.leave, "arrow-left"),
            Action(_("Without a name"), lambda: sell(""), weight=1.4),
            Action(_("Put in basket"), lambda: sell(name), role="accent", weight=2.2, enabled=bool(name)),
        )
