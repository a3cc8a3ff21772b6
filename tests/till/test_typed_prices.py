"""A price is typed for what has none, and only what a customer pays: no price takes money off a sale."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import catalogue as shelf
from appliance.till import selling
from tests.till.shop import KNIFE, ring

FLOWERS, MILK = "6", "1"
"""Article numbers: an open price, and a price of its own."""


@pytest.mark.parametrize(("number", "minor"), [(FLOWERS, -5000), (FLOWERS, 0), (MILK, 100), (MILK, 2490)])
def test_no_other_is_taken(till, number, minor):
    ring(till, KNIFE)
    sale = till.sale
    with pytest.raises(Refused, match="price_wrong"):
        selling.sell(till, shelf.by_number(till.database, number), price=minor)
    assert till.sale == sale


def test_an_open_one_is(till):
    selling.sell(till, shelf.by_number(till.database, FLOWERS), price=5000)
    assert till.sale.total == 5000


def test_nor_is_one_typed_for_goods_that_are_no_more(till):
    with pytest.raises(Refused, match="line_gone"):
        selling.sell_asked(till, "999", 5000)
