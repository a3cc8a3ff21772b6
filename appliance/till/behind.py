"""What is behind a figure of the owner's: its receipts, their Z, and how that stands in the books."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.storage import days, journal
from appliance.storage.delivery import states
from appliance.till.books import Booking
from appliance.till.permissions import needs
from appliance.till.till import Till

MOST = 200
"""Receipts that are listed at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """A receipt in a list."""

    row: int
    """Row id of its journal entry."""
    series: str
    number: int
    at: int
    """UTC ms."""
    offset: int
    gross: int
    tenders: tuple[str, ...]
    """``card:visa``, ``cash:``."""


def receipts(till: Till, first: str, last: str, measure: str = "", key: str = "") -> list[Found]:
    """The newest `MOST` receipts of some business dates, newest first; all, or those behind one bar.

    Args:
        till: The till.
        first, last: Business dates, both counted.
        measure: hour, group, product, department, tender or operator; empty = all.
        key: The bar's code; of an hour its number.

    Raises:
        Refused: ``not_logged_in``, ``manager_needed``, as for the figures themselves.
    """
    needs(till, "turnover")
    rows = days.receipts(till.database, first, last, measure, key, MOST)
    return [Found(*row[:6], tuple(row[6].split(",")) if row[6] else ()) for row in rows]


def receipt(till: Till, row: int) -> dict[str, Any] | None:
    """The body of a receipt's entry, by its row; None where there is no such receipt."""
    found = journal.entry(till.database, row)
    return found.data if found and found.kind == "sale" else None


def z_of(till: Till, row: int) -> int | None:
    """The number of the Z that a receipt is in, by the row of its entry; None while its day is open."""
    return days.z_of(till.database, row)


def bookings(till: Till, delivery_file: Path, date: str) -> list[Booking]:
    """The vouchers of one business date with their deliveries, oldest first.

    Raises:
        OutOfReach: The uploader is writing; ask again.
    """
    vouchers = days.vouchers_of(till.database, date)
    known = states(delivery_file, [one["id"] for one in vouchers]) if vouchers else {}
    return [Booking(one, known.get(one["id"])) for one in vouchers]
