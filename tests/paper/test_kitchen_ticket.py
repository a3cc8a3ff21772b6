"""A kitchen ticket: large enough to be read from the stove, plainly no receipt, and without a price."""

import re

import pytest

from appliance.paper.layout import Row, layout
from tests.paper.goldens import COUNTRIES, paper


def rows(name, columns, country="norway"):
    """Its rows of letters."""
    return [row for row in layout(paper(country, name), columns) if isinstance(row, Row)]


def large(name, columns, country="norway"):
    """What stands there large, as one text."""
    return " ".join(row.text.strip() for row in rows(name, columns, country) if row.large or row.tall)


@pytest.mark.parametrize("columns", [48, 32])
@pytest.mark.parametrize("country", COUNTRIES)
def test_it_begins_with_what_it_is_not(country, columns):
    heading = COUNTRIES[country].KITCHEN["heading"]
    assert large("kitchen", columns, country).startswith(heading)
    assert re.search("IKKE KVITTERING|NOT A RECEIPT", heading)


@pytest.mark.parametrize("columns", [48, 32])
def test_order_goods_and_what_is_cancelled_are_large_in_this_order(columns):
    said = large("kitchen", columns)
    order = ("Order 17", "Bord 4", "2 × Vaffel", "1 × Dagens suppe", "0,425 kg ×")
    wanted = (*order, "CANCELLED", "1 × Jordbærsaft")
    assert [said.index(one) for one in wanted] == sorted(said.index(one) for one in wanted)


def test_a_repeat_says_so_before_anything_else():
    said = large("kitchen_again", 48)
    assert said.index("REPEAT") < said.index("Order 17") and "REPEAT" not in large("kitchen", 48)


def test_it_has_no_amount_of_money():
    money = re.compile(r"\d[.,]\d\d(?![\d.])")
    assert not [row.text for row in rows("kitchen", 48) if money.search(row.text)]


def test_the_customers_receipt_names_the_order_large():
    assert "Order 17" in large("ordered", 48) and "Order" not in large("sale", 48)
