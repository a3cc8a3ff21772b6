"""Products by touch: one without a barcode is made and gets a tile; one is changed, and sold no longer."""

import pytest

from appliance.domain.favourites import Page
from appliance.domain.product import Group
from appliance.till import catalogue, favourites


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    return Counter(tmp_path).log_in("Eier", "4321").tap("Ja, åpne med 0,00")


def of(counter, number):
    return catalogue.named(counter.till, [number])[number]


def write(counter, word):
    for place, letter in enumerate(word):
        counter.tap(letter if place else letter.upper())


def test_a_coffee_is_made_gets_a_tile_and_is_sold(counter):
    favourites.lay(counter.till, (Page("", ("100",)), Page("Kafe", ())))
    counter.deeds.go_goods()
    counter.press("New product")
    write(counter, "latte")
    counter.press("Choose the group").tap("Meieri", *"4900").press("Save")
    assert counter.reads("{name} can be sold: {price}", name="Latte", price="49,00")
    counter.tap("Kafe")
    assert counter.reads("It stands there") and favourites.pages(counter.till)[1].products == ("#1-1",)
    counter.press("One more")
    write(counter, "te")
    counter.press("Choose the group").tap("Meieri").press("Ask each time", "Back", "Back to sale")
    assert of(counter, "#1-2").price is None
    counter.tap("Kafe", "Latte")
    assert counter.till.sale.total == 4900


def test_a_group_is_made_on_the_way_and_what_was_typed_is_still_there(counter):
    counter.deeds.go_products()
    counter.press("New product")
    write(counter, "mynte")
    counter.press("Choose the group", "A new group", "A new group")
    write(counter, "urter")
    counter.press("Go on").tap("15 %").press("Save")
    assert counter.stage == "new_product"
    counter.tap("Urter").press("Per kilo")
    assert counter.reads("Price for one {unit}", unit="kg")
    counter.tap(*"9900").press("Save")
    assert counter.reads("There are no favourites: it stands among all goods")
    made = of(counter, "#1-1")
    assert (made.name, made.unit, made.rate, made.price) == ("Mynte", "kg", 1500, 9900)
    counter.press("Change …")
    assert counter.stage == "product_change"
    counter.press("Back")
    assert counter.stage == "products" and counter.reads("Number {number}", number="#1-1")


def test_a_product_gets_another_name_and_group(counter):
    counter.deeds.save_group(Group("", "Brus", "1", 2500), "")
    counter.deeds.go_products()
    counter.tap("Helmelk").press("Change …", "Name").tap("e", "n").press("Save")
    assert counter.stage == "product_change" and "Helmelken" in counter.words()
    counter.press("Group").tap("Brus")
    assert of(counter, "100").rate == 2500 and "Brus" in counter.words()


def test_it_is_no_longer_sold_and_what_is_left_of_it_may_be(counter):
    from tests.ui.shop import MILK

    counter.deeds.go_products()
    counter.tap("Helmelk").press("Change …", "Take it out of sale")
    assert counter.reads("No longer sold")
    counter.press("Back")
    assert counter.reads("No longer sold")
    counter.press("Back")
    assert counter.stage == "sale" and "Helmelk" not in counter.words()
    counter.scan(MILK)
    assert counter.stage == "question" and counter.reads("{name} is no longer sold", name="Helmelk")
    counter.press("Leave it out").scan(MILK).press("Sell it anyway")
    assert counter.till.sale.total == 2490
    counter.deeds.go_products()
    counter.tap("Helmelk").press("Change …", "Sell it again")
    assert not of(counter, "100").ended


def test_a_cashier_makes_none(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Ingrid", "1234").tap("Ja, åpne med 0,00")
    counter.deeds.go_goods()
    with pytest.raises(AssertionError):
        counter.press("New product")
    counter.deeds.go_product_change("100")
    assert counter.stage == "countersign"


def test_how_much_is_in_one_puts_the_unit_price_on_its_label(counter):
    counter.deeds.go_products()
    counter.tap("Helmelk").press("Change …", "Content").tap("cl", *"175").press("Save")
    assert "175 cl" in counter.words() and of(counter, "100").content == "175 cl"
    counter.press("Back")
    assert any("175 cl · 14,23" in said for said in counter.words())
    counter.press("Label")
    assert counter.stage == "labels" and "14,23" in counter.words() and "24,90" in counter.words()
    counter.deeds.go_product_change("100")
    counter.press("Content", "Nobody knows")
    assert of(counter, "100").content == ""
