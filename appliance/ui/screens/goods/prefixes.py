"""What the labels of the shop's scales carry, by their first digits; a scan says what it would come to."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from appliance.domain.measured import ITEMS, PREFIXES, PRICE, WEIGHT, Prefix
from appliance.till.measured import Tried
from appliance.ui.stage import Stage, load
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action
from appliance.ui.widgets.rows import Item
from appliance.words import N_

load(__file__)
MEANINGS = {"": N_("An article number"), WEIGHT: N_("A weight"), PRICE: N_("A price")}


@dataclass(frozen=True)
class PrefixesView:
    """The rows that are tried, those that are kept, and what the last scan came to."""

    rows: tuple[Prefix, ...] = ()
    kept: tuple[Prefix, ...] = ()
    tried: Tried | None = None
    saves: int = 0


class PrefixesStage(Stage):
    """The prefixes, or the facts of one of them, beside what the last scan would do."""

    basket = False

    def build(self) -> None:
        """The list."""
        self._chosen = ""
        upright = look().panel.portrait
        self.ids.place.orientation = "vertical" if upright else "horizontal"
        self.ids.card.size_hint = (1, 0.6) if upright else (0.6, 1)

    def enter(self) -> None:
        """The list."""
        self._chosen = ""

    def draw(self, view: PrefixesView) -> None:
        """Show the rows and the scan."""
        if self.view and self.view.saves != view.saves:
            self._chosen = ""
        self.view, _ = view, self._
        chosen = self._chosen
        title = _("Codes that begin with {prefix}", prefix=chosen) if chosen else ""
        self.ids.title.say = title or _("What the scale's labels carry")
        self.ids.picks.draw(self._facts() if chosen else self._rows())
        self._draw_tried(view.tried)

    def _row(self, prefix: str) -> Prefix | None:
        return next((row for row in self.view.rows if row.prefix == prefix), None)

    def _rows(self) -> list[Item]:
        found = []
        for prefix in PREFIXES:
            row = self._row(prefix)
            said = self._(MEANINGS[row.meaning if row else ""])
            detail = f"{said} · {row.item} + {row.value}" if row else said
            deed = partial(self._turn, prefix)
            found.append(Item(f"{prefix} …", detail, icon="barcode-scan" if row else "", deed=deed))
        return found

    def _facts(self) -> list[Item]:
        """What a tap changes to the next that is possible."""
        _, row = self._, self._row(self._chosen)
        carries = Item(_(MEANINGS[row.meaning if row else ""]), _("What it carries"), icon="tag-outline",
                       deed=self._next_meaning)  # fmt: skip
        if not row:
            return [carries]
        return [
            carries,
            Item(str(row.item), _("Digits of the article"), icon="package-variant-closed",
                 deed=partial(self._put, replace(row, item=_after(row.item, ITEMS)))),
            Item(str(row.decimals), _("Value decimals"), icon="percent-outline",
                 deed=partial(self._put, replace(row, decimals=_after(row.decimals, _places(row))))),
            Item(_("Yes") if row.check else _("No"), _("Value check digit"),
                 icon="check" if row.check else "close",
                 deed=partial(self._put, replace(row, check=not row.check))),
            Item(_picture(row), _("Article, value, check"), icon="barcode-scan"),
        ]  # fmt: skip

    def _next_meaning(self) -> None:
        row = self._row(self._chosen)
        meaning = _after(row.meaning if row else "", tuple(MEANINGS))
        was = row or Prefix(self._chosen, WEIGHT, 5, 3)
        self._put(replace(was, meaning=meaning, decimals=3 if meaning == WEIGHT else 2))

    def _put(self, row: Prefix) -> None:
        rest = [one for one in self.view.rows if one.prefix != row.prefix]
        rows = sorted([*rest, row] if row.meaning else rest, key=lambda one: one.prefix)
        self.deeds.try_prefixes(tuple(rows))

    def _turn(self, prefix: str) -> None:
        self._chosen = prefix
        self.again()

    def _draw_tried(self, tried: Tried | None) -> None:
        _, amount = self._, self.words.amount
        if not tried:
            self.ids.name.say = _("Scan a label to try it")
            self.ids.gross.say = self.ids.facts.say = ""
            return
        self.ids.name.say = tried.name or _("No goods have this code")
        self.ids.gross.say = amount(tried.gross) if tried.gross is not None else "–"
        each = ""
        if tried.price is not None and tried.gross is not None:
            each = f"{self._weight(tried.quantity, tried.unit)} × {amount(tried.price)}"
        said = (
            each,
            _("Weight on the label: {weight}", weight=self._weight(tried.weight, "kg"))
            if tried.weight
            else "",
            _("Price on the label: {price}", price=amount(tried.amount)) if tried.amount else "",
            _("Last day: {date}", date=self.words.date(tried.last)) if tried.last else "",
            _("The label says a weight, and the goods are sold by the piece")
            if tried.wrong and tried.wrong.code == "weight_for_pieces"
            else "",
            _("Code {code}", code=tried.code),
        )
        self.ids.facts.say = "\n".join(part for part in said if part)

    def _weight(self, quantity: int, unit: str) -> str:
        return f"{self.words.quantity(quantity)} {unit}".rstrip()

    def actions(self) -> tuple[Action, ...]:
        """Back, and keep what was changed."""
        _ = self._
        back = partial(self._turn, "") if self._chosen else self.deeds.go_goods
        save = partial(self.deeds.save_prefixes, self.view.rows)
        changed = self.view.rows != self.view.kept
        return (
            Action(_("Back"), back, "arrow-left"),
            Action(_("Save"), save, role="accent", weight=2.2, enabled=changed),
        )


def _picture(row: Prefix) -> str:
    """The thirteen digits, each as what it stands for: 23aaaaaavvvvc."""
    return row.prefix + "a" * row.item + "c" * row.check + "v" * row.value + "c"


def _places(row: Prefix) -> tuple[int, ...]:
    return (0, 1, 2, 3) if row.meaning == WEIGHT else (0, 1, 2)


def _after(value: Any, of: tuple[Any, ...]) -> Any:
    """The next of several, the first again behind the last."""
    return of[(of.index(value) + 1) % len(of)] if value in of else of[0]
