"""Gift cards asked: one by its number, and what the shop owes on all of them."""

from dataclasses import dataclass

from peewee import SqliteDatabase


@dataclass(frozen=True, slots=True)
class GiftCard:
    """A gift card as it stands; amounts in minor units."""

    number: str
    price: int
    """What was paid for it."""
    balance: int
    """What is left on it."""
    currency: str
    until: str
    """Its last day, YYYY-MM-DD."""
    single: bool
    """Its VAT was paid when it was sold."""


def gift_card(database: SqliteDatabase, number: str) -> GiftCard | None:
    """The gift card with that number."""
    row = database.execute_sql(
        "SELECT number, price, balance, currency, until, single FROM gift_card WHERE number = ?", (number,)
    ).fetchone()
    if not row:
        return None
    number, price, balance, currency, until, single = row
    return GiftCard(number, price, balance, currency, until, bool(single))


def outstanding(database: SqliteDatabase, today: str) -> tuple[int, int]:
    """How many gift cards have something left on a day, and how much that is in all."""
    sql = "SELECT COUNT(*), COALESCE(SUM(balance), 0) FROM gift_card WHERE balance > 0 AND until >= ?"
    count, owed = database.execute_sql(sql, (today,)).fetchone()
    return int(count), int(owed)


def overdrawn(database: SqliteDatabase) -> list[str]:
    """The gift cards that more was paid with than was on them; none in a journal that the till wrote. The
    projections must be as the journal says."""
    rows = database.execute_sql("SELECT number FROM gift_card WHERE balance < 0 ORDER BY number")
    return [number for (number,) in rows]
