"""Goods that come back are held against the journal of now, however old the receipt in somebody's hand is."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import modes, returns
from tests.till.shop import KNIFE, MILK, managed, paid, ring


def test_nothing_comes_back_twice_by_a_receipt_found_before(till):
    paid(ring(till, MILK, MILK, KNIFE), ("card", 17_930))
    found = returns.find_receipt(till, 1)
    returns.return_lines(till, found, {1: 1000})
    paid(till, ("card", -2490))
    returns.return_lines(till, found, {1: 1000})
    paid(till, ("card", -2490))
    with pytest.raises(Refused, match="already_returned"):
        returns.return_lines(till, found, {1: 1000})
    assert till.sale is None


def test_practice_does_not_come_back_in_earnest_nor_the_reverse(till):
    paid(ring(managed(till), MILK), ("card", 2490))
    earnest = returns.newest(till)[0]
    modes.begin_training(till)
    paid(ring(till, MILK), ("card", 2490))
    practice = returns.newest(till)[0]
    with pytest.raises(Refused, match="receipt_unknown"):
        returns.return_lines(till, earnest, {1: 1000})
    modes.end_training(till)
    with pytest.raises(Refused, match="receipt_unknown"):
        returns.return_lines(till, practice, {1: 1000})
    assert till.sale is None
