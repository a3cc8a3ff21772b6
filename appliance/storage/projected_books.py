"""What the books are handed: accounts, orders, and what people said of deliveries.

The accounts in force are those of the newest entry ``mapping``.
"""

import json

from peewee import SqliteDatabase

from appliance.domain.order import as_dict, order_of
from appliance.domain.voucher import INCOME_OR_COST
from appliance.storage.projected import Data, Writers

_SAID = ("role", "department", "rate", "tender", "reason", "group", "product", "account", "vat_code")
"""What a row of the entry says, in the order of the table's columns; an older one says less."""
_DIMENSIONS = ("department", "project", "object")


def _mapping(database: SqliteDatabase, row: int, data: Data) -> None:
    """Write each row with the dimensions that it sends: its own, else the till's on income or cost."""
    database.execute_sql("DELETE FROM mapping")
    fixed = data.get("defaults", {})
    rows = []
    for said in data["rows"]:
        given = fixed if said["role"] in INCOME_OR_COST else {}
        to = [said.get(f"to_{name}", "") or given.get(name, "") for name in _DIMENSIONS]
        rows.append((*(said.get(name, "") for name in _SAID), *to))
    database.connection().executemany(f"INSERT INTO mapping VALUES ({', '.join('?' * 12)})", rows)


def _delivery(database: SqliteDatabase, row: int, data: Data) -> None:
    """Keep what a ``delivery`` entry (row id ``row``) hands over; a receivable hands nothing over."""
    if order := order_of(data):
        body = json.dumps(as_dict(order), ensure_ascii=False, sort_keys=True)
        kept = (order.id, row, order.date, order.at, body)
        database.execute_sql("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", kept)


def _delivery_answered(database: SqliteDatabase, row: int, data: Data) -> None:
    database.execute_sql(
        "INSERT INTO delivery_answer VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET answer = excluded.answer, "
        "reference = excluded.reference, at = excluded.at",
        (data["delivery"], data["answer"], data["reference"], data["at"]),
    )


WRITERS: Writers = {
    "mapping": _mapping,
    "delivery": _delivery,
    "delivery_answered": _delivery_answered,
}
