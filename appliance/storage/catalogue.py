"""Products in the till's file: found by code in one look-up, by name as the cashier types.

`projected_goods` writes them.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.bundle import Part
from appliance.domain.price_list import Price
from appliance.domain.product import Group, Product
from appliance.storage.typed import beginning

MOST = 30
"""Hits that a search gives: more than a screen shows; whoever wants the rest types one more letter."""
_BATCH = 500
"""Products that one question asks for."""

_COLUMNS = (
    "p.number, p.name, p.grp, p.department, p.price, p.rate, p.unit, p.discountable, p.booked_alone, "
    "COALESCE((SELECT g.kind FROM grp g WHERE g.code = p.grp), 'goods'), "
    "EXISTS (SELECT 1 FROM grp g WHERE g.code = p.grp AND g.discountable = 0), "
    "(SELECT s.minimum FROM stock s WHERE s.product = p.number), p.pant, p.variant, p.prices, p.ticket, "
    "p.parts, p.cost, p.ended, p.content"
)
_BY_CODE = f"SELECT {_COLUMNS} FROM code c JOIN product p ON p.id = c.product WHERE c.code = ?"
_BY_NUMBER = f"SELECT {_COLUMNS} FROM product p WHERE p.number = ?"
_CODES = "SELECT p.number, c.code FROM code c JOIN product p ON p.id = c.product"
_FOUND = f"SELECT {_COLUMNS} FROM finding f JOIN product p ON p.id = f.rowid WHERE finding MATCH ?"


def by_code(database: SqliteDatabase, code: str) -> Product | None:
    """The product with a barcode, or with that article number."""
    run = database.execute_sql
    row = run(_BY_CODE, (code,)).fetchone() or run(_BY_NUMBER, (code,)).fetchone()
    return _product(row) if row else None


def by_number(database: SqliteDatabase, number: str) -> Product | None:
    """The product with an article number."""
    row = database.execute_sql(_BY_NUMBER, (number,)).fetchone()
    return _product(row) if row else None


def search(database: SqliteDatabase, typed: str, ended: bool = False) -> list[Product]:
    """Products whose name, number or code has a word beginning with each word typed; at most `MOST`. Those
    that are no longer sold are found where that is asked for, behind the others."""
    asked, which = beginning(typed), "ORDER BY p.ended" if ended else "AND p.ended = 0"
    rows = database.execute_sql(f"{_FOUND} {which} LIMIT {MOST}", (asked,)) if asked else ()
    return [_product(row) for row in rows]


def _product(row: tuple[Any, ...], codes: Iterable[str] = ()) -> Product:
    number, name, group, department, price, rate, unit, discountable, alone, kind, bound, *rest = row
    least, pant, variant, prices, ticket, parts, cost, ended, content = rest
    free, bound = bool(discountable), bool(bound)
    return Product(
        number, name, group, department, price, rate, unit, free, tuple(codes), bool(alone), kind, bound,
        minimum=least, pant=pant, variant=variant, ticket=ticket, cost=cost, content=content,
        prices=tuple(Price(**one) for one in json.loads(prices)) if prices else (),
        parts=tuple(Part(**one) for one in json.loads(parts)) if parts else (), ended=bool(ended),
    )  # fmt: skip


def known(database: SqliteDatabase, numbers: Iterable[str]) -> dict[str, Product]:
    """Products by article number, with their barcodes in order."""
    found: dict[str, Product] = {}
    for batch, places in batches(numbers):
        of_these = f"WHERE p.number IN ({places})"
        listed: dict[str, list[str]] = {}
        for number, code in database.execute_sql(f"{_CODES} {of_these} ORDER BY c.code", batch):
            listed.setdefault(number, []).append(code)
        for row in database.execute_sql(f"SELECT {_COLUMNS} FROM product p {of_these}", batch):
            found[row[0]] = _product(row, listed.get(row[0], ()))
    return found


def batches(values: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    """What many are asked for by, in parts that one question holds, each with its ``?, ?, ?``."""
    rest = iter(values)
    while batch := list(islice(rest, _BATCH)):
        yield batch, ", ".join("?" * len(batch))


def numbers(database: SqliteDatabase, begins: str = "") -> list[str]:
    """Every article number, or every one that begins so."""
    sql = "SELECT number FROM product WHERE number >= ? AND number < ? || char(0x10FFFF) ORDER BY number"
    return [number for (number,) in database.execute_sql(sql, (begins, begins))]


def owners(database: SqliteDatabase, codes: Iterable[str] | None = None) -> dict[str, str]:
    """Barcodes, and the article number that each belongs to: every one, or those of ``codes`` in use."""
    if codes is None:
        return {code: number for number, code in database.execute_sql(_CODES)}
    found: dict[str, str] = {}
    for batch, places in batches(codes):
        rows = database.execute_sql(f"{_CODES} WHERE c.code IN ({places})", batch)
        found |= {code: number for number, code in rows}
    return found


_GROUP = """SELECT code, name, department, rate, discountable, colour, kind, kitchen, served, here, age,
    hours FROM grp"""


def groups(database: SqliteDatabase) -> list[Group]:
    """Every article group, by code."""
    return [_as_group(row) for row in database.execute_sql(f"{_GROUP} ORDER BY code")]


def group(database: SqliteDatabase, code: str) -> Group | None:
    """One article group."""
    row = database.execute_sql(f"{_GROUP} WHERE code = ?", (code,)).fetchone()
    return _as_group(row) if row else None


def _as_group(row: tuple[Any, ...]) -> Group:
    code, name, department, rate, free, colour, kind, kitchen, served, here, age, hours = row
    return Group(code, name, department, rate, bool(free), colour, kind, bool(kitchen), served, bool(here),
                 age, hours)  # fmt: skip


def cooked(database: SqliteDatabase) -> set[str]:
    """Codes of the article groups that go to the kitchen printer."""
    return {code for (code,) in database.execute_sql("SELECT code FROM grp WHERE kitchen = 1")}


def departments(database: SqliteDatabase) -> dict[str, str]:
    """Department names by code."""
    return dict(database.execute_sql("SELECT code, name FROM department ORDER BY code").fetchall())


def sold_as(database: SqliteDatabase) -> list[tuple[str, int, str, str]]:
    """Every (department, VAT rate, article group, its kind) that the shop's goods are sold under."""
    rows = database.execute_sql("""SELECT department, rate, code, kind FROM grp
        UNION SELECT p.department, p.rate, p.grp, g.kind FROM product p JOIN grp g ON g.code = p.grp""")
    return sorted((department, rate, group, kind) for department, rate, group, kind in rows)


