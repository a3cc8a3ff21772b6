"""Favourites by touch: laid out with a finger that carries tiles, and sold from page by page."""

import pytest

from appliance.domain.favourites import Look, Page
from appliance.domain.product import Group, Product
from appliance.till import catalogue, favourites


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    goods = [Product(str(200 + n), f"Bolle {n}", "20", "1", 1000 + n, 2500) for n in range(30)]
    catalogue.put(made.till, goods, [Group("20", "Bakst", "1", 2500, colour="red")])
    return made.log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def finger(counter, start, *way):
    """Put a finger down in the middle of what says a word, and take it along to points, then off."""
    from kivy.tests.common import UnitTestTouch

    from tests.ui.drawing import settle

    counter.now += 1
    target = counter.target(start)
    touch = UnitTestTouch(*target.to_window(*target.center))
    touch.touch_down()
    for x, y in way:
        touch.touch_move(x, y)
        settle()
    touch.touch_up()
    settle()


def middle(counter, word):
    target = counter.target(word)
    return target.to_window(*target.center)


def near(point, across=12, up=6):
    return point[0] + across, point[1] + up


def laid(counter, *pages):
    """Pages by what stands on them, and the stage where that is changed."""
    from tests.ui.drawing import settle

    counter.deeds.go_favourites()
    favourites.lay(counter.till, tuple(Page(name, numbers) for name, numbers in pages))
    counter.deeds.redraw()
    settle()
    return counter


def numbers(counter, page=0):
    return favourites.pages(counter.till)[page].products


def test_a_new_shop_shows_its_goods_and_the_way_to_choose(counter):
    assert counter.reads("Choose tiles …") and "Bolle 0" in counter.words()
    counter.press("Choose tiles …")
    assert counter.stage == "favourites"
    counter.press("Add …").tap("Bolle 1").press("Back", "Back to sale")
    assert numbers(counter) == ("201",)
    assert "Bolle 1" in counter.words() and "Bolle 0" not in counter.words()
    assert not counter.reads("Choose tiles …")


def test_a_scan_gets_a_tile(counter):
    from tests.ui.shop import MILK

    counter.more("Goods", "Favourites").scan(MILK)
    assert numbers(counter) == ("100",) and counter.till.sale is None
    assert counter.stage == "favourites" and "Helmelk" in counter.words()
    counter.press("Back to sale").scan(MILK)
    assert counter.till.sale.total == 2490


def test_a_finger_carries_a_tile_to_another_place(counter):
    laid(counter, ("", ("200", "201", "202", "203")))
    finger(counter, "Bolle 0", near(middle(counter, "Bolle 0")), middle(counter, "Bolle 2"))
    assert numbers(counter) == ("201", "202", "200", "203")
    finger(counter, "Bolle 3", near(middle(counter, "Bolle 3"), 40), middle(counter, "Bolle 1"))
    assert numbers(counter) == ("203", "201", "202", "200")
    counter.press("Undo")
    assert numbers(counter) == ("201", "202", "200", "203")


def test_a_finger_carries_it_behind_the_last_and_to_another_page(counter):
    laid(counter, ("", ("200", "201", "202")), ("Kafé", ("210",)))
    finger(counter, "Bolle 0", near(middle(counter, "Bolle 0")), middle(counter, counter.say("Add …")))
    assert numbers(counter) == ("201", "202", "200")
    finger(counter, "Bolle 2", near(middle(counter, "Bolle 2")), middle(counter, "Kafé"))
    assert (numbers(counter), numbers(counter, 1)) == (("201", "200"), ("210", "202"))
    finger(counter, "Bolle 1", near(middle(counter, "Bolle 1")), (3, 3))
    assert numbers(counter) == ("201", "200")


def test_a_tap_that_trembles_chooses_and_carries_nothing(counter):
    laid(counter, ("", ("200", "201")))
    finger(counter, "Bolle 1", near(middle(counter, "Bolle 1"), 4, 3))
    assert counter.reads("Take it off") and numbers(counter) == ("200", "201")
    counter.press("Take it off")
    assert numbers(counter) == ("200",)


def test_a_page_is_made_named_and_taken_away(counter):
    counter.more("Goods", "Favourites").press("New page").tap(*"K", *"afe").press("Go on")
    counter.press("Add …").tap("Bolle 1").press("Back", "Rename").tap("r").press("Go on")
    assert favourites.pages(counter.till) == (Page(), Page("Kafer", ("201",)))
    counter.press("Remove page")
    assert favourites.pages(counter.till) == (Page(),)
    counter.press("Undo")
    assert favourites.pages(counter.till)[1].products == ("201",)


def test_a_tile_gets_its_own_colour_and_its_group_s_again(counter):
    laid(counter, ("", ("200", "201")))
    counter.tap("Bolle 1").press("Colour", "Blue")
    assert favourites.looks(counter.till, ["201"]) == {"201": Look("blue")}
    assert [tile.colour for tile in counter.frame.view.view.tiles] == ["red", "blue"]
    counter.press("Colour", "As its group")
    assert favourites.looks(counter.till, ["201"]) == {}


def test_a_tile_is_sent_to_another_page_by_taps_alone(counter):
    laid(counter, ("", ("200", "201")), ("Kafé", ()))
    counter.tap("Bolle 0").press("To another page").tap("Kafé")
    assert (numbers(counter), numbers(counter, 1)) == (("201",), ("200",))


def test_a_cashier_has_it_approved_in_place(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    assert not counter.reads("Choose tiles …")
    counter.more("Goods", "Favourites")
    assert counter.stage == "countersign"
    counter.approve("4321")
    assert counter.stage == "favourites"
    counter.press("Add …").tap("Helmelk").press("Back", "Back to sale")
    assert numbers(counter) == ("100",) and counter.till.approver is None


def test_tabs_and_swipes_turn_the_pages_of_a_sale_and_sell_nothing(counter):
    laid(counter, ("", ("200",)), ("Kafé", ("210",)))
    counter.press("Back to sale").tap("Kafé")
    assert "Bolle 10" in counter.words() and "Bolle 0" not in counter.words()
    x, y = middle(counter, "Bolle 10")
    finger(counter, "Bolle 10", (x + 40, y + 2), (x + 90, y + 4))
    assert "Bolle 0" in counter.words() and counter.till.sale is None
    x, y = middle(counter, "Bolle 0")
    finger(counter, "Bolle 0", (x - 80, y))
    assert "Bolle 10" in counter.words() and counter.till.sale is None
    counter.tap("Bolle 10")
    assert counter.till.sale.total == 1010
