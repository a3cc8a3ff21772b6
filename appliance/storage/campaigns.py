"""Campaigns in the till's file; `projected_prices` writes them."""

from typing import Any

from peewee import SqliteDatabase

from appliance.domain.campaign import Campaign

_EVERY = "SELECT code, name, pieces, first, last, price, free FROM campaign c"
_OF = f"""{_EVERY} WHERE first <= ? AND last >= ? AND EXISTS (SELECT 1 FROM taking t WHERE t.campaign = c.code
    AND ((t.what = 'product' AND t.of = ?) OR (t.what = 'group' AND t.of = ?))) ORDER BY code"""
_ANY = (
    "SELECT EXISTS (SELECT 1 FROM taking WHERE (what = 'product' AND of = ?) OR (what = 'group' AND of = ?))"
)


def every(database: SqliteDatabase) -> list[Campaign]:
    """All there ever were, the newest first."""
    return [
        _campaign(database, row)
        for row in database.execute_sql(f"{_EVERY} ORDER BY first DESC, CAST(code AS INTEGER) DESC")
    ]


def running(database: SqliteDatabase, date: str, product: str, group: str) -> list[Campaign]:
    """Those of a business date that goods may stand in a set of."""
    if not database.execute_sql(_ANY, (product, group)).fetchone()[0]:  # nearly every scan: one look-up
        return []
    rows = database.execute_sql(_OF, (date, date, product, group)).fetchall()
    return [_campaign(database, row) for row in rows]


def _campaign(database: SqliteDatabase, row: tuple[Any, ...]) -> Campaign:
    code, name, pieces, first, last, price, free = row
    taken: dict[str, list[str]] = {"product": [], "group": []}
    for what, of in database.execute_sql(
        "SELECT what, of FROM taking WHERE campaign = ? ORDER BY of", (code,)
    ):
        taken[what].append(of)
    return Campaign(
        code, name, pieces, first, last, price, free, tuple(taken["product"]), tuple(taken["group"])
    )
