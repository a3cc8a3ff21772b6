"""Steps of the tables of what the books are handed, see `steps`."""

import json
from collections.abc import Callable
from typing import Any

from peewee import SqliteDatabase


def map_groups_and_products(database: SqliteDatabase) -> None:
    """1 → 2: accounts by article group and product, with fixed dimensions; products booked alone."""
    run = database.execute_sql
    run("ALTER TABLE product ADD COLUMN booked_alone INTEGER NOT NULL DEFAULT 0")
    run("ALTER TABLE mapping RENAME TO mapping_before")
    run("""CREATE TABLE mapping (role TEXT NOT NULL, department TEXT NOT NULL, rate TEXT NOT NULL,
        tender TEXT NOT NULL, reason TEXT NOT NULL, grp TEXT NOT NULL, product TEXT NOT NULL,
        account TEXT NOT NULL, vat_code TEXT NOT NULL, to_department TEXT NOT NULL, to_project TEXT NOT NULL,
        to_object TEXT NOT NULL,
        PRIMARY KEY (role, department, rate, tender, reason, grp, product)) WITHOUT ROWID, STRICT""")
    run("""INSERT INTO mapping SELECT role, department, rate, tender, reason, '', '', account, vat_code,
        '', '', '' FROM mapping_before""")
    run("DROP TABLE mapping_before")
    _vouchers(database, _tell_groups_apart)


def _tell_groups_apart(voucher: dict[str, Any]) -> None:
    for posting in voucher["postings"]:
        posting |= {"group": "", "product": "", "project": "", "object": ""}


def _vouchers(database: SqliteDatabase, change: Callable[[dict[str, Any]], None]) -> None:
    """Write every voucher as it would be made now of its Z, which says no more than it did."""
    rows = database.execute_sql("SELECT id, body FROM voucher").fetchall()
    for identity, body in rows:
        voucher = json.loads(body)
        change(voucher)
        said = json.dumps(voucher, ensure_ascii=False, sort_keys=True)
        database.execute_sql("UPDATE voucher SET body = ? WHERE id = ?", (said, identity))


def hand_orders_over(database: SqliteDatabase) -> None:
    """2 → 3: deliveries on credit that the books bill; before this there were none."""
    database.execute_sql("""CREATE TABLE handover (id TEXT NOT NULL PRIMARY KEY, entry INTEGER NOT NULL,
        date TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID, STRICT""")
    _vouchers(database, lambda voucher: voucher["control"].update(handed_over=0))


def name_kinds_of_groups(database: SqliteDatabase) -> None:
    """3 → 4: what kind of line an article group's are; until now all were goods."""
    database.execute_sql("ALTER TABLE grp ADD COLUMN kind TEXT NOT NULL DEFAULT 'goods'")
    _vouchers(database, _name_no_group)


def _name_no_group(voucher: dict[str, Any]) -> None:
    for posting in voucher["postings"]:
        posting["name"] = ""
