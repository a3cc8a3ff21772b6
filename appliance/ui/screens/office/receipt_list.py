"""The receipts behind a bar of the owner's figures: the newest, one as printed, and its way to the books."""

from dataclasses import dataclass
from functools import partial

from appliance.domain.receipt import Paper
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import only

load(__file__)


@dataclass(frozen=True)
class FoundItem:
    """One receipt of the list: its entry's row, what it is called, when, how it was paid, its total."""

    row: int
    name: str
    when: str
    paid_with: str
    total: int


@dataclass(frozen=True)
class ReceiptListView:
    """The receipts, and the one that is looked at with its paper and its voucher."""

    of: str
    """What they have in common, in words."""
    days: str
    """Which days they are from, in words."""
    found: tuple[FoundItem, ...] = ()
    chosen: int = 0
    paper: Paper = ()
    z: str = ""
    """How the Z that it is in stands in the books, in words; empty while its day is open."""
    voucher: str = ""
    """The voucher by which that Z stands; empty where there is none."""
    more: bool = False
    """There are more than are listed."""


class ReceiptListStage(Stage):
    """The list on the left, paper on the right."""

    basket = False

    def build(self) -> None:
        """Make the list; on a panel that stands it is above the paper."""
        self.list = ItemList()
        self.ids.place.add_widget(self.list)
        self.left, self.paper = self.ids.left.__self__, self.ids.paper.__self__
        portrait = look().panel.portrait
        self.orientation = "vertical" if portrait else "horizontal"
        self.left.size_hint = (1, 0.9) if portrait else (0.85, 1)

    def draw(self, view: ReceiptListView) -> None:
        """Show the list and the paper."""
        moved, self.view, _ = self.view is None or view.found != self.view.found, view, self._
        newest = _("the newest {count}", count=len(view.found)) if view.more else ""
        self.ids.title.say = view.of
        self.ids.days.say = " · ".join(part for part in (view.days, newest) if part)
        items = [
            Item(
                one.name,
                f"{one.when} · {one.paid_with}" if one.paid_with else one.when,
                self.words.amount(one.total),
                chosen=one.row == view.chosen,
                tone="stop" if one.total < 0 else "ink",
                deed=partial(self.deeds.look_at_found, one.row),
            )
            for one in view.found
        ]
        self.list.draw(items, ("receipt-text-outline", _("Nothing was sold then")))
        if moved:
            self.list.scroll_y = 1
        only(self, self.left, *((self.paper,) if view.found else ()))
        self.paper.draw(view.paper)

    def actions(self) -> tuple[Action, ...]:
        """Back to the figures; on to the voucher."""
        _, deeds, view = self._, self.deeds, self.view
        back = Action(_("Back"), deeds.go_figures, "arrow-left")
        if not view.chosen:
            return (back,)
        said = view.z or _("Its day is still open")
        books = partial(deeds.go_voucher, view.voucher)
        return back, Action(said, books, "book-open-variant", weight=3, enabled=bool(view.voucher))
