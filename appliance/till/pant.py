"""Pant (the deposit on bottles and cans): tied to the goods that bear it."""

from dataclasses import replace

from appliance.domain.line_kind import PANT
from appliance.domain.problems import refuse
from appliance.domain.product import Product
from appliance.storage import catalogue as shelf
from appliance.till import catalogue
from appliance.till.till import Till


def articles(till: Till) -> list[Product]:
    """The shop's articles of pant with a price, the cheapest first."""
    return [one for one in shelf.of_kind(till.database, PANT) if one.price]


def tie(till: Till, number: str, pant: str) -> None:
    """Have a product's pant sold with each piece of it, from the next sale on; journalled (13021).

    Args:
        till: The till.
        number: The product's article number.
        pant: The pant's; empty: none is sold with it.

    Raises:
        Refused: ``manager_needed``; ``training_only_sells``; ``line_gone``; ``pant_unknown`` for goods by
            weight, pant itself, or what is no article of pant.
    """
    product = catalogue.to_change(till, number)
    fits = product.kind != PANT and not product.unit
    if pant and not (fits and pant in {one.number for one in articles(till)}):
        raise refuse("pant_unknown", name=product.name)
    catalogue.put(till, [replace(product, pant=pant)])
