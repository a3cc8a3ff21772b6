"""The goods' tables, as each entry ``catalogue`` leaves them: what it says that a product, a group or a
department became."""

import json
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.line_kind import GOODS
from appliance.storage.projected import Writers
from appliance.storage.typed import fold

Change = dict[str, Any]
"""One product in an entry: ``number``, ``new``, and ``old`` where it was known before."""

_PUT = """INSERT INTO product
    (number, name, grp, department, price, rate, unit, discountable, booked_alone, pant, variant, family,
    prices, ticket, parts, ended, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (number) DO UPDATE SET name = excluded.name,
    grp = excluded.grp, department = excluded.department, price = excluded.price, rate = excluded.rate,
    unit = excluded.unit, discountable = excluded.discountable,
    booked_alone = excluded.booked_alone, pant = excluded.pant, variant = excluded.variant,
    family = excluded.family, prices = excluded.prices, ticket = excluded.ticket, parts = excluded.parts,
    ended = excluded.ended, content = excluded.content"""
_COST = "UPDATE product SET cost = ? WHERE number = ?"
_OF_OLD = {"kind": GOODS, "kitchen": 0, "served": None, "here": 0, "age": 0, "hours": ""}
"""What an entry says nothing of, because there was none of it, or the group has none."""
_ID = "(SELECT id FROM product WHERE number = ?)"


def _put(database: SqliteDatabase, row: int, data: dict[str, Any]) -> None:
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
            _listed(new.get("parts")), new.get("ended", 0), new.get("content", ""))  # fmt: skip


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


WRITERS: Writers = {"catalogue": _put}
