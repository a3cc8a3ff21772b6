"""What does it cost? Scan, or look it up by name; nothing goes into the basket unasked."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.screens.selling.search import FoundView, nothing
from appliance.ui.sought import SoughtStage
from appliance.ui.stage import load
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Empty, Item, ItemList
from appliance.ui.widgets.surface import only

load(__file__)


@dataclass(frozen=True)
class AskedView:
    """The goods that were asked for; price in minor units, None: typed at the sale."""

    number: str
    name: str
    group: str
    price: int | None
    unit: str = ""
    """What the price is for, where it is not a piece."""


@dataclass(frozen=True)
class PriceCheckView:
    """The last answer, and what fits the letters that are typed."""

    asked: AskedView | None = None
    text: str = ""
    found: tuple[FoundView, ...] = ()


class PriceCheckStage(SoughtStage):
    """A card with the price in the largest size; the next scan shows the next."""

    def build(self) -> None:
        """Make the keys, the hits, the card and what stands there before the first answer."""
        self._seek(self.deeds.search)
        self.list, self.empty = ItemList(), Empty("barcode-scan")
        self.empty.label.say = self._("Scan it, or look it up by its name")
        self.card = self.ids.card.__self__

    def draw(self, view: PriceCheckView) -> None:
        """Show the answer, or what fits."""
        if view.asked and (not self.view or view.asked != self.view.asked):
            self._typing = False
        self.view, _ = view, self._
        self.keyboard.text = view.text
        self.ids.sought.draw(view.text if self._typing else "", _("Name or number"))
        self._draw_card(view.asked)
        only(self.ids.place, self.list if self._typing else self.card if view.asked else self.empty)
        self._draw_keys()
        if self._typing:
            self._draw_hits(view)

    def _draw_card(self, asked: AskedView | None) -> None:
        _ = self._
        if not asked:
            return
        self.ids.name.say = asked.name
        if asked.price is None:
            self.ids.price.say, self.ids.price.size_name = _("The price is typed at the sale"), "title"
        else:
            self.ids.price.say, self.ids.price.size_name = self.words.amount(asked.price), "change"
        each = _("for one {unit}", unit=asked.unit) if asked.unit else ""
        self.ids.about.say = " · ".join(part for part in (each, asked.group) if part)

    def _draw_hits(self, view: PriceCheckView) -> None:
        _, amount = self._, self.words.amount
        items = [
            Item(
                found.name,
                found.group,
                amount(found.price) if found.price is not None else _("Price …"),
                deed=partial(self.deeds.ask_price, found.number),
            )
            for found in view.found
        ]
        self.list.draw(items, ("magnify", nothing(_) if view.text else ""))

    def actions(self) -> tuple[Action, ...]:
        """Back to selling; take back without a receipt, or sell, what was asked for."""
        _ = self._
        if self._typing:
            return ()
        back = Action(_("Back"), self.deeds.end_price_check, "arrow-left")
        sell = Action(
            _("Sell it"), self.deeds.sell_asked, role="accent", weight=2.2, enabled=bool(self.view.asked)
        )
        take = Action(
            _("Take it back"),
            self.deeds.go_loose,
            "keyboard-return",
            weight=1.4,
            enabled=bool(self.view.asked),
        )
        return back, take, sell