def products(database: SqliteDatabase) -> list[Product]:
    """The first 200 products by name; what is no longer sold stands last."""
    sql = f"SELECT {_COLUMNS} FROM product p ORDER BY p.ended, p.name LIMIT 200"
    return [_product(row) for row in database.execute_sql(sql)]


def shelved(database: SqliteDatabase, group: str = "") -> list[Product]:
    """The goods that are sold as tiles show them, of one group or of all: by name, of variants one; at most
    200."""
    where, values = ("AND p.grp = ?", (group,)) if group else ("", ())
    # "<> ''" lets SQLite use the index, which leaves what has no variants out
    first = "SELECT MIN(q.id) FROM product q WHERE q.family = p.family AND q.family <> '' AND q.ended = 0"
    sql = f"""SELECT {_COLUMNS} FROM product p
        WHERE p.ended = 0 AND (p.family = '' OR p.id = ({first})) {where} ORDER BY p.name LIMIT 200"""
    return [_product(row) for row in database.execute_sql(sql, values)]


def variants(database: SqliteDatabase, family: str) -> list[Product]:
    """All that one product is to be had as, by article number, the shorter numbers first."""
    sql = f"""SELECT {_COLUMNS} FROM product p WHERE p.family = ? AND p.family <> ''
        ORDER BY length(p.number), p.number"""
    return [_product(row) for row in database.execute_sql(sql, (family,))]


def of_kind(database: SqliteDatabase, kind: str) -> list[Product]:
    """The products that are sold whose group is of a kind, the cheapest first; at most `MOST`."""
    sql = f"""SELECT {_COLUMNS} FROM product p JOIN grp k ON k.code = p.grp WHERE k.kind = ? AND p.ended = 0
        ORDER BY p.price, p.name LIMIT {MOST}"""
    return [_product(row) for row in database.execute_sql(sql, (kind,))]


def has_tickets(database: SqliteDatabase) -> bool:
    """Is any product a ticket?"""
    found = database.execute_sql("SELECT 1 FROM product WHERE ticket <> '' LIMIT 1")
    return bool(found.fetchone())


def of_group(database: SqliteDatabase, group: str) -> list[str]:
    """The article number of every product of a group."""
    rows = database.execute_sql("SELECT number FROM product WHERE grp = ? ORDER BY number", (group,))
    return [number for (number,) in rows]


def count(database: SqliteDatabase) -> int:
    """How many products there are."""
    return int(database.execute_sql("SELECT COUNT(*) FROM product").fetchone()[0])
