"""What customers owe, from the entries of what they had on credit and of what they paid for it."""

from peewee import SqliteDatabase

from appliance.domain.order import Credit
from appliance.storage.projected import Data, Writers

HANDED = "handed"
"""A delivery that the books bill by themselves; the other kinds are those of the entries."""
_OWE = "INSERT INTO owing VALUES (?, ?, ?, ?, ?)"


def _delivered(database: SqliteDatabase, row: int, data: Data) -> None:
    billed = data.get("credit", Credit.RECEIVABLE) != Credit.RECEIVABLE
    kind = HANDED if billed else "delivery"
    database.connection().execute(_OWE, (data["customer"]["number"], row, kind, data["gross"], data["at"]))


def _paid(database: SqliteDatabase, row: int, data: Data) -> None:
    if "customer" in data:
        owed = (data["customer"]["number"], row, "cash_moved", -data["amount"], data["at"])
        database.connection().execute(_OWE, owed)


WRITERS: Writers = {"delivery": _delivered, "cash_moved": _paid}
