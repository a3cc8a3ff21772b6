"""Which day is the ticket for? A touch on it sells the ticket."""

from dataclasses import dataclass

from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.days import Days
from appliance.ui.widgets.title import Title


@dataclass(frozen=True)
class VisitView:
    """The ticket that is being sold, and the business date."""

    name: str = ""
    today: str = "2026-01-01"


class VisitStage(Stage):
    """A month of days, today lit."""

    basket = False

    def build(self) -> None:
        """Make the title and the days."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self.title = Title()
        self.days = Days(self.words)
        self.add_widget(self.title)
        self.add_widget(self.days)

    def enter(self) -> None:
        """This month, when it is drawn."""
        self.view = None

    def draw(self, view: VisitView) -> None:
        """Show the days; a month that was turned to stays."""
        if self.view != view:
            self.days.draw(view.today, view.today, self.deeds.sell_for_day)
        self.view = view
        self.title.say = self._("{name}: for which day?", name=view.name)

    def actions(self) -> tuple[Action, ...]:
        """Back, or today."""
        _, today = self._, self.view.today
        return (
            Action(_("Back"), self.deeds.leave, "arrow-left"),
            Action(_("Today"), lambda: self.deeds.sell_for_day(today), role="accent", weight=2.2),
        )
