"""Prices that begin and end on a day: said by a manager, taken by the business date as a line is rung up."""

from dataclasses import replace

import pytest

from appliance.domain.price_list import Price
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.domain.settlement import Count
from appliance.storage import projections
from appliance.till import asking, catalogue, day, goods_file, loose, modes, parking, price_lists, selling
from tests.till.shop import MILK, last, managed, paid, ring, trusted

TODAY, TOMORROW, AFTER = "2026-11-21", "2026-11-22", "2026-11-23"
DEARER = Price(TOMORROW, 2690)
OFFER = Price(TOMORROW, 1990, TOMORROW)


def say(till, *prices, number="1"):
    """Ola says them, and leaves."""
    trusted(till)
    for price in prices:
        price_lists.save(till, number, price)
    till.approver = None
    return till


def close(till):
    """All that is in the drawer goes to the bank."""
    cash = day.z_report(till)["cash_expected"]
    day.settle_day(till, Count(cash, {}, {}, {}, "B1", cash, 0))


def next_day(till, box):
    """Close, sleep, open."""
    close(till)
    box.clock.forward(24)
    day.open_day(till, 0, "counted")


def prices(till):
    return [one.price for one in till.sale.lines]


def test_a_price_from_a_day_on_is_taken_by_the_business_date(till, box):
    say(till, DEARER)
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(17)  # 02:00 of the next day: the day is still the one that was opened
    paid(ring(till, MILK), ("card", 2490))
    close(till)
    box.clock.forward(7)
    day.open_day(till, 0, "counted")
    assert paid(ring(till, MILK), ("card", 2690)).data["lines"][0]["price"] == 2690


def test_an_offer_ends_and_what_was_to_come_behind_it_holds(till, box):
    say(till, DEARER, OFFER)
    next_day(till, box)
    assert prices(ring(till, MILK)) == [1990]
    selling.cancel(till)
    next_day(till, box)
    assert prices(ring(till, MILK)) == [2690]


def test_a_line_keeps_its_price_and_so_does_a_parked_one(till, box):
    ring(till, MILK)
    say(till, Price(TODAY, 2690))
    assert prices(till) == [2490]
    parking.park(till, "Kari")
    ring(till, MILK)
    assert prices(till) == [2690]
    parking.park(till, "Per")
    parking.resume(till, parking.parked(till)[0][0])
    assert prices(till) == [2490]
    selling.quantity(till, 1, 2000)
    assert till.sale.total == 4980
    ring(till, MILK)
    assert prices(till) == [2490, 2690]


def test_what_is_shown_is_what_is_asked(till):
    say(till, Price(TODAY, 2690))
    assert [one.price for one in selling.search(till, "milk")] == [2690]
    assert {one.price for one in catalogue.in_group(till, "10") if one.number == "1"} == {2690}
    assert catalogue.find(till, MILK).price == 2690
    selling.tap(till, "1")
    assert prices(till) == [2690]
    asking.begin(till)
    asking.look_up_number(till, "1")
    assert till.asked.price == last(till)["price"] == 2690


def test_goods_come_back_at_no_more_than_today_s(till):
    say(till, Price(TODAY, 1990))
    trusted(till)
    with pytest.raises(Refused, match="price_wrong"):
        loose.take_back(till, "1", 2490, 1000, "Unwanted")
    loose.take_back(till, "1", 1990, 1000, "Unwanted")
    assert till.sale.total == -1990


def test_goods_by_weight_cost_it_per_kilo(till):
    say(till, Price(TODAY, 1990), number="5")
    selling.tap(till, "5")
    selling.quantity(till, 1, 1500)
    assert till.sale.total == 2985


def test_it_is_journalled_with_old_and_new_and_kept(till):
    say(till, DEARER)
    (change,) = last(till)["products"]
    said = {"first": TOMORROW, "price": 2690, "last": "", "group": ""}
    assert (change["new"]["prices"], "prices" in change["old"]) == ([said], False)
    assert (last(till)["kind"], last(till)["approved_by"]) == ("catalogue", "2")
    assert projections.differences(till.database) == []
    projections.rebuild(till.database)
    assert catalogue.named(till, ["1"])["1"].prices == (DEARER,)
    trusted(till)
    price_lists.save(till, "1", replace(DEARER, price=2790), DEARER)
    assert catalogue.named(till, ["1"])["1"].prices == (replace(DEARER, price=2790),)
    price_lists.withdraw(till, "1", replace(DEARER, price=2790))
    assert catalogue.named(till, ["1"])["1"].prices == ()
    assert projections.differences(till.database) == []


