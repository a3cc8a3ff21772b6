"""Which of Dinero's contacts or products is ours: asked by one key after another.

A ``queryFilter`` is ``Field eq 'value'``; how a quotation mark in a value would be written is not
described, so a value with one is never asked for. What comes back is held against the question, since a
filter that was not understood would bring somebody else's contact. Deleted ones are not listed.
"""

import re
from dataclasses import dataclass

from appliance.integrations import Later, Refused
from appliance.integrations.accounting.dinero import Connection
from appliance.integrations.accounting.dinero.replies import harmless, lower
from appliance.integrations.http import UNREADABLE, odd
from appliance.integrations.orders import CUSTOMER, PRODUCT

_SHOWN = 5
_ASKABLE = re.compile(r"[^';\"\\\x00-\x1f]{1,128}")
_AMBIGUOUS = {CUSTOMER: "customer_ambiguous", PRODUCT: "product_ambiguous"}
_WRONG = {CUSTOMER: "customer_wrong", PRODUCT: "product_wrong"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of ours that a counterpart is looked for."""

    kind: str
    """`CUSTOMER` or `PRODUCT`."""
    ours: str
    name: str
    keys: tuple[tuple[str, str], ...]
    """(field of Dinero's, value), the surest first."""


def match(connection: Connection, wanted: Wanted) -> str | Later | Refused | None:
    """Their id, None where nothing fits; two that fit by one key are `Refused`, for a person."""
    for field, value in wanted.keys:
        if not _ASKABLE.fullmatch(value):
            detail = f"expected {field} without quotation marks, got {value}"
            return Refused(_WRONG[wanted.kind], {"ours": wanted.ours, "name": wanted.name, "detail": detail})
        found = _listed(connection, wanted.kind, field, value)
        if isinstance(found, Later):
            return found
        if len(found) > 1:
            told = "; ".join(f"{key} {name}" for key, name in sorted(found)[:_SHOWN])
            return Refused(_AMBIGUOUS[wanted.kind], {"ours": wanted.ours, "name": wanted.name, "found": told})
        if found:
            return found[0][0]
    return None


def _listed(connection: Connection, kind: str, field: str, value: str) -> list[tuple[str, str]] | Later:
    path, key = ("contacts", "ContactGuid") if kind == CUSTOMER else ("products", "ProductGuid")
    params = {"queryFilter": f"{field} eq '{value}'", "fields": f"Name,{key},{field}"}
    answer = harmless(connection.ask("GET", path, params=params))
    if isinstance(answer, Later):
        return answer
    try:
        told = lower(answer.json())
        rows = told if isinstance(told, list) else told["collection"]
        return [
            (str(row[_lower(key)]), str(row.get("name") or ""))
            for row in rows
            if str(row[_lower(field)] or "").casefold() == value.casefold()
        ]
    except UNREADABLE as fault:
        return odd(fault)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
