"""Steps of what the basket obeys, see `steps`."""

from peewee import SqliteDatabase


def tie_pant_to_its_goods(database: SqliteDatabase) -> None:
    """The article number of the pant that is sold with a product; until now it was tapped by hand."""
    database.execute_sql("ALTER TABLE product ADD COLUMN pant TEXT NOT NULL DEFAULT ''")
