"""Accounts: where each kind of posting goes in the shop's books. Missing ones stand first."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from kivy.uix.boxlayout import BoxLayout

from appliance.till.mapping import LONGEST, LONGEST_DIMENSION
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow
from appliance.ui.widgets.entry import NumberEntry
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text
from appliance.ui.widgets.writing import Writing
from appliance.words import N_

load(__file__)

FIXED = ("default",)
"""The key of the row that is no row: the till's own department, project and object."""
DIMENSIONS = {"department": N_("Department"), "project": N_("Project"), "object": N_("Object")}
FIELDS = {"account": N_("Account"), "vat_code": N_("VAT code"), **DIMENSIONS}


@dataclass(frozen=True)
class MappingRow:
    """One kind of posting in words, its key, and where it goes."""

    key: tuple[str, ...]
    name: str
    detail: str = ""
    account: str = ""
    vat_code: str = ""
    department: str = ""
    """What its lines go out with where the goods have none, as the next two."""
    project: str = ""
    object: str = ""
    state: str = ""
    """``missing``: days need it; ``own``: about to be added; ``unused``: no day has needed it yet."""
    splits: bool = False
    """Parts of it can have accounts of their own."""


@dataclass(frozen=True)
class MappingView:
    """Every row, and the name of the accounting system."""

    rows: tuple[MappingRow, ...] = ()
    system: str = ""
    parts: tuple[MappingRow, ...] = ()
    """What the row that is being split can be split into."""
    parts_of: str = ""
    """That row's name; empty: none is being split."""


