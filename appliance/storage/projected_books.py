"""What the books are handed: accounts, orders, and what people said of deliveries."""

from peewee import SqliteDatabase

from appliance.storage import handover, mapped
from appliance.storage.projected import Data, Writers


def _delivery_answered(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO delivery_answer VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET answer = excluded.answer, "
        "reference = excluded.reference, at = excluded.at",
        (data["delivery"], data["answer"], data["reference"], data["at"]),
    )


WRITERS: Writers = {
    "mapping": mapped.apply,
    "delivery": handover.apply,
    "delivery_answered": _delivery_answered,
}
