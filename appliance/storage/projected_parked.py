"""Sales that wait under a name."""

from peewee import SqliteDatabase

from appliance.storage.projected import Data, Writers


def _parked(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO parked VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET entry = excluded.entry, "
        "name = excluded.name, at = excluded.at, operator = excluded.operator",
        (data["sale"], row, data["name"], data["at"], data["operator"]),
    )


def _unparked(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql("DELETE FROM parked WHERE sale = ?", (data["sale"],))


WRITERS: Writers = {
    "parked": _parked,
    "resumed": _unparked,
    "sale_aborted": _unparked,
}
