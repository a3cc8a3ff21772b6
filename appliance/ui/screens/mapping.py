"""Accounts: where each kind of posting goes in the shop's books. Missing ones stand first."""

from dataclasses import dataclass, replace
from functools import partial

from kivy.uix.boxlayout import BoxLayout

from appliance.till.mapping import LONGEST
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow, Item, ItemList  # noqa: F401  (mapping.kv)
from appliance.ui.widgets.entry import Entry
from appliance.ui.widgets.surface import only
from appliance.ui.widgets.text import Text  # noqa: F401
from appliance.ui.widgets.writing import Writing

load(__file__)


@dataclass(frozen=True)
class MappingRow:
    """One kind of posting in words, its key, the account and VAT code it goes to."""

    key: tuple[str, ...]
    name: str
    detail: str = ""
    account: str = ""
    vat_code: str = ""


@dataclass(frozen=True)
class MappingView:
    """Every row, and the name of the accounting system."""

    rows: tuple[MappingRow, ...] = ()
    system: str = ""


class MappingStage(Stage):
    """Tap a row, type its account or its VAT code. Nothing is kept before it is saved."""

    basket = False
    types = True

    def build(self) -> None:
        """Add the keypad, and the letters that take the place of all else."""
        self._chosen: tuple[str, ...] | None = None
        self._field = "account"
        self._changed: dict[tuple[str, ...], MappingRow] = {}
        self.both = self.ids.both.__self__
        self.entry = Entry(lambda keypad: keypad.typed or "–", extra="", longest=LONGEST)
        self.entry.keypad.fbind("typed", lambda _, typed: self._typed(typed))
        self.ids.side.add_widget(self.entry)
        self.letters = BoxLayout(orientation="vertical", spacing=look().mm(1.5))
        self.field = ChipRow()
        self.writing = Writing(self._typed, self._("space"), capitals="all", longest=LONGEST)
        self.letters.add_widget(self.field)
        self.letters.add_widget(self.writing)

    def enter(self) -> None:
        """Nothing chosen, nothing changed."""
        self._chosen, self._field, self._changed = None, "account", {}
        self._quietly("")

    def rows(self) -> list[MappingRow]:
        """The rows as they would be saved, missing ones first."""
        now = [self._changed.get(row.key, row) for row in self.view.rows]
        return sorted(now, key=lambda row: bool(next(r for r in self.view.rows if r.key == row.key).account))

    def draw(self, view: MappingView) -> None:
        """Show the rows and the chosen one's number."""
        self.view, _ = view, self._
        rows = self.rows()
        missing = sum(1 for row in rows if not row.account)
        title = _("Accounts in {system}", system=view.system) if view.system else _("Accounts")
        gaps = _("{count} missing", count=missing)
        self.ids.title.say = f"{title} · {gaps}" if missing else title
        if self._chosen is None and rows:
            self._chosen = rows[0].key
        items = []
        for row in rows:
            number = row.account + (f" · {row.vat_code}" if row.vat_code else "")
            tone = "ink" if row.account else "attention"
            deed = partial(self._pick, row.key, "account")
            items.append(
                Item(
                    row.name,
                    row.detail,
                    number or _("missing"),
                    tone=tone,
                    chosen=row.key == self._chosen,
                    deed=deed,
                )
            )
        self.ids.list.draw(items)
        fields = [(_("Account"), self._field == "account", lambda: self._pick(self._chosen, "account"))]
        fields.append(
            (_("VAT code"), self._field == "vat_code", lambda: self._pick(self._chosen, "vat_code"))
        )
        self.ids.field.draw(fields)
        self.field.draw(fields)
        chosen = next((row for row in rows if row.key == self._chosen), None)
        self.entry.label.say = self.writing.label.say = chosen.name if chosen else ""
        only(self.ids.place, self.letters if self._field == "vat_code" else self.both)
        self._quietly(getattr(chosen, self._field) if chosen else "")

    def _quietly(self, typed: str) -> None:
        chosen, self._chosen = self._chosen, None
        self.entry.keypad.typed = typed if self._field == "account" else ""
        self.writing.write(typed)
        self._chosen = chosen

    def _pick(self, key, field: str) -> None:
        self._chosen, self._field = key, field
        self.draw(self.view)

    def _typed(self, typed: str) -> None:
        if self._chosen is None or not self.view:
            return
        row = next(row for row in self.rows() if row.key == self._chosen)
        account = self._field == "account"
        self._changed[row.key] = replace(row, account=typed) if account else replace(row, vat_code=typed)
        self.draw(self.view)
        self.changed()

    def actions(self) -> tuple[Action, ...]:
        """Back, or save what was changed."""
        _ = self._
        save = Action(
            _("Save"),
            lambda: self.deeds.save_mapping(tuple(self._changed.values())),
            role="accent",
            weight=2.2,
            enabled=bool(self._changed),
        )
        return Action(_("Back"), self.deeds.go_deliveries, "arrow-left"), save
