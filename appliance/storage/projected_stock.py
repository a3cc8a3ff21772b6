"""What is on hand, from the entries of everything that comes and goes.

A stock begins at nothing with the entry ``catalogue`` by which it is kept, and is forgotten with the one by
which it is no longer: what moved in between without being watched would make it wrong.
"""

from peewee import SqliteDatabase

from appliance.domain.stock import movements
from appliance.storage.projected import Data, Writers

_KEEP = """INSERT INTO stock VALUES (?, 0, ?)
    ON CONFLICT (product) DO UPDATE SET minimum = excluded.minimum"""
_MOVE = "UPDATE stock SET on_hand = on_hand + ? WHERE product = ?"
_NOTE = "INSERT INTO movement SELECT product, ?, ?, ?, ?, ?, ? FROM stock WHERE product = ?"


def _kept(database: SqliteDatabase, row: int, data: Data) -> None:
    """Begin or end to keep a stock of products, or set the least there should be."""
    many = database.connection().executemany
    changes = data.get("products", [])
    kept = [(one["number"], one["new"]["minimum"]) for one in changes if "minimum" in one["new"]]
    gone = [
        (one["number"],) for one in changes if "minimum" in one.get("old", ()) and "minimum" not in one["new"]
    ]
    if kept:
        many(_KEEP, kept)
    if gone:
        many("DELETE FROM stock WHERE product = ?", gone)
        many("DELETE FROM movement WHERE product = ?", gone)


def _moved(database: SqliteDatabase, row: int, data: Data) -> None:
    """Goods came or went; those that no stock is kept of are passed over, in one statement where all are."""
    many = database.connection().executemany
    found = movements(data)
    if many(_MOVE, [(one.quantity, one.product) for one in found]).rowcount <= 0:
        return
    what = (data["kind"], data.get("reason", ""))
    rows = [(row, one.place, *what, one.quantity, data["at"], one.product) for one in found]
    many(_NOTE, rows)


def _received(database: SqliteDatabase, row: int, data: Data) -> None:
    _moved(database, row, data)
    if "cost" in data:
        database.execute_sql("UPDATE product SET cost = ? WHERE number = ?", (data["cost"], data["product"]))


def _counted(database: SqliteDatabase, row: int, data: Data) -> None:
    """The stocktake is done, and its draft with it."""
    _moved(database, row, data)
    database.execute_sql("DELETE FROM counting WHERE take = ?", (data["take"],))


WRITERS: Writers = {
    "catalogue": _kept,
    "sale": _moved,
    "delivery": _moved,
    "stock_adjusted": _moved,
    "goods_received": _received,
    "stocktake": _counted,
}
