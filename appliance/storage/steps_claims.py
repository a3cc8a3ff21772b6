"""Steps of the tables of gift cards and tickets, see `steps`."""

from peewee import SqliteDatabase


def know_gift_cards(database: SqliteDatabase) -> None:
    """14 → 15: gift cards with their balances; until now none had a number."""
    database.execute_sql("""CREATE TABLE gift_card (number TEXT NOT NULL PRIMARY KEY,
        price INTEGER NOT NULL, balance INTEGER NOT NULL, currency TEXT NOT NULL, until TEXT NOT NULL,
        single INTEGER NOT NULL, entry INTEGER NOT NULL) WITHOUT ROWID, STRICT""")


def know_tickets(database: SqliteDatabase) -> None:
    """16 → 17: tickets, and whom they let in; until now none had a number."""
    run = database.execute_sql
    run("ALTER TABLE product ADD COLUMN ticket TEXT NOT NULL DEFAULT ''")
    run("""CREATE TABLE ticket (number TEXT NOT NULL PRIMARY KEY, product TEXT NOT NULL, name TEXT NOT NULL,
        first TEXT NOT NULL, last TEXT NOT NULL, entries INTEGER NOT NULL, holder TEXT NOT NULL,
        returned INTEGER NOT NULL, entry INTEGER NOT NULL) WITHOUT ROWID, STRICT""")
    run("""CREATE TABLE admission (ticket TEXT NOT NULL, entry INTEGER NOT NULL, at INTEGER NOT NULL,
        offset INTEGER NOT NULL, day TEXT NOT NULL, PRIMARY KEY (ticket, entry)) WITHOUT ROWID, STRICT""")
