"""Steps of the tables of the favourites, see `steps`."""

from peewee import SqliteDatabase


def name_pages(database: SqliteDatabase) -> None:
    """12 → 13: the pages' names, and the tiles' own colours and pictures; until now none had."""
    run = database.execute_sql
    run("CREATE TABLE favourite_page (page INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT")
    run("""CREATE TABLE tile (product TEXT NOT NULL PRIMARY KEY, colour TEXT NOT NULL, image BLOB NOT NULL)
        STRICT""")
