"""The goods of the shop: looked up by name or number, each with its price, VAT and codes."""

from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.price_list import Price
from appliance.domain.validity import read
from appliance.ui.screens.price_list import when
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, BigButton, Item, ItemList  # noqa: F401  (products.kv)
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.keyboard import Keyboard
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.surface import Card, Pressable, only, show  # noqa: F401
from appliance.ui.widgets.text import Icon, Text  # noqa: F401

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


@dataclass(frozen=True)
class ProductsView:
    """What was looked for, what fits, and the one that is looked at."""

    text: str = ""
    products: tuple[ProductItem, ...] = ()
    chosen: str = ""
    pants: tuple[tuple[str, str, int], ...] = ()
    """The articles of pant: number, name, price. Empty for whoever does not keep the goods."""
    keeps: bool = False
    """Who is logged in keeps the goods."""


class ProductsStage(Stage):
    """The list on the left; the keys, or the chosen product, on the right."""

    basket = False

    def build(self) -> None:
        """Make the keys and the card."""
        mm = look().mm
        self._typing, self._changing, self._costs_of = False, "", ""
        self.picks = Picks()
        self.change = BigButton(size_hint_x=None, width=mm(26))
        self.change.draw(Action(self._("Change …"), partial(self._turn_to, "change")))
        self.entry = Entry(lambda keypad: self.words.amount(keypad.number) if keypad.typed else "–")
        self.entry.label.say = self._("One costs, without VAT")
        self.entry.on_typed = lambda: self.changed()
        self.keyboard = Keyboard(self.deeds.search_products, self._("space"), (self._("Done"), self._turn))
        self.ids.field.deed = self._turn
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

    def enter(self) -> None:
        """Nothing typed."""
        self._typing, self._changing = False, ""
        self.keyboard.clear()

    def _turn(self) -> None:
        self._typing = not self._typing
        self.draw(self.view)
        self.changed()

    def draw(self, view: ProductsView) -> None:
        """Show what fits and the chosen one."""
        self.view, _ = view, self._
        self.keyboard.text = view.text
        self.ids.typed.say = view.text or _("Name or number")
        self.ids.typed.tone = "ink" if view.text else "quiet"
        items = []
        for product in view.products:
            price = self.words.amount(product.price) if product.price is not None else _("Price …")
            deed = partial(self.deeds.look_at_product, product.number)
            this = product.number == view.chosen
            items.append(
                Item(product.name, f"{product.number} · {product.group}", price, chosen=this, deed=deed)
            )
        self.ids.list.draw(items, ("magnify", _("Nothing is called that")))
        chosen = next((product for product in view.products if product.number == view.chosen), None)
        self._changing = self._changing if chosen else ""
        if view.chosen != self._costs_of:  # what was typed of one product is not said of another
            self._costs_of, self.entry.keypad.typed = view.chosen, ""
        beside = chosen is not None and not self._typing
        self._put(self.card, self.ids.place, beside and not self._changing)
        self._put(self.picks, self.ids.place, beside and self._changing in ("change", "pant"))
        self._put(self.entry, self.ids.place, beside and self._changing == "cost")
        show(self.ids.field, self._changing != "cost", look().mm(9.5))  # the figures need its height
        self._put(self.keyboard, self.ids.pad, self._typing)
        self.ids.pad.height = look().mm(41) if self._typing else 0
        if chosen:
            self._draw_card(chosen)
            self._put(self.change, self.first, view.keeps)
            self.picks.draw(self._pants(chosen) if self._changing == "pant" else self._facts(chosen))

    def _put(self, part, box, wanted: bool) -> None:
        if wanted and part not in box.children:
            box.add_widget(part)
        elif not wanted and part in box.children:
            box.remove_widget(part)

    def _draw_card(self, product: ProductItem) -> None:
        _ = self._
        self.name.say = product.name
        self.price.say = self.words.amount(product.price) if product.price is not None else _("Price …")
        number = _("Number {number}", number=product.number)
        facts = [
            " · ".join((number, _("VAT {percent} %", percent=self.words.percent(product.rate)))),
            _("Group: {group}", group=product.group),
            *(
                [_("On hand: {count}", count=self.words.quantity(product.on_hand))]
                if product.on_hand is not None
                else []
            ),
            *([", ".join(f"{pieces} × {name}" for name, pieces in product.parts)] if product.parts else []),
            *(self._dated(one) for one in product.prices),
            *(_("Code {code}", code=code) for code in product.codes),
        ]
        self.facts.say = "\n".join(facts)

    def _dated(self, one: Price) -> str:
        whose = f"{one.group}, " if one.group else ""
        return f"{whose}{when(self.words, one)}: {self.words.amount(one.price)}"

    def _facts(self, product: ProductItem) -> list[Item]:
        """What of it can be changed, each on a page of its own."""
        _, number, of = self._, product.number, read(product.ticket)
        names = self._pant_names()
        pant = Item(_("Pant"), names.get(product.pant, _("No pant")), icon="refresh",
                    deed=partial(self._turn_to, "pant"))  # fmt: skip
        known = self.words.amount(product.cost) if product.cost is not None else ""
        cost = Item(_("Cost"), known, icon="cash", deed=partial(self._turn_to, "cost"))
        return [
            Item(_("Prices"), icon="cash",
                 deed=partial(self.deeds.go_price_list, number)),
            *([] if product.parts else [cost]),  # a bundle costs what is in it
            Item(_("Sizes and colours"), icon="tag-outline", deed=partial(self.deeds.go_sizes, number)),
            Item(_("What is in it"), icon="gift-outline",
                 deed=partial(self.deeds.go_bundle, number)),
            *([pant] if names and product.bears else []),
            Item(_("Ticket"), self.words.entries(of.entries) if of else "", icon="check-circle",
                 deed=partial(self.deeds.go_ticket_kind, number)),
        ]  # fmt: skip

    def _pant_names(self) -> dict[str, str]:
        return {number: f"{name} {self.words.amount(price)}" for number, name, price in self.view.pants}

    def _pants(self, product: ProductItem) -> list[Item]:
        """No pant, and those that could go with it."""
        return [
            Item(
                name,
                icon="check" if number == product.pant else "",
                chosen=number == product.pant,
                deed=partial(self._tie, product.number, number),
            )
            for number, name in (("", self._("No pant")), *self._pant_names().items())
        ]

    def _turn_to(self, changing: str) -> None:
        self._changing = changing
        self.entry.clear()
        self.draw(self.view)
        self.changed()

    def _tie(self, number: str, pant: str) -> None:
        self._changing = ""
        self.deeds.tie_pant(number, pant)

    def _say_cost(self, cost: int | None) -> None:
        self._changing = ""
        self.deeds.say_cost(self.view.chosen, cost)

    def _of_cost(self) -> tuple[Action, ...]:
        """What was typed is what it costs, or nobody knows any more."""
        _, keypad = self._, self.entry.keypad
        chosen = next(product for product in self.view.products if product.number == self.view.chosen)
        nobody = Action(_("Nobody knows"), partial(self._say_cost, None), enabled=chosen.cost is not None)
        save = partial(self._say_cost, keypad.number)
        return nobody, Action(_("Save"), save, role="accent", weight=2.2, enabled=bool(keypad.typed))

    def actions(self) -> tuple[Action, ...]:
        """Back, or to the keys again, where the field leads too; a chosen product has verbs of its own."""
        _ = self._
        if self._typing:
            return ()
        if self._changing:
            back_to = "" if self._changing == "change" else "change"
            back = Action(_("Back"), partial(self._turn_to, back_to), "arrow-left")
            return (back, *self._of_cost()) if self._changing == "cost" else (back,)
        back = Action(_("Back"), self.deeds.leave, "arrow-left")
        look_for = Action(_("Search"), self._turn, "magnify")
        if not self.view.chosen:
            return back, look_for
        chosen = self.view.chosen
        return (
            back,
            Action(_("Label"), lambda: self.deeds.go_label_of(chosen), "tag-outline"),
            Action(_("Stock"), lambda: self.deeds.go_stock_of(chosen), "basket-outline"),
            Action(_("Own account"), lambda: self.deeds.go_account_of(chosen), "book-open-variant"),
            Action(_("Put in basket"), lambda: self.deeds.tap(chosen), role="accent", weight=2.2),
        )
