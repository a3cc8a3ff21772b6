"""The journal held against what was seen of it elsewhere: on paper, by the uploader, in the books.

Whoever can write to till.db can make another journal that is whole in itself, and with the key's file
one whose seals hold. It cannot be the one that others have seen.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.anchors import Anchor
from appliance.domain.journal import Fault
from appliance.storage import days
from appliance.storage.database import Database
from appliance.storage.places import Places, places

WHERE = {
    "uploader": "by the uploader", "paper": "on paper", "books": "in the books", "export": "in an export",
}  # fmt: skip
"""How a source is named in a sentence."""


@dataclass(slots=True)
class Witnessed:
    """What the comparison came to."""

    compared: Counter[str] = field(default_factory=Counter)
    """Heads compared, by where they were seen."""
    faults: list[Fault] = field(default_factory=list)
    """Every disagreement, in the order of the heads."""
    good: tuple[int, int] = (0, 0)
    """The furthest head that agrees and has no disagreement before it: up to here nothing was changed."""
    bad: tuple[int, int] | None = None
    """The first head that disagrees."""
    unseen: int = 0
    """Entries behind `good`: nobody outside has seen them yet, or not as they are."""


def compare(database: Database, till: str, anchors: Iterable[Anchor]) -> Witnessed:
    """Hold a journal against every head that was seen.

    Args:
        database: The journal; nothing in it is taken on trust.
        till: The till's number, for the faults.
        anchors: The heads, in any order.
    """
    seen, agreeing = Witnessed(), []
    with places(database) as known:
        ends = known.ends()
        for anchor in anchors:
            seen.compared[anchor.where] += 1
            if any(map(anchor.agrees, known.hashes(*anchor.place))):
                agreeing.append(anchor.place)
                continue
            what = _disagreement(anchor, known, ends)
            seen.faults.append(Fault(till, anchor.epoch, 0, what, anchor.where))
            seen.bad = min(seen.bad or anchor.place, anchor.place)
        seen.good = max((place for place in agreeing if not seen.bad or place < seen.bad), default=(0, 0))
        seen.unseen = known.behind(*seen.good)
    return seen


def _disagreement(anchor: Anchor, known: Places, ends: Mapping[int, int]) -> str:
    name, seen = f"{anchor.epoch}/{anchor.number}", f"{WHERE.get(anchor.where, anchor.where)}{_on(anchor.at)}"
    last = max(ends.items(), default=(0, 0))
    if anchor.place > last:
        return f"the end is cut off: the journal ends at {last[0]}/{last[1]}, {name} was seen {seen}"
    if anchor.number > ends.get(anchor.epoch, 0) and anchor.epoch < last[0]:
        return f"entry {name} was lost when the till was taken up on another box, it was seen {seen}"
    if known.hashes(*anchor.place):
        return f"entry {name} is not what was seen {seen}"
    return f"entry {name} is missing, it was seen {seen}"


def heads_of(vouchers: Iterable[tuple[str, Mapping[str, Any]]], till: str) -> Iterator[Anchor]:
    """The heads that delivered vouchers of a till carry; `compare_vouchers` names one that is unreadable."""
    for _, voucher in vouchers:
        if voucher.get("till") == till and (anchor := _head(voucher)):
            yield anchor


def _head(voucher: Mapping[str, Any]) -> Anchor | None:
    match voucher:
        case {"head": {"epoch": int(epoch), "number": int(number), "hash": str(seen)}, "closed_at": int(at)}:
            return Anchor(epoch, number, seen, "books", at) if len(seen) == 64 else None
    return None


def compare_vouchers(
    database: Database, till: str, vouchers: Iterable[tuple[str, Mapping[str, Any]]]
) -> list[Fault]:
    """Hold the vouchers that left against those that the journal gives now.

    Args:
        database: The journal, with projections that are as it says.
        till: The till's number; other tills' vouchers are passed over.
        vouchers: Name and content of each; no content: it cannot be read.
    """
    ours, faults = {one["id"]: one for one in days.vouchers(database)}, []
    for name, voucher in vouchers:
        if voucher and voucher.get("till") != till:
            continue
        mine = ours.get(voucher.get("id", ""))
        if not voucher or (voucher.get("head") and not _head(voucher)):
            what = f"{name} in the books cannot be read"
        elif not mine:
            what = f"{name} in the books: the journal has no such day"
        elif wrong := [
            part for part in mine if part in voucher and part not in _OWN and mine[part] != voucher[part]
        ]:
            what = f"{name} in the books is not what the journal says: {', '.join(wrong)}"
        else:
            continue
        faults.append(Fault(till, 0, 0, what, "books"))
    return faults


_OWN = ("head", "revision")
"""Parts of a voucher that are compared as heads, and that the uploader counts up."""


def _on(at: int) -> str:
    return f" on {dt.datetime.fromtimestamp(at / 1000, dt.UTC):%Y-%m-%d %H:%M} UTC" if at else ""
