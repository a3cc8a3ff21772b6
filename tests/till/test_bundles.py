"""Bundles: one line to whoever buys, its parts to the VAT, the stock and the books."""

from dataclasses import replace

import pytest

from appliance.domain.bundle import Part
from appliance.domain.line import Discount
from appliance.domain.price_list import Price
from appliance.domain.problems import Refused
from appliance.domain.product import Group, Product
from appliance.paper.compose import compose
from appliance.paper.text import lines as paper_lines
from appliance.storage import projections
from appliance.storage.drafts import as_dict, sale_from
from appliance.till import (
    backtrack,
    bundles,
    catalogue,
    day,
    goods_file,
    loose,
    parking,
    price_lists,
    returns,
    scanning,
    selling,
    served,
    showing,
    stock,
)
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import MILK, last, managed, paid, ring, trusted

BASKET = Product("100", "Gift basket", "20", "2", 17000, 2500, codes=("7038010000065",))
PARTS = (Part("1", 2), Part("3", 1))
"""Two milks at 24.90 (15 %) and a knife at 129.50 (25 %): 179.30 alone, 170.00 together."""


@pytest.fixture
def gifts(till):
    """There is a basket, Kari at the till, and stock is kept of milk."""
    trusted(till)
    milk = catalogue.named(till, ["1"])["1"]
    catalogue.put(till, [BASKET, replace(milk, minimum=0)])
    bundles.save(till, "100", PARTS)
    till.approver = None
    return till


def lines(till):
    return [(one.name, one.quantity, one.price, one.gross) for one in till.sale.lines]


def test_one_line_and_behind_it_its_parts_at_their_share(gifts):
    assert scanning.scan(gifts, "7038010000065")
    # 170.00 x 49.80 / 179.30 = 47.22 of two milks, 122.78 of the knife
    assert lines(gifts) == [
        ("Gift basket", 1000, 0, 0), ("Milk 1 l", 2000, 2361, 4722), ("Knife", 1000, 12278, 12278),
    ]  # fmt: skip
    assert (gifts.sale.total, gifts.sale.count) == (17000, 1)
    assert [(one.rate, one.follows) for one in gifts.sale.lines] == [(1500, 0), (1500, 1), (2500, 1)]
    assert showing.shown(gifts, gifts.clock().at).amount == 17000


def test_the_entry_has_the_vat_of_each_rate_and_the_stock_moves(gifts):
    selling.tap(gifts, "100")
    data = paid(gifts, ("card", 17000)).data
    assert data["vat"] == [
        {"rate": 1500, "gross": 4722, "net": 4106, "vat": 616},
        {"rate": 2500, "gross": 12278, "net": 9822, "vat": 2456},
    ]
    assert [(one["line"], one.get("bundle"), one.get("follows")) for one in data["lines"]] == [
        (1, 17000, None), (2, None, 1), (3, None, 1),
    ]  # fmt: skip
    assert stock.on_hand(gifts, ["1"]) == {"1": -2000}
    z = day.z_report(gifts)
    assert z["gross"] == 17000 == sum(row["gross"] for row in z["revenue"])
    assert z["counts"]["discounts"] == {"n": 0, "amount": 0} == z["counts"]["campaigns"]
    assert projections.differences(gifts.database) == []


def test_the_paper_says_what_was_agreed_and_what_is_in_it(gifts):
    selling.tap(gifts, "100")
    selling.tap(gifts, "100")
    paid(gifts, ("card", 34000))
    said = paper_lines(compose(gifts.paid.data, letterhead(gifts.shop), Words("en", gifts.rules.currency)))
    at = said.index("Gift basket")
    assert [line.split() for line in said[at : at + 6]] == [
        ["Gift", "basket"], ["2", "×", "170.00"], ["Milk", "1", "l", "94.44"], ["4", "×", "23.61"],
        ["Knife", "245.56"], ["2", "×", "122.78"],
    ]  # fmt: skip


