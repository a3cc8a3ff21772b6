"""Deliveries on credit that the books bill by themselves: a projection of the journal, see `domain.order`."""

import json
from typing import Any

from peewee import SqliteDatabase

from appliance.domain import order as orders


def apply(database: SqliteDatabase, row: int, data: dict[str, Any]) -> None:
    """Keep what a ``delivery`` entry (row id ``row``) hands over; a receivable hands nothing over."""
    if order := orders.order_of(data):
        body = json.dumps(orders.as_dict(order), ensure_ascii=False, sort_keys=True)
        kept = (order.id, row, order.date, order.at, body)
        database.execute_sql("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", kept)


def bodies(database: SqliteDatabase) -> list[dict[str, Any]]:
    """Every order as plain values, oldest first."""
    query = "SELECT body FROM handover ORDER BY entry"
    return [json.loads(body) for (body,) in database.execute_sql(query)]
