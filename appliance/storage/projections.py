"""From an entry to the tables that are quick to ask: written in its commit, made anew by `rebuild`.

`apply` is the only writer of every projection, so that what a rebuild makes is what selling made.
"""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.settlement import day_voucher, tender_key
from appliance.domain.voucher import as_dict
from appliance.storage import catalogue
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


def apply(database: SqliteDatabase, row: int, data: Data) -> None:
    """Write what entry number ``row`` (row id) means for the projections."""
    writer = _WRITERS.get(data["kind"])
    if writer:
        writer(database, row, data)


def _sale(database: SqliteDatabase, row: int, data: Data) -> None:
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
    _roll_up(connection, [(date, *key, *sums) for key, sums in _sums(data, vat).items()])


def _roll_up(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> None:
    """Add sums to the days' roll-ups, in one statement."""
    sql = ", ".join(["(?, ?, ?, ?, ?, ?)"] * len(rows)).join(_ROLLUP)
    connection.execute(sql, [value for row in rows for value in row])


def _sums(data: Data, vat: int) -> dict[tuple[str, str], list[int]]:
    """What one sale adds to the day: (measure, key) → [count, gross, VAT]."""
    gross = data["gross"]
    hour = f"{(data['at'] // 60_000 + data['offset']) // 60 % 24:02d}"
    sums = {
        ("total", data["series"]): [1, gross, vat],
        ("hour", hour): [1, gross, vat],
        ("operator", data["operator"]): [1, gross, vat],
    }
    for line in data["lines"]:
        for key in (("group", line["group"]), ("department", line["department"])):
            held = sums.setdefault(key, [0, 0, 0])
            held[0] += 1
            held[1] += line["gross"]
            held[2] += line["vat"]
    for amount in data["vat"]:
        sums["rate", str(amount["rate"])] = [1, amount["gross"], amount["vat"]]
    for tender in data["tenders"]:
        held = sums.setdefault(("tender", tender_key(tender)), [0, 0, 0])
        held[0] += 1
        held[1] += tender["amount"]
    return sums


def _tender_corrected(database: SqliteDatabase, row: int, data: Data) -> None:
    date = data["date"]
    rows = [(date, "tender", tender_key(tender), -1, -tender["amount"], 0) for tender in data["old"]]
    rows += [(date, "tender", tender_key(tender), 1, tender["amount"], 0) for tender in data["new"]]
    _roll_up(database.connection(), rows)
    database.execute_sql("DELETE FROM tender WHERE entry = ?", (data["of"],))
    new = [(data["of"], place, tender["kind"], tender["brand"], tender["amount"])
           for place, tender in enumerate(data["new"])]  # fmt: skip
    database.connection().executemany(_TENDER, new)


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
    epoch, number, head = run("SELECT epoch, number, hash FROM entry WHERE id = ?", (row,)).fetchone()
    voucher = replace(
        day_voucher(json.loads(body), data, data["voucher"], data["currency"]),
        head={"epoch": epoch, "number": number, "hash": bytes(head).hex()},
    )
    body = json.dumps(as_dict(voucher), ensure_ascii=False, sort_keys=True)
    run(
        "INSERT INTO voucher VALUES (?, ?, ?, ?, ?)", (voucher.id, row, voucher.date, voucher.closed_at, body)
    )


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


def _mapping(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("DELETE FROM mapping")
    database.connection().executemany(
        "INSERT INTO mapping VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(*(r[name] for name in ("role", "department", "rate", "tender", "reason", "account", "vat_code")),)
         for r in data["rows"]],
    )  # fmt: skip


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


_WRITERS: dict[str, Callable[[SqliteDatabase, int, Data], None]] = {
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
    "mapping": _mapping,
    "delivery_answered": _delivery_answered,
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
    count = 0
    with refusing(), database.atomic():
        empty(database)
        for row, body in database.execute_sql("SELECT id, body FROM entry ORDER BY id"):
            apply(database, row, json.loads(body))
            count += 1
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
