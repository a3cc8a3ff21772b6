"""Products in the till's file: found by code in one look-up, by name as the cashier types.

The catalogue is a projection of the entries ``catalogue``, each of which lists what every changed
product, group or department was and became. SQLite does not fold ø, æ and å: names are folded here,
into the two ways that people type them (``ø`` as o or oe, ``å`` as a or aa).
"""

import json
import unicodedata
from collections.abc import Iterable
from itertools import islice
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.bundle import Part
from appliance.domain.line_kind import GOODS
from appliance.domain.price_list import Price
from appliance.domain.product import Group, Product
from appliance.storage.projected import Writers

MOST = 30
"""Hits that a search gives: more than a screen shows; whoever wants the rest types one more letter."""
BATCH = 500
"""Products that one question asks for."""

Change = dict[str, Any]
"""One product in an entry: ``number``, ``new``, and ``old`` where it was known before."""

_SHORT = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ö": "o", "ä": "a", "ü": "u", "ß": "ss"})
_LONG = str.maketrans({"ø": "oe", "æ": "ae", "å": "aa", "ö": "oe", "ä": "ae", "ü": "ue", "ß": "ss"})
_COLUMNS = (
    "p.number, p.name, p.grp, p.department, p.price, p.rate, p.unit, p.discountable, p.booked_alone, "
    "COALESCE((SELECT g.kind FROM grp g WHERE g.code = p.grp), 'goods'), "
    "EXISTS (SELECT 1 FROM grp g WHERE g.code = p.grp AND g.discountable = 0), "
    "(SELECT s.minimum FROM stock s WHERE s.product = p.number), p.pant, p.variant, p.prices, p.ticket, "
    "p.parts, p.cost"
)
_BY_CODE = f"SELECT {_COLUMNS} FROM code c JOIN product p ON p.id = c.product WHERE c.code = ?"
_BY_NUMBER = f"SELECT {_COLUMNS} FROM product p WHERE p.number = ?"
_PUT = """INSERT INTO product
    (number, name, grp, department, price, rate, unit, discountable, booked_alone, pant, variant, family,
    prices, ticket, parts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE SET name = excluded.name,
    grp = excluded.grp, department = excluded.department, price = excluded.price, rate = excluded.rate,
    unit = excluded.unit, discountable = excluded.discountable,
    booked_alone = excluded.booked_alone, pant = excluded.pant, variant = excluded.variant,
    family = excluded.family, prices = excluded.prices, ticket = excluded.ticket, parts = excluded.parts"""
_COST = "UPDATE product SET cost = ? WHERE number = ?"
_OF_OLD = {"kind": GOODS, "kitchen": 0, "served": None, "here": 0, "age": 0, "hours": ""}
"""What an entry says nothing of, because there was none of it, or the group has none."""
_ID = "(SELECT id FROM product WHERE number = ?)"
_CODES = "SELECT p.number, c.code FROM code c JOIN product p ON p.id = c.product"
_FOUND = (
    f"SELECT {_COLUMNS} FROM finding f JOIN product p ON p.id = f.rowid WHERE finding MATCH ? LIMIT {MOST}"
)


def fold(text: str, long: bool = False) -> str:
    """Fold a name for searching: small letters, no accents, Nordic letters as typed elsewhere.

    >>> fold("Blåbærsyltetøy Café"), fold("Blåbærsyltetøy", long=True)
    ('blabaersyltetoy cafe', 'blaabaersyltetoey')
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(_LONG if long else _SHORT)
    if folded.isascii():
        return folded
    return "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark))


def by_code(database: SqliteDatabase, code: str) -> Product | None:
    """The product with a barcode, or with that article number."""
    run = database.execute_sql
    row = run(_BY_CODE, (code,)).fetchone() or run(_BY_NUMBER, (code,)).fetchone()
    return _product(row) if row else None


def by_number(database: SqliteDatabase, number: str) -> Product | None:
    """The product with an article number."""
    row = database.execute_sql(_BY_NUMBER, (number,)).fetchone()
    return _product(row) if row else None


def search(database: SqliteDatabase, typed: str) -> list[Product]:
    """Products whose name, number or code has a word beginning with each word typed; at most `MOST`."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(typed)).split()
    if not words:
        return []
    match = " ".join(f'"{word}"*' for word in words)
    return [_product(row) for row in database.execute_sql(_FOUND, (match,))]


