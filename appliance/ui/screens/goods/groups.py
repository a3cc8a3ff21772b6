"""Article groups: name, VAT, department, colour, and whether anything in them is ever reduced.

Nothing is kept before it is saved; products follow their group's VAT and department, see `till.groups`.
"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from appliance.domain.hours import CHOICES, LONGEST, USUAL
from appliance.domain.product import AGES, COLOURS, Group, is_beer, never_reduced, years
from appliance.ui.stage import SteppedStage, load
from appliance.ui.theme import GROUPS
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)
RATES = {
    "norway": {
        2500: N_("Ordinary"),
        1500: N_("Food and drink to take along"),
        1200: N_("Transport, cinema, overnight stays"),
        1111: N_("Raw fish"),
        0: N_("Without VAT: books, newspapers"),
    },
    "denmark": {2500: N_("Ordinary"), 0: N_("Without VAT: newspapers")},
}
"""What a country sells at each VAT rate, in basis points (Norway: merverdiavgiftsloven §§ 5-1 to 5-11, 6-3,
6-4; Denmark: momsloven §§ 33, 34)."""
KINDS = {
    "goods": N_("Goods and services"),
    "gift_card": N_("Gift cards"),
    "single_card": N_("Gift cards that bear VAT"),
    "pant": N_("Pant"),
    "tip": N_("Tips"),
    "prepayment": N_("Prepayments"),
}
"""What is sold in a group; a card whose VAT is paid at its sale is Denmark's (`domain.line_kind`)."""
COLOUR_NAMES = {
    "teal": N_("Teal"), "orange": N_("Orange"), "green": N_("Green"), "violet": N_("Violet"),
    "red": N_("Red"), "blue": N_("Blue"), "ochre": N_("Ochre"), "grey": N_("Grey"),
}  # fmt: skip
TITLES = {
    "list": N_("Groups"),
    "name": N_("What is the group called?"),
    "rate": N_("Which VAT?"),
    "department": N_("Which department?"),
    "another": N_("What is the department called?"),
    "colour": N_("Which colour?"),
    "kind": N_("What is sold in it?"),
    "served": N_("Which VAT when it is eaten here?"),
    "here": N_("How is it usually sold?"),
    "age": N_("How old must who buys it be?"),
    "hours": N_("When may it be sold (and before Sundays and holidays)?"),
}
BOUND = N_("What the law forbids to reduce, such as alcohol and tobacco: no product in it ever is")
ICON = "tag-outline"
NEW = Group("", "", "", 2500)


@dataclass(frozen=True)
class GroupsView:
    """Every group with its colour, what a new one begins as, and what one can be."""

    groups: tuple[tuple[Group, str], ...] = ()
    proposed: Group = NEW
    country: str = "norway"
    rates: tuple[int, ...] = ()
    departments: tuple[tuple[str, str], ...] = ()
    saves: int = 0
    """Rises with each group that is saved: what was open is done."""


