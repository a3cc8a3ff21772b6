"""Campaigns by touch: one is made, sold under and ended."""

import pytest

from appliance.till import campaigns, day


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Eier", "4321")


def choose_goods(counter, *names):
    counter.press("Goods").tap(*names).press("Go on")


def test_three_for_two_from_nothing_to_the_basket(counter):
    from tests.ui.shop import MILK

    day.open_day(counter.till, 0)
    counter.deeds.go_goods()
    counter.press("Campaigns")
    assert counter.reads("There is no campaign yet: 3 for 2, or 3 for a price")
    counter.press("A new campaign")
    choose_goods(counter, "Meieri")
    counter.press("Save")
    (made,) = campaigns.listed(counter.till)
    assert (made.pieces, made.free, made.groups, made.first) == (3, 1, ("10",), "2026-11-21")
    assert counter.stage == "campaigns" and counter.reads("Running")
    counter.scan(MILK, MILK, MILK)
    assert counter.stage == "sale" and counter.till.sale.total == 4980
    assert any(made.name in said and "24,90" in said for said in counter.words())


def test_three_for_fifty_of_a_product_that_is_found_until_a_day(counter):
    counter.deeds.go_campaigns()
    counter.press("A new campaign", "What a set costs").tap(counter.say("A price for all {count}", count=3))
    counter.tap(*"5000").press("Go on")
    counter.press("Goods", "Find a product").tap(*"helm").tap("Helmelk").press("Done", "Go on")
    counter.press("Last day").tap("30")
    counter.press("Name on the receipt").tap("J", "u", "l").press("Go on", "Save")
    (made,) = campaigns.listed(counter.till)
    assert (made.name, made.price, made.free, made.products) == ("Jul", 5000, 0, ("100",))
    assert (made.first, made.last) == ("2026-11-21", "2026-11-30")


def test_more_pieces_and_more_of_them_free(counter):
    counter.deeds.go_campaigns()
    counter.press("A new campaign", "How many make a set").tap("5").press("Go on", "What a set costs")
    counter.tap(counter.say("{count} free", count=2))
    choose_goods(counter, "Meieri")
    counter.press("Save")
    (made,) = campaigns.listed(counter.till)
    assert (made.pieces, made.free) == (5, 2)


def test_one_is_ended_and_what_is_not_saved_is_not_changed(counter):
    counter.deeds.go_campaigns()
    counter.press("A new campaign")
    choose_goods(counter, "Meieri")
    counter.press("Save")
    counter.tap("21.11").press("How many make a set").tap("9").press("Go on", "Leave it as it was")
    assert campaigns.listed(counter.till)[0].pieces == 3
    counter.tap("21.11").press("End it now")
    assert counter.reads("Ended")
    assert campaigns.listed(counter.till)[0].state("2026-11-21") == "ended"


def test_a_cashier_asks_for_it(counter):
    counter.deeds.lock()
    counter.log_in("Ingrid", "1234")
    counter.deeds.go_campaigns()
    assert counter.stage == "countersign"
    counter.approve("4321")
    assert counter.stage == "campaigns"
