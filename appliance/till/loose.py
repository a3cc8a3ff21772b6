"""Goods that come back without a receipt: a manager says so, and why; never for more than they cost today.

The VAT is that of the goods now, since nobody knows when they were bought. The line says that there was no
receipt, on the paper and in the journal, and the Z counts such lines apart.
"""

from appliance.domain.line import Line
from appliance.domain.line_kind import GOODS
from appliance.domain.problems import refuse
from appliance.domain.sale import MOST
from appliance.storage import catalogue as shelf
from appliance.till import selling
from appliance.till.permissions import needs
from appliance.till.priced import now
from appliance.till.till import Till


def take_back(till: Till, number: str, price: int, quantity: int, reason: str) -> None:
    """Put goods into the basket as a line that goes back.

    Args:
        till: The till.
        number: Their article number.
        price: Minor units for one, VAT included; at most today's, any where it is typed at each sale.
        quantity: Thousandths that come back.
        reason: Why, in the shop's words.

    Raises:
        Refused: ``manager_needed``; ``unknown_code``; ``ticket_needs_receipt``; ``reason_needed``;
            ``quantity_wrong``; ``price_wrong`` above today's, for what is no goods, or for a bundle; what
            `basket.begin` refuses.
    """
    needs(till, "return_loose")
    product = shelf.by_number(till.database, number)
    if not product:
        raise refuse("unknown_code", code=number)
    product = now(till, product)
    if not reason:
        raise refuse("reason_needed")
    if not 0 < quantity <= MOST:
        raise refuse("quantity_wrong", quantity=quantity, most=MOST // 1000)
    if product.ticket:
        raise refuse("ticket_needs_receipt", name=product.name)
    if (
        product.parts
        or product.kind != GOODS
        or price <= 0
        or (product.price is not None and price > product.price)
    ):
        raise refuse("price_wrong", name=product.name)
    selling.put(till, Line(
        0, product.name, product.group, product.department, price, product.rate, quantity=-quantity,
        product=product.number, unit=product.unit, weighed=bool(product.unit), unreceipted=reason,
        booked=product.number if product.booked_alone else "", cost=product.cost,
    ), product.pant)  # fmt: skip
