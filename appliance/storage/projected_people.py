"""Who works the till, and the keys that it seals with."""

from peewee import SqliteDatabase

from appliance.storage.projected import Data, Writers


def _person(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO person VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name, "
        "role = excluded.role, active = excluded.active",
        (data["person"], data["name"], data["role"], data["active"]),
    )


def _key_made(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO seal_key VALUES (?, ?, ?, ?)", (data["version"], data["algorithm"], data["public"], row)
    )


WRITERS: Writers = {
    "person": _person,
    "key_made": _key_made,
}
