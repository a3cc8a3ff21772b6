"""Steps of what the basket obeys, see `steps`."""

from peewee import SqliteDatabase


def tie_pant_to_its_goods(database: SqliteDatabase) -> None:
    """7 → 8: the article number of the pant that is sold with a product; until now it was tapped by hand."""
    database.execute_sql("ALTER TABLE product ADD COLUMN pant TEXT NOT NULL DEFAULT ''")


def remember_slips_of_pant(database: SqliteDatabase) -> None:
    """9 → 10: a machine's slips of pant that were paid; until now none was known by its code."""
    database.execute_sql("""CREATE TABLE pant_slip (code TEXT NOT NULL PRIMARY KEY, entry INTEGER NOT NULL)
        WITHOUT ROWID, STRICT""")


def say_who_may_buy_and_when(database: SqliteDatabase) -> None:
    """11 → 12: groups' VAT when eaten here, their age limits and hours of sale; until now they had none."""
    run = database.execute_sql
    run("ALTER TABLE grp ADD COLUMN served INTEGER")
    run("ALTER TABLE grp ADD COLUMN here INTEGER NOT NULL DEFAULT 0")
    run("ALTER TABLE grp ADD COLUMN age INTEGER NOT NULL DEFAULT 0")
    run("ALTER TABLE grp ADD COLUMN hours TEXT NOT NULL DEFAULT ''")
