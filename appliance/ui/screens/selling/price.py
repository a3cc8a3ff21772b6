"""A price that is typed: for goods without one, or for something sold by its group alone."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only

load(__file__)


@dataclass(frozen=True)
class PriceView:
    """What the price is for: a name, or one of the groups (code, name) to choose from."""

    name: str = ""
    groups: tuple[tuple[str, str], ...] = ()


class PriceStage(Stage):
    """First the group, where there is a choice, then a keypad."""

    def build(self) -> None:
        """Add the keypad."""
        self._group = ""
        self.entry = AmountEntry(self.words)
        self.entry.label.say = self._("Price")
        self.entry.on_typed = self.changed
        self.groups = Picks()

    def enter(self) -> None:
        """Nothing typed."""
        self._group = ""
        self.entry.clear()

    def draw(self, view: PriceView) -> None:
        """Show what it is for."""
        self.view = view
        names = dict(view.groups)
        self.ids.title.say = view.name or names.get(self._group) or self._("Which group?")
        wanted = self.groups if view.groups and not self._group else self.entry
        only(self.ids.place, wanted)
        self.groups.draw([Item(name, deed=partial(self._choose, code)) for code, name in view.groups])

    def _choose(self, code: str) -> None:
        self._group = code
        self.again()

    def actions(self) -> tuple[Action, ...]:
        """Back, or put it into the basket."""
        _, price = self._, self.entry.keypad.number
        ready = price > 0 and (bool(self._group) or not self.view.groups)
        put = Action(
            _("Put in basket"),
            lambda: self.deeds.set_price(self._group, price),
            role="accent",
            weight=2.2,
            enabled=ready,
        )
        return Action(_("Back"), self.deeds.leave, "arrow-left"), put
