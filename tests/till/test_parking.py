"""A parked sale waits as it was, over a restart, and keeps the day from its Z."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.domain.sale import Discount
from appliance.till import catalogue, day, people, selling
from tests.till.shop import BREAD, KNIFE, MILK, PRODUCTS, paid, ring


def test_it_comes_back_as_it_was_and_at_its_old_price(till, box):
    ring(till, MILK, KNIFE)
    selling.discount_sale(till, Discount(1000, "loyal"))
    before = till.sale
    selling.park(till, " Kari in red ")
    assert till.sale is None
    catalogue.put(till, [replace(PRODUCTS[0], price=9990)])
    till = box.restart()
    till.drawer = "shut"
    people.log_in(till, "1", "1234")
    ((sale, name, _, total, operator),) = selling.parked(till)
    assert (name, total, operator) == ("Kari in red", 2490 + 12_950 - 1000, "1")
    selling.resume(till, sale)
    assert till.sale == replace(before, label="Kari in red")
    assert selling.parked(till) == []
    assert paid(till, ("card", 14_440)).data["sale"] == before.id


def test_two_wait_in_order_and_the_open_one_is_not_lost(till):
    selling.park(ring(till, MILK), "a")
    selling.park(ring(till, BREAD), "b")
    ring(till, KNIFE)
    waiting = selling.parked(till)
    assert [name for _, name, *_ in waiting] == ["a", "b"]
    with pytest.raises(Refused):
        selling.resume(till, waiting[0][0])
    assert till.sale.total == 12_950


def test_what_is_not_parked_cannot_be_resumed(till):
    selling.park(ring(till, MILK), "a")
    sale = selling.parked(till)[0][0]
    selling.resume(till, sale)
    paid(till, ("card", 2490))
    with pytest.raises(Refused, match="line_gone"):
        selling.resume(till, sale)


def test_no_z_before_it_is_finished_or_aborted(till):
    selling.park(ring(till, MILK), "a")
    with pytest.raises(Refused, match="sales_parked"):
        day.z_report(till)
    day.abort_parked(till, selling.parked(till)[0][0])
    assert day.z_report(till)["counts"]["aborted"] == {"n": 1, "amount": 2490}
