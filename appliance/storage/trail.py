"""The way from a voucher to the entries of its day, and from a receipt to its day, read beside the till.

Everything is asked of a `TillReader`, whose connection cannot write and sees one moment.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from appliance.domain.journal import Entry
from appliance.domain.voucher import Voucher
from appliance.storage.journal import COLUMNS
from appliance.storage.vouchers import TillReader

SERIES = ("sale", "return", "delivery", "provisional", "training")
"""The receipt series there are; each has its own numbers."""

_ENTRIES = f"SELECT {COLUMNS} FROM entry WHERE id BETWEEN ? AND ? ORDER BY id"
_BY_NUMBER = """SELECT id FROM entry WHERE kind = ? AND kind <> 'sale'
    AND json_extract(CAST(body AS TEXT), '$.receipt') = ? ORDER BY id"""


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """The rows (ids) of a day's entries."""

    first: int
    """The one behind the Z before."""
    z: int
    """Its number."""
    z_row: int
    settled: int | None
    """The row of its settlement, None while it waits for one."""


def day(till: TillReader, z: int) -> ClosedDay | None:
    """The day that a Z closed."""
    return next((found for found in _days(till) if found.z == z), None)


def day_of(till: TillReader, row: int) -> ClosedDay | None:
    """The day that an entry belongs to; None while it has no Z."""
    return next((found for found in _days(till) if found.first <= row <= found.z_row), None)


def last_z(till: TillReader) -> int:
    """The number of the newest Z, 0 before the first."""
    return max((found.z for found in _days(till)), default=0)


def _days(till: TillReader) -> Iterator[ClosedDay]:
    query = "SELECT z, z_entry, settled FROM day WHERE z IS NOT NULL ORDER BY z_entry"
    before = 0
    for z, row, settled in till.database.execute_sql(query):
        yield ClosedDay(before + 1, z, row, settled)
        before = row


def entries(till: TillReader, day: ClosedDay) -> Iterator[Entry]:
    """The day's entries up to its Z, oldest first, and then its settlement; one that was made meanwhile is
    another day's."""
    for row in till.database.execute_sql(_ENTRIES, (day.first, day.z_row)):
        if (found := Entry(*row)).kind != "settlement":
            yield found
    if day.settled:
        yield entry(till, day.settled)


def entry(till: TillReader, row: int) -> Entry:
    """The entry of a row id.

    Raises:
        KeyError: If there is none.
    """
    for found in till.database.execute_sql(_ENTRIES, (row, row)):
        return Entry(*found)
    raise KeyError(f"expected an entry in row {row}, there is none")


def receipt(till: TillReader, series: str, number: int) -> int | None:
    """The row of a receipt, by its series (one of `SERIES`) and number."""
    run = till.database.execute_sql
    if series in ("sale", "return"):
        found = run("SELECT entry FROM sale WHERE series = ? AND receipt = ?", (series, number)).fetchone()
    else:
        found = run(_BY_NUMBER, (series, number)).fetchone()
    return found[0] if found else None


def last_receipt(till: TillReader, series: str) -> int:
    """The highest number of a series that was issued; 0 before the first."""
    run = till.database.execute_sql
    if series in ("sale", "return"):
        found = run("SELECT max(receipt) FROM sale WHERE series = ?", (series,)).fetchone()
    else:
        query = """SELECT json_extract(CAST(body AS TEXT), '$.receipt') FROM entry
            WHERE kind = ? AND kind <> 'sale' ORDER BY id DESC LIMIT 1"""
        found = run(query, (series,)).fetchone()
    return int(found[0] or 0) if found else 0


def vouchers(till: TillReader, z: int | None = None) -> list[Voucher]:
    """Every voucher that can be read, oldest first: of one Z, its reversals and corrections with it."""
    read = (day.voucher for day in till.days(set()))
    return [one for one in read if one is not None and z in (None, one.z)]


def corrections(till: TillReader, receipt: dict[str, Any]) -> Iterator[Entry]:
    """The corrections of a receipt's means of payment, oldest first."""
    query = """SELECT id FROM entry WHERE kind = 'tender_corrected' AND kind <> 'sale'
        AND json_extract(CAST(body AS TEXT), '$.sale') = ? ORDER BY id"""
    for (row,) in till.database.execute_sql(query, (receipt["sale"],)):
        yield entry(till, row)
