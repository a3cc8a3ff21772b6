"""The goods of the shop: looked up by name or number, each with its price, VAT and codes."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain import content
from appliance.domain.price_list import Price
from appliance.ui.screens.prices.price_list import when
from appliance.ui.sought import SoughtStage
from appliance.ui.stage import load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import Card, only
from appliance.ui.widgets.text import Text

load(__file__)


@dataclass(frozen=True)
class ProductItem:
    """A product; price in minor units (None: asked for), rate in basis points."""

    number: str
    name: str
    group: str
    price: int | None
    rate: int
    codes: tuple[str, ...] = ()
    on_hand: int | None = None
    """Thousandths; None: no stock is kept of it."""
    pant: str = ""
    """Article number of the pant that is sold with it."""
    bears: bool = False
    """It may have one."""
    prices: tuple[Price, ...] = ()
    """Those beside its own that hold, or are to come."""
    ticket: str = ""
    """What each lets in to, see `domain.validity`."""
    parts: tuple[tuple[str, int], ...] = ()
    """What is in a bundle: name and pieces."""
    cost: int | None = None
    """Minor units, without VAT; None: nobody said, or it is not for whoever is logged in."""
    ended: bool = False
    """It is no longer sold."""
    content: str = ""
    """How much is in one, see `domain.content`."""


@dataclass(frozen=True)
class ProductsView:
    """What was looked for, what fits, and the one that is looked at."""

    text: str = ""
    products: tuple[ProductItem, ...] = ()
    chosen: str = ""
    keeps: bool = False
    """Who is logged in keeps the goods."""


class ProductsStage(SoughtStage):
    """The list on the left; the keys, or the chosen product, on the right."""

    basket = False

    def build(self) -> None:
        """Make the keys and the card."""
        mm = look().mm
        self._seek(self.deeds.search_products)
        self.list = self.ids.list.__self__
        self.change = BigButton(size_hint_x=None, width=mm(26))
        self.ids.place.orientation = "vertical" if look().panel.portrait else "horizontal"
        self.card = Card(
            orientation="vertical", fill="surface", edge="hairline", padding=mm(3), spacing=mm(1)
        )
        self.name = Text(size_name="title", bold=True, natural=True, cut=2)
        self.first = BoxLayout(size_hint_y=None, height=mm(11), spacing=mm(1.5))
        self.price = Text(size_name="total", bold=True)
        self.first.add_widget(self.price)
        self.facts = Text(tone="quiet", valign="top")
        for part in (self.name, self.first, self.facts):
            self.card.add_widget(part)

    def draw(self, view: ProductsView) -> None:
        """Show what fits and the chosen one."""
        self.view, _ = view, self._
        self.keyboard.text = view.text
        self.ids.sought.draw(view.text, _("Name or number"))
        items = []
        for product in view.products:
            price = self.words.amount(product.price) if product.price is not None else _("Price …")
            group = _("No longer sold") if product.ended else product.group
            deed = partial(self.deeds.look_at_product, product.number)
            this = product.number == view.chosen
            items.append(Item(product.name, f"{product.number} · {group}", price, chosen=this, deed=deed))
        self.list.draw(items, ("magnify", _("Nothing is called that")))
        chosen = next((product for product in view.products if product.number == view.chosen), None)
        only(self.ids.place, self.list, *([self.card] if chosen and not self._typing else []))
        self._draw_keys()
        if chosen:
            self._draw_card(chosen)
            only(self.first, self.price, *([self.change] if view.keeps else []))
            self.change.draw(Action(_("Change …"), partial(self.deeds.go_product_change, chosen.number)))

    def _draw_card(self, product: ProductItem) -> None:
        _ = self._
        self.name.say = product.name
        self.price.say = self.words.amount(product.price) if product.price is not None else _("Price …")
        number = _("Number {number}", number=product.number)
        facts = [
            *([_("No longer sold")] if product.ended else []),
            " · ".join((number, _("VAT {percent} %", percent=self.words.percent(product.rate)))),
            _("Group: {group}", group=product.group),
            *(
                [_("On hand: {count}", count=self.words.quantity(product.on_hand))]
                if product.on_hand is not None
                else []
            ),
            *([", ".join(f"{pieces} × {name}" for name, pieces in product.parts)] if product.parts else []),
            *([self._content(product)] if product.content else []),
            *(self._dated(one) for one in product.prices),
            *(_("Code {code}", code=code) for code in product.codes),
        ]
        self.facts.say = "\n".join(facts)

    def _content(self, product: ProductItem) -> str:
        """How much is in one, and the unit price."""
        _, of = self._, content.read(product.content)
        if not of:
            return ""
        said = f"{of.amount} {_('pcs') if of.unit == 'piece' else of.unit}"
        if not product.price:
            return said
        price, unit = content.unit_price(product.price, of)
        per = _("per piece") if unit == "piece" else _("per {unit}", unit=unit)
        return f"{said} · {self.words.amount(price)} {per}"

    def _dated(self, one: Price) -> str:
        whose = f"{one.group}, " if one.group else ""
        return f"{whose}{when(self.words, one)}: {self.words.amount(one.price)}"

    def actions(self) -> tuple[Action, ...]:
        """Back, or to the keys again, where the field leads too; a chosen product has verbs of its own."""
        _ = self._
        if self._typing:
            return ()
        back = Action(_("Back"), self.deeds.leave, "arrow-left")
        look_for = Action(_("Search"), self._turn, "magnify")
        if not self.view.chosen:
            new = Action(_("New product"), self.deeds.go_new_product, "plus", enabled=self.view.keeps)
            return back, look_for, new
        chosen = self.view.chosen
        return (
            back,
            Action(_("Label"), lambda: self.deeds.go_label_of(chosen), "tag-outline"),
            Action(_("Stock"), lambda: self.deeds.go_stock_of(chosen), "basket-outline"),
            Action(_("Own account"), lambda: self.deeds.go_account_of(chosen), "book-open-variant"),
            Action(_("Put in basket"), lambda: self.deeds.tap(chosen), role="accent", weight=2.2),
        )
