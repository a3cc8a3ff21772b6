"""Lines as they go into the basket: of a product, of its pant, of a bundle and of what is in it."""

from dataclasses import replace

from appliance.domain import serving
from appliance.domain.bundle import shares
from appliance.domain.line import ONE, Line
from appliance.domain.line_kind import OUTSIDE, PANT
from appliance.domain.product import Group, Product
from appliance.storage import catalogue as shelf
from appliance.till import bounds
from appliance.till.priced import now
from appliance.till.till import Till


def line_of(till: Till, product: Product, code: str, price: int) -> Line:
    """One of a product at a price, as it goes into the basket; a bundle's price is borne by what is in it."""
    whole, price = (price, 0) if product.parts else (None, price)
    cost = None if product.parts else product.cost  # what is in it says its own
    return Line(till.sale.next_line if till.sale else 1, product.name, product.group, product.department,
                price, product.rate, product=product.number, code=code, unit=product.unit, kind=product.kind,
                discountable=product.reducible, open_price=product.price is None, whole=whole,
                booked=product.number if product.booked_alone else "", ticket=product.ticket,
                cost=cost)  # fmt: skip


def served(till: Till, line: Line, group: Group) -> Line:
    """A line eaten here or taken along, where its group has the choice."""
    if not till.shop.charges_vat or line.kind in OUTSIDE:
        return line
    said = till.sale.served if till.sale else ""
    return serving.begin(line, group, said or till.shop.served)


def behind(till: Till, line: Line, pant: str) -> list[Line]:
    """The pant with that article number, if the shop has it, which goes the way that the line's goods go."""
    found = shelf.by_number(till.database, pant) if pant else None
    if not found or not found.price:
        return []
    made = line_of(till, found, "", found.price)
    return [replace(made, quantity=line.quantity, each=line.each, unreceipted=line.unreceipted, kind=PANT)]


def opened(till: Till, head: Line) -> list[Line]:
    """A bundle's line, and behind it what is in one of it: each part at its share of the price, with its
    pant. All are eaten here or all are taken along.

    Raises:
        Refused: As `bounds.check`, for every part; the bundle is what waits for an answer.
    """
    product = shelf.by_number(till.database, head.product)
    parts = product.parts if product else ()
    known = shelf.known(till.database, [one.product for one in parts])
    there = [(one.pieces, now(till, known[one.product])) for one in parts]
    split = shares(head.whole or 0, [(pieces, one.price or 0) for pieces, one in there])
    made: list[Line] = []
    for (_, one), bears in zip(there, split, strict=True):
        group = shelf.group(till.database, one.group)
        if group:
            bounds.check(till, head, group, "")
        for pieces, price in bears:
            part = replace(line_of(till, one, "", price), quantity=pieces * ONE, each=pieces * ONE)
            made += [served(till, part, group) if group else part, *behind(till, part, one.pant)]
    if not made:  # it is a bundle no more since somebody asked the customer's age
        return [replace(head, price=head.whole or 0, whole=None, cost=product.cost if product else None)]
    how = next((one.served for one in made if one.served), "")
    made = [serving.serve(one, how) for one in made]
    first = made[0]  # the bundle itself has no amount, and so no rate that another line has not
    return [replace(head, rate=first.rate, other_rate=first.other_rate, served=how), *made]