def _product(row: tuple[Any, ...], codes: Iterable[str] = ()) -> Product:
    number, name, group, department, price, rate, unit, discountable, alone, kind, bound, *rest = row
    least, pant, variant, prices, ticket, parts, cost = rest
    free, bound = bool(discountable), bool(bound)
    return Product(
        number, name, group, department, price, rate, unit, free, tuple(codes), bool(alone), kind, bound,
        minimum=least, pant=pant, variant=variant, ticket=ticket, cost=cost,
        prices=tuple(Price(**one) for one in json.loads(prices)) if prices else (),
        parts=tuple(Part(**one) for one in json.loads(parts)) if parts else (),
    )  # fmt: skip


def known(database: SqliteDatabase, numbers: Iterable[str]) -> dict[str, Product]:
    """Products by article number, with their barcodes in order: two queries per `BATCH` numbers."""
    found: dict[str, Product] = {}
    wanted = iter(numbers)
    while batch := list(islice(wanted, BATCH)):
        of_these = f"WHERE p.number IN ({', '.join('?' * len(batch))})"
        listed: dict[str, list[str]] = {}
        for number, code in database.execute_sql(f"{_CODES} {of_these} ORDER BY c.code", batch):
            listed.setdefault(number, []).append(code)
        for row in database.execute_sql(f"SELECT {_COLUMNS} FROM product p {of_these}", batch):
            found[row[0]] = _product(row, listed.get(row[0], ()))
    return found


def numbers(database: SqliteDatabase) -> list[str]:
    """Every article number."""
    return [number for (number,) in database.execute_sql("SELECT number FROM product ORDER BY number")]


def owners(database: SqliteDatabase, codes: Iterable[str] | None = None) -> dict[str, str]:
    """Barcodes, and the article number that each belongs to: every one, or those of ``codes`` in use."""
    if codes is None:
        return {code: number for number, code in database.execute_sql(_CODES)}
    found: dict[str, str] = {}
    wanted = iter(codes)
    while batch := list(islice(wanted, BATCH)):
        places = ", ".join("?" * len(batch))
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


def products(database: SqliteDatabase, group: str = "", first: int = 0, count: int = 200) -> list[Product]:
    """A page of the catalogue by name, of one group or of all."""
    where, values = ("WHERE p.grp = ?", (group,)) if group else ("", ())
    sql = f"SELECT {_COLUMNS} FROM product p {where} ORDER BY p.name LIMIT ? OFFSET ?"
    return [_product(row) for row in database.execute_sql(sql, (*values, count, first))]


def shelved(database: SqliteDatabase, group: str = "") -> list[Product]:
    """The goods as tiles show them, of one group or of all: by name, of variants one; at most 200."""
    where, values = ("AND p.grp = ?", (group,)) if group else ("", ())
    sql = f"""SELECT {_COLUMNS} FROM product p WHERE (p.family = ''
        OR p.id = (SELECT MIN(q.id) FROM product q WHERE q.family = p.family)) {where}
        ORDER BY p.name LIMIT 200"""
    return [_product(row) for row in database.execute_sql(sql, values)]


def variants(database: SqliteDatabase, family: str) -> list[Product]:
    """All that one product is to be had as, by article number, the shorter numbers first."""
    sql = f"SELECT {_COLUMNS} FROM product p WHERE p.family = ? ORDER BY length(p.number), p.number"
    return [_product(row) for row in database.execute_sql(sql, (family,))] if family else []


