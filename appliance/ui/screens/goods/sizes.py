"""A product's sizes and colours, as whoever runs the shop keeps them: which there are, and one more.

A product that stands alone is first told which one it is itself.
"""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.ui.screens.selling.variants import VariantItem
from appliance.ui.stage import SteppedStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import AmountEntry, NumberEntry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.title import Title
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

LONGEST = 40
"""Letters of a size and a colour."""
TITLES = {
    "name": N_("Which one is number {number}? Such as M blue"),
    "new": N_("Which one is the new one? Such as M blue"),
    "price": N_("What does it cost?"),
    "code": N_("Its barcode, if it has one"),
}


@dataclass(frozen=True)
class SizesView:
    """What they are called together; all of them, or the product that stands alone."""

    family: str = ""
    number: str = ""
    """Of the product that was looked at."""
    variants: tuple[VariantItem, ...] = ()
    saves: int = 0
    """Rises with each that is saved: what was open is done."""


class SizesStage(SteppedStage):
    """A list; a new one in three short steps: which, price, barcode."""

    basket = False
    lettered = ("name", "new")

    def build(self) -> None:
        """Make the sentence, the rows, the letters and the digits."""
        self._said = self._named = ""
        self._price = 0
        self.orientation, self.spacing = "vertical", look().mm(1.5)
        self.title = Title()
        self.picks = Picks()
        self.writing = Writing(self.changed, self._("space"), capitals="all", longest=LONGEST)
        self.writing.label.say = self._("Size and colour")
        self.entry = AmountEntry(self.words)
        self.entry.label.say = self._("Price")
        self.code = NumberEntry(longest=14, noughts=True)
        self.code.label.say = self._("Barcode")
        for entry in (self.entry, self.code):
            entry.on_typed = self.changed
        self.place = BoxLayout()
        self.add_widget(self.title)
        self.add_widget(self.place)

    def draw(self, view: SizesView) -> None:
        """Show the step."""
        if self._take(view):
            self._step = "list"
            if not view.variants[0].variant:
                self._rename(view.number, "")
                return
        self._show()

    def _show(self) -> None:
        family = self._("{name}: sizes and colours", name=self.view.family)
        said = self._(TITLES[self._step], number=self._named) if self._step in TITLES else family
        self.title.say = said
        parts = {"name": self.writing, "new": self.writing, "price": self.entry, "code": self.code}
        only(self.place, parts.get(self._step, self.picks))
        self.picks.draw([self._row(one) for one in self.view.variants])

    def _row(self, one: VariantItem) -> Item:
        left = (
            self._("{count} left", count=self.words.quantity(one.on_hand)) if one.on_hand is not None else ""
        )
        price = self.words.amount(one.price) if one.price is not None else self._("Price …")
        about = " · ".join(filter(None, (one.number, one.code, left)))
        return Item(one.variant, about, price, icon="pencil-outline",
                    deed=partial(self._rename, one.number, one.variant))  # fmt: skip

    def _rename(self, number: str, variant: str) -> None:
        self._named = number
        self.writing.write(variant)
        self._turn("name")

    def _begin(self) -> None:
        self.writing.write("")
        self._turn("new")

    def _which(self) -> None:
        """Which one is typed: the price comes next, that of the first where nothing else is typed."""
        self._said = self.writing.text
        self.entry.clear()
        price = self.view.variants[0].price
        self.entry.keypad.typed = str(price) if price else ""
        self._turn("price")

    def _priced(self) -> None:
        self._price = self.entry.keypad.number
        self.code.clear()
        self._turn("code")

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, step, typed = self._, self._step, bool(self.writing.text)
        alone = not self.view.variants[0].variant
        if step == "list":
            new = Action(_("One more"), self._begin, "plus", role="accent", weight=2.2)
            return Action(_("Back"), self.deeds.back_to_product, "arrow-left"), new
        before = {"price": "new", "code": "price"}.get(step, "list")
        out = self.deeds.back_to_product if alone else self._to(before)
        on = {
            "name": (_("Save"), self._save_name, typed),
            "new": (_("Go on"), self._which, typed),
            "price": (_("Go on"), self._priced, self.entry.keypad.number > 0),
            "code": (_("Save"), self._save, True),
        }[step]
        return (
            Action(_("Back"), out, "arrow-left"),
            Action(on[0], on[1], role="accent", weight=2.2, enabled=on[2]),
        )

    def _save_name(self) -> None:
        self.deeds.name_variant(self._named, self.writing.text)

    def _save(self) -> None:
        self.deeds.add_variant(self.view.number, self._said, self._price, self.code.keypad.typed)