def test_two_of_the_same_day_cannot_stand_beside_each_other(till):
    say(till, DEARER, replace(DEARER, price=2790), OFFER, replace(OFFER, last=AFTER))
    assert catalogue.named(till, ["1"])["1"].prices == (
        replace(OFFER, last=AFTER), replace(DEARER, price=2790),
    )  # fmt: skip


def test_its_own_price_said_anew_is_the_later_word(till, box):
    """From a file or by hand: what held without an end is over, an offer and what is to come are not."""
    offer, later = Price(TODAY, 1990, TODAY), Price(AFTER, 2890)
    say(till, Price(TODAY, 2690), offer, later)
    assert prices(ring(till, MILK)) == [1990]
    selling.cancel(till)
    file = b"number;name;group;price;vat\n1;Milk 1 l;10;25,90;15\n"
    assert goods_file.take(till, goods_file.plan(till, file)) == 1
    assert catalogue.named(till, ["1"])["1"].prices == (offer, later)
    next_day(till, box)
    assert prices(ring(till, MILK)) == [2590]


@pytest.mark.parametrize(
    ("number", "price", "code"),
    [
        ("1", Price("2026-11-20", 2690), "dates_wrong"),
        ("1", Price("2026-11-31", 2690), "dates_wrong"),
        ("1", Price(TOMORROW, 2690, TODAY), "dates_wrong"),
        ("1", Price(TOMORROW, 0), "price_wrong"),
        ("1", Price(TOMORROW, 10**9 + 1), "price_wrong"),
        ("6", Price(TOMORROW, 2690), "price_wrong"),
        ("7", Price(TOMORROW, 8900, AFTER), "no_discount_on_group"),
        ("99", DEARER, "line_gone"),
    ],
)
def test_what_is_no_price_is_refused_and_changes_nothing(till, number, price, code):
    trusted(till)
    row = till.journal.id
    with pytest.raises(Refused, match=code):
        price_lists.save(till, number, price)
    assert till.journal.id == row


def test_one_that_has_begun_is_changed_and_ended_but_not_moved_back(till, box):
    say(till, Price(TODAY, 2690))
    next_day(till, box)
    trusted(till)
    begun = Price(TODAY, 2690)
    with pytest.raises(Refused, match="dates_wrong"):
        price_lists.save(till, "1", replace(begun, first="2026-11-20"), begun)
    with pytest.raises(Refused, match="dates_wrong"):
        price_lists.save(till, "1", replace(begun, last=TODAY), begun)
    price_lists.save(till, "1", replace(begun, last=TOMORROW), begun)
    next_day(till, box)
    assert prices(ring(till, MILK)) == [2490]


def test_a_manager_says_it_and_not_in_practice(till):
    with pytest.raises(Refused, match="manager_needed"):
        price_lists.save(till, "1", DEARER)
    with pytest.raises(Refused, match="manager_needed"):
        price_lists.withdraw(till, "1", DEARER)
    with pytest.raises(Refused, match="line_gone"):
        price_lists.withdraw(managed(till), "1", DEARER)
    modes.begin_training(till)
    with pytest.raises(Refused, match="training_only_sells"):
        price_lists.save(till, "1", DEARER)


def test_what_is_never_reduced_may_still_become_dearer(till):
    say(till, Price(TODAY, 10_900), number="7")
    selling.tap(till, "7")
    assert prices(till) == [10_900]


def test_a_variant_s_tile_says_what_the_cheapest_costs_today(till):
    from appliance.till import variants

    goods = [
        Product("500", "Cap, M", "20", "2", 19900, 2500, variant="M"),
        Product("501", "Cap, L", "20", "2", 24900, 2500, variant="L"),
    ]
    catalogue.put(till, goods)
    say(till, Price(TODAY, 14900, TODAY), number="501")
    assert variants.prices(till, goods) == {"Cap": (14900, True)}
