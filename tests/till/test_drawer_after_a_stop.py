"""The power goes around an open drawer: the journal puts no opening down to a hand that was not there."""

import json

from appliance.till import jobs
from tests.till.shop import MILK, paid, ring


def drawer(till):
    """(kind, cause) of what the journal says of the drawer."""
    rows = till.database.execute_sql("SELECT kind, body FROM entry WHERE kind LIKE 'drawer%' ORDER BY id")
    return [(kind, json.loads(body).get("cause")) for kind, body in rows]


def test_a_drawer_that_was_told_to_open_before_the_stop_opens_for_the_sale(till, box):
    paid(ring(till, MILK), ("cash", 2500))
    till = box.power_cut()
    jobs.drawer_moved(till, "open")
    jobs.drawer_moved(till, "shut")
    jobs.drawer_moved(till, "open")
    assert drawer(till) == [("drawer_opened", "sale"), ("drawer_closed", None), ("drawer_opened", "by_hand")]


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
