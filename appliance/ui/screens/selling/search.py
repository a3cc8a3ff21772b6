"""Finding goods by name: what is found stands between the typed letters and the keys."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.keyboard import Keyboard
from appliance.ui.widgets.rows import Item
from appliance.words import N_, Words

load(__file__)


@dataclass(frozen=True)
class FoundView:
    """A product that fits: number, name, group's name, price (None: asked for)."""

    number: str
    name: str
    group: str
    price: int | None


@dataclass(frozen=True)
class SearchView:
    """What was looked for, and what fits."""

    text: str = ""
    found: tuple[FoundView, ...] = ()


def nothing(words: Words) -> str:
    """What stands where a search finds nothing."""
    said, do = words("Nothing is called that"), words("Try fewer letters")
    return f"{said}\n{do}"


class SearchStage(Stage):
    """Types, shows, and puts what is tapped into the basket."""

    sought = N_("Name or number")
    """What is typed."""

    def build(self) -> None:
        """Add the keys."""
        self.keyboard = Keyboard(self.deeds.search, self._("space"))
        self.ids.pad.add_widget(self.keyboard)
        self.ids.leave.draw(Action(self._("Back"), self.deeds.go_sale, "arrow-left", weight=None))

    def enter(self) -> None:
        """Begin with nothing typed."""
        self.keyboard.clear()

    def draw(self, view) -> None:
        """Show what was found."""
        self.view = view
        self.keyboard.text = view.text
        self.ids.sought.draw(view.text, self._(self.sought))
        self.ids.list.draw([self._row(one) for one in view.found], self._nothing())

    def _row(self, found) -> Item:
        price = self.words.amount(found.price) if found.price is not None else self._("Price …")
        return Item(found.name, found.group, price, deed=partial(self.deeds.tap, found.number))

    def _nothing(self) -> tuple[str, str]:
        """An icon and words where nothing was found."""
        return "magnify", nothing(self._) if self.view.text else ""
