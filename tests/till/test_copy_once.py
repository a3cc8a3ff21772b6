"""One copy of a receipt and never a second, whatever happens between."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import day, people, returns
from tests.till.shop import MILK, paid, ring


def test_a_second_copy_is_refused_even_after_a_restart(till, box):
    paid(ring(till, MILK), ("card", 2490))
    paid(ring(till, MILK), ("card", 2490))
    returns.copy(till, returns.find_receipt(till, 1))
    with pytest.raises(Refused, match="copy_taken"):
        returns.copy(till, returns.find_receipt(till, 1))
    till = box.restart()
    people.log_in(till, "1", "1234")
    with pytest.raises(Refused, match="copy_taken"):
        returns.copy(till, returns.find_receipt(till, 1))
    returns.copy(till, returns.find_receipt(till, 2))
    assert day.z_report(till)["counts"]["copies"] == {"n": 2, "amount": 4980}


def test_a_receipt_looked_up_before_the_copy_gives_no_second_one(till):
    """Two screens hold the same receipt; the second still asks the database."""
    paid(ring(till, MILK), ("card", 2490))
    old = returns.find_receipt(till, 1)
    returns.copy(till, returns.find_receipt(till, 1))
    with pytest.raises(Refused, match="copy_taken"):
        returns.copy(till, old)
