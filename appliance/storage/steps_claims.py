"""Steps of the tables of gift cards and tickets, see `steps`."""

from peewee import SqliteDatabase


def know_gift_cards(database: SqliteDatabase) -> None:
    """Gift cards with their balances; until now none had a number."""
    database.execute_sql("""CREATE TABLE gift_card (number TEXT NOT NULL PRIMARY KEY,
        price INTEGER NOT NULL, balance INTEGER NOT NULL, currency TEXT NOT NULL, until TEXT NOT NULL,
        single INTEGER NOT NULL, entry INTEGER NOT NULL) WITHOUT ROWID, STRICT""")
