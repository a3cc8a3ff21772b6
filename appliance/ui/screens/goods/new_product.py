"""Goods without a barcode, made on the screen: name, group, price; then a tile among the favourites."""

from dataclasses import dataclass
from functools import partial

from appliance.ui.screens.goods.products import ProductItem
from appliance.ui.screens.selling.create import CreateStage, CreateView
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Item


@dataclass(frozen=True)
class NewProductView(CreateView):
    """The groups; and once it is made, the product and where it can get a tile."""

    made: ProductItem | None = None
    pages: tuple[tuple[str, bool], ...] = ()
    """Name of each page of favourites, and whether it stands there; none where none are laid out."""


class NewProductStage(CreateStage):
    """The steps of goods with a code, by the piece or by weight, or at a price that is typed at each sale."""

    basket = False

    def build(self) -> None:
        """By the piece, until something else is tapped."""
        self._unit = ""
        super().build()

    def _begin(self) -> None:
        self._unit = ""
        super()._begin()

    def _show(self) -> None:
        if self.view.made:
            self._step = "made"
            self.groups.draw(
                [self._page(place, *page) for place, page in enumerate(self.view.pages)],
                ("star-outline", self._("There are no favourites: it stands among all goods")),
            )
        super()._show()

    def _page(self, place: int, name: str, there: bool) -> Item:
        _, made = self._, self.view.made
        put = partial(self.deeds.put_on_page, made.number, place)
        detail = _("It stands there") if there else _("Put it on this page")
        return Item(name or _("Favourites"), detail, icon="check" if there else "star-outline", chosen=there,
                    deed=None if there else put)  # fmt: skip

    def _title(self) -> str:
        if self.view.made:
            one = self.view.made
            price = self.words.amount(one.price) if one.price is not None else self._("Price …")
            return self._("{name} can be sold: {price}", name=one.name, price=price)
        return self._("What is it called?") if self._step == "name" else super()._title()

    def _leave(self) -> None:
        self.deeds.leave_goods()

    def _per(self) -> str:
        return self._unit

    def _turn_unit(self) -> None:
        self._unit = "" if self._unit else "kg"
        self._turn("price")

    def _save(self, price: int | None) -> None:
        self.deeds.make_product(self.writing.text, self._group, price, self._unit)

    def actions(self) -> tuple[Action, ...]:
        """Back by one step and on; at the end one more, or what else there is to say of it."""
        _, view = self._, self.view
        if view.made:
            back = Action(_("Back"), self.deeds.leave_goods, "arrow-left")
            say_more = partial(self.deeds.go_product_change, view.made.number)
            more = Action(_("One more"), self.deeds.go_new_product, "plus", "accent", weight=2.2)
            return back, Action(_("Change …"), say_more, "pencil-outline"), more
        if self._step != "price":
            return super().actions()
        price, unit = self.entry.keypad.number, _("By the piece") if self._unit else _("Per kilo")
        save = Action(_("Save"), partial(self._save, price), role="accent", weight=2.2, enabled=price > 0)
        back = Action(_("Back"), partial(self._turn, "group"), "arrow-left")
        asked = Action(_("Ask each time"), partial(self._save, None), "help-circle-outline",
                       enabled=not self._unit)  # fmt: skip
        return back, Action(unit, self._turn_unit, "swap-horizontal"), asked, save
