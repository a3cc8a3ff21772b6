"""Steps of the tables of the goods, see `steps`."""

from peewee import SqliteDatabase


def send_groups_to_the_kitchen(database: SqliteDatabase) -> None:
    """4 → 5: which article groups go to the kitchen printer; until now there was none."""
    database.execute_sql("ALTER TABLE grp ADD COLUMN kitchen INTEGER NOT NULL DEFAULT 0")
