"""The article groups that a file of products names: known ones, new ones, and the kind of their lines."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from appliance.domain.line_kind import GIFT_CARD, GOODS, PANT, PREPAYMENT, SINGLE_CARD, TIP
from appliance.domain.product import Group, Product
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


class Groups:
    """The groups of one file on its way through."""

    def __init__(self, known: Iterable[Group], wrong: Callable[[Row, str, str, str, str], None]) -> None:
        """Take the shop's groups, and where a wrong cell is reported: row, column, reason, expected, got."""
        self.known = {group.code: group for group in known}
        self._by_name = {group.name.casefold(): group.code for group in self.known.values()}
        self._new: dict[str, str] = {}
        """Names of groups to be made, by code."""
        self._kinds: dict[str, str] = {}
        """What the file says of groups, by code."""
        self._kitchen: dict[str, bool] = {}
        """Whether they go to the kitchen, by code, as the file says."""
        self._wrong = wrong

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

    def see_kind(self, row: Row, group: str) -> None:
        """Note what kind a row says that its group is of; all rows of a group say the same, or nothing."""
        said = row.get("group kind").casefold()
        kind = KINDS.get(said, "")
        if said and not kind:
            self._wrong(row, "group kind", "kind_unknown", "goods, gift card, pant, tip or prepayment", said)
        elif said and self._kinds.setdefault(group, kind) != kind:
            expected = f"{self._kinds[group]}, as another row of the group says"
            self._wrong(row, "group kind", "kind_twice", expected, said)

    def see_kitchen(self, row: Row, group: str, goes: bool) -> None:
        """Note whether a row says that its group goes to the kitchen; all rows of a group say the same."""
        if self._kitchen.setdefault(group, goes) != goes:
            self._wrong(
                row, "group kitchen", "kitchen_twice", "what another row of the group says", str(goes)
            )

    def kind(self, code: str) -> str:
        """The kind of a group's lines, once the file is taken."""
        known = self.known.get(code)
        return self._kinds.get(code, known.kind if known else GOODS)

    def changed(self, good: Iterable[Product]) -> tuple[Group, ...]:
        """New groups, each as most of its products are, and known ones that are of another kind now, or
        go elsewhere."""
        members: dict[str, list[Product]] = {}
        for one in good:
            members.setdefault(one.group, []).append(one)
        of = [
            self._made(code, members[code]) if code in self._new else self._as_said(code) for code in members
        ]
        return tuple(group for group in of if group != self.known.get(group.code))

    def _as_said(self, code: str) -> Group:
        known = self.known[code]
        kitchen = self._kitchen.get(code, known.kitchen)
        return replace(known, kind=self._kinds.get(code, known.kind), kitchen=kitchen)

    def _made(self, code: str, members: list[Product]) -> Group:
        department, _ = Counter(one.department for one in members).most_common(1)[0]
        rate, _ = Counter(one.rate for one in members).most_common(1)[0]
        kind, reducible = self._kinds.get(code, GOODS), any(one.discountable for one in members)
        kitchen = self._kitchen.get(code, False)
        return Group(code, self._new[code], department, rate, reducible, kind=kind, kitchen=kitchen)
