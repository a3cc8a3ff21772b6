"""Finding a customer: by name, number, phone or organisation number, as goods are found by name."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.screens.selling.search import SearchStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.keyboard import Keyboard
from appliance.ui.widgets.rows import Item
from appliance.words import N_


@dataclass(frozen=True)
class CustomersView:
    """What was typed, and who fits: (number, name, what else tells them apart)."""

    text: str = ""
    found: tuple[tuple[str, str, str], ...] = ()


class CustomersStage(SearchStage):
    """Types, shows, and turns to whoever is tapped."""

    types = True
    sought = N_("Name, number or phone")

    def build(self) -> None:
        """Add the keys, and a way to somebody new."""
        self.keyboard = Keyboard(self.deeds.search, self._("space"))
        self.ids.pad.add_widget(self.keyboard)
        new = BigButton(width=look().mm(20))
        new.draw(Action(self._("New"), self.deeds.new_customer, "plus", weight=None))
        self.ids.leave.draw(Action(self._("Back"), self.deeds.leave, "arrow-left", weight=None))
        self.ids.head.add_widget(new)

    def _row(self, found: tuple[str, str, str]) -> Item:
        number, name, detail = found
        return Item(name, detail, icon="account", deed=partial(self.deeds.look_at_customer, number))

    def _nothing(self) -> tuple[str, str]:
        _ = self._
        said = _("Nobody is called that") if self.view.text else _("No customer is known yet")
        do = _("Tap New to make them known")
        return "account", f"{said}\n{do}"
