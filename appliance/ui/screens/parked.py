"""Sales that wait: tap one to go on with it."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.stage import Stage, load
from appliance.ui.widgets.button import Action, Empty, Item, ItemList
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text  # noqa: F401  (parked.kv)

load(__file__)


@dataclass(frozen=True)
class ParkedSale:
    """One of them: its id, label, when (HH:MM), item count, first names, total in minor units."""

    id: str
    label: str
    time: str
    count: int
    names: str
    total: int


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
                _("{time} · {count} items", time=sale.time, count=sale.count),
                self.words.amount(sale.total),
                icon="pause-circle-outline",
                deed=partial(self.deeds.resume, sale.id),
            )
            for sale in view.sales
        ]
        self.list.draw(items)

    def actions(self) -> tuple[Action, ...]:
        """Back, and park what is under way."""
        _ = self._
        back = Action(_("Back"), self.deeds.go_sale, "arrow-left")
        park = Action(_("Park this sale"), self.deeds.park, role="accent", weight=2.2)
        return (back, park) if self.view.busy else (back,)
