"""Deliveries on credit that the books bill by themselves, see `domain.order`; `projected_books` writes."""

import json
from collections.abc import Collection
from typing import Any

from peewee import SqliteDatabase


def bodies(database: SqliteDatabase, besides: Collection[str] = ()) -> list[dict[str, Any]]:
    """Every order but those in ``besides`` as plain values, oldest first."""
    wanted = [order for (order,) in database.execute_sql("SELECT id FROM handover ORDER BY entry")]
    body = "SELECT body FROM handover WHERE id = ?"
    return [
        json.loads(database.execute_sql(body, (order,)).fetchone()[0])
        for order in wanted
        if order not in besides
    ]
