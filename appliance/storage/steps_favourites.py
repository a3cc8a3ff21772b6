"""Steps of the tables of the favourites, see `steps`."""

from peewee import SqliteDatabase


def name_pages(database: SqliteDatabase) -> None:
    """The pages' names, and the tiles that have a colour or a picture of their own; until now none had."""
    run = database.execute_sql
    run("CREATE TABLE favourite_page (page INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT")
    run("""CREATE TABLE tile (product TEXT NOT NULL PRIMARY KEY, colour TEXT NOT NULL, image BLOB NOT NULL)
        STRICT""")
