"""A barcode belongs to one product: no other may take it unasked."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.till import catalogue
from tests.till.shop import MILK, PRODUCTS, ring

MILK_ROW, BREAD_ROW = PRODUCTS[0], PRODUCTS[1]
NEW = "5701234567899"


def sold(till, code):
    """What a scan puts into the basket."""
    return ring(till, code).sale.lines[-1].name


def test_a_code_of_another_product_is_refused_and_nothing_changes(till):
    with pytest.raises(Refused) as refused:
        catalogue.put(till, [replace(BREAD_ROW, price=1, codes=(*BREAD_ROW.codes, MILK))])
    assert refused.value.problem.code == "code_taken"
    assert refused.value.problem.facts == {"code": MILK, "name": "Milk 1 l"}
    assert (sold(till, MILK), sold(till, BREAD_ROW.codes[0])) == ("Milk 1 l", "Bread")


def test_two_new_products_cannot_share_one(till):
    rows = [replace(MILK_ROW, number="90", codes=(NEW,)), replace(MILK_ROW, number="91", codes=(NEW,))]
    with pytest.raises(Refused, match="code_taken"):
        catalogue.put(till, rows)


def test_one_that_its_owner_gives_up_in_the_same_entry_is_free(till):
    rows = [replace(MILK_ROW, codes=()), replace(BREAD_ROW, codes=(*BREAD_ROW.codes, MILK))]
    assert catalogue.put(till, rows) == 2
    assert sold(till, MILK) == "Bread"


def test_a_product_keeps_its_own(till):
    assert catalogue.put(till, [replace(MILK_ROW, price=2590)]) == 1


def test_made_known_at_the_till_it_has_its_groups_rate(till):
    made = catalogue.create(till, NEW, "  Rope   10 m ", "20", 8900)
    assert (made.name, made.rate, made.department, made.codes) == ("Rope 10 m", 2500, "2", (NEW,))
    assert sold(till, NEW) == "Rope 10 m"


@pytest.mark.parametrize(
    ("code", "name", "group", "price", "problem"),
    [
        (NEW, " ", "20", 8900, "name_needed"),
        (NEW, "Rope", "20", 0, "price_wrong"),
        (NEW, "Rope", "99", 8900, "group_unknown"),
        (MILK, "Rope", "20", 8900, "code_taken"),
    ],
)
def test_half_known_is_refused(till, code, name, group, price, problem):
    with pytest.raises(Refused, match=problem):
        catalogue.create(till, code, name, group, price)
