"""Money that goes the wrong way, or is not there at all, pays nothing."""

import pytest

from appliance.domain.payment import CASH, Tender, begin, tender
from appliance.domain.problems import Refused


@pytest.mark.parametrize(
    ("total", "handed"),
    [
        (12940, 0),
        (12940, -12900),
        (-12940, 0),  # an empty hand is no refund
        (-12940, 500),  # nobody pays 5.00 and gets 134.00 back
        (40, -500),  # rounds to nothing to pay: still nothing to hand out
        (-40, 500),
    ],
)
def test_cash_the_wrong_way(total, handed):
    with pytest.raises(Refused, match="amount_wrong"):
        tender(begin(total, 100), Tender(CASH, handed))


@pytest.mark.parametrize(
    ("total", "step", "handed"),
    [
        (12940, 100, 13025),  # 0.25 would be the change
        (12940, 100, 2050),  # a part of it: the Z would have 0.50 that no drawer holds
        (-12940, 100, -6450),
        (12940, 50, 13025),
    ],
)
def test_cash_that_no_coins_come_to(total, step, handed):
    with pytest.raises(Refused, match="no_such_coins"):
        tender(begin(total, step), Tender(CASH, handed))


@pytest.mark.parametrize(("total", "step", "due"), [(12940, 100, 12900), (12940, 50, 12950), (-40, 100, 0)])
def test_cash_of_just_what_is_left_is_what_is_due(total, step, due):
    paid = tender(begin(total, step), Tender(CASH, total))
    assert (paid.paid, paid.tenders[0].amount, paid.change, paid.rounding) == (True, due, 0, due - total)


@pytest.mark.parametrize(("total", "amount"), [(100, 0), (100, -100), (-100, 100), (-100, 0)])
def test_a_card_the_wrong_way(total, amount):
    with pytest.raises(Refused, match="amount_wrong"):
        tender(begin(total, 100), Tender("card", amount))


@pytest.mark.parametrize(("total", "amount"), [(100, 101), (-100, -101)])
def test_a_card_takes_no_more_than_what_is_left(total, amount):
    with pytest.raises(Refused, match="overpaid"):
        tender(begin(total, 100), Tender("card", amount))


def test_no_more_cash_goes_back_than_is_due():
    with pytest.raises(Refused, match="overpaid"):
        tender(begin(-12940, 100), Tender(CASH, -13000))


def test_forty_ore_round_to_nothing_and_an_empty_hand_pays_them():
    paid = tender(begin(40, 100), Tender(CASH, 0))
    assert (paid.paid, paid.rounding, paid.tenders[0].amount) == (True, -40, 0)


def test_a_paid_sale_takes_no_more():
    with pytest.raises(Refused, match="overpaid"):
        tender(begin(0, 100), Tender("card", 100))
