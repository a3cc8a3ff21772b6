"""Deliveries on credit that the books bill by themselves: a projection of the journal, see `domain.order`."""

import json
from collections.abc import Collection
from typing import Any

from peewee import SqliteDatabase

from appliance.domain import order as orders


def apply(database: SqliteDatabase, row: int, data: dict[str, Any]) -> None:
    """Keep what a ``delivery`` entry (row id ``row``) hands over; a receivable hands nothing over."""
    if order := orders.order_of(data):
        body = json.dumps(orders.as_dict(order), ensure_ascii=False, sort_keys=True)
        kept = (order.id, row, order.date, order.at, body)
        database.execute_sql("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", kept)


def bodies(database: SqliteDatabase, besides: Collection[str] = ()) -> list[dict[str, Any]]:
    """Every order but those in ``besides`` as plain values, oldest first."""
    wanted = [order for (order,) in database.execute_sql("SELECT id FROM handover ORDER BY entry")]
    body = "SELECT body FROM handover WHERE id = ?"
    return [
        json.loads(database.execute_sql(body, (order,)).fetchone()[0])
        for order in wanted
        if order not in besides
    ]
