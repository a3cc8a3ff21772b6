"""The sale's stage reads its goods from the till's file once, and again when they have changed."""

from dataclasses import replace

import pytest

from appliance.domain.favourites import Page
from appliance.till import catalogue, favourites, scanning
from appliance.words import Words
from tests.till.shop import BREAD, MILK, PRODUCTS, Box, managed, opened

MILK_1 = PRODUCTS[0]
OF_THE_GOODS = (" product ", " grp ", " favourite ")


@pytest.fixture
def till(tmp_path):
    """A shop that is open."""
    box = Box(tmp_path / "box")
    yield opened(box.start())
    box.off()


@pytest.fixture
def look(display, till, tmp_path):
    """Draws the stage, and says what it shows and how often it asked the file for goods."""
    from appliance.ui.outside import Outside
    from appliance.ui.place import Place
    from appliance.ui.views.selling import sale

    place, outside = Place(), Outside(lambda body: (), tmp_path / "delivery.db")
    words = Words("en", till.rules.currency)

    def draw(group: str = ""):
        asked = []
        place.group = group
        till.database.connection().set_trace_callback(asked.append)
        try:
            view = sale(till, place, outside, words)
        finally:
            till.database.connection().set_trace_callback(None)
        return view, sum(any(table in f"{sql} " for table in OF_THE_GOODS) for sql in asked)

    return draw


def test_a_scan_reads_no_goods_but_its_own(look, till):
    first, asked = look()
    assert asked > 0
    for code in (MILK, BREAD):
        scanning.scan(till, code)
    view, asked = look()
    assert (asked, view.tiles, view.total) == (0, first.tiles, 6_480)


def test_a_new_price_and_a_new_group_s_name_are_shown(look, till):
    look()
    catalogue.put(till, [replace(MILK_1, price=2_790)], [replace(catalogue.groups(till)[0], name="Larder")])
    view, _ = look()
    assert {tile.name: tile.price for tile in view.tiles}["Milk 1 l"] == 2_790
    assert dict(view.groups)["10"] == "Larder"


def test_another_group_and_back(look, till):
    every, _ = look()
    assert [tile.name for tile in look("20")[0].tiles] == ["Flowers", "Knife"]
    assert look()[0].tiles == every.tiles


def test_favourites_are_shown_as_they_were_laid_out_last(look, till):
    for numbers in (("3",), ("5", "3")):
        look()
        favourites.lay(managed(till), (Page("", numbers),))
        assert tuple(tile.number for tile in look()[0].tiles) == numbers


def test_goods_made_known_at_the_till_are_shown(look, till):
    look("10")
    catalogue.create(till, "7038010000089", "Jam", "10", 8_990)
    assert "Jam" in [tile.name for tile in look("10")[0].tiles]
