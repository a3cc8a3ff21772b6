"""Noughts at the front: kept in a PIN, a date and a bag's number, and no part of an amount."""

import pytest


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path)


def test_a_pin_may_begin_with_noughts(counter):
    from appliance.till import people
    from appliance.till.till import Person

    people.add(counter.till, Person("3", "Nils"), "0042")
    counter.deeds.redraw()
    counter.log_in("Nils", "0042")
    assert counter.till.operator.name == "Nils"


def test_a_bag_keeps_its_noughts_and_an_amount_has_none(counter):
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    counter.press("More", "Close the day", "Take the Z report", "Count the cash")
    counter.tap("Talt: 0,00", "Differanser", "Pose og kasse").press("Bag number").tap("0", "0", "7")
    assert counter.deeds.place.closing.bag_number == "007"
    counter.press("Goes to the bank")
    counter.tap("0", "0", "5")
    assert counter.deeds.place.closing.bag == 5
