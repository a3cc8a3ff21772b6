"""Products from a file on a stick: what it would change is looked at, and taken in by one verb.

Nothing is taken in before that. A long list stands in parts, so that no more rows are bound than a page has.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath

from appliance.domain.product import Group, Product
from appliance.till.goods_preview import Preview
from appliance.till.goods_table import Wrong
from appliance.ui.outside import GoodsFile
from appliance.ui.screens.prices.price_list import when
from appliance.ui.stage import Stage
from appliance.ui.theme import look
from appliance.ui.widgets.button import Action, ChipRow
from appliance.ui.widgets.rows import Item, ItemList
from appliance.ui.widgets.surface import show
from appliance.ui.widgets.text import Text
from appliance.words import N_

PART = 100
"""Rows that stand in the list at once."""
TO = "\u203a"
"""Stands between what was and what becomes of it; the letters have no arrow."""
SEEN = 12
"""Letters of a fact that changes, as it was and as it becomes."""
COLUMNS = {
    "number": N_("Article number"), "name": N_("Name"), "group": N_("Group"),
    "group name": N_("Group's name"),
    "group kind": N_("Kind of group"), "group kitchen": N_("To the kitchen"),
    "group age": N_("Who may buy it"), "group hours": N_("When it may be sold"),
    "group vat here": N_("VAT when it is eaten here"), "group here": N_("Usually eaten here"),
    "department": N_("Department"), "price": N_("Price"), "cost": N_("Cost"), "vat": N_("VAT"),
    "codes": N_("Barcode"), "unit": N_("Unit"), "content": N_("Content"),
    "discount": N_("Discount"), "sold": N_("Is sold"), "stock": N_("Keeps stock"), "minimum": N_("Minimum"),
    "open price": N_("Open price"), "pant": N_("Pant"),
    "variant": N_("Variant"), "size": N_("Size"), "colour": N_("Colour"),
    "dated price": N_("Price by date"), "price from": N_("First day"),
    "price until": N_("Last day"),
}  # fmt: skip
"""What a file's columns are called (`till.goods_table.COLUMNS`)."""
WRONG = {
    "column_missing": N_("There is no column for it"),
    "column_unknown": N_("A column that is called that is not known, and is left out"),
    "column_twice": N_("There are two columns for it"),
    "cell_broken": N_("It goes on over several lines: a quotation mark may be missing"),
    "cells_too_many": N_("The line has more cells than the first one: “{got}”"),
    "number_wrong": N_("“{got}” is no article number: 1 to 40 characters"),
    "number_twice": N_("“{got}” stands on an earlier line too"),
    "number_own": N_("The till gave number {got} to other goods"),
    "name_wrong": N_("The name is missing, or is longer than 120 letters"),
    "group_missing": N_("The group is missing"),
    "kind_unknown": N_("“{got}” is no kind of group"),
    "age_wrong": N_("“{got}” is no age limit: 16, 18, 20 or no"),
    "hours_wrong": N_("“{got}” are no hours that the law knows, such as 08-18-15"),
    "group_twice": N_("Another line of this group says otherwise"),
    "price_wrong": N_("“{got}” is no price"),
    "rate_unknown": N_("“{got}” is no VAT rate of this country"),
    "unit_unknown": N_("“{got}” is no unit: pieces or kg"),
    "content_wrong": N_("“{got}” is no content, such as 750 g, 1,5 l or 12 pcs"),
    "minimum_wrong": N_("“{got}” is no number of pieces or kilos"),
    "yes_or_no": N_("“{got}” is neither yes nor no"),
    "check_digit": N_("“{got}” is no barcode: its last digit does not fit"),
    "code_rounded": N_("A spreadsheet has shortened the barcode to {got}"),
    "code_twice": N_("Barcode {got} stands on an earlier line too"),
    "pant_unknown": N_("“{got}” is no article of pant for goods by the piece"),
    "variant_twice": N_("“{got}” of this product stands on an earlier line too"),
    "date_wrong": N_("“{got}” is no day, or a last one before the first"),
    "never_reduced": N_("Its group bears no discount, and so no price that ends"),
    "code_taken": N_("Barcode {got} belongs to other goods"),
}
"""Why a line is not taken (`till.goods_table.Wrong`)."""