def test_it_is_changed_taken_out_and_done_back_as_one(gifts):
    selling.tap(gifts, "100")
    selling.tap(gifts, "100")
    selling.quantity(gifts, 1, 3000)
    assert lines(gifts) == [
        ("Gift basket", 3000, 0, 0), ("Milk 1 l", 6000, 2361, 14166), ("Knife", 3000, 12278, 36834),
    ]  # fmt: skip
    for deed in (selling.quantity, lambda till, line, _: selling.remove(till, line)):
        with pytest.raises(Refused, match="line_follows"):
            deed(gifts, 2, 1000)
    with pytest.raises(Refused, match="no_discount_on_group"):
        selling.discount_line(gifts, 1, Discount(0, "scratch", percent=1000))
    with pytest.raises(Refused, match="line_follows"):
        selling.discount_line(gifts, 2, Discount(0, "scratch", percent=1000))
    ring(gifts, MILK)
    before = gifts.journal.id
    selling.remove(gifts, 1)
    assert lines(gifts) == [("Milk 1 l", 1000, 2490, 2490)]
    assert gifts.journal.id == before + 3
    backtrack.back(gifts)
    assert gifts.sale.total == 2490 + 51000
    selling.quantity(gifts, gifts.sale.lines[1].id, 1000)
    assert gifts.sale.total == 2490 + 17000


def test_a_discount_of_the_sale_is_borne_by_the_parts(gifts):
    selling.tap(gifts, "100")
    selling.discount_sale(gifts, Discount(0, "scratch", percent=1000))
    assert (gifts.sale.total, gifts.sale.shares) == (15300, (0, 472, 1228))
    data = paid(gifts, ("card", 15300)).data
    assert [one["gross"] for one in data["lines"]] == [0, 4250, 11050]


def test_it_comes_back_whole_and_never_in_parts(gifts):
    selling.tap(gifts, "100")
    selling.quantity(gifts, 1, 2000)
    paid(gifts, ("card", 34000))
    returns.return_lines(gifts, returns.find_receipt(gifts, 1), {2: 1000})
    assert gifts.sale is None
    returns.return_lines(gifts, returns.find_receipt(gifts, 1), {1: 1000})
    assert [(one.quantity, one.gross) for one in gifts.sale.lines] == [
        (-1000, 0), (-2000, -4722), (-1000, -12278),
    ]  # fmt: skip
    data = paid(gifts, ("card", -17000)).data
    assert data["series"] == "return" and data["lines"][0]["bundle"] == 17000
    assert stock.on_hand(gifts, ["1"]) == {"1": -2000}
    returns.return_lines(gifts, returns.find_receipt(gifts, 1), {1: 1000})
    paid(gifts, ("card", -17000))
    with pytest.raises(Refused, match="already_returned"):
        returns.return_lines(gifts, returns.find_receipt(gifts, 1), {1: 1000})
    with pytest.raises(Refused, match="price_wrong"):
        loose.take_back(trusted(gifts), "100", 17000, 1000, "Unwanted")
    assert projections.differences(gifts.database) == []


def test_pieces_that_do_not_divide_come_to_the_price(gifts):
    catalogue.put(managed(gifts), [replace(catalogue.named(gifts, ["100"])["100"], price=10000)])
    bundles.save(gifts, "100", [Part("1", 3)])
    selling.tap(gifts, "100")
    assert lines(gifts)[1:] == [("Milk 1 l", 2000, 3333, 6666), ("Milk 1 l", 1000, 3334, 3334)]
    selling.quantity(gifts, 1, 3000)
    assert gifts.sale.total == 30000


def test_it_may_cost_more_than_its_parts_and_have_a_price_by_date(gifts):
    price_lists.save(managed(gifts), "100", Price("2026-11-21", 20000))
    selling.tap(gifts, "100")
    assert gifts.sale.total == 20000
    assert [one.gross for one in gifts.sale.lines] == [
        0,
        5554,
        14446,
    ]  # 200.00 x 49.80 / 179.30 = 55.55, made even
    with pytest.raises(Refused, match="bundle_wrong"):
        price_lists.save(gifts, "100", Price("2026-11-21", 15000, group="Members"))


def test_the_pant_of_a_part_is_beside_the_price(gifts):
    goods = [
        Product("80", "Soda", "10", "1", 2900, 1500, pant="81"),
        Product("81", "Pant 2 kr", "74", "1", 200, 2500),
    ]
    catalogue.put(managed(gifts), goods, [Group("74", "Pant", "1", 2500, discountable=False, kind="pant")])
    bundles.save(gifts, "100", [Part("80", 2), Part("2", 1)])
    selling.tap(gifts, "100")
    selling.quantity(gifts, 1, 2000)
    assert [(one.name, one.quantity, one.follows) for one in gifts.sale.lines] == [
        ("Gift basket", 2000, 0), ("Soda", 4000, 1), ("Pant 2 kr", 4000, 1), ("Bread", 2000, 1),
    ]  # fmt: skip
    assert gifts.sale.total == 2 * 17000 + 4 * 200


