"""Notes on a line and on the whole sale: what the customer wants of it, beside the goods' own name.

A note is on the receipt, in the kitchen and where a sale waits. It is never the item text, which nobody
changes during a sale (kassasystemforskrifta § 2-6), and not journalled before the sale is.
"""

from collections import Counter
from dataclasses import replace

from appliance.domain import sale as sales
from appliance.storage import journal, receipts
from appliance.till import basket
from appliance.till.needs import needs_drawer_shut
from appliance.till.till import Till

LONGEST = 60
"""Characters: two lines of the narrowest paper."""
LOOKED_AT = 200
"""Receipts in which the shop's usual notes are looked for."""


def on_line(till: Till, line: int, text: str) -> None:
    """Say something of a line; nothing takes it away. Raises as `basket.current`, ``line_gone``, and
    ``line_follows`` for what belongs to another."""
    needs_drawer_shut(till)
    basket.change(till, sales.with_note(basket.current(till), line, _tidy(text)))


def on_sale(till: Till, text: str) -> None:
    """Say something of the whole sale; nothing takes it away. Raises as `basket.current`."""
    needs_drawer_shut(till)
    basket.change(till, replace(basket.current(till), note=_tidy(text)))


def usual(till: Till) -> list[str]:
    """What the shop's newest receipts say most often, the likeliest first."""
    found: Counter[str] = Counter()
    for row in receipts.newest(till.database, LOOKED_AT):
        entry = journal.entry(till.database, row)
        for one in (entry.data, *entry.data["lines"]) if entry else ():
            if note := one.get("note"):
                found[note] += 1
    return [note for note, _n in found.most_common()]


def _tidy(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
