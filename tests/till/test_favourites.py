"""Favourites as they are laid out: pages, tiles with a look of their own, the last change undone."""

import pytest

from appliance.domain.favourites import Look, Page
from appliance.domain.problems import Refused
from appliance.till import favourites, scanning
from tests.till.shop import BREAD, MILK, managed, trusted

TWO = (Page("", ("1", "2", "3")), Page("Café", ("4",)))


@pytest.fixture
def laying(till):
    """Ola, who manages, lays them out."""
    favourites.begin(managed(till))
    return till


def test_a_new_shop_has_one_page_and_nothing_on_it(till):
    assert favourites.pages(till) == (Page(),)


def test_pages_are_kept_as_they_were_laid_and_survive_a_restart(till, box):
    favourites.lay(managed(till), (*TWO, Page("Empty")))
    box.off()
    assert favourites.pages(box.start()) == (*TWO, Page("Empty"))


def test_a_name_is_trimmed_and_no_product_has_two_tiles_on_a_page(laying):
    favourites.lay(laying, (Page("  Fish   and " + "x" * 40, ("1", "2", "1")),))
    (page,) = favourites.pages(laying)
    assert page.products == ("1", "2") and page.name == "Fish and " + "x" * 15


@pytest.mark.parametrize(
    ("pages", "code"),
    [
        ((), "line_gone"),
        ((Page("", ("nobody's",)),), "line_gone"),
        ((Page(),) * 13, "page_full"),
    ],
)
def test_what_cannot_be_laid_out_changes_nothing(laying, pages, code):
    favourites.lay(laying, TWO)
    with pytest.raises(Refused, match=code):
        favourites.lay(laying, pages)
    assert favourites.pages(laying) == TWO


def test_a_cashier_needs_somebody_who_approves(till):
    for deed in (favourites.begin, lambda one: favourites.lay(one, TWO)):
        with pytest.raises(Refused, match="manager_needed"):
            deed(till)
    favourites.lay(trusted(till), TWO)
    assert favourites.pages(till) == TWO


def test_a_scan_gets_a_tile_on_the_page_that_is_shown_and_sells_nothing(laying):
    favourites.lay(laying, TWO)
    favourites.turn(laying, 1)
    assert scanning.scan(laying, BREAD) and scanning.scan(laying, BREAD)
    assert favourites.pages(laying)[1].products == ("4", "2")
    assert laying.sale is None
    favourites.end(laying)
    assert scanning.scan(laying, MILK) and laying.sale.total == 2490


def test_a_scan_of_nobody_s_goods_is_told_until_another_is_known(laying):
    assert not scanning.scan(laying, "7038010009990")
    assert laying.banners["tile_unknown"].facts == {"code": "7038010009990"} and not laying.question
    scanning.scan(laying, BREAD)
    assert "tile_unknown" not in laying.banners


def test_the_last_change_is_undone_and_no_other(laying):
    favourites.lay(laying, TWO)
    favourites.turn(laying, 1)
    favourites.lay(laying, TWO[:1])
    assert laying.laying.page == 0
    for _ in range(2):
        favourites.undo(laying)
    assert favourites.pages(laying) == TWO


def test_a_tile_wears_its_own_colour_and_picture_until_that_is_undone(laying):
    favourites.dress(laying, "1", Look("red", b"picture"))
    favourites.dress(laying, "1", Look("blue", b"picture"))
    assert favourites.looks(laying, ["1", "2"]) == {"1": Look("blue", b"picture")}
    favourites.undo(laying)
    assert favourites.looks(laying, ["1"]) == {"1": Look("red", b"picture")}
    favourites.dress(laying, "1", Look())
    assert favourites.looks(laying, ["1"]) == {}


@pytest.mark.parametrize(("number", "colour"), [("1", "pink"), ("nobody's", "red")])
def test_a_tile_that_there_cannot_be_is_refused(laying, number, colour):
    with pytest.raises(Refused, match="line_gone"):
        favourites.dress(laying, number, Look(colour))


def test_nothing_of_it_is_registered(laying):
    before = laying.database.execute_sql("SELECT count(*) FROM entry").fetchone()
    favourites.lay(laying, TWO)
    favourites.dress(laying, "1", Look("red"))
    favourites.undo(laying)
    assert laying.database.execute_sql("SELECT count(*) FROM entry").fetchone() == before
