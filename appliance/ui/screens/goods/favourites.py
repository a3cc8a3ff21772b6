"""The favourites are laid out: their tiles stand as they do in a sale, and a finger takes them up.

Every change holds at once, and the last can be undone; nothing is asked. What is scanned gets a tile.
"""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePath
from typing import Any

from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from appliance.domain import favourites as layout
from appliance.domain.favourites import LONGEST, Look, Page, Pages
from appliance.domain.product import COLOURS
from appliance.ui.outside import Stick
from appliance.ui.screens.goods.groups import COLOUR_NAMES
from appliance.ui.screens.selling.sale import TileView
from appliance.ui.screens.selling.search import FoundView
from appliance.ui.stage import Stage, load
from appliance.ui.theme import GROUPS, look
from appliance.ui.widgets.board import Board
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import fill_up, only, show
from appliance.ui.widgets.tabs import HIGH
from appliance.ui.widgets.tile import Face
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
BUTTON = 13
"""Height in mm of what can be done with a tile or a page."""
TITLES = {
    "add": N_("Scan, or type a name or number"),
    "name": N_("What is the page called?"),
    "new": N_("What is the new page called?"),
    "colour": N_("Which colour?"),
    "picture": N_("Which picture?"),
    "page": N_("To which page?"),
}
TYPED = ("add", "name", "new")
HINT = N_("Tap a tile to change it. Drag it to another place, or onto the name of another page.")


@dataclass(frozen=True)
class FavouritesView:
    """All pages, the tiles of the one that is shown, and what a search for one more finds."""

    pages: Pages = (Page(),)
    page: int = 0
    tiles: tuple[TileView, ...] = ()
    looks: dict[str, Look] = field(default_factory=dict)
    """The tiles that have a look of their own, by article number."""
    undo: bool = False
    text: str = ""
    found: tuple[FoundView, ...] = ()
    stick: Stick = field(default_factory=Stick)


