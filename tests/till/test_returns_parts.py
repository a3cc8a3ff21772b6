"""Goods that come back in parts: the parts sum to the whole, and no line comes back twice."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.till import returns, selling
from tests.till.shop import APPLES, KNIFE, MILK, paid, ring, trusted


def buy(till, quantity, discount):
    """A line of milk with a discount, paid by card; gives the receipt."""
    ring(till, MILK)
    selling.quantity(till, 1, quantity)
    gross = till.sale.total
    selling.discount_line(trusted(till), 1, Discount(min(discount, gross), "offer"))
    paid(till, *([("card", till.sale.total)] if till.sale.total else []))
    return returns.find_receipt(till, till.paid.data["receipt"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([1000, 2000, 3000]), min_size=1, max_size=6),
    st.integers(0, 40_000),
    st.booleans(),
)
def test_the_parts_sum_to_the_whole(till, parts, discount, one_receipt):
    found = buy(till, sum(parts), discount)
    whole, back = found.data["gross"], []
    for part in parts:
        returns.return_lines(till, returns.receipt(till, found.row), {1: part})
        if not one_receipt:
            back.append(-till.sale.total)
            paid(till, *([("card", till.sale.total)] if till.sale.total else []))
    if one_receipt:
        back = [-line.gross for line in till.sale.lines]
        paid(till, *([("card", till.sale.total)] if till.sale.total else []))
    assert sum(back) == whole
    assert all(part >= 0 for part in back), "nobody pays for bringing goods back"
    assert returns.receipt(till, found.row).left(1) == 0
    with pytest.raises(Refused, match="already_returned"):
        returns.return_lines(till, returns.receipt(till, found.row), {1: 1000})


def test_six_pieces_for_three_ore_come_back_one_by_one(till):
    """Cumulative halves away from zero: 0.5 → 1, 1 → 1, 1.5 → 2, 2, 2.5 → 3, 3; so 1, 0, 1, 0, 1, 0."""
    found = buy(till, 6000, 6 * 2490 - 3)
    back = []
    for _ in range(6):
        returns.return_lines(till, found, {1: 1000})
        back = [-line.gross for line in till.sale.lines]
    assert back == [1, 0, 1, 0, 1, 0]


def test_half_of_what_was_weighed(till):
    """1.250 kg for 37.38: 0.500 kg is 14.952 → 14.95, the 0.750 kg that are left 22.43."""
    ring(till, APPLES)
    selling.quantity(till, 1, 1250)
    paid(till, ("card", 3738))
    found = returns.find_receipt(till, 1)
    returns.return_lines(till, found, {1: 500})
    paid(till, ("card", -1495))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 750})
    assert till.sale.total == -2243


def test_the_basket_counts_as_come_back(till):
    paid(ring(till, KNIFE), ("card", 12_950))
    found = returns.find_receipt(till, 1)
    returns.return_lines(till, found, {1: 1000})
    with pytest.raises(Refused, match="already_returned"):
        returns.return_lines(till, found, {1: 1000})


def test_the_return_carries_the_receipt_s_price_and_discount_though_the_price_rose(till):
    """129.50 less a whole-sale discount of 29.50; the price then rises to 149.50; 100.00 goes back."""
    from dataclasses import replace

    from appliance.till import catalogue
    from tests.till.shop import PRODUCTS

    ring(till, KNIFE)
    selling.discount_sale(trusted(till), Discount(2950, "loyal"))
    paid(till, ("card", 10_000))
    catalogue.put(till, [replace(PRODUCTS[2], price=14_950)])
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    assert till.sale.total == -10_000


def test_an_unknown_receipt_is_refused(till):
    with pytest.raises(Refused, match="receipt_unknown"):
        returns.find_receipt(till, 1)
