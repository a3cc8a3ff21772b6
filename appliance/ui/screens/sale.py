"""Selling: favourites by group, one tap each; a scan needs no touch at all, and a note is one tap to the end.

The row of notes keeps its room while the basket is empty: tiles that moved with the first line would have
the second tap fall on something else.
"""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.theme import GROUPS, look
from appliance.ui.widgets.button import Action, BigButton, Chip, ChipRow, Tile  # noqa: F401  (sale.kv)
from appliance.ui.widgets.surface import Hairline, fill_up, show  # noqa: F401  (sale.kv)
from appliance.ui.widgets.text import Icon, Text, extent  # noqa: F401  (sale.kv)

load(__file__)
TILE = (24, 15.2)
"""Smallest tile in mm; a wider panel shows more of them."""
NARROW_TILE = 21
"""Its width on a panel under 1280 pixels."""
WORDS = 14.4
"""Height in mm below which a tile has smaller words."""
LOW_TILE = 11
"""Height of a tile in mm on a panel too low for three rows of higher ones."""
NOTE = 12
"""Height of the row of notes in mm."""
CHIPS = 9.2
"""Height of the groups' chips in mm."""
CHIP = 23
"""Smallest width of a group's chip in mm."""


@dataclass(frozen=True)
class TileView:
    """A favourite; ``price`` None is asked for, ``colour`` is its group's, one of `theme.GROUPS`."""

    number: str
    name: str
    price: int | None
    colour: str = "grey"


