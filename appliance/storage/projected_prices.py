"""Campaigns, from the entries ``campaign``."""

from peewee import SqliteDatabase

from appliance.storage.projected import Data, Writers


def _campaign(database: SqliteDatabase, row: int, data: Data) -> None:
    """Write a campaign as an entry has it, in the place of what it was."""
    new = data["new"]
    price = None if new["price"] == "" else new["price"]
    database.execute_sql(
        "INSERT OR REPLACE INTO campaign VALUES (?, ?, ?, ?, ?, ?, ?)",
        (data["campaign"], new["name"], new["pieces"], price, new["free"], new["first"], new["last"]),
    )
    database.execute_sql("DELETE FROM taking WHERE campaign = ?", (data["campaign"],))
    taking = [("product", one) for one in new["products"]] + [("group", one) for one in new["groups"]]
    rows = [(what, of, data["campaign"]) for what, of in taking]
    database.connection().executemany("INSERT INTO taking VALUES (?, ?, ?)", rows)


WRITERS: Writers = {"campaign": _campaign}
