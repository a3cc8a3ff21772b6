"""Rows of a file of products that are left out because of others: their code is taken, their pant is none."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from appliance.domain.line_kind import PANT
from appliance.domain.product import Product
from appliance.till.goods_groups import Groups
from appliance.till.goods_table import Wrong


class Reading(Protocol):
    """What is known of a file and the shop."""

    known: Mapping[str, Product]
    """The shop's products, by number."""
    owners: Mapping[str, str]
    """Codes that the shop has, and whose they are by number."""
    lines: dict[str, int]
    """The file's line of each article number."""
    named: Groups


def kept(products: Sequence[Product], reading: Reading) -> tuple[tuple[Product, ...], list[Wrong]]:
    """The products that can be taken together, and what is wrong with the others.

    A row that is left out gives up nothing, so what it was to give is asked for again.
    """
    good, problems = list(products), list[Wrong]()
    while True:
        by_number = {one.number: one for one in good}
        wrong = [found for one in good for found in (*_stolen(one, by_number, reading),
                                                     *_pant(one, by_number, reading))]  # fmt: skip
        if not wrong:
            return tuple(good), problems
        problems += wrong
        lines = {one.line for one in wrong}
        good = [one for one in good if reading.lines[one.number] not in lines]


def _stolen(product: Product, good: Mapping[str, Product], reading: Reading) -> list[Wrong]:
    """The codes that another product has now and keeps."""
    found = []
    for code in product.codes:
        owner = reading.owners.get(code, product.number)
        if owner != product.number and (owner not in good or code in good[owner].codes):
            expected = f"a code that product {owner} has not"
            found.append(Wrong(reading.lines[product.number], "codes", "code_taken", expected, code))
    return found


def _pant(product: Product, good: Mapping[str, Product], reading: Reading) -> list[Wrong]:
    """A pant that is none: no article of a group of pant with a price, or of goods by weight."""
    if not product.pant:
        return []
    pant = good.get(product.pant) or reading.known.get(product.pant)
    if pant and pant.price and not product.unit and reading.named.kind(pant.group) == PANT:
        return []
    expected = "the number of an article of pant, for goods by the piece"
    return [Wrong(reading.lines[product.number], "pant", "pant_unknown", expected, product.pant)]
