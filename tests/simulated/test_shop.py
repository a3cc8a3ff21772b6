"""The demo's shop comes in through the import, whole, and everybody can begin to work."""

import pytest

from appliance.domain.barcode import Kind, normalise
from appliance.fiscal import rules_for
from appliance.simulated import shop
from appliance.storage import catalogue as shelf
from appliance.till import catalogue, favourites, goods_file, mapping, people
from tests.till.shop import Box


@pytest.fixture
def till(tmp_path):
    box = Box(tmp_path / "box")
    started = box.start()
    shop.fill(started)
    yield started
    box.off()


def test_the_goods_file_has_no_problem_and_is_large_enough():
    plan = goods_file.read(shop.PRODUCTS, rules_for("norway"))
    assert plan.problems == ()
    assert len(plan.products) >= 300 and len(plan.groups) >= 12
    assert {product.rate for product in plan.products} == {2500, 1500, 1200, 0}
    assert len({product.name for product in plan.products}) == len(plan.products)


def test_every_code_is_an_ean13_with_its_check_digit():
    plan = goods_file.read(shop.PRODUCTS, rules_for("norway"))
    codes = [code for product in plan.products for code in product.codes]
    assert len(codes) > 250
    assert {normalise(code).kind for code in codes} == {Kind.EAN13}


def test_tobacco_beer_and_pant_take_no_discount():
    plan = goods_file.read(shop.PRODUCTS, rules_for("norway"))
    assert {product.group for product in plan.products if not product.discountable} == {"18", "19", "23"}
    assert any(product.price is None for product in plan.products)


def test_every_group_and_department_has_a_name(till):
    names = shelf.departments(till.database)
    for group in catalogue.groups(till):
        assert group.name != group.code
        assert names[group.department] != group.department


def test_the_first_page_of_favourites_is_full(till):
    (page,) = favourites.pages(till)
    named = catalogue.named(till, page.products)
    assert [named[number].name for number in page.products] == list(shop.FAVOURITES)
    assert len(shop.FAVOURITES) == 24


@pytest.mark.parametrize(
    ("number", "pin", "role"),
    [
        ("1", "1111", "cashier"),
        ("2", "2222", "cashier"),
        ("3", "3333", "cashier"),
        ("9", "9999", "manager"),
        ("10", "8888", "owner"),
    ],
)
def test_everybody_can_log_in(till, number, pin, role):
    assert people.log_in(till, number, pin).role == role


def test_the_accounts_are_saved_as_they_stand_here(till):
    assert sorted(mapping.rows(till), key=lambda row: row.key) == sorted(
        shop.MAPPING, key=lambda row: row.key
    )
