"""Bundles: what is in them, kept by whoever runs the shop. A change is an entry ``catalogue``."""

from collections.abc import Iterable
from dataclasses import replace

from appliance.domain.bundle import Part
from appliance.domain.line_kind import GOODS
from appliance.domain.problems import refuse
from appliance.domain.product import Product
from appliance.storage import bundles as kept
from appliance.till import catalogue
from appliance.till.permissions import needs
from appliance.till.till import Till

MOST, MOST_PIECES = 20, 99
"""Parts of a bundle, and pieces of one."""


def save(till: Till, number: str, parts: Iterable[Part]) -> None:
    """Say what is in one of a product, from the next that is rung up; nothing: it is a bundle no more.

    Args:
        till: The till.
        number: The bundle's article number; its price is its own.
        parts: Products by the piece, each once.

    Raises:
        Refused: ``manager_needed``, ``training_only_sells``; ``line_gone`` for a product that there is not;
            ``bundle_wrong`` for goods by weight or at no price of their own, what is never reduced or is
            outside total sales, a ticket, a bundle in a bundle, whichever was made first, or a bundle with
            pant, stock or groups' prices of its own; ``quantity_wrong``.
    """
    needs(till, "goods")
    said = tuple(parts)
    known = catalogue.named(till, [number, *(one.product for one in said)])
    if {number, *(one.product for one in said)} - known.keys():
        raise refuse("line_gone")
    if said:
        _check(known[number], [known[one.product] for one in said])
        if kept.has(till.database, number):
            raise refuse("bundle_wrong", name=known[number].name)
    if len(said) > MOST or any(not 1 <= one.pieces <= MOST_PIECES for one in said):
        raise refuse("quantity_wrong", quantity=len(said) * 1000, most=MOST_PIECES)
    catalogue.put(till, [replace(known[number], parts=said)])


def fits(product: Product) -> bool:
    """Can a product be a part of something?"""
    by_the_piece = bool(product.price) and not product.unit and product.kind == GOODS
    return by_the_piece and product.reducible and not (product.parts or product.ticket)


def _check(bundle: Product, parts: list[Product]) -> None:
    own = bundle.pant or bundle.minimum is not None or any(one.group for one in bundle.prices)
    if own or not fits(replace(bundle, parts=(), discountable=True)):
        raise refuse("bundle_wrong", name=bundle.name)
    numbers = [one.number for one in parts]
    for one in parts:
        if not fits(one) or one.number == bundle.number or numbers.count(one.number) > 1:
            raise refuse("bundle_wrong", name=one.name)
