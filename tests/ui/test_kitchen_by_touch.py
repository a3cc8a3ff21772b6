"""Orders that the kitchen may not have, answered with a finger."""

from dataclasses import replace

import pytest

from appliance.till import catalogue, jobs

PIN = ("1", "2", "3", "4")
SOLD = ("Helmelk", "Ta betalt 24,90", "25,00", "Neste salg")


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path).tap("Ingrid", *PIN, "Logg inn", "Ja, åpne med 0,00")
    groups = [replace(group, kitchen=True) for group in catalogue.groups(made.till)]
    catalogue.put(made.till, [], groups)
    made.till.kitchen = "fine"
    return made


def orders(counter):
    """What printers still owe of orders: on which, how it stands, whether it is marked as a repeat."""
    return [
        (one.job.kind, one.state, one.data.get("repeat", 0))
        for one in jobs.owed(counter.till)
        if one.data["kind"] == "kitchen_ticket"
    ]


def became(counter, state):
    """Say of every order that this became of it."""
    for one in jobs.owed(counter.till):
        if one.job.kind == "kitchen":
            counter.deeds.do(lambda job=one.job.id: jobs.ended(counter.till, job, state))


def say(counter, *english):
    """Tap the button of these words."""
    for one in english:
        counter.tap(counter.say(one))


def test_orders_in_doubt_are_asked_about_one_by_one(counter):
    counter.tap(*SOLD, *SOLD)
    became(counter, "unknown")
    say(counter, "Answer")
    assert counter.say("Look at the kitchen printer: is order {order} there?", order=1) in counter.words()
    say(counter, "Yes, it is there")
    assert counter.till.question.facts["order"] == 2
    say(counter, "No, print it again")
    assert (counter.stage, orders(counter)) == ("sale", [("kitchen", "queued", 1)])


def test_an_order_that_did_not_print_is_printed_here_when_somebody_says_so(counter):
    counter.tap(*SOLD)
    became(counter, "failed")
    say(counter, "Answer", "Print it here")
    assert (counter.stage, orders(counter)) == ("sale", [("print", "queued", 0)])


def test_or_tried_in_the_kitchen_once_more(counter):
    counter.tap(*SOLD)
    became(counter, "failed")
    say(counter, "Answer", "Try the kitchen again")
    assert (counter.stage, orders(counter)) == ("sale", [("kitchen", "queued", 0)])


def test_later_leaves_it_as_it_is(counter):
    counter.tap(*SOLD)
    became(counter, "failed")
    say(counter, "Answer", "Later")
    assert (counter.stage, orders(counter)) == ("sale", [("kitchen", "failed", 0)])
