"""From an entry to the tables that are quick to ask: written in its commit, made anew by `rebuild`.

`apply` is the only writer of every projection, so that what a rebuild makes is what selling made.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.line_kind import OUTSIDE, inside, kind_of, outside
from appliance.domain.settlement import day_voucher, tender_key
from appliance.domain.voucher import Voucher, as_dict, correction, from_dict, reversal
from appliance.storage import catalogue, handover, mapped
from appliance.storage.database import refusing
from appliance.storage.tables import PROJECTIONS

Data = dict[str, Any]

_SALE = "INSERT INTO sale VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LINE = "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TENDER = "INSERT INTO tender VALUES (?, ?, ?, ?, ?)"
_RETURNED = """INSERT INTO returned
    VALUES ((SELECT entry FROM sale WHERE series = ? AND receipt = ?), ?, ?, ?)
    ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity, gross = gross + excluded.gross"""
_ROLLUP = (
    "INSERT INTO rollup VALUES ",
    " ON CONFLICT DO UPDATE SET n = n + excluded.n, gross = gross + excluded.gross, vat = vat + excluded.vat",
)
_HELD = 2000
"""Roll-ups that a rebuild sums up before it writes them."""

Sums = dict[tuple[str, str, str], list[int]]
"""(date, measure, key) → [count, gross, VAT]: what is to be added to the days' roll-ups."""


def apply(database: SqliteDatabase, row: int, data: Data) -> None:
    """Write what entry number ``row`` (row id) means for the projections."""
    if sums := _write(database, row, data):
        _roll_up(database, sums)


def _write(database: SqliteDatabase, row: int, data: Data) -> Sums | None:
    """Write all of an entry but its sums, which may be added up with other entries' first."""
    writer = _WRITERS.get(data["kind"])
    return writer(database, row, data) if writer else None


def _sale(database: SqliteDatabase, row: int, data: Data) -> Sums:
    connection, date = database.connection(), data["date"]
    vat = sum(amount["vat"] for amount in data["vat"])
    of_all = (data[name] for name in ("series", "receipt", "nr", "at", "operator", "gross"))
    connection.execute(_SALE, (row, date, *of_all, vat, data["rounding"]))
    many = connection.executemany
    many(_LINE, [(row, line["line"], line["product"], line["group"], line["department"], line["quantity"],
                  line["gross"], line["vat"], line["rate"]) for line in data["lines"]])  # fmt: skip
    many(_TENDER, [(row, place, tender["kind"], tender["brand"], tender["amount"])
                   for place, tender in enumerate(data["tenders"])])  # fmt: skip
    for line in data["lines"]:
        if origin := line.get("origin"):
            of = (origin["series"], origin["receipt"], origin["line"])
            connection.execute(_RETURNED, (*of, -line["quantity"], -line["gross"]))
    return _sums(data, vat)


def _roll_up(database: SqliteDatabase, sums: Sums) -> None:
    """Add sums to the days' roll-ups, in one statement."""
    sql = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(sums)).join(_ROLLUP)
    database.connection().execute(sql, [value for key, added in sums.items() for value in (*key, *added)])


def _sums(data: Data, vat: int) -> Sums:
    """What one sale adds to its day: turnover, and apart from it the tenders and what is outside it."""
    date, gross = data["date"], data["gross"] - outside(data["lines"])
    hour = f"{(data['at'] // 60_000 + data['offset']) // 60 % 24:02d}"
    sums = {
        (date, "total", data["series"]): [1, gross, vat],
        (date, "hour", hour): [1, gross, vat],
        (date, "operator", data["operator"]): [1, gross, vat],
    }
    for line in inside(data["lines"]):
        for key in ((date, "group", line["group"]), (date, "department", line["department"])):
            held = sums.setdefault(key, [0, 0, 0])
            held[0] += 1
            held[1] += line["gross"]
            held[2] += line["vat"]
    for amount in data["vat"]:
        sums[date, "rate", str(amount["rate"])] = [1, amount["gross"], amount["vat"]]
    for line in data["lines"]:
        if (kind := kind_of(line)) in OUTSIDE:
            held = sums.setdefault((date, "outside", kind), [0, 0, 0])
            held[0] += 1
            held[1] += line["gross"]
    for tender in data["tenders"]:
        held = sums.setdefault((date, "tender", tender_key(tender)), [0, 0, 0])
        held[0] += 1
        held[1] += tender["amount"]
    return sums


