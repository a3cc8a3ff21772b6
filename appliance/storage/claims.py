"""Gift cards and tickets asked: one by its number, and what the shop owes on all gift cards."""

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


@dataclass(frozen=True, slots=True)
class Admission:
    """One that a ticket let in."""

    row: int
    """Row id of its entry."""
    at: int
    """UTC ms."""
    offset: int
    """Local time minus UTC then, in minutes."""
    day: str
    """Business date, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it stands."""

    number: str
    product: str
    """Article number."""
    name: str
    first: str
    """Its first day, YYYY-MM-DD."""
    last: str
    entries: int
    """How often it lets in; 0: as often as they like."""
    holder: str
    returned: bool
    admissions: tuple[Admission, ...] = ()
    """Oldest first."""


def ticket(database: SqliteDatabase, number: str) -> Ticket | None:
    """The ticket with that number."""
    sql = "SELECT number, product, name, first, last, entries, holder, returned FROM ticket WHERE number = ?"
    row = database.execute_sql(sql, (number,)).fetchone()
    if not row:
        return None
    found, product, name, first, last, entries, holder, returned = row
    sql = "SELECT entry, at, offset, day FROM admission WHERE ticket = ? ORDER BY entry"
    entered = tuple(Admission(*one) for one in database.execute_sql(sql, (number,)))
    return Ticket(found, product, name, first, last, entries, holder, bool(returned), entered)
