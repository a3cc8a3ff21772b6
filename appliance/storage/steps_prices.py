"""Steps of the tables of the prices that hold for a time, see `steps`."""

from peewee import SqliteDatabase


def run_campaigns(database: SqliteDatabase) -> None:
    """8 → 9: campaigns, and what may stand in their sets; until now there was none."""
    run = database.execute_sql
    run("""CREATE TABLE campaign (code TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, pieces INTEGER NOT NULL,
        price INTEGER, free INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL)
        WITHOUT ROWID, STRICT""")
    run("""CREATE TABLE taking (what TEXT NOT NULL, of TEXT NOT NULL, campaign TEXT NOT NULL,
        PRIMARY KEY (what, of, campaign)) WITHOUT ROWID, STRICT""")


def date_prices(database: SqliteDatabase) -> None:
    """15 → 16: prices beside a product's own; until now there was none."""
    database.execute_sql("ALTER TABLE product ADD COLUMN prices TEXT NOT NULL DEFAULT ''")


def bundle_goods(database: SqliteDatabase) -> None:
    """18 → 19: what is in a bundle; until now there was none."""
    database.execute_sql("ALTER TABLE product ADD COLUMN parts TEXT NOT NULL DEFAULT ''")