def _tender_corrected(database: SqliteDatabase, row: int, data: Data) -> Sums:
    sums: Sums = {}
    for sign, tenders in ((-1, data["old"]), (1, data["new"])):
        for tender in tenders:
            held = sums.setdefault((data["date"], "tender", tender_key(tender)), [0, 0, 0])
            held[0] += sign
            held[1] += sign * tender["amount"]
    database.execute_sql("DELETE FROM tender WHERE entry = ?", (data["of"],))
    new = [(data["of"], place, tender["kind"], tender["brand"], tender["amount"])
           for place, tender in enumerate(data["new"])]  # fmt: skip
    database.connection().executemany(_TENDER, new)
    return sums


def _copy(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("INSERT INTO copy VALUES (?, ?)", (data["of"], row))


def _day_opened(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("INSERT INTO day VALUES (?, ?, NULL, NULL, NULL)", (row, data["date"]))


def _z_report(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("UPDATE day SET z = ?, z_entry = ? WHERE z IS NULL", (data["z"], row))


def _settlement(database: SqliteDatabase, row: int, data: Data) -> None:
    run = database.execute_sql
    run("UPDATE day SET settled = ? WHERE z = ?", (row, data["z"]))
    body = run(
        "SELECT e.body FROM day d JOIN entry e ON e.id = d.z_entry WHERE d.z = ?", (data["z"],)
    ).fetchone()[0]
    _voucher(database, row, day_voucher(json.loads(body), data, data["voucher"], data["currency"]))


def _voucher(database: SqliteDatabase, row: int, voucher: Voucher) -> None:
    """Keep a voucher with the journal's head at its entry."""
    query = "SELECT epoch, number, hash FROM entry WHERE id = ?"
    epoch, number, head = database.execute_sql(query, (row,)).fetchone()
    kept = replace(voucher, head={"epoch": epoch, "number": number, "hash": bytes(head).hex()})
    body = json.dumps(as_dict(kept), ensure_ascii=False, sort_keys=True)
    database.execute_sql(
        "INSERT INTO voucher VALUES (?, ?, ?, ?, ?)", (kept.id, row, kept.date, kept.closed_at, body)
    )


def _day_corrected(database: SqliteDatabase, row: int, data: Data) -> None:
    """Two vouchers: what takes the day's last one back, and the day once more from its Z."""
    last = database.execute_sql("SELECT body FROM voucher WHERE id = ?", (data["of"],)).fetchone()[0]
    query = """SELECT z.body, s.body FROM day d JOIN entry z ON z.id = d.z_entry
        JOIN entry s ON s.id = d.settled WHERE d.z = ?"""
    z, settlement = map(json.loads, database.execute_sql(query, (data["z"],)).fetchone())
    why = data["correction"], data["reason"], data["at"]
    _voucher(database, row, reversal(from_dict(json.loads(last)), data["reversal"], *why))
    day = day_voucher(z, settlement, settlement["voucher"], settlement["currency"])
    _voucher(database, row, correction(day, data["voucher"], *why, data["reversal"]))


def _parked(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO parked VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET entry = excluded.entry, "
        "name = excluded.name, at = excluded.at, operator = excluded.operator",
        (data["sale"], row, data["name"], data["at"], data["operator"]),
    )


def _unparked(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("DELETE FROM parked WHERE sale = ?", (data["sale"],))


def _person(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO person VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, "
        "role = excluded.role, active = excluded.active",
        (data["person"], data["name"], data["role"], data["active"]),
    )


def _delivery_answered(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO delivery_answer VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET answer = excluded.answer, "
        "reference = excluded.reference, at = excluded.at",
        (data["delivery"], data["answer"], data["reference"], data["at"]),
    )


def _key_made(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO seal_key VALUES (?, ?, ?, ?)", (data["version"], data["algorithm"], data["public"], row)
    )


_WRITERS: dict[str, Callable[[SqliteDatabase, int, Data], Sums | None]] = {
    "sale": _sale,
    "tender_corrected": _tender_corrected,
    "copy": _copy,
    "day_opened": _day_opened,
    "z_report": _z_report,
    "settlement": _settlement,
    "parked": _parked,
    "resumed": _unparked,
    "sale_aborted": _unparked,
    "person": _person,
    "mapping": mapped.apply,
    "delivery": handover.apply,
    "delivery_answered": _delivery_answered,
    "day_corrected": _day_corrected,
    "key_made": _key_made,
    "catalogue": catalogue.apply,
}


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
            for key, added in (_write(database, row, json.loads(body)) or {}).items():
                held = sums.setdefault(key, added)
                if held is not added:
                    held[0] += added[0]
                    held[1] += added[1]
                    held[2] += added[2]
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
