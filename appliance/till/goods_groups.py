"""The article groups that a file of products names: known ones, new ones, and what the file says of them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from appliance.domain.hours import CHOICES, USUAL
from appliance.domain.line_kind import GIFT_CARD, GOODS, PANT, PREPAYMENT, SINGLE_CARD, TIP
from appliance.domain.money import parse
from appliance.domain.product import AGES, Group, Product, is_beer, never_reduced, years
from appliance.fiscal.rules import Rules
from appliance.till.goods_table import Row

KINDS = {
    GOODS: GOODS, "vare": GOODS, "varer": GOODS,
    GIFT_CARD: GIFT_CARD, "gift card": GIFT_CARD, "gavekort": GIFT_CARD,
    SINGLE_CARD: SINGLE_CARD, "single-purpose gift card": SINGLE_CARD, "gavekort med moms": SINGLE_CARD,
    PANT: PANT,
    TIP: TIP, "tips": TIP, "drikkepenger": TIP, "drikkepenge": TIP,
    PREPAYMENT: PREPAYMENT, "forskudd": PREPAYMENT, "forudbetaling": PREPAYMENT, "depositum": PREPAYMENT,
}  # fmt: skip
"""Kinds of line by what a file may call them, in small letters."""


YES = {"ja", "j", "yes", "y", "1", "x", "true", "sand", "sant"}
NO = {"nei", "nej", "n", "no", "0", "false", "usann", "falsk"}
_AGE = re.compile(r"([0-9]{1,2})\s*(\+|år|years?)?")


def rate_of(written: str, rules: Rules) -> int | None:
    """A VAT rate in basis points, as a cell has it; None: the country has no such rate."""
    try:
        rate = parse(written.removesuffix("%").strip(), replace(rules.currency, exponent=2))
    except ValueError:
        return None
    return rate if 0 <= rate <= 10_000 and (not rules.rates or rate in rules.rates) else None


def _yes(written: str, rules: Rules) -> bool | None:
    return True if written in YES else False if written in NO else None


def _age(written: str, rules: Rules) -> int | None:
    """Years, or no for everybody."""
    found = _AGE.fullmatch(written)
    years_ = 0 if written in NO else int(found[1]) if found else -1
    return years_ if years_ in AGES else None


def _hours(written: str, rules: Rules) -> str | None:
    """From, to, and to on days before Sundays and holidays: ``08-18-15``; yes: the law's usual hours."""
    if written in NO:
        return ""
    times = re.findall(r"[0-9]+", written.replace(":", "").replace(".", ""))
    said = "-".join(f"{one:0>2}00" if len(one) < 3 else f"{one:0>4}" for one in times)
    hours = USUAL if written in YES else said
    return hours if rules.country == "norway" and hours in CHOICES else None


_CELLS: dict[str, tuple[str, Callable[[str, Rules], Any], str, str]] = {
    "group kind": ("kind", lambda written, rules: KINDS.get(written), "kind_unknown",
                   "goods, gift card, pant, tip or prepayment"),
    "group kitchen": ("kitchen", _yes, "yes_or_no", "yes or no"),
    "group age": ("age", _age, "age_wrong", ", ".join(str(age) for age in AGES)),
    "group hours": ("hours", _hours, "hours_wrong", ", ".join(filter(None, CHOICES))),
    "group vat here": ("served", rate_of, "rate_unknown", "a VAT rate of the country"),
    "group here": ("here", _yes, "yes_or_no", "yes or no"),
}  # fmt: skip
"""By column: the fact of a `Group`, how it is read, and what is said of a cell that is none."""


class Groups:
    """The groups of one file on its way through."""

    def __init__(
        self, known: Iterable[Group], rules: Rules, wrong: Callable[[Row, str, str, str, str], None]
    ) -> None:
        """Take the shop's groups, the country's rules, and where a wrong cell is reported: row, column,
        reason, expected, got."""
        self.known = {group.code: group for group in known}
        self._by_name = {group.name.casefold(): group.code for group in self.known.values()}
        self._new: dict[str, str] = {}
        """Names of groups to be made, by code."""
        self._said: dict[str, dict[str, Any]] = {}
        """What the file says of groups, by code and fact."""
        self._rules, self._wrong = rules, wrong

    def code(self, row: Row) -> str:
        """The code of the group that is named by its code or its name; a new one is noted."""
        asked = unicodedata.normalize("NFC", row.get("group"))
        if not asked:
            self._wrong(row, "group", "group_missing", "an article group", asked)
        if asked in self.known or asked in self._new:
            return asked
        if code := self._by_name.get(asked.casefold()):
            return code
        self._new[asked] = unicodedata.normalize("NFC", row.get("group name")) or asked
        self._by_name |= {asked.casefold(): asked, self._new[asked].casefold(): asked}
        return asked

    def see(self, row: Row, group: str) -> None:
        """Note what a row says of its group; all rows of a group say the same, or nothing."""
        for column, (fact, read, reason, expected) in _CELLS.items():
            written = row.get(column)
            value = read(written.casefold(), self._rules) if written else None
            if written and value is None:
                self._wrong(row, column, reason, expected, written)
            elif written and self._said.setdefault(group, {}).setdefault(fact, value) != value:
                self._wrong(row, column, "group_twice", "what another row of the group says", written)

    def kind(self, code: str) -> str:
        """The kind of a group's lines, once the file is taken."""
        known = self.known.get(code)
        return str(self._said.get(code, {}).get("kind", known.kind if known else GOODS))

    def changed(self, good: Iterable[Product]) -> tuple[Group, ...]:
        """New groups, each as most of its products are, and known ones that are otherwise now."""
        members: dict[str, list[Product]] = {}
        for one in good:
            members.setdefault(one.group, []).append(one)
        of = [
            self._made(code, members[code])
            if code in self._new
            else replace(self.known[code], **self._said.get(code, {}))
            for code in members
        ]
        return tuple(group for group in of if group != self.known.get(group.code))

    def _made(self, code: str, members: list[Product]) -> Group:
        """What nobody says of a new group is as its name and the country's law have it."""
        department, _ = Counter(one.department for one in members).most_common(1)[0]
        rate, _ = Counter(one.rate for one in members).most_common(1)[0]
        name, country = self._new[code], self._rules.country
        reducible = any(one.discountable for one in members) and not never_reduced(name)
        hours = USUAL if country == "norway" and is_beer(name) else ""
        made = Group(code, name, department, rate, reducible, age=years(name, country), hours=hours)
        return replace(made, **self._said.get(code, {}))
