"""The favourites as whoever runs the shop lays them out: pages of tiles, a tile's own colour and picture.

A screen's layout is no registration: it is kept beside the journal, and the last change can be undone.
"""

from collections.abc import Callable, Iterable
from functools import partial

from appliance.domain import favourites as layout
from appliance.domain.favourites import LONGEST, PAGES, TILES, Look, Pages
from appliance.domain.problems import Problem, refuse
from appliance.domain.product import COLOURS, Product
from appliance.storage import favourites as shelf
from appliance.till import catalogue
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till
from appliance.till.values import Laying


def begin(till: Till) -> None:
    """From here on scans go on the page that is shown; the open sale waits.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``.
    """
    _may(till)
    till.laying = Laying()


def end(till: Till) -> None:
    """Go back to selling."""
    till.laying = None
    till.banners.pop("tile_unknown", None)


def pages(till: Till) -> Pages:
    """Every page; at least one, which is empty where nothing was laid out."""
    return shelf.pages(till.database)


def looks(till: Till, numbers: Iterable[str]) -> dict[str, Look]:
    """The tiles that have a look of their own, of these products."""
    return shelf.looks(till.database, numbers)


def turn(till: Till, page: int) -> None:
    """Show another page, where scans go from now on."""
    if till.laying and 0 <= page < len(pages(till)):
        till.laying = Laying(page, till.laying.undo)


def lay(till: Till, wanted: Pages) -> None:
    """Lay all pages out anew.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``, ``page_full``; ``line_gone`` for a page or a
            product that there is not.
    """
    _may(till)
    numbers = {number for page in wanted for number in page.products}
    if not wanted or numbers - catalogue.named(till, numbers).keys():
        raise refuse("line_gone")
    if len(wanted) > PAGES or any(len(page.products) > TILES for page in wanted):
        raise refuse("page_full", count=TILES, pages=PAGES)
    before = pages(till)
    kept = tuple(
        layout.Page(" ".join(page.name.split())[:LONGEST], tuple(dict.fromkeys(page.products)))
        for page in wanted
    )
    if kept != before:
        _change(till, partial(shelf.lay, till.database, kept), partial(shelf.lay, till.database, before))


def put(till: Till, number: str) -> None:
    """Put a product on the page that is being laid out; raises as `lay`."""
    put_on(till, till.laying.page if till.laying else -1, number)


def put_on(till: Till, page: int, number: str) -> None:
    """Put a product on a page; raises as `lay`."""
    there = pages(till)
    if not 0 <= page < len(there):
        raise refuse("line_gone")
    lay(till, layout.put(there, page, number))


def scanned(till: Till, text: str) -> bool:
    """Put what was scanned on the page; False where the shop has no such goods, which is told."""
    found = catalogue.find(till, text)
    if isinstance(found, Product):
        till.banners.pop("tile_unknown", None)
        put(till, found.number)
        return True
    till.banners["tile_unknown"] = Problem.of("tile_unknown", code=str(found.facts["code"]))
    return False


def dress(till: Till, number: str, look: Look) -> None:
    """Give a product's tile its own colour and picture, or take them away.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone`` for goods or a colour that there
            are not.
    """
    _may(till)
    if look.colour not in ("", *COLOURS) or number not in catalogue.named(till, [number]):
        raise refuse("line_gone")
    before = looks(till, [number]).get(number, Look())
    if look != before:
        wear = partial(shelf.dress, till.database, number)
        _change(till, partial(wear, look), partial(wear, before))


def undo(till: Till) -> None:
    """Undo the last change; a page that is gone with it is shown no more."""
    _may(till)
    if till.laying and till.laying.undo:
        till.laying.undo()
        till.shelf += 1
        till.laying = Laying(min(till.laying.page, len(pages(till)) - 1))


def _may(till: Till) -> None:
    needs(till, "goods")
    needs_earnest(till)


def _change(till: Till, deed: Callable[[], object], back: Callable[[], object]) -> None:
    deed()
    till.shelf += 1
    if till.laying:
        till.laying = Laying(min(till.laying.page, len(pages(till)) - 1), back)
