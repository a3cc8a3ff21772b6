"""One cashier's day: their own sales, returns, discounts, corrections and openings, and nobody else's."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.till import cashier_day, day, jobs, people, returns, selling
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, paid, ring


def worked(till):
    """Kari sells milk for 24.90 and bread at 39.90 less 3.90, takes the milk back, opens the drawer; Ola
    sells a knife for 129.50 and cancels a sale."""
    paid(ring(till, MILK), ("card", 2490))
    selling.discount_line(ring(till, BREAD), 1, Discount(390, "scratch"))
    paid(till, ("cash", 3600))
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("card", -2490))
    day.open_drawer(till)
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    people.log_in(till, "2", "9876")
    paid(ring(till, KNIFE), ("card", 12950))
    selling.cancel(ring(till, MILK))
    return till


def test_it_is_their_own_and_nobody_else_s(till):
    people.log_in(worked(till), "1", "1234")
    body = cashier_day.report(till)
    counts = body["counts"]
    assert (body["name"], body["gross"]) == ("Kari", 2490 + 3600 - 2490)
    assert (counts["receipts"]["n"], counts["return_receipts"]["n"], counts["aborted"]["n"]) == (2, 1, 0)
    assert counts["discounts"] == {"n": 1, "amount": 390} and counts["drawer_without_sale"]["n"] == 1
    with pytest.raises(Refused, match="manager_needed"):
        cashier_day.report(till, "2")


def test_a_manager_sees_everybody_s_and_the_parts_come_to_the_x_report(till):
    worked(till)
    every = [cashier_day.report(till, number) for number in ("1", "2")]
    assert [one["gross"] for one in every] == [3600, 12950]
    assert sum(one["gross"] for one in every) == day.report(till)["gross"]
    assert every[1]["counts"]["aborted"] == {"n": 1, "amount": 2490}


def test_printed_it_is_the_same_and_an_entry(till):
    people.log_in(worked(till), "1", "1234")
    seen = cashier_day.report(till)
    cashier_day.print_day(till)
    body = last(till)
    assert kinds(till)[-1] == "cashier_day" and {
        name: body[name] for name in ("gross", "counts", "of", "on")
    } == {name: seen[name] for name in ("gross", "counts", "of", "on")}
    said = "\n".join(lines(compose(body, letterhead(till.shop), Words("en", till.rules.currency))))
    assert "Kari" in said and "36.00" in said and "129.50" not in said


def test_a_day_before_is_its_own_and_there_is_none_after_today(till, box):
    people.log_in(worked(till), "1", "1234")
    day.z_report(till)
    box.clock.forward(24)
    day.open_day(till, 0)
    paid(ring(till, MILK), ("card", 2490))
    assert cashier_day.report(till)["gross"] == 2490
    before = cashier_day.beside(till, "", -1)
    assert (before, cashier_day.report(till, date=before)["gross"]) == ("2026-11-21", 3600)
    assert cashier_day.beside(till, before, 5) == "2026-11-22"
