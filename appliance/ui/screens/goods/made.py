"""Goods that a cashier has made at the till: a manager looks at name, group, VAT and price."""

from dataclasses import dataclass

from appliance.ui.screens.goods.products import ProductItem
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.text import Text


@dataclass(frozen=True)
class MadeView:
    """The goods, the newest first."""

    products: tuple[ProductItem, ...] = ()


class MadeStage(Stage):
    """A list, and one verb that empties it."""

    basket = False

    def build(self) -> None:
        """Make the sentence and the list."""
        self.orientation, self.spacing = "vertical", look().mm(1.5)
        self.title = Text(size_name="title", bold=True, natural=True)
        self.list = ItemList()
        self.add_widget(self.title)
        self.add_widget(self.list)

    def draw(self, view: MadeView) -> None:
        """Show them."""
        self.view, _ = view, self._
        self.title.say = _("Made at the till: are group, VAT and price right?")
        rows = [
            Item(
                one.name,
                f"{one.group} · {_('VAT {percent} %', percent=self.words.percent(one.rate))} · {one.number}",
                self.words.amount(one.price) if one.price is not None else _("Price …"),
            )
            for one in view.products
        ]
        self.list.draw(rows, ("check-circle", _("Nothing new was made")))

    def actions(self) -> tuple[Action, ...]:
        """Back, or all is seen."""
        _ = self._
        seen = Action(
            _("I have seen them"),
            self.deeds.made_seen,
            role="accent",
            weight=2.2,
            enabled=bool(self.view.products),
        )
        return Action(_("Back"), self.deeds.go_goods, "arrow-left"), seen
