"""What the customer sees of the till: read from its values, changes nothing."""

from appliance.domain.line import ONE
from appliance.domain.sale import comes_to
from appliance.domain.shown import Errand, Shown
from appliance.till.till import Till

THANKS = 60_000
"""Milliseconds for which a finished sale stays before the next customer's eyes."""


def shown(till: Till, at: int) -> Shown:
    """What the customer sees now; who works here, and what is wrong with the till, is not their business.

    Args:
        till: The till.
        at: What time it is, in UTC milliseconds.
    """
    shop, training = till.shop.name, till.training
    sale, paid = till.sale, till.paid
    if till.asking and till.asked:
        asked = till.asked
        return Shown(Errand.PRICE, shop, training, asked.name, ONE, asked.unit, asked.price)
    if sale and sale.lines:
        last = next(line for line in reversed(sale.lines) if not line.follows)
        left = till.payment.left if till.payment else sale.total
        errand = Errand.DUE if till.payment else Errand.SALE
        return Shown(
            errand,
            shop,
            training,
            last.name,
            last.quantity,
            last.unit,
            comes_to(sale, last),
            sale.total,
            left,
        )
    if paid and at - paid.data["at"] < THANKS:
        errand = Errand.CREDIT if paid.data["kind"] == "delivery" else Errand.PAID
        payment = paid.payment
        return Shown(errand, shop, training, total=payment.total + payment.rounding, change=payment.change)
    return Shown(Errand.IDLE, shop, training)
