"""Which one? A product that is to be had in several sizes or colours, each of them a tile."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage
from appliance.ui.theme import GROUPS, look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.text import Text, extent
from appliance.ui.widgets.tile import Face
from appliance.ui.widgets.tiles import Tiles


@dataclass(frozen=True)
class VariantItem:
    """One of them; price in minor units (None: asked for)."""

    number: str
    variant: str
    price: int | None
    code: str = ""
    on_hand: int | None = None
    """Thousandths; None: no stock is kept of it."""


@dataclass(frozen=True)
class VariantsView:
    """What they are called together, all of them, and their group's colour."""

    family: str = ""
    variants: tuple[VariantItem, ...] = ()
    colour: str = "grey"


class VariantsStage(Stage):
    """One tap sells."""

    def build(self) -> None:
        """Make the sentence and the tiles."""
        self.orientation, self.spacing = "vertical", look().mm(1.5)
        self.title = Text(size_name="title", bold=True, cut=2, natural=True)
        self.tiles = Tiles()
        self.tiles.more = self._("More …")
        self.add_widget(self.title)
        self.add_widget(self.tiles)

    def enter(self) -> None:
        """The first of them."""
        self.tiles.page = 0

    def draw(self, view: VariantsView) -> None:
        """Show them, each with what it costs and what is left of it."""
        self.view = view
        self.title.say = self._("{name}: which one?", name=view.family)
        faces = [self._face(one) for one in view.variants]
        small = look().font("small")
        widest = max((extent(face.price, small, False) for face in faces), default=0)
        self.tiles.wide = widest + look().mm(4)  # what it costs and what is left of it is said whole
        self.tiles.draw(faces)

    def _face(self, one: VariantItem) -> Face:
        said = self.words.amount(one.price) if one.price is not None else self._("Price …")
        if one.on_hand is not None:
            said = f"{said} · {self._('{count} left', count=self.words.quantity(one.on_hand))}"
        return Face(one.variant, said, GROUPS[self.view.colour], partial(self.deeds.tap, one.number))

    def actions(self) -> tuple[Action, ...]:
        """None of them."""
        return (Action(self._("Back"), self.deeds.go_sale, "arrow-left"),)
