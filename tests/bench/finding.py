"""Barcode → product, and each keystroke of a search, against the bare SQLite query for it."""

import sqlite3
from pathlib import Path
from random import Random

from appliance.storage import catalogue
from appliance.storage.typed import beginning
from appliance.till import selling
from appliance.till.till import Till
from tests.bench.row import Row, at, timed
from tests.bench.shop import FIRST, GOODS, LAST, barcode

LOOK_UP = """SELECT p.number, p.name, p.grp, p.department, p.price, p.rate, p.unit, p.discountable
    FROM code c JOIN product p ON p.id = c.product WHERE c.code = ?"""
_SEARCH = """SELECT p.number, p.name, p.grp, p.department, p.price, p.rate, p.unit, p.discountable
    FROM finding f JOIN product p ON p.id = f.rowid WHERE finding MATCH ? LIMIT 40"""


def raw(folder: Path) -> sqlite3.Connection:
    """The same file, opened without us."""
    database = sqlite3.connect(folder / "till.db")
    database.execute("PRAGMA trusted_schema = 0")
    return database


def look_ups(till: Till, folder: Path, products: int, count: int = 5000) -> list[Row]:
    """A scan's way to its product."""
    database, dice = raw(folder), Random(2)
    floor, ours = [], []
    for _ in range(count):
        code = barcode(dice.randrange(products))
        floor.append(timed(lambda c=code: database.execute(LOOK_UP, (c,)).fetchone()))
        ours.append(timed(lambda c=code: catalogue.by_code(till.database, c)))
    database.close()
    return [Row(f"barcode → product of {products:,}, p50 ms", at(floor, 0.5), at(ours, 0.5), 2.0)]


def keystrokes(dice: Random, count: int) -> list[str]:
    """What stands in the search field after each key, typed as people type."""
    typed: list[str] = []
    while len(typed) < count:
        words = dice.choice([[dice.choice(GOODS)], [dice.choice(FIRST), dice.choice(GOODS)],
                             [dice.choice(GOODS), dice.choice(LAST)]])  # fmt: skip
        text = " ".join(words).lower()
        typed += [text[:length] for length in range(1, len(text) + 1)]
    return typed[:count]


def searches(till: Till, folder: Path, commit_p99: float, count: int = 3000) -> list[Row]:
    """A search as the cashier types, key by key."""
    database = raw(folder)
    floor, ours = [], []
    for typed in keystrokes(Random(3), count):
        match = beginning(typed)
        floor.append(timed(lambda m=match: database.execute(_SEARCH, (m,)).fetchall()))
        ours.append(timed(lambda t=typed: selling.search(till, t)))
    database.close()
    return [
        Row("search keystroke, p50 ms", at(floor, 0.5), at(ours, 0.5), 3.0),
        Row("search keystroke, p99 ms", at(floor, 0.99), at(ours, 0.99), 3.0),
        Row("search keystroke p99 beside commit p99, ms", commit_p99, at(ours, 0.99), 1 / 3),
    ]
