"""What the labels of a scale carry, by touch: tried with a scan, changed, kept; and goods past their day."""

import pytest

from appliance.domain.product import Product
from appliance.till import catalogue, day, measuring

CHEESE = "2300123014952"


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Eier", "4321")
    day.open_day(counter.till, 0)
    cheese = Product("80", "Brunost", "10", "1", 18990, 1500, unit="kg", codes=("2300123000009",))
    catalogue.put(counter.till, [cheese])
    return counter


def test_a_table_is_tried_before_it_is_kept(counter):
    counter.deeds.go_goods()
    counter.press("Labels of the scale").scan(CHEESE)
    assert counter.reads("Brunost") and counter.reads("283,90")  # 1.495 · 189.90
    counter.tap("23 …").press("A weight")  # the next that it can carry
    assert counter.reads("A price") and counter.reads("14,95")
    assert measuring.prefixes(counter.till)[3].meaning == "weight"
    counter.press("Save")
    assert measuring.prefixes(counter.till)[3].meaning == "price"
    counter.press("Back", "Back to sale").scan(CHEESE)
    assert counter.till.sale.total == 1495


def test_what_is_not_kept_is_gone_and_the_lock_ends_it(counter):
    counter.deeds.go_prefixes()
    counter.tap("20 …").press("A price")
    assert len(counter.till.trying) == 5
    counter.deeds.lock()
    counter.log_in("Eier", "4321").scan(CHEESE)
    assert counter.till.sale.total == 28390 and len(measuring.prefixes(counter.till)) == 6


def test_the_label_of_unknown_goods_makes_goods_by_weight(counter):
    counter.scan("2300777002503").press("Make it known")
    for letter in "Ost":
        counter.tap(letter if letter in counter.words() else letter.lower())
    counter.press("Choose the group").tap("Meieri")
    assert counter.reads("Price for one {unit}", unit="kg")
    counter.tap(*"10000").press("Put in basket")
    (line,) = counter.till.sale.lines
    assert (line.quantity, line.unit, line.gross) == (250, "kg", 2500)


def test_goods_past_their_day_are_looked_at(counter):
    counter.scan("]d2010703801000001015261120")
    assert counter.stage == "question" and counter.till.sale is None
    counter.press("Sell it anyway")
    assert counter.till.sale.total == 2490
    counter.scan("]d2010703801000001017261120").press("OK")
    assert counter.till.sale.total == 2490 and counter.stage == "sale"