class GroupsStage(SteppedStage):
    """A list; one group as a sheet of facts; each fact with a page of its own."""

    basket = False
    lettered = ("name", "another")

    def build(self) -> None:
        """Make the rows and the letters."""
        self._group, self._new_department = Group("", "", "", 0), ""
        self._rows = {
            "list": self._list, "sheet": self._sheet, "rate": self._rates,
            "department": self._departments, "colour": self._colours, "kind": self._kinds,
            "served": self._served, "here": self._usually, "age": self._ages, "hours": self._hours,
        }  # fmt: skip
        self.picks = Picks()
        self.writing = Writing(self.changed, self._("space"), capitals="first")

    def draw(self, view: GroupsView) -> None:
        """Show the step."""
        if self._take(view):
            self._step = "list"
            if not view.groups:
                self._begin()
        self._show()

    def _show(self) -> None:
        _, group = self._, self._group
        sheet = group.name or _("A new group")
        self.ids.title.say = _(TITLES[self._step]) if self._step in TITLES else sheet
        self.ids.why.say = _(BOUND) if self._step == "sheet" and not group.discountable else ""
        only(self.ids.place, self.writing if self.is_typing() else self.picks)
        if not self.is_typing():
            self.picks.draw(self._rows[self._step]())
            self.picks.scroll_y = 1

    def _prepare(self, step: str) -> None:
        if step in self.lettered:
            self.writing.label.say = self._("Name")
            self.writing.write(self._group.name if step == "name" else "")

    def _begin(self) -> None:
        """A new group: its name first."""
        self._group, self._new_department = self.view.proposed, ""
        self._turn("name")

    def _open(self, group: Group, colour: str) -> None:
        self._group, self._new_department = replace(group, colour=colour), ""
        self._turn("sheet")

    def _set(self, **said: Any) -> None:
        self._group = replace(self._group, **said)
        if "department" in said:
            self._new_department = ""
        self._turn("sheet")

    def _named(self) -> None:
        """The name is typed; what is plainly alcohol or tobacco is bound from the start."""
        new = self._group.name == ""
        bound = new and never_reduced(self.writing.text)
        self._group = replace(self._group, name=self.writing.text)
        if bound:
            country, name = self.view.country, self.writing.text
            hours = USUAL if country == "norway" and is_beer(name) else ""
            age = years(name, country)
            self._group = replace(self._group, discountable=False, age=age, hours=hours)
        self._turn("rate" if new else "sheet")

    def _list(self) -> list[Item]:
        if not self.view.groups:
            return [Item(self._("There is no group yet"), icon=ICON)]
        return [
            Item(group.name, self._about(group), icon=ICON, tone=GROUPS[colour],
                 deed=partial(self._open, group, colour))
            for group, colour in self.view.groups
        ]  # fmt: skip

    def _about(self, group: Group) -> str:
        never = self._("never reduced") if not group.discountable else ""
        return " · ".join(filter(None, (self._percent(group.rate), never)))

    def _percent(self, rate: int) -> str:
        return self._("VAT {percent} %", percent=self.words.percent(rate))

    def _sheet(self) -> list[Item]:
        """Every fact of the group; a tap leads to where it is changed."""
        _, group = self._, self._group
        rate = RATES.get(self.view.country, {}).get(group.rate, "")
        department = self._new_department or dict(self.view.departments).get(
            group.department, group.department
        )
        return [
            Item(group.name, _("Name"), icon="pencil-outline", deed=self._to("name")),
            Item(self._percent(group.rate), _(rate) if rate else _("VAT"), icon="percent-outline",
                 deed=self._to("rate")),
            Item(department or _("The shop's first"), _("Department"), icon="inbox-outline",
                 deed=self._to("department")),
            Item(_(COLOUR_NAMES[group.colour]), _("Colour"), icon=ICON, tone=GROUPS[group.colour],
                 deed=self._to("colour")),
            Item(_(KINDS[group.kind]), _("What is sold in it"), icon="package-variant-closed",
                 deed=self._to("kind")),
            Item(_("May be reduced") if group.discountable else _("Never reduced"), _("Discount"),
                 icon="check" if group.discountable else "close",
                 deed=lambda: self._set(discountable=not group.discountable)),
            *self._serving(),
            Item(_("{age} years", age=group.age) if group.age else _("Everybody"), _("Who may buy it"),
                 icon="account", deed=self._to("age")),
            *([Item(self._when(group.hours), _("When it may be sold"), icon="clock-outline",
                    deed=self._to("hours"))] if self.view.country == "norway" else []),
        ]  # fmt: skip

    def _serving(self) -> list[Item]:
        """The VAT of what is eaten here, in a country with more than one."""
        _, group = self._, self._group
        if sum(1 for rate in self.view.rates if rate) < 2:
            return []
        rate = _("The same VAT") if group.served is None else self._percent(group.served)
        rows = [Item(rate, _("When it is eaten here"), icon="swap-horizontal", deed=self._to("served"))]
        if group.served is not None:
            usually = _("Eaten here") if group.here else _("To take along")
            rows.append(Item(usually, _("Usually"), icon="swap-horizontal", deed=self._to("here")))
        return rows

    def _served(self) -> list[Item]:
        rates = [rate for rate in self.view.rates if rate != self._group.rate]
        return [self._pick(self._("The same VAT"), "", served=None),
                *(self._pick(self._percent(rate), "", served=rate) for rate in rates)]  # fmt: skip

    def _usually(self) -> list[Item]:
        return [
            self._pick(self._("To take along"), "", here=False),
            self._pick(self._("Eaten here"), "", here=True),
        ]

    def _ages(self) -> list[Item]:
        said = {0: self._("Everybody")}
        return [self._pick(said.get(age) or self._("{age} years", age=age), "", age=age) for age in AGES]

    def _hours(self) -> list[Item]:
        law = {
            USUAL: self._("The law's usual hours"),
            LONGEST: self._("As long as the law lets a municipality"),
        }
        return [self._pick(self._when(hours), law.get(hours, ""), hours=hours) for hours in CHOICES]

    def _when(self, hours: str) -> str:
        if not hours:
            return self._("Whenever the shop is open")
        first, last, early = (f"{one[:2]}:{one[2:]}" for one in hours.split("-"))
        return f"{first}–{last} ({early})"

    def _rates(self) -> list[Item]:
        names = RATES.get(self.view.country, {})
        return [
            self._pick(self._percent(rate), self._(names[rate]) if rate in names else "", rate=rate)
            for rate in self.view.rates or (self._group.rate,)
        ]

    def _departments(self) -> list[Item]:
        rows = [self._pick(name, "", department=code) for code, name in self.view.departments]
        new = Item(self._("Another department"), icon="plus", deed=self._to("another"))
        return [*rows, new]

    def _colours(self) -> list[Item]:
        return [
            replace(row := self._pick(self._(COLOUR_NAMES[one]), "", colour=one), icon=row.icon or ICON,
                    tone=GROUPS[one])
            for one in COLOURS
        ]  # fmt: skip

    def _kinds(self) -> list[Item]:
        here = [kind for kind in KINDS if kind != "single_card" or self.view.country == "denmark"]
        return [self._pick(self._(KINDS[kind]), "", kind=kind) for kind in here]

    def _pick(self, title: str, detail: str, **said: Any) -> Item:
        """A row that sets one fact."""
        (name, value), *_none = said.items()
        chosen = getattr(self._group, name) == value
        return Item(title, detail, icon="check" if chosen else "", chosen=chosen,
                    deed=partial(self._set, **said))  # fmt: skip

    def _set_department(self) -> None:
        self._new_department = self.writing.text
        self._turn("sheet")

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, step, named = self._, self._step, bool(self.writing.text)
        if step == "list":
            new = Action(_("A new group"), self._begin, "plus", role="accent", weight=2.2)
            return Action(_("Back"), self.deeds.leave_goods, "arrow-left"), new
        if step == "sheet":
            save = partial(self.deeds.save_group, self._group, self._new_department)
            back = Action(_("Leave it as it was"), self._to("list"), "arrow-left")
            return back, Action(_("Save"), save, role="accent", weight=2.2)
        before = "department" if step == "another" else "sheet" if self._group.name else "list"
        out = self.deeds.leave_goods if before == "list" and not self.view.groups else self._to(before)
        back = Action(_("Back"), out, "arrow-left")
        if step == "name":
            return back, Action(_("Go on"), self._named, role="accent", weight=2.2, enabled=named)
        if step == "another":
            return back, Action(_("Go on"), self._set_department, role="accent", weight=2.2, enabled=named)
        return (back,)
