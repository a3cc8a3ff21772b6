"""A parked sale waits as it was, over a restart, and keeps the day from its Z."""

from dataclasses import replace

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.till import catalogue, day, parking, people, selling
from tests.till.shop import BREAD, KNIFE, MILK, PRODUCTS, paid, ring


def test_it_comes_back_as_it_was_and_at_its_old_price(till, box):
    ring(till, MILK, KNIFE)
    selling.discount_sale(till, Discount(1000, "loyal"))
    before = till.sale
    parking.park(till, " Kari in red ")
    assert till.sale is None
    catalogue.put(till, [replace(PRODUCTS[0], price=9990)])
    till = box.restart()
    till.drawer = "shut"
    people.log_in(till, "1", "1234")
    ((sale, name, _, total, operator),) = parking.parked(till)
    assert (name, total, operator) == ("Kari in red", 2490 + 12_950 - 1000, "1")
    parking.resume(till, sale)
    assert till.sale == replace(before, label="Kari in red")
    assert parking.parked(till) == []
    assert paid(till, ("card", 14_440)).data["sale"] == before.id


def test_two_wait_in_order_and_the_open_one_is_not_lost(till):
    parking.park(ring(till, MILK), "a")
    parking.park(ring(till, BREAD), "b")
    ring(till, KNIFE)
    waiting = parking.parked(till)
    assert [name for _, name, *_ in waiting] == ["a", "b"]
    with pytest.raises(Refused):
        parking.resume(till, waiting[0][0])
    assert till.sale.total == 12_950


def test_what_waits_is_read_once_until_it_changes(till):
    parking.park(ring(till, MILK), "a")
    parking.parked(till)
    read = []
    till.database.connection().set_trace_callback(read.append)
    assert [name for _, name, *_ in parking.parked(till)] == ["a"] and not read
    parking.park(ring(till, BREAD), "b")
    assert [name for _, name, *_ in parking.parked(till)] == ["a", "b"]


def test_what_is_not_parked_cannot_be_resumed(till):
    parking.park(ring(till, MILK), "a")
    sale = parking.parked(till)[0][0]
    parking.resume(till, sale)
    paid(till, ("card", 2490))
    with pytest.raises(Refused, match="line_gone"):
        parking.resume(till, sale)


def test_no_z_before_it_is_finished_or_aborted(till):
    parking.park(ring(till, MILK), "a")
    with pytest.raises(Refused, match="sales_parked"):
        day.z_report(till)
    parking.abort_parked(till, parking.parked(till)[0][0])
    assert day.z_report(till)["counts"]["aborted"] == {"n": 1, "amount": 2490}
