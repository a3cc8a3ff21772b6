"""The stock asked: what is on hand, what little is left of, what moved; and what a stocktake has counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from peewee import SqliteDatabase

from appliance.storage.catalogue import MOST, batches
from appliance.storage.database import refusing
from appliance.storage.typed import beginning


@dataclass(frozen=True, slots=True)
class Held:
    """A product as it is on hand; quantities in thousandths."""

    number: str
    name: str
    group: str
    unit: str
    price: int | None
    on_hand: int
    minimum: int
    cost: int | None
    """Minor units that one costs, as was said last; None: nobody said."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Goods that came or went."""

    kind: str
    """The entry's."""
    reason: str
    quantity: int
    at: int
    """UTC ms."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A product as a stocktake under way has it."""

    number: str
    name: str
    unit: str
    quantity: int
    on_hand: int
    """What should have been there when it was counted."""
    at: int
    """UTC ms."""

    @property
    def change(self) -> int:
        """What there is more of, or less, than there should be."""
        return self.quantity - self.on_hand


_HELD = """SELECT p.number, p.name, p.grp, p.unit, p.price, s.on_hand, s.minimum, p.cost
    FROM stock s JOIN product p ON p.number = s.product"""


def of(database: SqliteDatabase, number: str) -> Held | None:
    """A product's stock; None where none is kept."""
    row = database.execute_sql(f"{_HELD} WHERE s.product = ?", (number,)).fetchone()
    return Held(*row) if row else None


def every(database: SqliteDatabase, low: bool = False, count: int = 200) -> list[Held]:
    """Products that a stock is kept of, by name: all, or those still sold that little is left of."""
    where = "WHERE s.on_hand <= s.minimum AND p.ended = 0" if low else ""
    return [Held(*row) for row in database.execute_sql(f"{_HELD} {where} ORDER BY p.name LIMIT ?", (count,))]


def search(database: SqliteDatabase, typed: str) -> list[Held]:
    """Those of them whose name, number or code has a word beginning with each word typed; at most `MOST`."""
    asked = beginning(typed)
    sql = f"{_HELD} JOIN finding f ON f.rowid = p.id WHERE finding MATCH ? LIMIT {MOST}"
    return [Held(*row) for row in database.execute_sql(sql, (asked,))] if asked else []


def counts(database: SqliteDatabase) -> tuple[int, int]:
    """How many products a stock is kept of, and of how many of them little is left."""
    sql = """SELECT (SELECT COUNT(*) FROM stock), (SELECT COUNT(*) FROM stock s
        JOIN product p ON p.number = s.product WHERE s.on_hand <= s.minimum AND p.ended = 0)"""
    every, low = database.execute_sql(sql).fetchone()
    return int(every), int(low)


def on_hand(database: SqliteDatabase, numbers: Iterable[str]) -> dict[str, int]:
    """What is on hand of those of them that a stock is kept of."""
    found: dict[str, int] = {}
    for batch, places in batches(numbers):
        sql = f"SELECT product, on_hand FROM stock WHERE product IN ({places})"
        found |= dict(database.execute_sql(sql, batch).fetchall())
    return found


def moved(database: SqliteDatabase, number: str, count: int) -> list[Moved]:
    """What moved a product's stock last, newest first."""
    sql = """SELECT kind, reason, quantity, at FROM movement WHERE product = ?
        ORDER BY entry DESC, place DESC LIMIT ?"""
    return [Moved(*row) for row in database.execute_sql(sql, (number, count))]


def take(database: SqliteDatabase) -> str:
    """The id of the stocktake that is under way, or nothing."""
    row = database.execute_sql("SELECT take FROM counting LIMIT 1").fetchone()
    return str(row[0]) if row else ""


def counted(database: SqliteDatabase) -> list[Counted]:
    """What the stocktake under way has counted, the last first."""
    sql = """SELECT c.product, p.name, p.unit, c.quantity, c.on_hand, c.at FROM counting c
        JOIN product p ON p.number = c.product JOIN stock s ON s.product = c.product
        ORDER BY c.at DESC, c.product"""
    return [Counted(*row) for row in database.execute_sql(sql)]


def count(database: SqliteDatabase, take: str, number: str, quantity: int, at: int) -> None:
    """Note that a product was counted, with what should be there now; on the disk when this returns."""
    with refusing(), database.atomic():
        database.execute_sql(
            """INSERT OR REPLACE INTO counting
            SELECT product, ?, ?, on_hand, ? FROM stock WHERE product = ?""",
            (take, quantity, at, number),
        )


def uncount(database: SqliteDatabase, number: str = "") -> None:
    """Take one product out of the stocktake under way; without a number, all of it."""
    where, values = ("WHERE product = ?", (number,)) if number else ("", ())
    with refusing(), database.atomic():
        database.execute_sql(f"DELETE FROM counting {where}", values)
