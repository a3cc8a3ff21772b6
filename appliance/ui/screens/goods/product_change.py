"""One product as a sheet of facts, for whoever keeps the goods; a touch leads to where one changes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.content import UNITS
from appliance.domain.content import read as read_content
from appliance.domain.product import LONGEST
from appliance.domain.validity import read
from appliance.ui.screens.goods.products import ProductItem
from appliance.ui.stage import SteppedStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.title import Title
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

TITLES = {
    "name": N_("What is it called?"),
    "group": N_("Which group?"),
    "pant": N_("Which pant?"),
    "cost": N_("What does one cost the shop?"),
    "content": N_("How much is in one? Labels then say the unit price"),
    "amount": N_("How much is in one?"),
}


@dataclass(frozen=True)
class ProductChangeView:
    """The product, and what it can be."""

    product: ProductItem
    called: str
    """Its name without size and colour."""
    group: str = ""
    """Code of its group."""
    groups: tuple[tuple[str, str, int], ...] = ()
    """Those that it can be in: code, name, VAT in basis points."""
    pants: tuple[tuple[str, str, int], ...] = ()
    """The articles of pant: number, name, price."""
    saves: int = 0
    """Rises with each fact that is saved: what was open is done."""


class ProductChangeStage(SteppedStage):
    """The sheet; names, groups, pant and cost have a step here, the rest a page of its own."""

    basket = False
    lettered = ("name",)

    def build(self) -> None:
        """Make the sentence, the rows, the letters and the digits."""
        mm = look().mm
        self._unit = ""
        self.orientation, self.spacing = "vertical", mm(1.5)
        self.title = Title()
        self.place, self.picks = BoxLayout(), Picks()
        self.writing = Writing(self.changed, self._("space"), capitals="first", longest=LONGEST)
        self.writing.label.say = self._("Name")
        self.entry = Entry(lambda keypad: self.words.amount(keypad.number) if keypad.typed else "–")
        self.entry.label.say = self._("One costs, without VAT")
        self.amount = Entry(lambda keypad: f"{keypad.typed or '–'} {self._unit_word(self._unit)}", "", 5)
        for entry in (self.entry, self.amount):
            entry.on_typed = self.changed
        self.add_widget(self.title)
        self.add_widget(self.place)

    def draw(self, view: ProductChangeView) -> None:
        """Show the step."""
        before, self.view = self.view, view
        if before is None or (before.saves, before.product.number) != (view.saves, view.product.number):
            self._step = ""
        self._show()

    def _show(self) -> None:
        _, step = self._, self._step
        one = self.view.product
        ended = f"{one.name} · {_('No longer sold')}" if one.ended else one.name
        self.title.say = _(TITLES[step]) if step else ended
        rows = {"": self._facts, "group": self._groups, "pant": self._pants, "content": self._units}
        only(
            self.place,
            {"name": self.writing, "cost": self.entry, "amount": self.amount}.get(step, self.picks),
        )
        if step in rows:
            self.picks.draw(rows[step]())

    def _prepare(self, step: str) -> None:
        self.picks.scroll_y = 1
        self.writing.write(self.view.called)
        self.entry.clear()
        self.amount.clear()

    def _facts(self) -> list[Item]:
        """What of it can be changed."""
        _, deeds, one = self._, self.deeds, self.view.product
        of, pants = read(one.ticket), self._pant_names()
        entries = self.words.entries(of.entries) if of else ""
        money = self.words.amount(one.cost) if one.cost is not None else ""
        cost = Item(_("Cost"), money, icon="cash", deed=self._to("cost"))
        content = Item(_("Content"), self._content(), icon="basket-outline", deed=self._to("content"))
        pant = Item(_("Pant"), pants.get(one.pant, _("No pant")), icon="refresh", deed=self._to("pant"))
        prices, sizes = partial(deeds.go_price_list, one.number), partial(deeds.go_sizes, one.number)
        bundle, ticket = partial(deeds.go_bundle, one.number), partial(deeds.go_ticket_kind, one.number)
        return [
            Item(self.view.called, _("Name"), icon="pencil-outline", deed=self._to("name")),
            Item(one.group, _("Group"), icon="tag-outline", deed=self._to("group")),
            Item(_("Prices"), self._price(), icon="cash", deed=prices),
            *([] if one.parts else [cost]),  # its parts say it
            Item(_("Sizes and colours"), icon="tag-outline", deed=sizes),
            Item(_("What is in it"), icon="gift-outline", deed=bundle),
            *([content] if one.bears else []),
            *([pant] if pants and one.bears else []),
            Item(_("Ticket"), entries, icon="check-circle", deed=ticket),
        ]

    def _price(self) -> str:
        price = self.view.product.price
        return self.words.amount(price) if price is not None else self._("Price …")

    def _content(self) -> str:
        of = read_content(self.view.product.content)
        return f"{of.amount} {self._unit_word(of.unit)}" if of else ""

    def _unit_word(self, unit: str) -> str:
        return self._("pcs") if unit == "piece" else unit

    def _units(self) -> list[Item]:
        """What it is measured in, or nothing."""
        deeds, one, of = self.deeds, self.view.product, read_content(self.view.product.content)
        nobody = partial(deeds.say_content, one.number, "")
        return [
            *(self._pick(self._unit_word(unit), self._content() if of and of.unit == unit else "",
                         bool(of and of.unit == unit), partial(self._measure, unit)) for unit in UNITS),
            self._pick(self._("Nobody knows"), "", of is None, nobody),
        ]  # fmt: skip

    def _measure(self, unit: str) -> None:
        self._unit = unit
        self._turn("amount")

    def _groups(self) -> list[Item]:
        """Those that it can be in, each with the VAT that goes with it."""
        deed, number, of = self.deeds.regroup_product, self.view.product.number, self.view.group
        return [
            self._pick(name, self._("VAT {percent} %", percent=self.words.percent(rate)), code == of,
                       partial(deed, number, code))
            for code, name, rate in self.view.groups
        ]  # fmt: skip

    def _pant_names(self) -> dict[str, str]:
        return {number: f"{name} {self.words.amount(price)}" for number, name, price in self.view.pants}

    def _pants(self) -> list[Item]:
        """No pant, and those that could go with it."""
        of, names = self.view.product, {"": self._("No pant")} | self._pant_names()
        return [
            self._pick(name, "", number == of.pant, partial(self.deeds.tie_pant, of.number, number))
            for number, name in names.items()
        ]

    def _pick(self, title: str, detail: str, chosen: bool, deed: Callable[[], object]) -> Item:
        return Item(title, detail, icon="check" if chosen else "", chosen=chosen, deed=deed)

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and what was typed is so."""
        _, one, keypad = self._, self.view.product, self.entry.keypad
        if not self._step:
            word, icon = (_("Sell it again"), "check") if one.ended else (_("Take it out of sale"), "close")
            end = Action(word, partial(self.deeds.end_product, one.number, not one.ended), icon)
            return Action(_("Back"), self.deeds.back_to_product, "arrow-left"), end
        back = Action(_("Back"), self._to("content" if self._step == "amount" else ""), "arrow-left")
        if self._step == "amount":
            amount = self.amount.keypad.number
            say_so = partial(self.deeds.say_content, one.number, f"{amount} {self._unit}")
            return back, Action(_("Save"), say_so, role="accent", weight=2.2, enabled=amount > 0)
        if self._step == "name":
            named = partial(self.deeds.call_product, one.number)
            return back, Action(_("Save"), lambda: named(self.writing.text), role="accent", weight=2.2,
                                enabled=bool(self.writing.text))  # fmt: skip
        if self._step == "cost":
            say = partial(self.deeds.say_cost, one.number)
            nobody = Action(_("Nobody knows"), partial(say, None), enabled=one.cost is not None)
            save = Action(_("Save"), lambda: say(keypad.number), role="accent", weight=2.2,
                          enabled=bool(keypad.typed))  # fmt: skip
            return back, nobody, save
        return (back,)
