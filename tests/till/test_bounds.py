"""Who may buy, and when: the age once per sale, alcohol in the hours of its group."""

import json
from dataclasses import replace

import pytest

from appliance.domain.bundle import Part
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.storage import journal
from appliance.till import bundles, catalogue, groups, parking, paying, returns, scanning, selling, slips
from tests.till.shop import HOUR, MILK, managed, paid, ring, trusted

PILS, SNUS = "7038010000102", "7038010000119"
BEER = Group("60", "Beer", "1", 2500, False, age=18, hours="0800-1800-1500")
TOBACCO = Group("61", "Snus", "1", 2500, False, age=18)
GOODS = (
    Product("60", "Pils", "60", "1", 3900, 2500, codes=(PILS,), pant="73"),
    Product("61", "Snus", "61", "1", 9900, 2500, codes=(SNUS,)),
    Product("73", "Pant", "73", "1", 200, 2500),
)
SATURDAY_3_PM = 6 * HOUR
"""The story begins at 9 on Saturday, 21 November 2026; the days before a Sunday end at 15."""


@pytest.fixture
def till(till):
    catalogue.put(till, GOODS, [BEER, TOBACCO, Group("73", "Pant", "1", 2500, kind="pant")])
    return till


def old_enough(till):
    till.question = None
    selling.put_of_age(till)
    scanning.answer(till)


def test_it_is_asked_once_and_what_waits_behind_comes_after(till):
    ring(till, MILK, PILS, MILK, SNUS)
    assert (till.question.code, till.question.facts["born"]) == ("age_needed", "2008-11-21")
    assert [line.name for line in till.sale.lines] == ["Milk 1 l"]
    old_enough(till)
    assert [line.name for line in till.sale.lines] == ["Milk 1 l", "Pils", "Pant", "Milk 1 l", "Snus"]
    paid(till, ("card", 2490 * 2 + 3900 + 200 + 9900))
    ring(till, PILS)
    assert till.question.code == "age_needed"  # another customer


def test_too_young_leaves_it_out(till):
    ring(till, PILS, MILK)
    scanning.answer(till)
    assert [line.name for line in till.sale.lines] == ["Milk 1 l"]
    with pytest.raises(Refused, match="age_needed"):
        selling.tap(till, "60")


def test_a_higher_age_is_asked_again(till):
    groups.save(managed(till), Group("61", "Snus", "1", 2500, False, age=20))
    ring(till, PILS)
    old_enough(till)
    ring(till, SNUS)
    assert (till.question.facts["age"], till.question.facts["born"]) == (20, "2006-11-21")


def test_nobody_s_age_is_journalled(till):
    ring(till, PILS)
    old_enough(till)
    parking.park(till, "")
    parking.resume(till, parking.parked(till)[0][0])
    paid(till, ("card", 4100))
    written = [one.data for _, one in journal.entries(till.database)]
    parked = next(json.loads(one["draft"]) for one in written if one["kind"] == "parked")
    assert parked["of_age"] == 0
    assert not any("of_age" in one or "born" in one for one in written)


@pytest.mark.parametrize(("hours", "code"), [
    (5.99, "age_needed"), (6.01, "hours_closed"), (-1.5, "hours_closed"), (24, "hours_never"),
])  # fmt: skip
def test_beer_has_its_hours(till, box, hours, code):
    box.clock.forward(hours)
    with pytest.raises(Refused) as said:
        selling.sell(till, catalogue.named(till, ["60"])["60"])
    assert said.value.problem.code == code
    if code == "hours_closed":
        assert (said.value.problem.facts["first"], said.value.problem.facts["last"]) == ("08:00", "15:00")
    assert till.sale is None


def test_outside_the_hours_other_goods_are_sold(till, box):
    box.clock.forward(8)
    ring(till, PILS)
    assert till.question.code == "hours_closed"
    scanning.answer(till)
    ring(till, MILK, SNUS)
    assert till.question.code == "age_needed"


def test_hours_that_are_none_are_refused(till):
    with pytest.raises(Refused, match="group_unknown"):
        groups.save(managed(till), Group("60", "Beer", "1", 2500, hours="0000-2400-2400"))
    with pytest.raises(Refused, match="group_unknown"):
        groups.save(till, Group("60", "Beer", "1", 2500, age=7))


@pytest.fixture
def standing(till, box):
    """Milk and two beers with their pant are rung up a minute before three, and it is three."""
    box.clock.forward(6 - 1 / 60)
    ring(till, MILK, PILS)
    old_enough(till)
    ring(till, PILS)
    box.clock.forward(1 / 60)
    return till


def test_a_sale_that_stood_over_closing_time_is_asked_about_when_it_is_paid(standing):
    with pytest.raises(Refused) as said:
        paying.pay(standing)
    assert (said.value.problem.code, said.value.problem.facts["name"]) == ("hours_over", "Pils")
    assert standing.payment is None and standing.sale.total == 2490 + 2 * 4100
    selling.remove_late(standing)
    gone = [one.data["line"] for _, one in journal.entries(standing.database) if one.kind == "line_removed"]
    assert [(one["name"], one["quantity"]) for one in gone] == [("Pils", 2000), ("Pant", 2000)]
    assert standing.act is None  # no touch brings it back
    assert [one["name"] for one in paid(standing, ("card", 2490)).data["lines"]] == ["Milk 1 l"]


def test_the_same_where_the_payment_was_turned_to_in_time(till, box):
    box.clock.forward(6 - 1 / 60)
    ring(till, PILS)
    old_enough(till)
    paying.pay(till)
    box.clock.forward(1 / 60)
    with pytest.raises(Refused, match="hours_over"):
        paying.tender(till, "card", 4100)
    selling.remove_late(till)
    assert till.sale is None and till.payment is None


def test_a_bundle_with_beer_in_it_is_taken_out_whole_and_pant_of_the_same_group_with_its_can(till, box):
    catalogue.put(
        till,
        [Product("62", "Pils, glass", "10", "1", 9000, 1500), Product("74", "Pant", "60", "1", 300, 2500),
         Product("63", "Can", "60", "1", 3000, 2500, pant="74")],
        [replace(BEER, age=0, discountable=True)],
    )  # fmt: skip
    bundles.save(trusted(till), "62", (Part("60", 1), Part("1", 1)))
    till.approver = None
    for number in ("62", "63", "1"):
        selling.tap(till, number)
    box.clock.forward(6)
    with pytest.raises(Refused, match="hours_over"):
        paying.pay(till)
    selling.remove_late(till)
    assert [one.name for one in till.sale.lines] == ["Milk 1 l"]


def test_what_was_paid_in_part_before_is_paid_to_the_end(till, box):
    box.clock.forward(6 - 1 / 60)
    ring(till, PILS)
    old_enough(till)
    paying.pay(till)
    paying.tender(till, "card", 1000)
    box.clock.forward(1 / 60)
    paying.tender(till, "card", 3100)
    assert till.paid


def test_nor_is_it_handed_out_on_credit(standing):
    with pytest.raises(Refused, match="hours_over"):
        slips.deliver(standing, "10001", "Fjord Hotell")
    selling.remove_late(standing)
    assert slips.deliver(standing, "10001", "Fjord Hotell").data["gross"] == 2490


def test_beer_that_comes_back_is_taken_back_at_any_hour(till, box):
    ring(till, PILS)
    old_enough(till)
    paid(till, ("card", 4100))
    box.clock.forward(7)
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    assert paid(till, ("card", -4100)).data["gross"] == -4100
