"""The power goes around an open drawer: the journal puts no opening down to a hand that was not there."""

import json

import pytest

from appliance.till import day, jobs
from tests.till.shop import MILK, paid, ring


def drawer(till):
    """(kind, cause) of what the journal says of the drawer."""
    rows = till.database.execute_sql("SELECT kind, body FROM entry WHERE kind LIKE 'drawer%' ORDER BY id")
    return [(kind, json.loads(body).get("cause")) for kind, body in rows]


@pytest.mark.parametrize(
    ("deed", "cause"),
    [
        (lambda till: paid(ring(till, MILK), ("cash", 2500)), "sale"),
        (lambda till: day.move_cash(till, 10_000, "change"), "cash_moved"),
        (day.open_drawer, "no_sale"),
    ],
)
@pytest.mark.parametrize("stop", [lambda till, box: till, lambda till, box: box.power_cut()])
def test_a_drawer_that_was_told_to_open_opens_for_that_also_after_a_stop(till, box, deed, cause, stop):
    deed(till)
    till = stop(till, box)
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    jobs.drawer_moved(till, "open")
    assert drawer(till) == [("drawer_opened", cause), ("drawer_closed", None), ("drawer_opened", "by_hand")]


def test_a_drawer_that_is_still_open_is_not_opened_again(till, box):
    paid(ring(till, MILK), ("cash", 2500))
    jobs.drawer_moved(till, "open")
    till = box.power_cut()
    jobs.drawer_moved(till, "unknown")
    jobs.drawer_moved(till, "open")
    assert drawer(till) == [("drawer_opened", "sale")]
    jobs.drawer_moved(till, "shut")
    assert drawer(till) == [("drawer_opened", "sale"), ("drawer_closed", None)]


def test_a_drawer_that_was_shut_meanwhile_is_journalled_as_shut(till, box):
    jobs.drawer_moved(till, "open")
    till = box.power_cut()
    jobs.drawer_moved(till, "shut")
    assert drawer(till) == [("drawer_opened", "by_hand"), ("drawer_closed", None)]


@pytest.mark.parametrize(("then", "told"), [("open", []), ("shut", [("drawer_closed", None)])])
def test_a_switch_that_falls_silent_while_the_drawer_is_open_tells_nothing_new(till, then, told):
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "unknown")
    jobs.drawer_moved(till, then)
    assert drawer(till) == [("drawer_opened", "by_hand"), *told]