def of_kind(database: SqliteDatabase, kind: str) -> list[Product]:
    """The products whose group is of a kind, the cheapest first; at most `MOST`."""
    sql = f"""SELECT {_COLUMNS} FROM product p JOIN grp k ON k.code = p.grp WHERE k.kind = ?
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


def apply(database: SqliteDatabase, row: int, data: dict[str, Any]) -> None:
    """Write what an entry ``catalogue`` changed: departments, groups, products, codes, prices."""
    many = database.connection().executemany
    many(
        "INSERT INTO department VALUES (:code, :name) ON CONFLICT DO UPDATE SET name = excluded.name",
        data.get("departments", []),
    )
    many(
        "INSERT OR REPLACE INTO grp VALUES "
        "(:code, :name, :department, :rate, :discountable, :colour, :kind, :kitchen, :served, :here, :age, "
        ":hours)",
        [{**_OF_OLD, **group} for group in data.get("groups", [])],
    )
    changes = data.get("products", [])
    many(_PUT, [_row(change) for change in changes])
    many(_COST, [(one["new"].get("cost"), one["number"]) for one in changes if _says_cost(one)])
    many(
        "INSERT INTO price VALUES (?, ?, ?, ?)",
        [(one["number"], row, _price(one), data["at"]) for one in changes if _changed(one, "price")],
    )
    _recode(database, [one for one in changes if _changed(one, "codes")])
    _refind(database, [one for one in changes if _changed(one, "name", "codes")])


def _changed(change: Change, *names: str) -> bool:
    """Is one of these facts another than before? All are for a product that is new."""
    old, new = change.get("old"), change["new"]
    return old is None or any(old[name] != new[name] for name in names)


def _says_cost(change: Change) -> bool:
    """Does it say what the goods cost, or that nobody knows any more? Entries from before do neither."""
    return "cost" in change["new"] or "cost" in change.get("old", ())


def _row(change: Change) -> tuple[Any, ...]:
    new = change["new"]
    variant = new.get("variant", "")
    family = new["name"].removesuffix(f", {variant}") if variant else ""
    return (change["number"], new["name"], new["group"], new["department"], _price(change), new["rate"],
            new["unit"], new["discountable"], new.get("booked_alone", 0), new.get("pant", ""), variant,
            family, _listed(new.get("prices")), new.get("ticket", ""),
            _listed(new.get("parts")))  # fmt: skip


def _listed(said: list[Any] | None) -> str:
    """Facts as JSON, the same from an entry that is being written and from one that is read."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True) if said else ""


def _price(change: Change) -> int | None:
    price = change["new"]["price"]
    return None if price == "" else int(price)


def _recode(database: SqliteDatabase, changes: list[Change]) -> None:
    """Take all old codes away first, so that a code can move from one product to another."""
    many = database.connection().executemany
    many(f"DELETE FROM code WHERE product = {_ID}", [(one["number"],) for one in changes if "old" in one])
    rows = [(code, one["number"]) for one in changes for code in one["new"]["codes"]]
    many(f"INSERT OR REPLACE INTO code VALUES (?, {_ID})", rows)


def _refind(database: SqliteDatabase, changes: list[Change]) -> None:
    """Write the search index anew for products that are found by other words now."""
    many = database.connection().executemany
    many(f"DELETE FROM finding WHERE rowid = {_ID}", [(one["number"],) for one in changes if "old" in one])
    rows = [(one["number"], _findable(one["number"], one["new"])) for one in changes]
    many(f"INSERT INTO finding (rowid, text) VALUES ({_ID}, ?)", rows)


def _findable(number: str, new: dict[str, Any]) -> str:
    short, long = fold(new["name"]), fold(new["name"], long=True)
    return " ".join(
        (short, *([long] if long != short else []), number.lower(), *(code.lower() for code in new["codes"]))
    )


WRITERS: Writers = {"catalogue": apply}