def test_a_lunch_is_eaten_here_or_taken_along_as_one(gifts):
    cafe = Group("50", "Lunch", "1", 1500, served=2500, here=True)
    goods = [Product("90", "Sandwich", "50", "1", 8000, 1500), Product("91", "Lunch", "50", "1", 9900, 1500)]
    catalogue.put(managed(gifts), goods, [cafe])
    bundles.save(gifts, "91", [Part("90", 1), Part("1", 1)])
    selling.tap(gifts, "91")
    assert [(one.rate, one.served) for one in gifts.sale.lines] == [
        (2500, "here"),
        (2500, "here"),
        (1500, ""),
    ]
    served.turn(gifts, 1)
    assert [(one.rate, one.served) for one in gifts.sale.lines] == [
        (1500, "away"),
        (1500, "away"),
        (1500, ""),
    ]
    served.whole(gifts, "here")
    assert {row["rate"] for row in paid(gifts, ("card", 9900)).data["vat"]} == {1500, 2500}


def test_an_age_is_asked_for_what_is_in_it(gifts):
    catalogue.put(managed(gifts), [], [Group("20", "Hardware", "2", 2500, age=18)])
    with pytest.raises(Refused, match="age_needed"):
        selling.tap(gifts, "100")
    selling.put_of_age(gifts)
    assert gifts.sale.total == 17000 and len(gifts.sale.lines) == 3


def test_parked_drafted_and_as_it_was_rung_up(gifts):
    selling.tap(gifts, "100")
    assert sale_from(as_dict(gifts.sale)) == gifts.sale
    parking.park(gifts, "Kari")
    bundles.save(managed(gifts), "100", [])
    parking.resume(gifts, parking.parked(gifts)[0][0])
    selling.quantity(gifts, 1, 2000)
    assert gifts.sale.total == 34000
    selling.tap(gifts, "100")
    assert lines(gifts)[-1] == ("Gift basket", 1000, 17000, 17000)


def test_what_is_in_it_is_journalled_and_kept_by_a_file(gifts):
    (change,) = last(gifts)["products"]
    assert change["new"]["parts"] == [{"product": "1", "pieces": 2}, {"product": "3", "pieces": 1}]
    assert "parts" not in change["old"]
    file = b"number;name;group;price;vat\n100;Gift basket;20;180;25\n"
    assert goods_file.take(managed(gifts), goods_file.plan(gifts, file)) == 1
    assert catalogue.named(gifts, ["100"])["100"].parts == PARTS
    projections.rebuild(gifts.database)
    assert catalogue.named(gifts, ["100"])["100"].parts == PARTS


@pytest.mark.parametrize(
    ("number", "parts", "code"),
    [
        ("100", [Part("100", 1)], "bundle_wrong"),
        ("2", [Part("100", 1)], "bundle_wrong"),
        ("100", [Part("5", 1)], "bundle_wrong"),
        ("100", [Part("6", 1)], "bundle_wrong"),
        ("100", [Part("7", 1)], "bundle_wrong"),
        ("100", [Part("1", 1), Part("1", 2)], "bundle_wrong"),
        ("1", [Part("2", 1)], "bundle_wrong"),
        ("6", [Part("2", 1)], "bundle_wrong"),
        ("100", [Part("99", 1)], "line_gone"),
        ("99", [Part("1", 1)], "line_gone"),
        ("100", [Part("1", 0)], "quantity_wrong"),
        ("100", [Part("1", 100)], "quantity_wrong"),
    ],
    ids=["itself", "in a bundle", "weighed", "open price", "never reduced", "twice", "stock of its own",
         "no price", "unknown part", "unknown", "none of it", "too many"],
)  # fmt: skip
def test_what_makes_no_bundle_is_refused(gifts, number, parts, code):
    trusted(gifts)
    row = gifts.journal.id
    with pytest.raises(Refused, match=code):
        bundles.save(gifts, number, parts)
    assert gifts.journal.id == row


def test_a_manager_says_it(gifts):
    with pytest.raises(Refused, match="manager_needed"):
        bundles.save(gifts, "100", [])


def test_what_is_in_a_bundle_becomes_none_itself(gifts):
    trusted(gifts)
    with pytest.raises(Refused, match=r"bundle_wrong \(name=Knife\)"):
        bundles.save(gifts, "3", (Part("2", 1),))
    bundles.save(gifts, "100", ())
    bundles.save(gifts, "3", (Part("2", 1),))
    assert catalogue.named(gifts, ["3"])["3"].parts == (Part("2", 1),)