class MappingStage(Stage):
    """Tap a row, type its account, VAT code or dimensions. Nothing is kept before it is saved."""

    basket = False
    types = True

    def build(self) -> None:
        """Add the keypad, and the letters and the parts that take the place of all else."""
        self._chosen: tuple[str, ...] | None = None
        self._field = "account"
        self._changed: dict[tuple[str, ...], MappingRow] = {}
        self._own: tuple[str, ...] = ()
        self.both = self.ids.both.__self__
        if look().panel.portrait:
            self.both.orientation, self.ids.side.size_hint = "vertical", (1, 1.4)
        self.entry = NumberEntry(longest=LONGEST)
        self.entry.keypad.fbind("typed", lambda _, typed: self._typed(typed))
        self.ids.side.add_widget(self.entry)
        self.letters = BoxLayout(orientation="vertical", spacing=look().mm(1.5))
        self.field = ChipRow()
        self.writing = Writing(self._typed, self._("space"), capitals="all", longest=LONGEST_DIMENSION)
        self.letters.add_widget(self.field)
        self.letters.add_widget(self.writing)
        self.split = BoxLayout(orientation="vertical", spacing=look().mm(1.5))
        self.split_of = Text(size_name="title", bold=True, size_hint_y=None, height=look().mm(9))
        self.parts = ItemList()
        self.split.add_widget(self.split_of)
        self.split.add_widget(self.parts)

    def enter(self) -> None:
        """Nothing chosen, nothing changed."""
        self._chosen, self._field, self._changed, self._own = None, "account", {}, ()
        self._quietly("")

    def rows(self) -> list[MappingRow]:
        """The rows as they would be saved."""
        return [self._changed.get(row.key, row) for row in self.view.rows]

    def draw(self, view: MappingView) -> None:
        """Show the rows and what the chosen one has; or what it can be split into."""
        self.view = view
        self._choose()
        self._draw_list()
        chosen = next((row for row in self.rows() if row.key == self._chosen), None)
        self._draw_fields(chosen)
        self.split_of.say = self._("An account of its own in: {name}", name=view.parts_of)
        self.parts.draw(
            [
                Item(row.name, row.detail, icon="plus", deed=partial(self.deeds.own_account, row.key))
                for row in view.parts
            ],
            ("inbox-outline", self._("There is nothing to split off")),
        )
        typing = self.letters if self._field != "account" else self.both
        only(self.ids.place, self.split if view.parts_of else typing)
        self._quietly(getattr(chosen, self._field) if chosen else "")

    def _choose(self) -> None:
        keys = [row.key for row in self.view.rows]
        own = [row.key for row in self.view.rows if row.state == "own"]
        if own and own[-1] != self._own:  # it was just added: its account is typed next
            self._chosen, self._own, self._field = own[-1], own[-1], "account"
        elif self._chosen not in keys:
            self._chosen, self._field = (keys[0] if keys else None), "account"
        if self._chosen == FIXED and self._field not in DIMENSIONS:
            self._field = "department"

    def _draw_list(self) -> None:
        view, _, rows = self.view, self._, self.rows()
        missing = sum(1 for row in rows if row.state == "missing" and not row.account)
        title = _("Accounts in {system}", system=view.system) if view.system else _("Accounts")
        gaps = _("{count} missing", count=missing)
        self.ids.title.say = f"{title} · {gaps}" if missing else title
        self.ids.list.draw([self._item(row) for row in rows])

    def _item(self, row: MappingRow) -> Item:
        _ = self._
        number = row.account + (f" · {row.vat_code}" if row.vat_code else "")
        tone = (
            "attention" if row.state == "missing" and not row.account else "ink" if row.account else "quiet"
        )
        number = number or {"missing": _("missing"), "": "" if row.key == FIXED else _("none")}.get(
            row.state, "–"
        )
        fixed = [_(DIMENSIONS[name]) + f" {value}" for name in DIMENSIONS if (value := getattr(row, name))]
        detail = " · ".join(filter(None, (row.detail, *fixed)))
        return Item(row.name, detail, number, tone=tone, chosen=row.key == self._chosen,
                    deed=partial(self._pick, row.key))  # fmt: skip

    def _draw_fields(self, chosen: MappingRow | None) -> None:
        offered = DIMENSIONS if self._chosen == FIXED else FIELDS
        chips = [
            (self._(word), self._field == name, partial(self._pick, self._chosen, name))
            for name, word in offered.items()
        ]
        self.field.draw(chips)
        more = (self._("More"), False, partial(self._pick, self._chosen, "department"))
        self.ids.field.draw([*chips[:2], more])
        self.writing.keyboard.longest = LONGEST if self._field == "vat_code" else LONGEST_DIMENSION
        self.entry.label.say = self.writing.label.say = chosen.name if chosen else ""

    def _quietly(self, typed: str) -> None:
        chosen, self._chosen = self._chosen, None
        self.entry.keypad.typed = typed if self._field == "account" else ""
        self.writing.write(typed)
        self._chosen = chosen

    def _pick(self, key: tuple[str, ...] | None, field: str = "account") -> None:
        self._chosen, self._field = key, field
        self.again()

    def _typed(self, typed: str) -> None:
        if self._chosen is None or not self.view:
            return
        row = next(row for row in self.rows() if row.key == self._chosen)
        said: dict[str, Any] = {self._field: typed.strip()}
        self._changed[row.key] = replace(row, **said)
        self._draw_list()
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """Back, split the chosen row, or save what was changed."""
        _, deeds = self._, self.deeds
        if self.view.parts_of:
            return (Action(_("Back"), lambda: deeds.split_account(()), "arrow-left"),)
        back: Action = Action(_("Back"), deeds.go_deliveries, "arrow-left")
        if self._field != "account":  # to the rows again
            back = Action(_("Back"), self._leave_letters, "arrow-left")
        chosen = next((row for row in self.rows() if row.key == self._chosen), None)
        split = Action(_("Split"), lambda: deeds.split_account(self._chosen), "swap-horizontal",
                       enabled=bool(chosen and chosen.splits))  # fmt: skip
        save = Action(
            _("Save"),
            lambda: deeds.save_mapping(tuple(self._changed.values())),
            role="accent",
            weight=2.2,
            enabled=bool(self._changed),
        )
        if self._field != "account":
            return back, split, save
        return back, Action(_("Projects"), deeds.go_dimensions, "inbox-outline"), split, save

    def _leave_letters(self) -> None:
        key = self._chosen if self._chosen != FIXED else self.view.rows[0].key
        self._pick(key)
