"""Days: the open one, those that wait for a settlement, their sums, receipts and vouchers."""

import json
from collections.abc import Collection, Iterator
from typing import Any

from appliance.storage.database import Database
from appliance.storage.tables_books import Voucher
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


def rows_on(database: Database, date: str) -> list[tuple[int, int | None]]:
    """Row ids of the entries of a business date, from each opening to its Z: (first, last or None)."""
    query = Day.select(Day.opened, Day.z_entry).where(Day.date == date).order_by(Day.opened)
    return list(query.tuples().execute(database))


def closed_on(database: Database, date: str) -> int:
    """How many Zs a business date has."""
    return int(Day.select().where(Day.date == date, Day.z.is_null(False)).count(database))


def turnover(
    database: Database, first: str, last: str, before: str, until: str, cut: str
) -> Iterator[tuple[int, str, str, int, int, int]]:
    """The sums of two spans of business dates, in one pass over the roll-ups.

    Args:
        database: till.db.
        first, last: The span, both dates counted.
        before, until: The one that it is held against, wholly before it.
        cut: The date of which hours are told beside those of ``last``.

    Returns:
        (1 for the span or 0 for the one before, measure, key, count, gross, VAT); the key of ``total`` is
        the date.
    """
    return database.execute_sql(_TURNOVER, (first, before, last, first, until, last, cut))


_TURNOVER = """SELECT date >= ?, measure, CASE measure WHEN 'total' THEN date ELSE key END AS what,
    sum(n), sum(gross), sum(vat) FROM rollup
    WHERE date BETWEEN ? AND ? AND (date >= ? OR date <= ?)
        AND measure NOT IN ('rate', 'outside') AND (measure <> 'hour' OR date IN (?, ?))
    GROUP BY 1, 2, 3"""


def margins(
    database: Database, first: str, last: str, products: Collection[str]
) -> list[tuple[str, str, int, int]]:
    """What was sold in a span of business dates whose cost is known, of each group and of these products:
    (``group`` or ``product``, key, net, cost)."""
    sql = f"""SELECT measure, key, sum(net), sum(cost) FROM margin WHERE date BETWEEN ? AND ?
        AND (measure = 'group' OR key IN ({", ".join("?" * len(products))})) GROUP BY measure, key"""
    return database.execute_sql(sql, (first, last, *products)).fetchall()


def receipts(
    database: Database, first: str, last: str, measure: str, key: str, count: int
) -> list[tuple[int, str, int, int, int, int, str]]:
    """The newest receipts of some business dates, newest first.

    Args:
        database: till.db.
        first, last: Business dates, both counted.
        measure: What they have in common: hour (local, of their own), group, product, department, tender,
            operator or tip; empty = nothing.
        key: As in the roll-ups of that measure.
        count: How many at most.

    Returns:
        (row of the entry, series, receipt, UTC ms, offset in minutes, gross, tenders as ``card:visa,cash:``).
    """
    kind, _, brand = key.partition(":")
    more = {"": (), "tender": (kind, brand)}.get(measure, (key,))
    sql = _RECEIPTS.format(having=_HAVING[measure])
    return database.execute_sql(sql, (first, last, *more, count)).fetchall()


_OFFSET = "json_extract(CAST(e.body AS TEXT), '$.offset')"
_RECEIPTS = f"""SELECT s.entry, s.series, s.receipt, s.at, {_OFFSET}, s.gross,
    coalesce((SELECT group_concat(t.kind || ':' || t.brand) FROM tender t WHERE t.entry = s.entry), '')
    FROM sale s JOIN entry e ON e.id = s.entry WHERE s.date BETWEEN ? AND ? {{having}}
    ORDER BY s.date DESC, s.entry DESC LIMIT ?"""
_LINE = "AND EXISTS (SELECT 1 FROM line l WHERE l.entry = s.entry AND l.{column} = ?)"
_HAVING = {
    "": "",
    "hour": f"AND (s.at / 60000 + {_OFFSET}) / 60 % 24 = CAST(? AS INTEGER)",
    "group": _LINE.format(column="grp"),
    "product": _LINE.format(column="product"),
    "department": _LINE.format(column="department"),
    "tender": "AND EXISTS (SELECT 1 FROM tender t WHERE t.entry = s.entry AND t.kind = ? AND t.brand = ?)",
    "operator": "AND s.operator = ?",
    # a tip has no VAT: the others' bodies need not be read
    "tip": """AND EXISTS (SELECT 1 FROM line l WHERE l.entry = s.entry AND l.rate = 0) AND EXISTS (
        SELECT 1 FROM json_each(CAST(e.body AS TEXT), '$.lines') AS one
        WHERE json_extract(one.value, '$.kind') = 'tip'
            AND coalesce(json_extract(one.value, '$.employee'), s.operator) = ?)""",
}


def since(database: Database) -> str:
    """The first business date on which anything was sold, or nothing."""
    return str(database.execute_sql("SELECT coalesce(min(date), '') FROM rollup").fetchone()[0])


def zs_between(database: Database, first: str, last: str) -> list[int]:
    """The numbers of the Zs of some business dates, both counted, in their order."""
    query = Day.select(Day.z).where(Day.date.between(first, last), Day.z.is_null(False)).order_by(Day.z)
    return [z for (z,) in query.tuples().execute(database)]


def z_of(database: Database, row: int) -> int | None:
    """The number of the Z that an entry is in, by its row id; None while its day is open."""
    query = Day.select(Day.z).where(Day.opened <= row).order_by(Day.opened.desc()).limit(1)
    return next((z for (z,) in query.tuples().execute(database)), None)


def vouchers_of(database: Database, date: str) -> list[dict[str, Any]]:
    """The vouchers of one business date, oldest first, as plain values."""
    rows = database.execute_sql("SELECT body FROM voucher WHERE date = ? ORDER BY entry, id", (date,))
    return [json.loads(body) for (body,) in rows]


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