@dataclass(frozen=True)
class GoodsImportView:
    """The files on the sticks, or what the chosen one would change; what was taken in just now."""

    file: GoodsFile = field(default_factory=GoodsFile)
    groups: tuple[tuple[str, str], ...] = ()
    """Code and name of the shop's groups."""
    taken: int | None = None
    made: tuple[str, ...] = ()
    """Codes of the groups that the file makes."""


class GoodsImportStage(Stage):
    """Files first, then four lists of one file's products and groups, each behind a chip."""

    basket = False

    def build(self) -> None:
        """Make the words, the chips and the list."""
        self.orientation, self.spacing = "vertical", look().mm(1.5)
        self._chosen, self._part = "", 0
        self._of: Preview | None = None
        self.title = Text(size_name="title", bold=True, natural=True)
        self.told = Text(tone="quiet", natural=True)
        self.chips, self.list = ChipRow(), ItemList()
        for part in (self.title, self.told, self.chips, self.list):
            self.add_widget(part)

    def enter(self) -> None:
        """The first list that has something in it."""
        self._of = None

    def draw(self, view: GoodsImportView) -> None:
        """Show the files, or the chosen one's lists."""
        self.view = view
        preview = view.file.preview
        if preview is not self._of:
            self._of, self._part = preview, 0
            self._chosen = next((name for name, _, rows in self._lists() if rows), "new")
        self._show()
        self.changed()

    def _show(self) -> None:
        _, file = self._, self.view.file
        show(self.chips, file.preview is not None, look().mm(9.2))
        if file.preview:
            self.title.say = file.preview.name
            groups = len(file.preview.plan.groups)
            self.told.say = _("Groups that are made or changed: {count}", count=groups) if groups else ""
            self._draw_lists()
            return
        self.title.say = _("Reading …") if file.stick.reading else _("Which file?")
        problem = self.words.problem(file.stick.problem) if file.stick.problem else ()
        done = _("Taken in: {count}", count=self.view.taken) if self.view.taken is not None else ""
        self.told.say = ". ".join(filter(None, problem)) or done or _("A table (CSV), from a USB stick")
        looking = file.stick.files is None
        said = _("Looking …") if looking else _("There is no such file on the stick")
        self.list.draw(self._files(), ("magnify", "" if file.stick.reading else said))

    def _files(self) -> list[Item]:
        stick = self.view.file.stick
        return [
            Item(path.name, path.parent.name, icon="file-document-outline",
                 deed=partial(self.deeds.read_goods, str(path)))
            for path in map(PurePath, () if stick.reading else stick.files or ())
        ]  # fmt: skip

    def _lists(self) -> list[tuple[str, str, Sequence[object]]]:
        """Name, word and what is in it, of each list; groups that are made or changed come first."""
        preview, _ = self.view.file.preview, self._
        if preview is None:
            return []
        groups = preview.plan.groups
        made = [group for group in groups if group.code in self.view.made]
        other = [group for group in groups if group.code not in self.view.made]
        return [
            ("new", _("New ones"), (*made, *preview.new)),
            ("changed", _("Changed"), (*other, *preview.changed)),
            ("wrong", _("Left out"), preview.plan.problems),
            ("same", _("As before"), preview.unchanged),
        ]

    def _draw_lists(self) -> None:
        lists = self._lists()
        self.chips.draw([
            (f"{word} ({len(rows)})", name == self._chosen, partial(self._turn, name))
            for name, word, rows in lists
        ])  # fmt: skip
        rows = next(rows for name, _, rows in lists if name == self._chosen)
        first, end = self._part * PART, (self._part + 1) * PART
        items = [self._row(one) for one in rows[first:end]]
        if self._part:
            items.insert(0, self._way("chevron-up", -1, self._("The ones before")))
        if len(rows) > end:
            items.append(self._way("chevron-down", 1, self._("{count} more", count=len(rows) - end)))
        self.list.draw(items, ("check-circle", self._("None")))

    def _way(self, icon: str, step: int, word: str) -> Item:
        return Item(word, icon=icon, deed=partial(self._turn, self._chosen, step))

    def _turn(self, name: str, step: int = 0) -> None:
        self._part = self._part + step if name == self._chosen and step else 0
        self._chosen = name
        self._draw_lists()
        self.list.scroll_y = 1

    def _row(self, one: object) -> Item:
        if isinstance(one, Wrong):
            return self._wrong(one)
        if isinstance(one, tuple):
            return self._changed(*one)
        if isinstance(one, Group):
            return Item(one.name, self._binds(one), icon="tag-outline")
        assert isinstance(one, Product)
        return Item(one.name, self._facts(one), self._price(one), icon="plus")

    def _facts(self, one: Product) -> str:
        groups = dict(self.view.groups)
        vat = self._("VAT {percent} %", percent=self.words.percent(one.rate))
        return " · ".join((one.number, groups.get(one.group, one.group), vat))

    def _binds(self, one: Group) -> str:
        """What is special about a group that is made or changed."""
        _ = self._
        said = (
            _("VAT {percent} %", percent=self.words.percent(one.rate)),
            _("eaten here {percent} %", percent=self.words.percent(one.served)) if one.served else "",
            _("{age} years", age=one.age) if one.age else "",
            "–".join(one.hours.split("-")[:2]),
            "" if one.discountable else _("Never reduced"),
            _("To the kitchen") if one.kitchen else "",
        )
        return " · ".join(filter(None, said))

    def _price(self, one: Product) -> str:
        return self.words.amount(one.price) if one.price is not None else self._("Price …")

    def _changed(self, before: Product, after: Product) -> Item:
        """The price as it was and becomes, and what else changes: one thing in full, or all by name."""
        _, groups = self._, dict(self.view.groups)
        facts = [
            (_("Name"), before.name, after.name),
            (_("Group"), groups.get(before.group, before.group), groups.get(after.group, after.group)),
            (_("VAT"), self.words.percent(before.rate), self.words.percent(after.rate)),
            (_("Department"), before.department, after.department),
            (_("Cost"), *(self._cost(one) for one in (before, after))),
            (_("Barcode"), " ".join(sorted(before.codes)), " ".join(sorted(after.codes))),
            (_("Unit"), before.unit or _("pcs"), after.unit or _("pcs")),
            (_("Content"), before.content, after.content),
            (_("Discount"), *((_("yes") if one.discountable else _("no")) for one in (before, after))),
            (_("Is sold"), *((_("no") if one.ended else _("yes")) for one in (before, after))),
            (_("Pant"), before.pant, after.pant),
            (_("Minimum"), *(self._least(one) for one in (before, after))),
            (_("Price by date"), *(self._dated(one) for one in (before, after))),
        ]
        other = [one for one in facts if one[1] != one[2]]
        said = [name for name, _old, _new in other]
        if len(other) == 1:
            ((name, old, new),) = other
            said = [f"{name}: {old[:SEEN] or '–'} {TO} {new[:SEEN] or '–'}"]
        prices = [self._price(one) for one in (before, after)]
        moved = prices[0] != prices[1]
        amount = f" {TO} ".join(prices) if moved else prices[1]
        return Item(after.name, " · ".join((after.number, *said)), amount, icon="swap-horizontal")

    def _cost(self, one: Product) -> str:
        return self.words.amount(one.cost) if one.cost is not None else ""

    def _least(self, one: Product) -> str:
        return self.words.quantity(one.minimum) if one.minimum is not None else ""

    def _dated(self, one: Product) -> str:
        return ", ".join(
            f"{self.words.amount(price.price)} {when(self.words, price)}" for price in one.prices
        )

    def _wrong(self, one: Wrong) -> Item:
        _ = self._
        column = _(COLUMNS[one.column]) if one.column in COLUMNS else one.column
        why = _(WRONG[one.reason], got=one.got[:40])
        return Item(
            why, _("Line {count}: {column}", count=one.line, column=column), icon="alert", tone="stop"
        )

    def actions(self) -> tuple[Action, ...]:
        """Back, another file, and in with them."""
        _, preview = self._, self.view.file.preview
        back = Action(_("Back"), self.deeds.go_goods, "arrow-left")
        again = Action(_("Look again"), self.deeds.go_goods_import, "refresh")
        if preview is None:
            return back, again
        other = Action(_("Another file"), self.deeds.go_goods_import, "file-document-outline")
        take = Action(
            _("Take {count} in", count=preview.takes),
            self.deeds.take_goods,
            role="accent",
            weight=2.2,
            enabled=bool(preview.takes or preview.plan.groups),
        )
        return back, other, take
