"""Pant that belongs to its goods: sold, counted, taken out and brought back with them."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.storage import projections
from appliance.till import catalogue, loose, pant, parking, returns, selling
from tests.till.kinds_shop import shelved
from tests.till.shop import MILK, kinds, last, managed, paid, ring, trusted

COLA = "7044610000019"


@pytest.fixture
def till(till):
    """The story shop with cola at 24.90 and a bottle's pant of 3.00."""
    catalogue.put(shelved(till), [Product("90", "Cola", "10", "1", 2490, 1500, codes=(COLA,), pant="73")])
    return till


def lines(till):
    return [(line.id, line.name, line.quantity, line.gross, line.follows) for line in till.sale.lines]


def test_a_can_brings_its_pant_and_the_next_one_more(till):
    ring(till, COLA, MILK, COLA)
    selling.remove(till, 3)
    ring(till, COLA, COLA)
    assert lines(till) == [(1, "Cola", 1000, 2490, 0), (2, "Bottle", 1000, 300, 1),
                           (4, "Cola", 3000, 7470, 0), (5, "Bottle", 3000, 900, 4)]  # fmt: skip
    assert till.sale.count == 4


@pytest.fixture
def till_with_milk(till):
    return ring(till, COLA, MILK)


def test_the_quantity_follows_and_fewer_is_two_corrections(till_with_milk):
    till = till_with_milk
    selling.quantity(till, 1, 5000)
    selling.quantity(till, 1, 2000)
    assert [(line.quantity, line.gross) for line in till.sale.lines] == [
        (2000, 4980), (2000, 600), (1000, 2490),
    ]  # fmt: skip
    assert kinds(till)[-2:] == ["line_changed", "line_changed"]
    assert (last(till)["line"]["name"], last(till)["before"], last(till)["after"]) == ("Bottle", 1500, 600)


@pytest.mark.parametrize("deed", [lambda till: selling.quantity(till, 2, 3000),
                                  lambda till: selling.remove(till, 2)])  # fmt: skip
def test_it_is_not_touched_by_itself(till_with_milk, deed):
    with pytest.raises(Refused, match="line_follows"):
        deed(till_with_milk)
    assert len(till_with_milk.sale.lines) == 3


def test_it_goes_with_its_can_and_keeps_its_can_when_parked(till_with_milk):
    till = till_with_milk
    parking.park(till, "")
    parking.resume(till, parking.parked(till)[0][0])
    selling.remove(till, 1)
    assert [line.name for line in till.sale.lines] == ["Milk 1 l"]
    assert kinds(till)[-2:] == ["line_removed", "line_removed"]


def test_the_receipt_has_both_and_both_come_back(till):
    ring(till, COLA, COLA)
    body = paid(till, ("card", 5580)).data
    assert [(one["gross"], one.get("kind"), one.get("follows")) for one in body["lines"]] == [
        (4980, None, None), (600, "pant", 1),
    ]  # fmt: skip
    found = returns.find_receipt(till, 1)
    returns.return_lines(till, found, {1: 1000, 2: 2000})  # the pant comes as its can does
    assert [(line.quantity, line.gross, line.follows) for line in till.sale.lines] == [
        (-1000, -2490, 0), (-1000, -300, 1),
    ]  # fmt: skip
    paid(till, ("card", -2790))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    assert paid(till, ("card", -2790)).data["gross"] == -2790
    assert projections.differences(till.database) == []


def test_without_a_receipt_it_comes_back_too(till):
    loose.take_back(managed(till), "90", 2490, 2000, "Faulty")
    assert [(line.quantity, line.gross, line.unreceipted) for line in till.sale.lines] == [
        (-2000, -4980, "Faulty"), (-2000, -600, "Faulty"),
    ]  # fmt: skip


def test_no_discount_takes_of_it(till_with_milk):
    trusted(till_with_milk)
    selling.discount_sale(till_with_milk, Discount(0, "Damaged", percent=5000))
    assert till_with_milk.sale.total == 300 + 2490  # half of 2 × 24.90, and the pant whole


def test_a_manager_ties_it_and_unties_it(till):
    with pytest.raises(Refused, match="manager_needed"):
        pant.tie(till, "1", "73")
    managed(till)
    assert [one.number for one in pant.articles(till)] == ["73"]
    pant.tie(till, "1", "73")
    assert last(till)["products"][0]["new"]["pant"] == "73"
    ring(till, MILK)
    pant.tie(till, "1", "")
    ring(till, MILK)
    assert [(line.name, line.quantity) for line in till.sale.lines] == [("Milk 1 l", 2000), ("Bottle", 2000)]
    assert catalogue.named(till, ["1"])["1"].pant == ""


@pytest.mark.parametrize(("number", "article"), [("5", "73"), ("73", "73"), ("1", "2"), ("1", "99")])
def test_only_pant_and_only_for_pieces(till, number, article):
    with pytest.raises(Refused, match="pant_unknown"):
        pant.tie(managed(till), number, article)
