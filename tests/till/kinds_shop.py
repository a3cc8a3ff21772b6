"""Article groups whose lines are no goods, and what is sold in them, put on the story shop's shelf."""

from appliance.domain.product import Group, Product
from appliance.till import catalogue
from appliance.till.till import Till

GROUPS = (
    Group("70", "Gift cards", "1", 2500, kind="gift_card"),
    Group("71", "Tips", "1", 2500, kind="tip"),
    Group("72", "Prepayments", "2", 1500, kind="prepayment"),
    Group("73", "Pant", "1", 2500, kind="pant"),
)
"""With VAT rates, and discounts allowed: what their kind forbids is not the shop's to choose."""
PRODUCTS = (
    Product("70", "Card 500", "70", "1", 50_000, 2500),
    Product("73", "Bottle", "73", "1", 300, 2500),
)


def shelved(till: Till) -> Till:
    """The till, with these too."""
    catalogue.put(till, PRODUCTS, GROUPS)
    return till