@dataclass(frozen=True)
class SaleView:
    """What can be sold with one tap. ``groups`` are (code, name); ``group`` empty is favourites."""

    tiles: tuple[TileView, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    group: str = ""
    total: int = 0
    lines: int = 0
    parked: int = 0
    training: bool = False
    cash: bool = False
    """Cash may be taken: there is room for a row of notes."""
    notes: tuple[int, ...] = ()
    """What the customer is likely to hand over, in minor units, the least first: the sum itself in coins that
    exist. Empty while there is nothing to pay."""


class Note(BigButton):
    """Cash that the customer hands over: one tap ends the sale, if it still is what the finger fell on.

    A scan may come while the finger is down, and change what the button under it says.
    """

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.of: tuple[int, int] = (0, 0)
        """The sale's total, and what is handed over."""
        self._meant = self.of

    def on_press(self) -> None:
        """Remember what was touched."""
        self._meant = self.of

    def on_release(self) -> None:
        """Do it if it is still that."""
        if self._meant == self.of:
            super().on_release()


def _lower(tile: Tile, low: bool) -> None:
    """Smaller words and edges, for two lines of a name and a price on a low tile."""
    mm = look().mm
    tile.name.size_name = "small" if low else "body"
    tile.padding = [mm(2.6), mm(0.2 if low else 1), mm(1.2), mm(0.2 if low else 1)]
    tile.price.height = mm(3.3 if low else 4.2)


class SaleStage(Stage):
    """Chips for the groups, tiles for the goods; both in pages, so that nothing scrolls away."""

    def build(self) -> None:
        """Start at the first page."""
        self._page = self._group_page = 0
        self.bind(size=lambda *_: self._lay())

    def draw(self, view: SaleView) -> None:
        """Show the groups and the tiles of the chosen one."""
        if self.view and self.view.group != view.group:
            self._page = 0
        self.view = view
        self._lay()

    def _lay(self) -> None:
        if not self.view or self.width < look().mm(40) or self.height < look().mm(30):
            return
        self._lay_groups()
        self._lay_notes()
        self._lay_tiles()

    def _lay_notes(self) -> None:
        """The notes; their room alone while there is nothing to pay."""
        view, row, mm = self.view, self.ids.notes, look().mm
        show(row, self._noted(), mm(NOTE))
        row.opacity = self.ids.rule.opacity = 1 if view.notes and self._noted() else 0
        self.ids.cash.say = self._("Cash")
        said = [self.words.amount(amount) for amount in view.notes]
        room = (self.width - self.ids.legend.width) / max(1, len(said)) - mm(1.5 + 1.2)
        large = all(extent(word, look().font("title"), False) <= room for word in said)
        buttons = fill_up(self.ids.amounts, len(said), Note)
        for button, word, amount in zip(buttons, said, view.notes, strict=True):
            button.draw(Action(word, partial(self.deeds.pay_in_cash, amount), role="money"))
            button.label.size_name = "title" if large else "body"
            button.of = (view.total, amount)

    def _noted(self) -> bool:
        """Is there room for notes beside two rows of goods? On a panel that stands, a banner may take it."""
        least = 2 * LOW_TILE + NOTE + CHIPS + 4 * 1.5
        return self.view.cash and self.height >= look().mm(least)

    def _lay_groups(self) -> None:
        view, _ = self.view, self._
        room = max(2, int(self.width // look().mm(CHIP)))
        every = [("", _("Favourites")), *view.groups]
        if len(every) > room:
            size = room - 1
            pages = -(-len(every) // size)
            self._group_page %= pages
            every = every[self._group_page * size : (self._group_page + 1) * size]
        chips = [(name, code == view.group, partial(self.deeds.choose_group, code)) for code, name in every]
        more = len(view.groups) + 1 > room
        self.ids.groups.draw([*chips, ("", False, self._next_groups)] if more else chips)
        if more:
            chip = self.ids.groups.children[0]
            chip.draw(Action("", self._next_groups, icon="chevron-right", weight=0.5))
            chip.icon.height = look().mm(7)

    def _lay_tiles(self) -> None:
        view, grid, mm = self.view, self.ids.tiles, look().mm
        gap = mm(1.5)
        wide = TILE[0] if look().panel.width >= 1280 else NARROW_TILE
        columns = max(2, int((self.width + gap) // (mm(wide) + gap)))
        notes = 2 * gap + (mm(NOTE) + 1 if self._noted() else 0)
        high = self.height - mm(CHIPS) - notes
        rows = int(high // (mm(TILE[1]) + gap))
        if rows < 3 and high >= 3 * (mm(LOW_TILE) + gap):
            rows = 3
        rows = max(2, rows)
        low = high < rows * (mm(WORDS) + gap)
        grid.cols = columns
        room = columns * rows
        more = len(view.tiles) > room
        size = room - 1 if more else room
        self._page %= max(1, -(-len(view.tiles) // size))
        shown = view.tiles[self._page * size : (self._page + 1) * size]
        tiles = fill_up(grid, room, Tile)
        for place, tile in enumerate(tiles):
            _lower(tile, low)
            if place < len(shown):
                self._draw_tile(tile, shown[place])
            elif not place and not view.tiles and not view.group:
                tile.draw(self._("Put goods in …"), "", "accent", self.deeds.go_goods)
            elif more and place == room - 1:
                tile.draw(self._("More …"), "", "outline", self._next_page)
            else:
                tile.draw("", "", "", None)

    def _draw_tile(self, tile: Tile, view: TileView) -> None:
        price = self.words.amount(view.price) if view.price is not None else self._("Price …")
        tile.draw(view.name, price, GROUPS[view.colour], lambda: self.deeds.tap(view.number))

    def _next_page(self) -> None:
        self._page += 1
        self._lay()

    def _next_groups(self) -> None:
        self._group_page += 1
        self._lay()

    def actions(self) -> tuple[Action, ...]:
        """With an empty basket what begins a sale, otherwise what goes on with it; Pay is last."""
        view, deeds, _ = self.view, self.deeds, self._
        search = Action(_("Search"), deeds.go_search, "magnify")
        more = Action(_("More"), deeds.go_more, "dots-horizontal")
        parked = Action(_("Parked"), deeds.go_parked, "pause-circle-outline", enabled=False)
        if view.parked and not view.training:
            parked = Action(_("Parked ({count})", count=view.parked), deeds.go_parked, "pause-circle-outline")
        pay = Action(_("Pay"), deeds.pay, role="accent", weight=1.9, enabled=False)
        if not view.lines:
            return search, Action(_("Return"), deeds.go_returns, "keyboard-return"), parked, more, pay
        word = _("Pay {amount}") if view.total >= 0 else _("Pay back {amount}")
        pay = Action(
            word.format(amount=self.words.amount(abs(view.total))), deeds.pay, role="accent", weight=1.9
        )
        discount = Action(_("Discount"), deeds.go_discount_sale, "percent-outline")
        park = Action(_("Park"), deeds.go_park, "pause-circle-outline", enabled=not view.training)
        return search, discount, park, more, pay
