"""What is in a bundle: goods and how many of each, found by name; nothing is kept before it is saved."""

from dataclasses import dataclass, replace
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.bundle import Part
from appliance.ui.screens.selling.search import nothing
from appliance.ui.stage import SteppedStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.keyboard import KEYS, Keyboard
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.title import Title
from appliance.ui.widgets.writing import Sought


@dataclass(frozen=True)
class PartItem:
    """A part; what one costs alone today, in minor units."""

    number: str
    name: str
    price: int
    pieces: int = 1


@dataclass(frozen=True)
class BundleView:
    """A product, its price in minor units (None: asked for), what is in it, and what a search finds."""

    number: str = ""
    name: str = ""
    price: int | None = None
    parts: tuple[PartItem, ...] = ()
    found: tuple[PartItem, ...] = ()
    typed: str = ""


class BundleStage(SteppedStage):
    """The parts; a search that puts one in; how many of it."""

    basket = False
    lettered = ("find",)

    def build(self) -> None:
        """Make the sentences, the rows, the letters and the digits."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self._chosen = ""
        self._parts: tuple[PartItem, ...] = ()
        self.title = Title()
        self.told = Text(tone="quiet", cut=1, size_hint_y=None, height=mm(5))
        self.place, self.picks, self.hits, self.sought = BoxLayout(), Picks(), Picks(), Sought()
        self.pieces = Entry(lambda keypad: keypad.typed or "0", extra="", longest=2)
        self.pieces.label.say = self._("How many")
        self.pieces.on_typed = self.changed
        done = self._("Done"), self._to("list")
        self.keyboard = Keyboard(self.deeds.search, self._("space"), done, size_hint_y=None)
        self.keyboard.height = mm(KEYS)
        self.search = BoxLayout(orientation="vertical", spacing=mm(1.5))
        for part in (self.sought, self.hits, self.keyboard):
            self.search.add_widget(part)
        for part in (self.title, self.told, self.place):
            self.add_widget(part)

    def draw(self, view: BundleView) -> None:
        """Show the step."""
        self.view = view
        if not self._step:
            self._step, self._parts = "list", view.parts
        self._show()

    def _show(self) -> None:
        _, step, amount = self._, self._step, self.words.amount
        alone = amount(sum(one.price * one.pieces for one in self._parts))
        whole = amount(self.view.price) if self.view.price is not None else _("Price …")
        self.title.say = _("{name}: what is in it", name=self.view.name)
        self.told.say = _("Alone {alone}, together {price}", alone=alone, price=whole)
        if step == "find":
            typed = self.view.typed
            self.sought.draw(typed, _("Name or number"))
            hits = [self._hit(one) for one in self.view.found]
            self.hits.draw(hits, ("magnify", nothing(_) if typed else ""))
        elif step == "pieces":
            self.title.say = next(one.name for one in self._parts if one.number == self._chosen)
        else:
            self.picks.draw(self._rows())
        above = {"find": (), "pieces": (self.title,)}.get(step, (self.title, self.told))
        only(self, *above, self.place)
        only(self.place, {"find": self.search, "pieces": self.pieces}.get(step, self.picks))

    def _rows(self) -> list[Item]:
        return [
            Item(self._("Find a product"), self._("Name or number"), icon="magnify",
                 deed=self._to("find")),
            *(
                Item(one.name, one.number, f"{one.pieces} × {self.words.amount(one.price)}",
                     icon="package-variant-closed", deed=partial(self._choose, one.number))
                for one in self._parts
            ),
        ]  # fmt: skip

    def _hit(self, one: PartItem) -> Item:
        held = any(part.number == one.number for part in self._parts)
        return Item(one.name, one.number, self.words.amount(one.price), icon="check" if held else "",
                    chosen=held, deed=partial(self._put, one))  # fmt: skip

    def _prepare(self, step: str) -> None:
        if step == "find":
            self.keyboard.clear()
        elif step == "pieces":
            self.pieces.clear()

    def _choose(self, number: str) -> None:
        """How many of this part?"""
        self._chosen = number
        self._turn("pieces")

    def _put(self, one: PartItem) -> None:
        """One more of it, at the end where it is new."""
        held = {part.number: part for part in self._parts}
        held[one.number] = replace(one, pieces=held[one.number].pieces + 1) if one.number in held else one
        self._parts = tuple(held.values())
        self._turn("list")

    def _set(self, pieces: int) -> None:
        """So many of the chosen one; none takes it out."""
        changed = (replace(one, pieces=pieces) if one.number == self._chosen else one for one in self._parts)
        self._parts = tuple(one for one in changed if one.pieces)
        self._turn("list")

    def _save(self) -> None:
        self.deeds.save_bundle(self.view.number, tuple(Part(one.number, one.pieces) for one in self._parts))

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _ = self._
        if self._step == "find":  # the keys have one
            return ()
        if self._step == "pieces":
            pieces = self.pieces.keypad.number
            return (
                Action(_("Back"), self._to("list"), "arrow-left"),
                Action(_("Take it out"), partial(self._set, 0), "close", role="stop"),
                Action(_("Go on"), partial(self._set, pieces), role="accent", weight=2.2, enabled=pieces > 0),
            )
        changed = self._parts != self.view.parts
        return (
            Action(_("Leave it as it was"), self.deeds.back_to_product, "arrow-left"),
            Action(_("Save"), self._save, role="accent", weight=2.2, enabled=changed),
        )
