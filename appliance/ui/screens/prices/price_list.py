"""A product's prices beside its own: which there are, and one of them as a sheet of facts.

Nothing is kept before it is saved; see `till.price_lists`.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.price_list import COMING, HOLDS, OVER, Price
from appliance.ui.stage import SteppedStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.days import Days
from appliance.ui.widgets.entry import AmountEntry
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text
from appliance.words import N_, Words

STATES = {HOLDS: N_("Holds now"), COMING: N_("Coming"), OVER: N_("Over")}
TONES = {HOLDS: "good", COMING: "ink", OVER: "quiet"}
TITLES = {
    "price": N_("What does it cost then?"),
    "first": N_("From which day?"),
    "last": N_("Until which day, that one too?"),
    "group": N_("Which customers?"),
}
NEW = Price("2026-01-02", 0)


@dataclass(frozen=True)
class PriceListView:
    """A product, its own price in minor units, and those beside it with their states."""

    number: str = ""
    name: str = ""
    usual: int | None = None
    prices: tuple[tuple[Price, str], ...] = ()
    today: str = "2026-01-01"
    proposed: Price = NEW
    groups: tuple[str, ...] = ()
    """The customer groups that anybody is in."""
    saves: int = 0
    """Rises with each price that is said or taken away: what was open is done."""


def when(words: Words, price: Price) -> str:
    """``From 1 December``, ``1 December – 24 December``."""
    first = words.date(price.first, "day")
    return f"{first} – {words.date(price.last, 'day')}" if price.last else words("From {date}", date=first)


class PriceListStage(SteppedStage):
    """A list; one price as a sheet; each fact with a page of its own."""

    basket = False

    def build(self) -> None:
        """Make the pages."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self._one = NEW
        self._instead: Price | None = None
        self.title = Text(size_name="title", bold=True, cut=2, natural=True)
        self.place = BoxLayout()
        self.picks, self.days = Picks(), Days(self.words)
        self.price = AmountEntry(self.words, longest=8)
        self.price.label.say = self._("Price")
        self.price.on_typed = self.changed
        for part in (self.title, self.place):
            self.add_widget(part)

    def draw(self, view: PriceListView) -> None:
        """Show the step."""
        if self._take(view):
            self._step = "list"
        self._show()

    def _show(self) -> None:
        step = self._step
        heading = self._("{name}: prices", name=self.view.name)
        self.title.say = self._(TITLES[step]) if step in TITLES else heading
        rows = {"list": self._list, "sheet": self._sheet, "group": self._groups}
        if step in rows:
            self.picks.draw(rows[step]())
        pages = {"price": self.price, "first": self.days, "last": self.days}
        only(self.place, pages.get(step, self.picks))

    def _prepare(self, step: str) -> None:
        one = self._one
        if step == "price":
            self.price.clear()
        elif step in ("first", "last"):
            earliest = self.view.today if step == "first" else max(self.view.today, one.first)
            date = getattr(one, step) or one.first
            self.days.draw(date, earliest, lambda date: self._set(**{step: date}))
        self.picks.scroll_y = 1

    def _begin(self) -> None:
        self._one, self._instead = self.view.proposed, None
        self._turn("price")

    def _open(self, one: Price) -> None:
        self._one = self._instead = one
        self._turn("sheet")

    def _set(self, **said: Any) -> None:
        """One fact is another: the last day is never before the first."""
        one = replace(self._one, **said)
        if one.last and one.last < one.first:
            one = replace(one, last=one.first)
        self._one = one
        self._turn("sheet")

    def _list(self) -> list[Item]:
        _, amount, view = self._, self.words.amount, self.view
        usual = amount(view.usual) if view.usual is not None else _("Price …")
        return [
            Item(_("Its own price"), _("Where nothing else is said"), usual, icon="tag-outline"),
            *(
                Item(one.group or _("Everybody"), when(self.words, one), amount(one.price), _(STATES[state]),
                     icon="calendar-today", tone=TONES[state], deed=partial(self._open, one))
                for one, state in view.prices
            ),
        ]  # fmt: skip

    def _sheet(self) -> list[Item]:
        """Every fact; a tap leads to where it is changed."""
        _, one = self._, self._one
        last = self.words.date(one.last) if one.last else _("Until further notice")
        return [
            Item(self.words.amount(one.price), _("Price"), icon="cash", deed=self._to("price")),
            Item(self.words.date(one.first), _("First day"), icon="calendar-today", deed=self._to("first")),
            Item(last, _("Last day"), icon="calendar-check", deed=self._to("last")),
            Item(one.group or _("Everybody"), _("Who has it"), icon="account", deed=self._to("group")),
        ]

    def _groups(self) -> list[Item]:
        """Everybody, or the customers of a group."""
        _, held = self._, self._one.group
        named = dict.fromkeys([*self.view.groups, *filter(None, [held])])
        none = "" if named else _("A group is said of a customer, on their page")
        return [
            Item(name, none, icon="check" if group == held else "", chosen=group == held,
                 deed=partial(self._set, group=group))
            for group, name in (("", _("Everybody")), *((group, group) for group in named))
        ]  # fmt: skip

    def _save(self) -> None:
        self.deeds.save_price(self.view.number, self._one, self._instead)

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, step, one = self._, self._step, self._one
        if step == "list":
            new = Action(_("Another price"), self._begin, "plus", role="accent", weight=2.2,
                         enabled=self.view.usual is not None)  # fmt: skip
            return Action(_("Back"), self.deeds.back_to_product, "arrow-left"), new
        if step == "sheet":
            back = Action(_("Leave it as it was"), self._to("list"), "arrow-left")
            save = Action(_("Save"), self._save, role="accent", weight=2.2, enabled=one.price > 0)
            if not (before := self._instead):
                return back, save
            away = partial(self.deeds.withdraw_price, self.view.number, before)
            return back, Action(_("Take it away"), away, "close", role="stop"), save
        back = Action(_("Back"), self._to("sheet" if one.price else "list"), "arrow-left")
        if step == "last":
            return back, Action(_("Until further notice"), partial(self._set, last=""), weight=1.4)
        if step == "price":
            price = self.price.keypad.number
            go = partial(self._set, price=price)
            return back, Action(_("Go on"), go, role="accent", weight=2.2, enabled=price > 0)
        return (back,)