class FavouritesStage(Stage):
    """The page as it will be; beside it what can be done with it, or with the tile that was tapped."""

    basket = False

    def is_typing(self) -> bool:
        """While something is typed."""
        return self._step in TYPED

    def build(self) -> None:
        """Make the board, the buttons, the rows and the letters."""
        mm = look().mm
        self._step = self._chosen = ""
        self._of: bytes | None = None
        self.board, self.picks, self.hits = Board(), Picks(), ItemList()
        self.board.tiles.more = self._("More …")
        self.board.dropped, self.board.carried = self._dropped, self._carried
        self.writing = Writing(self._typed, self._("space"), capitals="first", longest=LONGEST)
        self.buttons = GridLayout(spacing=mm(1.5), size_hint_y=None, row_force_default=True)
        self.buttons.cols = 4 if look().panel.portrait else 2
        self.buttons.row_default_height = mm(BUTTON)
        self.buttons.bind(minimum_height=self.buttons.setter("height"))
        self.empty = Widget()
        for box in (self.ids.side, self.ids.beside) if look().panel.portrait else ():
            box.bind(minimum_height=box.setter("height"))

    def enter(self) -> None:
        """The board, and no tile."""
        self._step = self._chosen = ""

    def draw(self, view: FavouritesView) -> None:
        """Show the step."""
        self.view = view
        if self._chosen not in [tile.number for tile in view.tiles]:
            self._chosen = ""
            self._step = "" if self._step in ("colour", "picture", "page") else self._step
        if self._of is not None and self._of != self._worn().image:
            self._step, self._of = "", None
        self._show()

    def _show(self) -> None:
        view, step, _ = self.view, self._step, self._
        page = view.pages[view.page].name or _("Favourites")
        tile = self._tile()
        self.ids.title.say = _(TITLES[step]) if step else tile.name if tile else page
        self.ids.told.say = self._told(tile)
        show(self.ids.tabs, not step, look().mm(HIGH))
        self.ids.tabs.draw([
            (one.name or _("Favourites"), place == view.page, partial(self._turn_page, place))
            for place, one in enumerate(view.pages)
        ])  # fmt: skip
        if look().panel.portrait:
            self.ids.side.size_hint_y = 0.9 if step == "add" else None
            self.ids.beside.size_hint_y = 1 if step == "add" else None
        if step == "add":
            self.hits.draw([self._hit(one) for one in view.found])
            only(self.ids.beside, self.hits)
        elif step:
            only(self.ids.beside, self.empty)
        else:
            self._draw_buttons(tile)
            only(self.ids.beside, *(() if look().panel.portrait else (self.empty,)), self.buttons)
        self.ids.beside.orientation = "vertical"
        if step in TYPED:
            only(self.ids.place, self.writing)
        elif step:
            self.picks.draw(self._rows())
            only(self.ids.place, self.picks)
        else:
            self.board.draw(self._faces())
            only(self.ids.place, self.board)
        self.changed()

    def _told(self, tile: TileView | None) -> str:
        view, _ = self.view, self._
        if self._step == "picture":
            if view.stick.problem:
                return ". ".join(part for part in self.words.problem(view.stick.problem) if part)
            return _("Reading …") if view.stick.reading else _("JPEG or PNG, from a USB stick")
        if self._step:
            return ""
        if tile:
            return self.words.amount(tile.price) if tile.price is not None else _("Price …")
        return _(HINT)

    def _tile(self) -> TileView | None:
        return next((one for one in self.view.tiles if one.number == self._chosen), None)

    def _worn(self) -> Look:
        return self.view.looks.get(self._chosen, Look())

    def _faces(self) -> list[Face]:
        _ = self._
        faces = [
            Face(one.name, self.words.amount(one.price) if one.price is not None else _("Price …"),
                 GROUPS[one.colour], partial(self._choose, one.number), one.image, one.number == self._chosen)
            for one in self.view.tiles
        ]  # fmt: skip
        return [*faces, Face(_("Add …"), tone="outline", deed=partial(self._turn, "add"))]

    def _draw_buttons(self, tile: TileView | None) -> None:
        """What can be done with the tile, or else with the page."""
        view, _ = self.view, self._
        actions = [
            Action(_("Rename"), partial(self._turn, "name"), "pencil-outline"),
            Action(_("New page"), partial(self._turn, "new"), "plus"),
            Action(_("Remove page"), self._remove_page, "trash-can-outline", "stop",
                   enabled=view.pages != (Page(),)),
        ]  # fmt: skip
        if tile:
            actions = [
                Action(_("Colour"), partial(self._turn, "colour"), "tag-outline"),
                Action(_("Picture"), self._look_for_pictures, "eye-outline"),
                Action(_("To another page"), partial(self._turn, "page"), "swap-horizontal",
                       enabled=len(view.pages) > 1),
                Action(_("Take it off"), self._take_off, "close", "stop"),
            ]  # fmt: skip
        for button, action in zip(fill_up(self.buttons, len(actions), BigButton), actions, strict=True):
            button.draw(action)
            button.label.size_name = "small"

    def _rows(self) -> list[Item]:
        return {"colour": self._colours, "picture": self._pictures, "page": self._pages}[self._step]()

    def _colours(self) -> list[Item]:
        own, _ = self._worn().colour, self._
        rows = [("", _("As its group"), "")] + [(one, _(COLOUR_NAMES[one]), GROUPS[one]) for one in COLOURS]
        return [
            Item(word, icon="check" if one == own else "tag-outline", tone=tone or "ink", chosen=one == own,
                 deed=partial(self._dress, colour=one))
            for one, word, tone in rows
        ]  # fmt: skip

    def _pictures(self) -> list[Item]:
        _, stick = self._, self.view.stick
        none = [Item(_("No picture"), icon="close", deed=partial(self._dress, image=b""))]
        rows = none if self._worn().image else []
        if stick.files is None:
            return [*rows, Item(_("Looking …"), icon="magnify", tone="quiet")]
        if not stick.files:
            return [*rows, Item(_("There is no picture on the stick"), icon="magnify", tone="quiet")]
        names = [(file, PurePath(file)) for file in stick.files]
        return rows + [
            Item(path.name, path.parent.name, icon="eye-outline", deed=partial(self._take, file))
            for file, path in names
        ]

    def _pages(self) -> list[Item]:
        return [
            Item(page.name or self._("Favourites"), icon="star-outline", deed=partial(self._move_to, place))
            for place, page in enumerate(self.view.pages)
            if place != self.view.page
        ]

    def _hit(self, found: FoundView) -> Item:
        there = found.number in self.view.pages[self.view.page].products
        price = self.words.amount(found.price) if found.price is not None else self._("Price …")
        return Item(found.name, price, icon="check" if there else "plus", chosen=there,
                    deed=partial(self.deeds.put_favourite, found.number))  # fmt: skip

    def _turn(self, step: str) -> None:
        self._step, self._of = step, None
        if step in TYPED:
            page = self.view.pages[self.view.page]
            self.writing.label.say = self._("Name or number") if step == "add" else self._("Name")
            self.writing.write({"name": page.name, "add": self.view.text}.get(step, ""))
        self._show()

    def _typed(self, text: str) -> None:
        if self._step == "add":
            self.deeds.search(text)
        self.changed()

    def _choose(self, number: str) -> None:
        self._chosen = "" if self._chosen == number else number
        self._show()

    def _turn_page(self, page: int) -> None:
        self._chosen = ""
        self.deeds.choose_page(page)

    def _dropped(self, place: int, to: int) -> None:
        self._move((self.view.page, place), (self.view.page, to))

    def _carried(self, place: int, at: tuple[float, float]) -> None:
        page = self.ids.tabs.at(*self.ids.tabs.to_widget(*self.board.to_window(*at)))
        if page is not None and page != self.view.page:
            self._move((self.view.page, place), (page, len(self.view.pages[page].products)))

    def _move(self, tile: tuple[int, int], to: tuple[int, int]) -> None:
        self.deeds.lay_favourites(layout.moved(self.view.pages, tile, to))

    def _move_to(self, page: int) -> None:
        place = self.view.pages[self.view.page].products.index(self._chosen)
        self._step = ""
        self._move((self.view.page, place), (page, len(self.view.pages[page].products)))

    def _take_off(self) -> None:
        self.deeds.lay_favourites(layout.without(self.view.pages, self.view.page, self._chosen))

    def _remove_page(self) -> None:
        self.deeds.lay_favourites(layout.removed(self.view.pages, self.view.page))

    def _named(self) -> None:
        step, self._step = self._step, ""
        pages, page, name = self.view.pages, self.view.page, self.writing.text
        if step == "name":
            self.deeds.lay_favourites(layout.named(pages, page, name))
        else:
            self.deeds.lay_favourites(layout.added(pages, name))
            self.deeds.choose_page(len(pages))

    def _dress(self, **said: Any) -> None:
        self._step, self._of = "", None
        self.deeds.dress_favourite(self._chosen, replace(self._worn(), **said))

    def _look_for_pictures(self) -> None:
        self._turn("picture")
        self.deeds.look_for_pictures()

    def _take(self, file: str) -> None:
        self._of = self._worn().image
        self.deeds.take_picture(self._chosen, file)

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, the last change undone, one more tile, and to the sale."""
        _ = self._
        if self._step in ("name", "new"):
            on = Action(_("Go on"), self._named, role="accent", weight=2.2, enabled=bool(self.writing.text))
            return Action(_("Back"), partial(self._turn, ""), "arrow-left"), on
        if self._step:
            return (Action(_("Back"), partial(self._turn, ""), "arrow-left"),)
        undo = Action(_("Undo"), self.deeds.undo_favourites, "undo-variant", enabled=self.view.undo)
        sell = Action(_("Back to sale"), self.deeds.go_sale, role="accent", weight=1.9)
        return Action(_("Back"), self.deeds.go_goods, "arrow-left"), undo, sell
