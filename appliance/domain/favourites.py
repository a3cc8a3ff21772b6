"""The pages of favourites: which tiles stand on them, in which order. A change gives new pages.

>>> pages = put((Page(),), 0, "100")
>>> pages = put(added(pages, "Drinks"), 1, "200")
>>> moved(pages, (0, 0), (1, 0))
(Page(name='', products=()), Page(name='Drinks', products=('100', '200')))
"""

from dataclasses import dataclass, replace

PAGES = 12
"""Pages at the most: more would be looked for longer than a search takes."""
TILES = 60
"""Tiles of a page at the most."""
LONGEST = 24
"""Letters of a page's name."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    name: str = ""
    """Empty: favourites, as the language calls them."""
    products: tuple[str, ...] = ()
    """Article numbers, in the order of their tiles; none twice."""


Pages = tuple[Page, ...]
"""At least one."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the tile of a product looks where it is not like its group's others, on whatever page it is."""

    colour: str = ""
    """One of `domain.product.COLOURS`; empty: its group's."""
    image: bytes = b""
    """A picture as JPEG, scaled down to a tile; empty: none."""


def put(pages: Pages, page: int, number: str) -> Pages:
    """Put a product behind the last tile of a page; one that is there already stays where it is."""
    of = pages[page]
    return pages if number in of.products else _with(pages, page, (*of.products, number))


def without(pages: Pages, page: int, number: str) -> Pages:
    """Take a product off a page."""
    return _with(pages, page, tuple(one for one in pages[page].products if one != number))


def moved(pages: Pages, tile: tuple[int, int], to: tuple[int, int]) -> Pages:
    """Move a tile, named by page and place, to where another stands, which makes room; or behind all.

    >>> moved((Page("", ("1", "2", "3")),), (0, 0), (0, 2))[0].products
    ('2', '3', '1')
    """
    number = pages[tile[0]].products[tile[1]]
    left = without(pages, tile[0], number)
    there = [one for one in left[to[0]].products if one != number]
    there.insert(to[1], number)
    return _with(left, to[0], tuple(there))


def added(pages: Pages, name: str) -> Pages:
    """One more page, the last."""
    return (*pages, Page(name))


def named(pages: Pages, page: int, name: str) -> Pages:
    """Give a page another name."""
    return (*pages[:page], replace(pages[page], name=name), *pages[page + 1 :])


def removed(pages: Pages, page: int) -> Pages:
    """Take a page away; the last one that is left loses its tiles and its name.

    >>> removed((Page("Drinks", ("1",)),), 0)
    (Page(name='', products=()),)
    """
    return (*pages[:page], *pages[page + 1 :]) or (Page(),)


def _with(pages: Pages, page: int, products: tuple[str, ...]) -> Pages:
    return (*pages[:page], replace(pages[page], products=products), *pages[page + 1 :])
