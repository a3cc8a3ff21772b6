"""The stock: goods come in, are put right and are looked at; that a stock is kept is the product's to say.

Nothing of it holds up a sale: what is sold below nothing is marked (`short`), and sold.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from appliance.domain.problems import Problem, refuse
from appliance.domain.product import DEAREST, Product
from appliance.domain.sale import MOST
from appliance.domain.stock import is_quantity, may
from appliance.storage import catalogue as shelf
from appliance.storage import stock
from appliance.storage.journal import Fact
from appliance.storage.stock import Held, Moved
from appliance.till import asking, catalogue
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.permissions import needs
from appliance.till.till import Till, store
from appliance.till.values import Stocking

SUPPLIER = 40
"""Characters of a supplier's name."""
RECENT = 20
"""Movements of a product that are shown."""


def begin(till: Till) -> None:
    """From here on scans look goods up in the stock, and sell nothing; refuses with ``not_logged_in`` or
    ``training_only_sells``."""
    needs_operator(till)
    needs_earnest(till)
    till.stocking = Stocking()


def end(till: Till) -> None:
    """What is scanned is sold again."""
    till.stocking = None
    till.banners.pop("stock_not_kept", None)


def choose(till: Till, number: str) -> None:
    """Look at a product; empty: at none."""
    if till.stocking:
        till.stocking = replace(till.stocking, product=number)


def look_up(till: Till, text: str) -> Product | None:
    """The product of a scan, which is looked at now; or the till says what is wrong with it."""
    found = catalogue.find(till, text)
    if isinstance(found, Problem):
        asking.show(till, found)
        return None
    till.banners.pop("unreadable_scan", None)
    choose(till, found.number)
    return found


def listed(till: Till, low: bool = False, typed: str = "") -> list[Held]:
    """Products that a stock is kept of: those that little is left of, those that fit what is typed, or the
    first 200 by name."""
    return stock.search(till.database, typed) if typed.strip() else stock.every(till.database, low)


def every(till: Till) -> list[Held]:
    """All of them, by name."""
    return stock.every(till.database, count=-1)


def counts(till: Till) -> tuple[int, int]:
    """Of how many products a stock is kept, and of how many of these little is left."""
    return stock.counts(till.database)


def of(till: Till, number: str) -> Held | None:
    """A product's stock; None where none is kept."""
    return stock.of(till.database, number)


def on_hand(till: Till, numbers: Iterable[str]) -> dict[str, int]:
    """What is on hand, in thousandths, of those that a stock is kept of."""
    return stock.on_hand(till.database, numbers)


def recent(till: Till, number: str) -> list[Moved]:
    """What moved a product's stock, newest first."""
    return stock.moved(till.database, number, RECENT)


def keep(till: Till, number: str, minimum: int | None) -> None:
    """Keep a stock of a product, from nothing, with the least there should be; None: keep none any more, and
    forget what there was. Journalled with the goods (13021).

    Args:
        till: The till.
        number: The article number.
        minimum: Thousandths.

    Raises:
        Refused: ``manager_needed``, ``unknown_code``, ``quantity_wrong``, ``training_only_sells``.
    """
    needs(till, "goods")
    product = shelf.known(till.database, [number]).get(number)
    if not product:
        raise refuse("unknown_code", code=number)
    if minimum is not None and not (0 <= minimum <= MOST and is_quantity(minimum, product.unit)):
        raise refuse("quantity_wrong", quantity=minimum, most=MOST // 1000)
    catalogue.put(till, [replace(product, minimum=minimum)], source="stock")


def receive(till: Till, number: str, quantity: int, cost: int | None = None, supplier: str = "") -> None:
    """Goods came in.

    Args:
        till: The till.
        number: The article number.
        quantity: Thousandths, more than nothing.
        cost: Minor units that one cost, if anybody says; what the stock is worth is reckoned from the last.
        supplier: Who they came from, if anybody says.

    Raises:
        Refused: ``stock_not_kept``, ``quantity_wrong``, ``amount_wrong``, ``not_logged_in``,
            ``training_only_sells``.
    """
    needs_operator(till)
    needs_earnest(till)
    body = _of(till, number) | {"quantity": quantity, "supplier": " ".join(supplier.split())[:SUPPLIER]}
    _needs_quantity(till, number, quantity)
    if quantity < 0:
        raise refuse("quantity_wrong", quantity=quantity, most=MOST // 1000)
    if cost is not None:
        if not 0 <= cost <= DEAREST:
            raise refuse("amount_wrong")
        body["cost"] = cost
    store(till, Fact("goods_received", body))


def adjust(till: Till, number: str, quantity: int, reason: str) -> None:
    """Put a stock right, for a reason.

    Args:
        till: The till.
        number: The article number.
        quantity: Thousandths that there are more of; negative: less.
        reason: One of `domain.stock.REASONS`, which says which way.

    Raises:
        Refused: ``manager_needed``, ``stock_not_kept``, ``quantity_wrong``, ``reason_needed``,
            ``training_only_sells``.
    """
    needs(till, "goods")
    needs_earnest(till)
    body = _of(till, number) | {"quantity": quantity, "reason": reason}
    _needs_quantity(till, number, quantity)
    if not may(reason, quantity):
        raise refuse("reason_needed")
    store(till, Fact("stock_adjusted", body))


def _of(till: Till, number: str) -> dict[str, Any]:
    held = needs_stock(till, number)
    return {"product": held.number, "name": held.name}


def needs_stock(till: Till, number: str) -> Held:
    """A product's stock, or refuses with ``stock_not_kept``."""
    held = stock.of(till.database, number)
    if not held:
        product = shelf.by_number(till.database, number)
        raise refuse("stock_not_kept", name=product.name if product else number)
    return held


def _needs_quantity(till: Till, number: str, quantity: int) -> None:
    unit = needs_stock(till, number).unit
    if not 0 < abs(quantity) <= MOST or not is_quantity(quantity, unit):
        raise refuse("quantity_wrong", quantity=quantity, most=MOST // 1000)


def short(till: Till) -> dict[str, int]:
    """What is on hand of the products that the open sale takes more of, by article number: it is marked, and
    keeps nobody from selling."""
    wanted: dict[str, int] = {}
    for line in till.sale.lines if till.sale else ():
        if line.product:
            wanted[line.product] = wanted.get(line.product, 0) + line.quantity
    there = stock.on_hand(till.database, wanted)
    return {number: left for number, left in there.items() if left < wanted[number] and wanted[number] > 0}
