"""Steps of the tables of the variants, see `steps`."""

from peewee import SqliteDatabase


def keep_variants_together(database: SqliteDatabase) -> None:
    """13 → 14: which of several a product is, and the name of them all; until now each stood alone."""
    run = database.execute_sql
    for column in ("variant", "family"):
        run(f"ALTER TABLE product ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    run("CREATE INDEX product_family ON product (family) WHERE family <> ''")
