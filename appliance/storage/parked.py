"""Parked sales: which wait, and where each stands in the journal."""

from appliance.storage.database import Database
from appliance.storage.tables_people import Parked


def every(database: Database) -> list[tuple[str, int, str, int, str]]:
    """Parked sales, oldest first: (sale id, row of the entry, name, UTC ms, operator)."""
    return list(Parked.select().order_by(Parked.entry).tuples().execute(database))


def row_of(database: Database, sale: str) -> int | None:
    """Row id of the entry that parked a sale, or None when it is not parked."""
    query = Parked.select(Parked.entry).where(Parked.sale == sale)
    return next((row for (row,) in query.tuples().execute(database)), None)
