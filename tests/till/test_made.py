"""Goods made at the till stay flagged until somebody who manages has looked at them."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import journal
from appliance.till import catalogue, made, people
from appliance.till.till import Person


def names(till):
    return [one.name for one in made.made(till)]


def test_what_a_cashier_makes_is_listed_until_it_was_looked_at(till):
    catalogue.put(till, [Product("90", "Fra fil", "10", "1", 100, 1500)])
    assert names(till) == []
    catalogue.create(till, "5701234567899", "Jam", "10", 4500)
    catalogue.create(till, "5701234567882", "Honey", "10", 8900)
    assert names(till) == ["Honey", "Jam"]
    with pytest.raises(Refused) as said:
        made.seen(till)
    assert said.value.problem.code == "manager_needed" and len(names(till)) == 2
    people.enter(till, Person("9", "Eier", "owner"))
    made.seen(till)
    assert names(till) == []
    _, entry = journal.last_of(till.database, "made_seen")
    assert [one["name"] for one in entry.data["products"]] == ["Honey", "Jam"]
    catalogue.create(till, "5701234567875", "Syrup", "10", 5900)
    assert names(till) == ["Syrup"]


def test_nothing_new_is_no_entry(till):
    people.enter(till, Person("9", "Eier", "owner"))
    made.seen(till)
    assert journal.last_of(till.database, "made_seen") is None
