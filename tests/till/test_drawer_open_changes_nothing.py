"""Beside an open drawer no line is changed and no parked sale is taken up (§ 2-6)."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.till import parking, selling
from tests.till.shop import MILK, ring


@pytest.mark.parametrize(
    "deed",
    [
        lambda till: selling.discount_line(till, 1, Discount(100, "damaged")),
        lambda till: selling.discount_sale(till, Discount(100, "damaged")),
        lambda till: selling.quantity(till, 1, 2000),
        lambda till: selling.price(till, 1, 100),
    ],
)
def test_a_line_stays_as_it_is(till, deed):
    ring(till, MILK)
    before, till.drawer = till.sale, "open"
    with pytest.raises(Refused, match="drawer_open"):
        deed(till)
    assert till.sale == before


def test_a_parked_sale_stays_parked(till):
    ring(till, MILK)
    sale = till.sale.id
    parking.park(till, "Kari")
    till.drawer = "open"
    with pytest.raises(Refused, match="drawer_open"):
        parking.resume(till, sale)
    assert [one[0] for one in parking.parked(till)] == [sale]
