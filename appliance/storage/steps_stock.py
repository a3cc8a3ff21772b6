"""Steps of the tables of the stock, see `steps`."""

from peewee import SqliteDatabase


def keep_stock(database: SqliteDatabase) -> None:
    """5 → 6: what is on hand, what moved it, and a stocktake under way; until now no stock was kept."""
    run = database.execute_sql
    run("""CREATE TABLE stock (product TEXT NOT NULL PRIMARY KEY, on_hand INTEGER NOT NULL,
        minimum INTEGER NOT NULL, cost INTEGER) WITHOUT ROWID, STRICT""")
    run("""CREATE TABLE movement (product TEXT NOT NULL, entry INTEGER NOT NULL, place INTEGER NOT NULL,
        kind TEXT NOT NULL, reason TEXT NOT NULL, quantity INTEGER NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (product, entry, place)) WITHOUT ROWID, STRICT""")
    run("""CREATE TABLE counting (product TEXT NOT NULL PRIMARY KEY, take TEXT NOT NULL,
        quantity INTEGER NOT NULL, on_hand INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID, STRICT""")
