"""The register of customers: looked up, searched, kept, forgotten; and what each of them owes.

The register stands beside the journal and not in it. What the journal holds of a customer is the number, on a
delivery also what its paper must show. A person who wants to be forgotten is: `forget` empties the row and
takes the words out of the search; the number stays, so that nobody else gets it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

from appliance.domain.customer import Customer
from appliance.storage.database import Database, refusing
from appliance.storage.typed import beginning, fold

MOST = 50
"""Hits that a search gives."""
_COLUMNS = (
    "c.number, c.name, c.organisation, c.street, c.postcode, c.town, c.phone, c.email, c.grp, "
    "c.credit_limit, c.due"
)
_PUT = """INSERT INTO customer (number, name, organisation, street, postcode, town, phone, email, grp,
        credit_limit, due, forgotten) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
    ON CONFLICT (number) DO UPDATE SET name = excluded.name, organisation = excluded.organisation,
        street = excluded.street, postcode = excluded.postcode, town = excluded.town, phone = excluded.phone,
        email = excluded.email, grp = excluded.grp, credit_limit = excluded.credit_limit,
        due = excluded.due"""
_EMPTY = """UPDATE customer SET name = '', organisation = '', street = '', postcode = '', town = '',
    phone = '', email = '', grp = '', credit_limit = NULL, forgotten = 1 WHERE number = ?"""
_ID = "(SELECT id FROM customer WHERE number = ?)"


def of(database: Database, number: str) -> Customer | None:
    """The customer with a number; None where there is none, or they were forgotten."""
    return next(_found(database, "WHERE c.number = ? AND c.forgotten = 0", (number,)), None)


def with_organisation(database: Database, organisation: str) -> Customer | None:
    """The customer with an organisation number."""
    return next(_found(database, "WHERE c.organisation = ? AND c.forgotten = 0", (organisation,)), None)


def every(database: Database, count: int = 200) -> list[Customer]:
    """The customers by name."""
    return list(_found(database, "WHERE c.forgotten = 0 ORDER BY c.name LIMIT ?", (count,)))


def search(database: Database, typed: str) -> list[Customer]:
    """Customers whose name, number, phone or organisation number begins with each word typed, by name."""
    if not any(letter.isalpha() for letter in typed):
        typed = typed.replace(" ", "")  # a number, however it is written in groups
    where = "JOIN customer_finding f ON f.rowid = c.id WHERE customer_finding MATCH ? ORDER BY c.name LIMIT ?"
    asked = beginning(typed)
    return list(_found(database, where, (asked, MOST))) if asked else []


def _found(database: Database, where: str, values: Iterable[Any]) -> Iterator[Customer]:
    rows = database.execute_sql(f"SELECT {_COLUMNS} FROM customer c {where}", tuple(values))
    return (Customer(*row) for row in rows)


def groups(database: Database) -> list[str]:
    """The names of the customer groups that anybody is in."""
    rows = database.execute_sql("SELECT DISTINCT grp FROM customer WHERE grp <> '' ORDER BY grp")
    return [group for (group,) in rows]


def numbers(database: Database) -> list[str]:
    """Every number that was ever given."""
    return [number for (number,) in database.execute_sql("SELECT number FROM customer")]


def keep(database: Database, customer: Customer) -> None:
    """Store a customer, new or changed.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``; nothing of it is stored.
    """
    with refusing(), database.atomic():
        database.execute_sql(_PUT, astuple(customer))
        _unfind(database, customer.number)
        database.execute_sql(
            f"INSERT INTO customer_finding (rowid, text) VALUES ({_ID}, ?)",
            (customer.number, _findable(customer)),
        )


def forget(database: Database, number: str) -> None:
    """Forget who has a number. Raises as `keep`."""
    with refusing(), database.atomic():
        database.execute_sql(_EMPTY, (number,))
        _unfind(database, number)


def _unfind(database: Database, number: str) -> None:
    database.execute_sql(f"DELETE FROM customer_finding WHERE rowid = {_ID}", (number,))


def _findable(one: Customer) -> str:
    digits = "".join(letter for letter in one.phone if letter.isdigit())
    phones = (digits, digits[-8:]) if len(digits) > 8 else (digits,)  # with its country and without
    return " ".join(
        (fold(one.name), fold(one.name, long=True), one.number.lower(), one.organisation, *phones)
    )


def owed(database: Database, number: str) -> int:
    """What a customer owes by what this till knows, in minor units."""
    sql = "SELECT coalesce(sum(amount), 0) FROM owing WHERE customer = ?"
    return int(database.execute_sql(sql, (number,)).fetchone()[0])


def owed_before(database: Database, number: str, until: int) -> int:
    """What was had up to a moment (UTC ms) and is not paid by now, the oldest being paid first."""
    sql = """SELECT coalesce(sum(CASE WHEN amount < 0 OR at < ? THEN amount ELSE 0 END), 0)
        FROM owing WHERE customer = ?"""
    return int(database.execute_sql(sql, (until, number)).fetchone()[0])


def movements(database: Database, number: str, count: int) -> list[tuple[str, int, int]]:
    """What a customer had on credit and what they paid, newest first: (kind, minor units, UTC ms)."""
    sql = "SELECT kind, amount, at FROM owing WHERE customer = ? ORDER BY entry DESC LIMIT ?"
    return [(kind, amount, at) for kind, amount, at in database.execute_sql(sql, (number, count))]
