"""Sizes, colours: goods that are one product to the customer, each with its number, code, price and stock."""

from collections.abc import Iterable
from dataclasses import replace

from appliance.domain.barcode import normalise
from appliance.domain.problems import refuse
from appliance.domain.product import LONGEST, Product, called
from appliance.storage import catalogue as shelf
from appliance.till import catalogue
from appliance.till.priced import all_now
from appliance.till.till import Till


def of(till: Till, number: str) -> list[Product]:
    """All that a product is to be had as, itself among them; nothing where it has no variants."""
    product = shelf.by_number(till.database, number)
    return shelf.variants(till.database, product.family) if product else []


def prices(till: Till, products: Iterable[Product]) -> dict[str, tuple[int | None, bool]]:
    """What the variants of these cost that are sold, by family: the least (None: asked for), and whether
    others differ."""
    found: dict[str, tuple[int | None, bool]] = {}
    for family in {one.family for one in products} - {""}:
        sold = [one for one in shelf.variants(till.database, family) if not one.ended]
        asked = {one.price for one in all_now(till, sold)}
        known = sorted(price for price in asked if price is not None)
        found[family] = (known[0] if known else None, len(asked) > 1)
    return found


def name(till: Till, number: str, variant: str) -> None:
    """Say which one of several a product is: its first name, or another one; journalled (13021).

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone``, ``name_needed``,
            ``variant_taken``.
    """
    product = catalogue.to_change(till, number)
    family = product.family or product.name
    others = [one for one in shelf.variants(till.database, family) if one.number != number]
    said = _said(family, variant, others)
    catalogue.put(till, [replace(product, name=called(family, said), variant=said)])


def add(till: Till, number: str, variant: str, price: int, code: str = "") -> Product:
    """Make one more variant beside one that there is; all else is as with that; journalled (13021).

    Args:
        till: The till.
        number: Article number of a variant.
        variant: Which one the new one is.
        price: Minor units, VAT included.
        code: Its barcode; empty: none.

    Raises:
        Refused: As `name`; ``price_wrong``, ``unreadable_scan`` or ``code_taken``.
    """
    beside = catalogue.to_change(till, number)
    if not beside.variant:
        raise refuse("line_gone")
    others = shelf.variants(till.database, beside.family)
    said = _said(beside.family, variant, others)
    if price <= 0:
        raise refuse("price_wrong", name=said)
    scanned = normalise(code) if code else None
    if scanned and not scanned.readable:
        raise refuse("unreadable_scan", code=code)
    codes = (scanned.digits,) if scanned else ()
    whole = called(beside.family, said)
    made = replace(
        beside, number=_free(till, others[0].number), name=whole, variant=said, price=price, codes=codes
    )
    catalogue.put(till, [made])
    return made


def _said(family: str, variant: str, others: Iterable[Product]) -> str:
    said = " ".join(variant.split())
    if not said or len(called(family, said)) > LONGEST:
        raise refuse("name_needed")
    if any(one.variant.casefold() == said.casefold() for one in others):
        raise refuse("variant_taken", name=said)
    return said


def _free(till: Till, first: str) -> str:
    """The next number that is free behind the first variant's: 100-2, 100-3."""
    count = 2
    while shelf.by_code(till.database, f"{first}-{count}"):
        count += 1
    return f"{first}-{count}"
