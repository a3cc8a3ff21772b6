"""Quantities in thousandths, and the same thing scanned again."""

import pytest

from appliance.domain.line import Discount, Line
from appliance.domain.problems import Refused
from appliance.domain.sale import MOST, Sale, add, discount_line, with_quantity

MILK = Line(0, "Milk", "10", "1", 2490, 1500, product="1")
BREAD = Line(0, "Bread", "10", "1", 3990, 1500, product="2")


def test_the_same_product_again_raises_its_line():
    sale = add(add(Sale("0" * 32, "NOK"), MILK), MILK)
    assert [(line.id, line.quantity) for line in sale.lines] == [(1, 2000)]


def test_another_between_begins_a_new_line():
    sale = add(add(add(Sale("0" * 32, "NOK"), MILK), BREAD), MILK)
    assert [(line.name, line.quantity) for line in sale.lines] == [
        ("Milk", 1000), ("Bread", 1000), ("Milk", 1000),
    ]  # fmt: skip


def test_a_discounted_line_is_left_alone():
    sale = discount_line(add(Sale("0" * 32, "NOK"), MILK), 1, Discount(100, "dented"))
    assert [line.gross for line in add(sale, MILK).lines] == [2390, 2490]


@pytest.mark.parametrize(
    ("quantity", "gross"),
    [(1250, 3738), (335, 1002), (1, 3), (-1250, -3738), (3000, 8970)],
)
def test_weighed_goods(quantity, gross):
    """29.90 a kilo: 1.250 kg = 37.375 → 37.38; 0.335 kg = 10.0165 → 10.02; 1 g = 0.0299 → 0.03."""
    assert Line(0, "Apples", "10", "1", 2990, 1500, quantity=quantity).gross == gross


@pytest.mark.parametrize("quantity", [0, -1000, MOST + 1])
def test_no_nothing_no_change_of_sign_no_barcode_as_quantity(quantity):
    with pytest.raises(Refused, match="quantity_wrong"):
        with_quantity(add(Sale("0" * 32, "NOK"), MILK), 1, quantity)
