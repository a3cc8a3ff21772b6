"""A museum's till: admission by day, for a chosen day, for a weekend, a clip card and an annual pass."""

from appliance.domain.product import Group, Product
from appliance.storage import projections
from appliance.till import catalogue, selling, verifying
from tests.till.shop import paid

ADULT, CONCERT, WEEKEND, CLIPS, PASS = "60", "61", "62", "63", "64"
GATE = (
    Product(ADULT, "Adult", "60", "1", 12_000, 1200, ticket="day 1 1"),
    Product(CONCERT, "Concert", "60", "1", 25_000, 1200, ticket="date 1 1"),
    Product(WEEKEND, "Weekend", "60", "1", 20_000, 1200, ticket="days 2 0"),
    Product(CLIPS, "Ten visits", "60", "1", 90_000, 1200, ticket="months 36 10"),
    Product(PASS, "Annual pass", "60", "1", 45_000, 1200, ticket="months 12 0"),
)


def admitting(till):
    """The till, with these on its shelf."""
    catalogue.put(till, GATE, [Group("60", "Admission", "1", 1200)])
    return till


def product(till, number):
    """The article."""
    return catalogue.named(till, [number])[number]


def sold(till, number=ADULT, pieces=1, said=None):
    """So many are sold; gives their numbers."""
    selling.sell(till, product(till, number), said=said)
    if pieces > 1:
        selling.quantity(till, till.sale.lines[-1].id, pieces * 1000)
    body = paid(till, ("card", till.sale.total)).data
    return [one["number"] for one in body["lines"][-1]["tickets"]]


def good(till):
    """The journal holds, and its projections are what it says."""
    assert verifying.examine(till.database, till.rules).faults == []
    assert projections.differences(till.database) == []
    return till
