"""The favourites' pages, and the tiles' own colours and pictures: the layout of a screen, no projection.

The pictures stand in the till's file with the rest: a verified copy of it is whole in itself, so that whoever
restores one has them too, and nothing can be missing beside it. Each is as small as a tile.
"""

from collections.abc import Iterable

from peewee import SqliteDatabase

from appliance.domain.favourites import Look, Page, Pages
from appliance.storage.catalogue import batches
from appliance.storage.database import refusing


def pages(database: SqliteDatabase) -> Pages:
    """Every page in order; a shop that has laid out nothing has one, and that is empty."""
    named = dict(database.execute_sql("SELECT page, name FROM favourite_page").fetchall())
    listed: dict[int, list[str]] = {}
    for page, number in database.execute_sql("SELECT page, product FROM favourite ORDER BY page, place"):
        listed.setdefault(page, []).append(number)
    count = 1 + max((0, *named, *listed))
    return tuple(Page(named.get(page, ""), tuple(listed.get(page, ()))) for page in range(count))


def lay(database: SqliteDatabase, pages: Pages) -> None:
    """Lay all pages out anew."""
    with refusing(), database.atomic():
        many = database.connection().executemany
        for table in ("favourite", "favourite_page"):
            database.execute_sql(f"DELETE FROM {table}")
        many("INSERT INTO favourite_page VALUES (?, ?)", [(n, page.name) for n, page in enumerate(pages)])
        tiles = [(n, *tile) for n, page in enumerate(pages) for tile in enumerate(page.products)]
        many("INSERT INTO favourite VALUES (?, ?, ?)", tiles)


def looks(database: SqliteDatabase, numbers: Iterable[str]) -> dict[str, Look]:
    """The tiles that have a look of their own, of these products."""
    found: dict[str, Look] = {}
    for batch, places in batches(numbers):
        rows = database.execute_sql(
            f"SELECT product, colour, image FROM tile WHERE product IN ({places})", batch
        )
        found |= {product: Look(colour, bytes(image)) for product, colour, image in rows}
    return found


def dress(database: SqliteDatabase, number: str, look: Look) -> None:
    """Give a product's tile a look of its own, or take it away."""
    with refusing(), database.atomic():
        database.execute_sql("DELETE FROM tile WHERE product = ?", (number,))
        if look != Look():
            values = (number, look.colour, look.image)
            database.execute_sql("INSERT INTO tile VALUES (?, ?, ?)", values)
