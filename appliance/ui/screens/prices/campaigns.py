"""Campaigns: which there are and were, and one of them as a sheet of facts, each with a page of its own.

Nothing is kept before it is saved; see `till.campaigns`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from kivy.uix.boxlayout import BoxLayout

from appliance.domain.campaign import COMING, ENDED, RUNNING, Campaign
from appliance.ui.screens.selling.search import nothing
from appliance.ui.stage import SteppedStage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.days import Days
from appliance.ui.widgets.entry import Entry, Keypad
from appliance.ui.widgets.keyboard import KEYS, Keyboard
from appliance.ui.widgets.picks import Picks
from appliance.ui.widgets.rows import Empty, Item
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.title import Title
from appliance.ui.widgets.writing import Sought, Writing
from appliance.words import N_

STATES = {RUNNING: N_("Running"), COMING: N_("Coming"), ENDED: N_("Ended")}
TONES = {RUNNING: "good", COMING: "ink", ENDED: "quiet"}
TITLES = {
    "list": N_("Campaigns"),
    "name": N_("What do receipts call it?"),
    "pieces": N_("How many make a set?"),
    "cost": N_("What does a set cost?"),
    "price": N_("What do {count} cost?"),
    "goods": N_("Which goods? They can be mixed"),
    "first": N_("From which day?"),
    "last": N_("Until which day, that one too?"),
}
NEW = Campaign("", "", 3, "2026-01-01", "2026-01-07", free=1)


@dataclass(frozen=True)
class CampaignsView:
    """Every campaign with its state, and what one can be of."""

    campaigns: tuple[tuple[Campaign, str], ...] = ()
    proposed: Campaign = NEW
    today: str = "2026-01-01"
    groups: tuple[tuple[str, str], ...] = ()
    """Code and name of those that may be reduced."""
    found: tuple[tuple[str, str], ...] = ()
    """Number and name of products that fit what is typed."""
    names: tuple[tuple[str, str], ...] = ()
    """Of the products that are in campaigns, by number."""
    typed: str = ""
    saves: int = 0
    """Rises with each campaign that is saved or ended: what was open is done."""


class CampaignsStage(SteppedStage):
    """A list; one campaign as a sheet; each fact with a page of its own."""

    basket = False
    lettered = ("name", "find")

    def build(self) -> None:
        """Make the pages."""
        mm = look().mm
        self.orientation, self.spacing = "vertical", mm(1.5)
        self._one = NEW
        self._names: dict[str, str] = {}
        """Of products that were chosen here."""
        self._rows = {"list": self._list, "sheet": self._sheet, "cost": self._costs, "goods": self._goods}
        self.title = Title()
        self.place = BoxLayout()
        self.picks, self.days = Picks(), Days(self.words)
        self.empty = Empty("percent-outline")
        self.writing = Writing(self.changed, self._("space"), capitals="first")
        self.pieces = self._figures(lambda keypad: keypad.typed or "0", "", 2)
        self.price = self._figures(lambda keypad: self.words.amount(keypad.number), "00", 8)
        self.sought, self.hits = Sought(), Picks()
        done = self._("Done"), self._to("goods")
        self.keyboard = Keyboard(self.deeds.search, self._("space"), done, size_hint_y=None)
        self.keyboard.height = mm(KEYS)
        self.search = BoxLayout(orientation="vertical", spacing=mm(1.5))
        for part in (self.sought, self.hits, self.keyboard):
            self.search.add_widget(part)
        for part in (self.title, self.place):
            self.add_widget(part)

    def _figures(self, write: Callable[[Keypad], str], extra: str, longest: int) -> Entry:
        made = Entry(write, extra=extra, longest=longest)
        made.on_typed = self.changed
        return made

    def draw(self, view: CampaignsView) -> None:
        """Show the step."""
        anew = self._take(view)
        self._names = {**dict(view.names), **dict(view.found), **self._names}
        if anew:
            self._step = "list"
        self._show()

    def _show(self) -> None:
        _, step = self._, self._step
        sheet = self._one.name or self._offer(self._one)
        self.title.say = _(TITLES[step], count=self._one.pieces) if step in TITLES else sheet
        if step == "find":
            typed = self.view.typed
            self.sought.draw(typed, _("Name or number"))
            hits = [self._choice("products", *hit) for hit in self.view.found]
            self.hits.draw(hits, ("magnify", nothing(_) if typed else ""))
        elif step in self._rows and (rows := self._rows[step]()):
            self.picks.draw(rows)
        only(self, *(() if step == "find" else (self.title,)), self.place)
        only(self.place, self._page())

    def _page(self) -> Any:
        if self._step == "list" and not self.view.campaigns:
            self.empty.label.say = self._("There is no campaign yet: 3 for 2, or 3 for a price")
            return self.empty
        pages = {
            "name": self.writing, "pieces": self.pieces, "price": self.price, "find": self.search,
            "first": self.days, "last": self.days,
        }  # fmt: skip
        return pages.get(self._step, self.picks)

    def _prepare(self, step: str) -> None:
        one = self._one
        if step == "name":
            self.writing.label.say = self._("Name")
            self.writing.write(one.name)
        elif step == "pieces":
            self.pieces.label.say = self._("How many")
            self.pieces.clear()
        elif step == "price":
            self.price.label.say = self._("All {count} together", count=one.pieces)
            self.price.clear()
        elif step in ("first", "last"):
            earliest = self.view.today if step == "first" else max(self.view.today, one.first)
            self.days.draw(getattr(one, step), earliest, lambda date: self._set(**{step: date}))
        elif step == "find":
            self.keyboard.clear()
        self.picks.scroll_y = 1

    def _begin(self) -> None:
        self._one = self.view.proposed
        self._turn("sheet")

    def _open(self, one: Campaign) -> None:
        self._one = one
        self._turn("sheet")

    def _set(self, **said: Any) -> None:
        """One fact is another: the last day is never before the first, and what is free never a whole set."""
        one = replace(self._one, **said)
        if one.last < one.first:
            one = replace(one, last=one.first)
        if one.price is None:
            one = replace(one, free=min(max(one.free, 1), one.pieces - 1))
        self._one = one
        self._turn("sheet")

    def _offer(self, one: Campaign) -> str:
        """``3 for 2`` or ``3 for 50,00``."""
        paid = self.words.amount(one.price) if one.price is not None else str(one.pieces - one.free)
        return self._("{count} for {paid}", count=one.pieces, paid=paid)

    def _of(self, one: Campaign) -> str:
        """What it is of, in words."""
        groups = dict(self.view.groups)
        names = [groups.get(code, code) for code in one.groups]
        return ", ".join([*names, *(self._names.get(number, number) for number in one.products)])

    def _span(self, one: Campaign) -> str:
        return f"{self.words.date(one.first)} – {self.words.date(one.last)}"

    def _list(self) -> list[Item]:
        return [
            Item(one.name, self._span(one), self._(STATES[state]), icon="percent-outline", tone=TONES[state],
                 deed=partial(self._open, one))
            for one, state in self.view.campaigns
        ]  # fmt: skip

    def _sheet(self) -> list[Item]:
        """Every fact; a tap leads to where it is changed."""
        _, one = self._, self._one
        cost = _("{count} free", count=one.free) if one.price is None else self.words.amount(one.price)
        name = one.name or self._offer(one)
        return [
            Item(name, _("Name on the receipt"), icon="pencil-outline", deed=self._to("name")),
            Item(self._of(one) or _("Choose …"), _("Goods"), icon="package-variant-closed",
                 tone="ink" if self._of(one) else "attention", deed=self._to("goods")),
            Item(str(one.pieces), _("How many make a set"), icon="basket-outline", deed=self._to("pieces")),
            Item(cost, _("What a set costs"), icon="cash", deed=self._to("cost")),
            Item(self.words.date(one.first), _("First day"), icon="calendar-today", deed=self._to("first")),
            Item(self.words.date(one.last), _("Last day"), icon="calendar-check", deed=self._to("last")),
        ]  # fmt: skip

    def _costs(self) -> list[Item]:
        one, _ = self._one, self._
        free = [
            Item(_("{count} free", count=count), self._offer(replace(one, price=None, free=count)),
                 chosen=one.price is None and one.free == count,
                 deed=partial(self._set, price=None, free=count))
            for count in range(1, min(one.pieces, 6))
        ]  # fmt: skip
        price = Item(_("A price for all {count}", count=one.pieces), icon="cash",
                     chosen=one.price is not None, deed=self._to("price"))  # fmt: skip
        return [price, *free]

    def _goods(self) -> list[Item]:
        chosen = [self._choice("products", one, self._names.get(one, one)) for one in self._one.products]
        groups = [self._choice("groups", *group) for group in self.view.groups]
        return [
            Item(self._("Find a product"), icon="magnify", deed=self._to("find")),
            *chosen,
            *groups,
        ]

    def _choice(self, what: str, code: str, name: str) -> Item:
        """A group or a product that is in it, or is not."""
        held = getattr(self._one, what)
        detail = self._("The whole group") if what == "groups" else code
        return Item(name, detail, icon="check" if code in held else "", chosen=code in held,
                    deed=partial(self._toggle, what, code))  # fmt: skip

    def _toggle(self, what: str, code: str) -> None:
        held = getattr(self._one, what)
        kept = tuple(one for one in held if one != code) if code in held else (*held, code)
        said: dict[str, Any] = {what: kept}
        self._one = replace(self._one, **said)
        self._show()
        self.changed()

    def _named(self) -> None:
        self._set(name=self.writing.text)

    def _save(self) -> None:
        self.deeds.save_campaign(replace(self._one, name=self._one.name or self._offer(self._one)))

    def actions(self) -> tuple[Action, ...]:
        """Back by one step, and on."""
        _, step, one = self._, self._step, self._one
        if step == "list":
            new = Action(_("A new campaign"), self._begin, "plus", role="accent", weight=2.2)
            return Action(_("Back"), self.deeds.leave_goods, "arrow-left"), new
        if step == "find":  # the keys have one
            return ()
        if step == "sheet":
            back = Action(_("Leave it as it was"), self._to("list"), "arrow-left")
            save = Action(_("Save"), self._save, role="accent", weight=2.2, enabled=bool(self._of(one)))
            over = not one.code or one.state(self.view.today) == ENDED
            end = Action(_("End it now"), partial(self.deeds.end_campaign, one.code), "close", role="stop")
            return (back, save) if over else (back, end, save)
        back = Action(_("Back"), self._to("sheet"), "arrow-left")
        pieces, price = self.pieces.keypad.number, self.price.keypad.number
        verbs: dict[str, tuple[Callable[[], object], bool]] = {
            "name": (self._named, True),
            "pieces": (lambda: self._set(pieces=pieces), pieces >= 2),
            "price": (lambda: self._set(price=price, free=0), price > 0),
            "goods": (self._to("sheet"), True),
        }
        if step not in verbs:
            return (back,)
        go, may = verbs[step]
        return back, Action(_("Go on"), go, role="accent", weight=2.2, enabled=may)
