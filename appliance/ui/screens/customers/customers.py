"""Finding a customer: by name, number, phone or organisation number, as goods are found by name."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.screens.selling.search import SearchStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.keyboard import Keyboard
from appliance.ui.widgets.rows import Item


@dataclass(frozen=True)
class CustomersView:
    """What was typed, and who fits: (number, name, what else tells them apart)."""

    text: str = ""
    found: tuple[tuple[str, str, str], ...] = ()


class CustomersStage(SearchStage):
    """Types, shows, and turns to whoever is tapped."""

    types = True

    def build(self) -> None:
        """Add the keys, and a way to somebody new."""
        self.keyboard = Keyboard(self.deeds.search, self._("space"))
        self.ids.pad.add_widget(self.keyboard)
        new = BigButton(width=look().mm(20))
        new.draw(Action(self._("New"), self.deeds.new_customer, "plus", weight=None))
        self.ids.leave.draw(Action(self._("Back"), self.deeds.leave, "arrow-left", weight=None))
        self.ids.head.add_widget(new)

    def draw(self, view: CustomersView) -> None:  # type: ignore[override]
        """Show who fits."""
        self.view, _ = view, self._
        self.keyboard.text = view.text
        self.ids.typed.say = view.text or _("Name, number or phone")
        self.ids.typed.tone = "ink" if view.text else "quiet"
        items = [
            Item(name, detail, icon="account", deed=partial(self.deeds.look_at_customer, number))
            for number, name, detail in view.found
        ]
        said = _("Nobody is called that") if view.text else _("No customer is known yet")
        self.ids.list.draw(items, ("account", f"{said}\n{_('Tap New to make them known')}"))
