"""The first pass of an export: where its parts begin and end, and the codes that occur in each.

A part ends with a business date: after the one with which it has enough transactions, and with each
year. What a transaction must say of later entries (its copies) is counted here too.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.journal import date_of
from appliance.domain.kinds import SEALED
from appliance.domain.line_kind import GOODS, OUTSIDE, kind_of
from appliance.domain.settlement import tender_key
from appliance.fiscal.saft.source import Source
from appliance.fiscal.saft.text import local

NO_GROUP = "None"
"""Stands for an article group on a report where nothing was sold (the schema wants one)."""
CASH = "cash"


@dataclass(slots=True)
class Part:
    """One file: its rows, and what its master files must name."""

    start: int
    stop: int
    date: str
    """Its first business date."""
    last_date: str
    signature: str
    """The one before its first transaction; ``0`` before the first of all."""
    count: int = 0
    """Cash transactions."""
    dates: set[str] = field(default_factory=set)
    """Every local date on which something happened."""
    operators: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By number: when they first did something, local date and time."""
    articles: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """By id: group, name, local date of the first sale."""
    groups: dict[str, str] = field(default_factory=dict)
    """Name by code."""
    tenders: dict[str, str] = field(default_factory=lambda: {CASH: CASH})
    """Kind by `tender_key`."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Kind of line by article group, where it is not goods."""
    rates: dict[int, str] = field(default_factory=dict)
    """By rate in basis points: the first date."""
    keys: set[str] = field(default_factory=set)
    """Versions of the keys that sealed."""


@dataclass(slots=True)
class Papers:
    """What was printed of a sale beside its receipt."""

    copies: int = 0
    provisional: int = 0
    unprinted: bool = False
    """Concluded without a receipt (13030)."""


NO_PAPERS = Papers()


@dataclass(slots=True)
class Survey:
    """What the first pass found."""

    parts: list[Part] = field(default_factory=list)
    papers: dict[str, Papers] = field(default_factory=dict)
    """By sale, where there is anything beside the receipt."""


def article(line: dict[str, Any]) -> str:
    """The id of a line's article; what is sold by group at a typed price is the group's own.

    >>> article({"product": "7", "group": "10"}), article({"product": "", "group": "10"})
    ('7', 'group-10')
    """
    return line["product"] or f"group-{line['group']}"


def survey(source: Source, first: str, most: int, boundary: int, step: Callable[[], None]) -> Survey:
    """Read every entry once.

    Args:
        source: The entries.
        first: The first business date that was asked for.
        most: Transactions with which a part is large enough.
        boundary: Minutes after midnight at which a business date begins.
        step: Called after each entry.
    """
    before = source.before()
    signature = _signature(json.loads(before)) if before else "0"
    found = Survey([Part(source.start, source.stop, first, first, signature)])
    for row, body in source.bodies(source.start, source.stop):
        data = json.loads(body)
        part = found.parts[-1]
        if (date := date_of(data, boundary)) != part.last_date:
            if row == part.start:
                part.date = date
            elif part.count >= most or date[:4] != part.date[:4]:
                part.stop = row
                part = Part(row, source.stop, date, date, signature)
                found.parts.append(part)
            part.last_date = date
        _see(part, data, found.papers)
        if data["kind"] in SEALED:
            signature = _signature(data)
        step()
    return found


def _signature(data: dict[str, Any]) -> str:
    return str(data["seal"].get("signature", "0"))


def _see(part: Part, data: dict[str, Any], papers: dict[str, Papers]) -> None:
    kind = data["kind"]
    date, time = local(data["at"], data["offset"])
    part.dates.add(date)
    part.operators.setdefault(data["operator"], (date, time))
    if kind in SEALED:
        part.count += 1
        part.keys.add(data["seal"].get("key", ""))
        _sold(part, data, date)
    elif kind in ("x_report", "z_report"):
        _reported(part, data, date)
    elif kind in ("copy", "provisional", "no_receipt", "receipt_printed") and "sale" in data:
        of = papers.setdefault(data["sale"], Papers())
        of.copies += kind == "copy"
        of.provisional += kind == "provisional"
        if kind in ("no_receipt", "receipt_printed"):
            of.unprinted = kind == "no_receipt"


def _sold(part: Part, data: dict[str, Any], date: str) -> None:
    for line in data["lines"]:
        group = line["group"]
        part.articles.setdefault(article(line), (group, line["name"], date))
        part.groups.setdefault(group, group)
        if (kind := kind_of(line)) != GOODS:
            part.kinds.setdefault(group, kind)
        if kind not in OUTSIDE:
            part.rates.setdefault(line["rate"], date)
    for tender in data["tenders"]:
        part.tenders.setdefault(tender_key(tender), tender["kind"])


def _reported(part: Part, data: dict[str, Any], date: str) -> None:
    for group in data["groups"]:
        part.groups.setdefault(group["code"], group["name"])
    for tender in data["tenders"]:
        part.tenders.setdefault(tender_key(tender), tender["kind"])
    for amount in data["vat"]:
        part.rates.setdefault(amount["rate"], date)
    for one in (
        *data.get("operators", ()),
        *data.get("operator_groups", ()),
        *data.get("operator_tenders", ()),
    ):
        part.operators.setdefault(one["operator"], (date, "00:00:00"))
    if not data["groups"]:
        part.groups.setdefault(NO_GROUP, NO_GROUP)
