"""Eaten here or taken along: 25 % or 15 % in Norway, the price the same."""

from dataclasses import replace

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.storage.projections import differences
from appliance.till import catalogue, groups, parking, returns, selling, served
from tests.till.shop import last, managed, paid

CAFE = Group("50", "Café", "1", 1500, served=2500)
GOODS = (Product("50", "Coffee", "50", "1", 4000, 1500), Product("51", "Mug", "50", "1", 9900, 2500))


@pytest.fixture
def till(till):
    catalogue.put(till, GOODS, [CAFE])
    return till


def lines(till):
    return [(line.name, line.rate, line.served) for line in till.sale.lines]


def test_a_line_is_turned_and_its_vat_with_it(till):
    selling.tap(till, "50")
    selling.tap(till, "51")
    assert lines(till) == [("Coffee", 1500, "away"), ("Mug", 2500, "")]
    served.turn(till, 1)
    served.turn(till, 2)  # has no choice
    assert lines(till) == [("Coffee", 2500, "here"), ("Mug", 2500, "")]
    body = paid(till, ("card", 13_900)).data
    # 40.00 at 25 %: 8.00; 99.00 at 25 %: 19.80
    assert [(one["rate"], one["vat"], one.get("served")) for one in body["lines"]] == [
        (2500, 800, "here"), (2500, 1980, None),
    ]  # fmt: skip
    assert differences(till.database) == []


def test_a_cafe_where_people_sit_down_begins_with_eaten_here(till):
    till.shop = replace(till.shop, served="here")
    selling.tap(till, "50")
    selling.tap(till, "51")
    assert lines(till) == [("Coffee", 2500, "here"), ("Mug", 2500, "")]
    served.whole(till, "away")
    selling.tap(till, "50")
    assert {line.served for line in till.sale.lines if line.name == "Coffee"} == {"away"}
    till.sale = None
    till.shop = replace(till.shop, served="away")
    catalogue.put(till, [], [replace(CAFE, here=True)])
    selling.tap(till, "50")
    assert lines(till) == [("Coffee", 1500, "away")]


def test_the_whole_sale_and_what_comes_later(till):
    selling.tap(till, "50")
    served.whole(till, "here")
    selling.tap(till, "50")
    assert [(line.quantity, line.rate) for line in till.sale.lines] == [(2000, 2500)]
    served.whole(till, "away")
    assert paid(till, ("card", 8_000)).data["vat"] == [
        {"rate": 1500, "gross": 8000, "net": 6957, "vat": 1043}  # 8000 · 15 / 115 = 1043.5 of two, by rate
    ]


def test_two_ways_are_two_lines(till):
    selling.tap(till, "50")
    served.turn(till, 1)
    selling.tap(till, "50")
    assert lines(till) == [("Coffee", 2500, "here"), ("Coffee", 1500, "away")]


def test_a_group_may_be_eaten_here_as_a_rule(till):
    groups.save(managed(till), Group("50", "Café", "1", 1500, served=2500, here=True))
    selling.sell_open(till, "50", 5_000)
    selling.tap(till, "50")
    assert lines(till) == [("Café", 2500, "here"), ("Coffee", 2500, "here")]


def test_parked_it_is_kept_and_brought_back_it_has_its_own_rate(till):
    selling.tap(till, "50")
    served.whole(till, "here")
    parking.park(till, "")
    parking.resume(till, parking.parked(till)[0][0])
    selling.tap(till, "50")
    assert lines(till) == [("Coffee", 2500, "here")]
    paid(till, ("card", 8_000))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    assert (lines(till), till.sale.total) == ([("Coffee", 2500, "")], -4_000)


@pytest.mark.parametrize("served_at", [-1, 2400])
def test_only_a_rate_of_the_country(till, served_at):
    with pytest.raises(Refused, match="group_unknown"):
        groups.save(managed(till), Group("50", "Café", "1", 1500, served=served_at))
    with pytest.raises(Refused, match="line_gone"):
        selling.tap(till, "50")
        served.whole(till, "there")
    assert last(till)["kind"] != "catalogue"
