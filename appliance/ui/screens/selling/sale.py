"""Selling: favourites by group, one tap each; a scan needs no touch at all, and a note is one tap to the end.

The row of notes keeps its room while the basket is empty: tiles that moved with the first line would have
the second tap fall on something else.
"""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.theme import GROUPS, look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.surface import fill_up, show
from appliance.ui.widgets.tabs import HIGH
from appliance.ui.widgets.text import extent
from appliance.ui.widgets.tile import Face
from appliance.ui.widgets.tiles import GAP, LOW

load(__file__)
NOTE = 12
"""Height of the row of notes in mm."""


@dataclass(frozen=True)
class TileView:
    """A favourite; ``price`` None is asked for, ``colour`` (of `theme.GROUPS`) its own or its group's."""

    number: str
    name: str
    price: int | None
    colour: str = "grey"
    image: bytes = b""
    """A picture as JPEG, or none."""
    variants: bool = False
    """It stands for several, and a tap asks which."""
    least: bool = False
    """Others of them cost more."""


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
    beside: str = "park"
    """One of `till.papers.BESIDES`: what stands beside an open sale."""
    cash: bool = False
    """Cash may be taken: there is room for a row of notes."""
    notes: tuple[int, ...] = ()
    """What the customer is likely to hand over, in minor units, the least first: the sum itself in coins that
    exist. Empty while there is nothing to pay."""
    pages: tuple[str, ...] = ("",)
    """Names of the favourites' pages; empty: favourites, as the language calls them."""
    page: int = 0
    unlaid: bool = False
    """Nothing was chosen for this page yet, and who is logged in may do so."""


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


class SaleStage(Stage):
    """Tabs for the pages and the groups, tiles for the goods; both in parts, so that nothing scrolls away."""

    def build(self) -> None:
        """Say where a swipe leads."""
        self.ids.tiles.more, self.ids.tiles.past = self._("More …"), self._swiped
        self.bind(size=lambda *_: self._lay_notes())

    def draw(self, view: SaleView) -> None:
        """Show the groups and the tiles of the chosen one."""
        old, self.view = self.view, view
        if not old or (old.pages, old.page, old.groups, old.group) != (
            view.pages, view.page, view.groups, view.group,
        ):  # fmt: skip
            self.ids.tiles.page = 0
            self._draw_tabs()
        self._lay_notes()
        if not old or (old.tiles, old.unlaid) != (view.tiles, view.unlaid):
            self.ids.tiles.draw(self._faces())

    def _lay_notes(self) -> None:
        """The notes; their room alone while there is nothing to pay."""
        view, row, mm = self.view, self.ids.notes, look().mm
        if not view or self.width < mm(40) or self.height < mm(30):
            return
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
        least = 2 * LOW + NOTE + HIGH + 4 * GAP
        return self.view.cash and self.height >= look().mm(least)

    def _draw_tabs(self) -> None:
        """The pages, then the groups."""
        view, deeds, _ = self.view, self.deeds, self._
        pages = [
            (name or _("Favourites"), not view.group and page == view.page, partial(deeds.choose_page, page))
            for page, name in enumerate(view.pages)
        ]
        groups = [(name, code == view.group, partial(deeds.choose_group, code)) for code, name in view.groups]
        self.ids.groups.draw([*pages, *groups])

    def _swiped(self, step: int) -> None:
        """To the page or the group beside this one, as they stand above the tiles."""
        view = self.view
        codes = [code for code, _ in view.groups]
        at = len(view.pages) + codes.index(view.group) if view.group in codes else view.page
        to = (at + step) % (len(view.pages) + len(codes))
        if to < len(view.pages):
            self.deeds.choose_page(to)
        else:
            self.deeds.choose_group(codes[to - len(view.pages)])

    def _faces(self) -> list[Face]:
        """The goods; where there are none, or nobody chose any, the way to change that stands beside them."""
        view, deeds, _ = self.view, self.deeds, self._
        faces = [self._face(one) for one in view.tiles]
        if not faces and not view.group and len(view.pages) == 1:
            return [Face(_("Put goods in …"), tone="accent", deed=deeds.go_goods)]
        if view.unlaid:
            faces.insert(0, Face(_("Choose tiles …"), tone="accent", deed=deeds.go_favourites))
        return faces

    def _face(self, view: TileView) -> Face:
        price = self.words.amount(view.price) if view.price is not None else self._("Price …")
        if view.least:
            price = self._("from {amount}", amount=price)
        sell = self.deeds.choose_variant if view.variants else self.deeds.tap
        return Face(view.name, price, GROUPS[view.colour], partial(sell, view.number), view.image)

    def actions(self) -> tuple[Action, ...]:
        """With an empty basket what begins a sale, otherwise what goes on with it; Pay is last."""
        view, deeds, _ = self.view, self.deeds, self._
        search = Action(_("Search"), deeds.go_search, "magnify")
        more = Action(_("More"), deeds.go_more, "dots-horizontal")
        parked = Action(_("Parked"), deeds.go_parked, "pause-circle-outline", enabled=False)
        if view.parked and not view.training:
            parked = Action(_("Parked ({count})", count=view.parked), deeds.go_parked, "pause-circle-outline")
        pay = Action(_("Pay"), deeds.pay, role="accent", weight=1.7, enabled=False)
        if not view.lines:
            return search, Action(_("Return"), deeds.go_returns, "keyboard-return"), parked, more, pay
        word = _("Pay {amount}") if view.total >= 0 else _("Pay back {amount}")
        pay = Action(
            word.format(amount=self.words.amount(abs(view.total))), deeds.pay, role="accent", weight=1.7
        )
        discount = Action(_("Discount"), deeds.go_discount_sale, "percent-outline")
        beside = Action(_("Park"), deeds.go_park, "pause-circle-outline", enabled=not view.training)
        if view.beside == "return":
            beside = Action(_("Return"), deeds.go_returns, "keyboard-return")
        return search, discount, beside, more, pay
