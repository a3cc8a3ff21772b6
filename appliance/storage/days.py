"""Days: the open one, those that wait for a settlement, their sums and vouchers. And parked sales."""

import json
from collections.abc import Collection
from typing import Any

from appliance.storage.database import Database
from appliance.storage.tables_books import Voucher
from appliance.storage.tables_people import Parked
from appliance.storage.tables_sales import Day


def open_row(database: Database) -> int | None:
    """Row id of the entry that opened the day that is open, or None."""
    query = Day.select(Day.opened).where(Day.z.is_null()).order_by(Day.opened.desc()).limit(1)
    return next((row for (row,) in query.tuples().execute(database)), None)


def unsettled(database: Database) -> int | None:
    """Row id of the oldest Z without a settlement, or None."""
    query = Day.select(Day.z_entry).where(Day.z.is_null(False), Day.settled.is_null()).order_by(Day.opened)
    return next((row for (row,) in query.limit(1).tuples().execute(database)), None)


def rows_of(database: Database, z: int) -> tuple[int, int | None] | None:
    """Row ids of a Z and of its settlement (None while it waits for one)."""
    query = Day.select(Day.z_entry, Day.settled).where(Day.z == z)
    return next(iter(query.tuples().execute(database)), None)


def closed(database: Database, count: int) -> list[tuple[str, int, int, int | None]]:
    """The newest closed days, newest first: (date, Z number, row of the Z, row of the settlement)."""
    query = Day.select(Day.date, Day.z, Day.z_entry, Day.settled).where(Day.z.is_null(False))
    return list(query.order_by(Day.opened.desc()).limit(count).tuples().execute(database))


def closed_on(database: Database, date: str) -> int:
    """How many Zs a business date has."""
    return int(Day.select().where(Day.date == date, Day.z.is_null(False)).count(database))


def rollups(database: Database, date: str) -> dict[str, dict[str, tuple[int, int, int]]]:
    """The sums of a business date: measure → key → (count, gross, VAT)."""
    sums: dict[str, dict[str, tuple[int, int, int]]] = {}
    rows = database.execute_sql("SELECT measure, key, n, gross, vat FROM rollup WHERE date = ?", (date,))
    for measure, key, n, gross, vat in rows:
        sums.setdefault(measure, {})[key] = (n, gross, vat)
    return sums


def tenders_taken(database: Database) -> list[str]:
    """Every tender that was ever taken, as ``cash`` or ``card:visa``, in order."""
    rows = database.execute_sql("SELECT DISTINCT key FROM rollup WHERE measure = 'tender' ORDER BY key")
    return [key for (key,) in rows]


def vouchers(database: Database, besides: Collection[str] = ()) -> list[dict[str, Any]]:
    """Every voucher but those in ``besides``, oldest first, as plain values."""
    query = Voucher.select(Voucher.id).order_by(Voucher.entry)
    wanted = [voucher for (voucher,) in query.tuples().execute(database) if voucher not in besides]
    body = "SELECT body FROM voucher WHERE id = ?"
    return [json.loads(database.execute_sql(body, (voucher,)).fetchone()[0]) for voucher in wanted]


def parked(database: Database) -> list[tuple[str, int, str, int, str]]:
    """Parked sales, oldest first: (sale id, row of the entry, name, UTC ms, operator)."""
    return list(Parked.select().order_by(Parked.entry).tuples().execute(database))


def parked_row(database: Database, sale: str) -> int | None:
    """Row id of the entry that parked a sale, or None when it is not parked."""
    query = Parked.select(Parked.entry).where(Parked.sale == sale)
    return next((row for (row,) in query.tuples().execute(database)), None)
