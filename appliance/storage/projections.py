"""From an entry to the tables that are quick to ask: written in its commit, made anew by `rebuild`.

`apply` is the only writer of every projection, so that what a rebuild makes is what selling made.
"""

import json

from peewee import SqliteDatabase

from appliance.storage import (
    projected_books,
    projected_claims,
    projected_customers,
    projected_days,
    projected_goods,
    projected_parked,
    projected_people,
    projected_prices,
    projected_sales,
    projected_stock,
)
from appliance.storage.database import refusing
from appliance.storage.projected import Data, Sums, Writer
from appliance.storage.tables import PROJECTIONS

_AREAS = (
    projected_sales,
    projected_days,
    projected_parked,
    projected_people,
    projected_books,
    projected_goods,
    projected_stock,
    projected_prices,
    projected_customers,
    projected_claims,
)
_WRITERS: dict[str, list[Writer]] = {}
for _area in _AREAS:
    for _kind, _writer in _area.WRITERS.items():
        _WRITERS.setdefault(_kind, []).append(_writer)
_ROLLUP = (
    "INSERT INTO rollup VALUES ",
    " ON CONFLICT DO UPDATE SET n = n + excluded.n, gross = gross + excluded.gross, vat = vat + excluded.vat",
)
_HELD = 2000
"""Roll-ups that a rebuild sums up before it writes them."""


def apply(database: SqliteDatabase, row: int, data: Data) -> None:
    """Write what entry number ``row`` (row id) means for the projections."""
    if sums := _write(database, row, data):
        _roll_up(database, sums)


def _write(database: SqliteDatabase, row: int, data: Data) -> Sums:
    """Have every area write all of an entry but its sums, which may be added up with other entries' first."""
    sums = Sums()
    for writer in _WRITERS.get(data["kind"], ()):
        _add(sums, writer(database, row, data) or {})
    return sums


def _add(sums: Sums, more: Sums) -> None:
    for key, added in more.items():
        held = sums.setdefault(key, added)
        if held is not added:
            held[0] += added[0]
            held[1] += added[1]
            held[2] += added[2]


def _roll_up(database: SqliteDatabase, sums: Sums) -> None:
    """Add sums to the days' roll-ups, in one statement."""
    sql = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(sums)).join(_ROLLUP)
    database.connection().execute(sql, [value for key, added in sums.items() for value in (*key, *added)])


def empty(database: SqliteDatabase) -> None:
    """Empty every projection."""
    for table in PROJECTIONS:
        table.delete().execute(database)
    database.execute_sql("DELETE FROM finding")


def rebuild(database: SqliteDatabase) -> int:
    """Make every projection anew from the journal, in one transaction; returns the entries read.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``; the projections are as they were.
    """
    count, sums = 0, Sums()
    with refusing(), database.atomic():
        empty(database)
        for row, body in database.execute_sql("SELECT id, body FROM entry ORDER BY id"):
            _add(sums, _write(database, row, json.loads(body)))
            if len(sums) > _HELD:
                _roll_up(database, sums)
                sums.clear()
            count += 1
        if sums:
            _roll_up(database, sums)
    return count


def differences(database: SqliteDatabase) -> list[str]:
    """Name every projection that is not what the journal says; nothing is changed.

    A rebuild is made inside a transaction, compared with what stood there, and undone. What stood there
    waits in temporary tables, on the disk: a year of sales is no list in memory.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``.
    """
    with refusing(), database.atomic() as transaction:
        for name in _NAMES:
            database.execute_sql(f"CREATE TEMP TABLE was_{name} AS SELECT {_all(name)} FROM {name}")
        rebuild(database)
        wrong = [name for name in _NAMES if _differs(database, name)]
        transaction.rollback()
    return wrong


_NAMES = (*(table._meta.table_name for table in PROJECTIONS), "finding")


def _all(name: str) -> str:
    return "rowid AS id, text" if name == "finding" else "*"


def _differs(database: SqliteDatabase, name: str) -> bool:
    """Is there a row on one side that is not on the other? No table of ours holds a row twice."""
    now, was = f"SELECT {_all(name)} FROM {name}", f"SELECT * FROM was_{name}"
    sql = f"SELECT EXISTS ({now} EXCEPT {was}) OR EXISTS ({was} EXCEPT {now})"
    return bool(database.execute_sql(sql).fetchone()[0])


def over_returned(database: SqliteDatabase) -> list[str]:
    """The receipts of which more came back than they have sold, as ``sale 7``; none in a journal that the
    till wrote. The projections must be as the journal says."""
    sql = """SELECT DISTINCT s.series || ' ' || s.receipt FROM returned r JOIN sale s ON s.entry = r.entry
        LEFT JOIN line l ON l.entry = r.entry AND l.line = r.line
        WHERE l.line IS NULL OR r.quantity > l.quantity ORDER BY s.entry"""
    return [receipt for (receipt,) in database.execute_sql(sql)]
