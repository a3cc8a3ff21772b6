"""Sizes and colours by touch: one tile asks which; what there is is kept from the product's page."""

import pytest

from appliance.domain.product import Group, Product
from appliance.till import catalogue, variants


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    made = Counter(tmp_path)
    goods = [
        Product("500", "T-skjorte, M blå", "20", "1", 19900, 2500, variant="M blå", minimum=0),
        Product("501", "T-skjorte, XL rød", "20", "1", 24900, 2500, variant="XL rød"),
        Product("600", "Lue", "20", "1", 9900, 2500),
    ]
    catalogue.put(made.till, goods, [Group("20", "Klær", "1", 2500)])
    return made


def test_one_tile_asks_which_and_a_tap_sells(counter):
    counter.log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    assert counter.reads("from {amount}", amount="199,00") and "T-skjorte, M blå" not in counter.words()
    counter.tap("T-skjorte")
    assert counter.stage == "variants" and counter.till.sale is None
    assert counter.reads("{count} left", count=0)
    counter.tap("XL rød")
    assert counter.stage == "sale" and counter.till.sale.lines[0].name == "T-skjorte, XL rød"
    counter.tap("T-skjorte").press("Back")
    assert counter.stage == "sale" and counter.till.sale.total == 24900


def test_a_product_gets_sizes_on_the_screen(counter):
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00").more("Goods", "Products")
    counter.tap("Lue").press("Change …", "Sizes and colours")
    assert counter.reads("Which one is number {number}? Such as M blue", number="600")
    counter.tap("S").press("Save")
    assert [one.name for one in variants.of(counter.till, "600")] == ["Lue, S"]
    counter.press("One more").tap("L").press("Go on")
    counter.press("Go on").tap(*"7038010000089").press("Save")
    assert [(one.number, one.name, one.price) for one in variants.of(counter.till, "600")] == [
        ("600", "Lue, S", 9900), ("600-2", "Lue, L", 9900),
    ]  # fmt: skip
    assert counter.stage == "sizes" and counter.reads("{name}: sizes and colours", name="Lue")
    counter.press("Back", "Back", "Back to sale").scan("7038010000089")
    assert counter.till.sale.lines[0].name == "Lue, L"
    counter.tap("Lue")
    assert counter.stage == "variants"


def test_one_that_is_there_already_is_told_beside_what_was_typed(counter):
    counter.log_in("Eier", "4321").tap("Ja, åpne med 0,00")
    counter.deeds.go_sizes("500")
    counter.tap("XL rød")
    counter.deeds.name_variant("501", "m blå")
    assert counter.deeds.place.banner.code == "variant_taken" and counter.stage == "sizes"
