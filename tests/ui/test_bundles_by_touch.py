"""A bundle by touch: made of a product on its page, sold as one row, undone."""

import pytest

from appliance.domain.bundle import Part
from appliance.domain.product import Group, Product
from appliance.till import catalogue, day


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path).log_in("Eier", "4321")
    day.open_day(made.till, 0)
    goods = [
        Product("300", "Gavekurv", "20", "1", 30000, 2500),
        Product("301", "Syltetøy", "10", "1", 7500, 1500),
        Product("302", "Brett", "20", "1", 15000, 2500),
    ]
    catalogue.put(made.till, goods, [Group("20", "Gaver", "1", 2500)])
    made.deeds.go_products()
    made.tap("Gavekurv").press("Change …", "What is in it")
    return made


def parts(counter):
    return catalogue.named(counter.till, ["300"])["300"].parts


def test_made_of_goods_that_are_found_and_sold_as_one_row(counter):
    assert counter.stage == "bundle"
    counter.press("Find a product").tap(*"sylt").tap("Syltetøy")
    counter.tap("Syltetøy").tap("2").press("Go on", "Find a product").tap(*"brett").tap("Brett")
    assert counter.reads("Alone {alone}, together {price}", alone="300,00", price="300,00")
    counter.press("Save")
    assert parts(counter) == (Part("301", 2), Part("302", 1))
    assert counter.stage == "products" and any("2 × Syltetøy" in said for said in counter.words())
    counter.press("Put in basket")
    assert counter.till.sale.total == 30000 and len(counter.till.sale.lines) == 3
    said = counter.words()
    assert "Gavekurv" in said and any("2 Syltetøy" in one and "1 Brett" in one for one in said)
    assert "300,00" in said


def test_nothing_is_kept_before_it_is_saved_and_a_part_is_taken_out(counter):
    counter.press("Find a product").tap(*"sylt").tap("Syltetøy").press("Leave it as it was")
    assert parts(counter) == () and counter.stage == "products"
    counter.press("Change …", "What is in it", "Find a product").tap(*"sylt").tap("Syltetøy").press("Save")
    assert parts(counter) == (Part("301", 1),)
    counter.press("Change …", "What is in it").tap("Syltetøy").press("Take it out", "Save")
    assert parts(counter) == ()
