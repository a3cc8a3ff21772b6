"""A product's prices by touch: one from tomorrow on, an offer, one taken away."""

from dataclasses import replace

import pytest

from appliance.domain.price_list import Price
from appliance.till import catalogue, day


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path).log_in("Eier", "4321")
    day.open_day(made.till, 0)
    made.deeds.go_products()
    made.tap("Helmelk").press("Change …", "Prices")
    return made


def prices(counter):
    return catalogue.named(counter.till, ["100"])["100"].prices


def test_from_tomorrow_on_from_the_product_s_page_and_back(counter):
    assert counter.stage == "price_list" and counter.reads("Its own price")
    counter.press("Another price").tap(*"2690").press("Go on", "Save")
    assert prices(counter) == (Price("2026-11-22", 2690),)
    assert counter.stage == "price_list" and counter.reads("Coming")
    counter.press("Back")
    assert counter.stage == "products" and any("22. november: 26,90" in said for said in counter.words())
    assert counter.reads("{amount}", amount="24,90")


def test_an_offer_of_today_is_asked_at_once(counter):
    counter.press("Another price").tap(*"1990").press("Go on", "First day").tap("21")
    counter.press("Last day").tap("30").press("Save")
    assert prices(counter) == (Price("2026-11-21", 1990, "2026-11-30"),)
    assert counter.reads("Holds now")
    counter.deeds.go_sale()
    counter.tap("Helmelk")
    assert counter.till.sale.total == 1990
    assert "19,90" in counter.words()


def test_it_is_said_otherwise_left_alone_and_taken_away(counter):
    counter.press("Another price").tap(*"2690").press("Go on", "Save")
    counter.tap("26,90").press("Price").tap(*"9999").press("Go on", "Leave it as it was")
    assert prices(counter) == (Price("2026-11-22", 2690),)
    counter.tap("26,90").press("Last day").tap("30").press("Save").tap("26,90").press("Last day")
    counter.press("Until further notice", "Save")
    assert prices(counter) == (Price("2026-11-22", 2690),)
    counter.tap("26,90").press("Take it away")
    assert prices(counter) == () and counter.stage == "price_list"


def test_the_tiles_turn_with_the_day(counter):
    def tiles():
        return [tile.price for tile in counter.frame.view.view.tiles if tile.number == "100"]

    counter.press("Another price").tap(*"2690").press("Go on", "Save")
    counter.deeds.go_sale()
    assert tiles() == [2490]
    counter.till.day = replace(counter.till.day, date="2026-11-22")
    counter.deeds.redraw()
    assert tiles() == [2690]
