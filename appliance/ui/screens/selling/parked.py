"""Sales that wait: tap one to go on with it."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.basket import counted
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Empty, Item, ItemList
from appliance.ui.widgets.status import age
from appliance.ui.widgets.surface import only

load(__file__)
OLD = 3_600_000
"""Milliseconds after which a sale has waited long and is marked."""


@dataclass(frozen=True)
class ParkedSale:
    """One of them."""

    id: str
    label: str
    since: int
    """Milliseconds that it has waited."""
    count: int
    """Items."""
    names: str
    """Of its first goods."""
    total: int
    """Minor units."""
    whose: str = ""
    """Who parked it."""
    note: str = ""
    """What is to be known of it."""


@dataclass(frozen=True)
class ParkedView:
    """All of them; ``busy``: a sale is under way and is parked when another is taken up."""

    sales: tuple[ParkedSale, ...] = ()
    busy: bool = False


class ParkedStage(Stage):
    """A list, the longest waiting first."""

    def build(self) -> None:
        """Make the list and what stands there when it is empty."""
        self.list, self.empty = ItemList(), Empty("pause-circle-outline")
        self.empty.label.say = self._("No sale is waiting")
        self.ids.title.say = self._("Parked sales")

    def draw(self, view: ParkedView) -> None:
        """Show them."""
        self.view, _ = view, self._
        wanted = self.list if view.sales else self.empty
        only(self.ids.place, wanted)
        items = [
            Item(
                sale.label or sale.names,
                " · ".join(self._besides(sale)),
                self.words.amount(sale.total),
                age(self.words, sale.since),
                icon="alert" if sale.since >= OLD else "pause-circle-outline",
                tone="attention" if sale.since >= OLD else "ink",
                deed=partial(self.deeds.resume, sale.id),
            )
            for sale in view.sales
        ]
        self.list.draw(items)

    def _besides(self, sale: ParkedSale) -> tuple[str, ...]:
        """Whose it is, and what is in it, or its note."""
        count = counted(self.words, sale.count)
        last = sale.note or (sale.names if sale.label else "")
        return tuple(part for part in (sale.whose, count, last) if part)

    def actions(self) -> tuple[Action, ...]:
        """Back, and park what is under way."""
        _ = self._
        back = Action(_("Back"), self.deeds.go_sale, "arrow-left")
        park = Action(_("Park this sale"), self.deeds.go_park, role="accent", weight=2.2)
        return (back, park) if self.view.busy else (back,)
