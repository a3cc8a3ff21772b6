"""Gift cards, tips, prepayments and pant at the till: on the receipt, and in the right sums."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.storage import projections
from appliance.till import catalogue, day, parking, reports, returns, selling, slips, verifying
from tests.till.kinds_shop import GROUPS, shelved
from tests.till.shop import KNIFE, MILK, last, managed, paid, ring


@pytest.fixture
def shop(till):
    return shelved(till)


def test_a_gift_card_has_no_vat_and_is_no_turnover(shop):
    ring(shop, MILK)
    selling.tap(shop, "70")
    body = paid(shop, ("card", 52_490)).data
    milk, card = body["lines"]
    assert "kind" not in milk and card["kind"] == "gift_card"
    assert (card["rate"], card["vat"], card["gross"]) == (0, 0, 50_000)
    # 24.90 · 15/115 = 3.2478
    assert (body["gross"], body["vat"]) == (52_490, [{"rate": 1500, "gross": 2490, "net": 2165, "vat": 325}])
    assert (body["seal"]["in"], body["seal"]["ex"]) == ("524.90", "521.65")
    totals = reports.totals(managed(shop))
    assert (totals.turnover, totals.vat, totals.receipts) == (2490, 325, 1)
    assert [(bar.code, bar.gross) for bar in totals.groups] == [("10", 2490)]
    z = day.z_report(shop)
    assert (z["gross"], z["net"], z["grand"]["sales"]) == (2490, 2165, 2490)
    assert z["outside"] == [{"kind": "gift_card", "n": 1, "amount": 50_000}]
    assert [(row["code"], row["gross"]) for row in z["groups"]] == [("10", 2490)]
    assert projections.differences(shop.database) == []
    assert verifying.verify(shop.database, shop.rules)[1] == ""


def test_pant_is_turnover_with_the_vat_of_its_group(shop):
    selling.tap(shop, "73")
    body = paid(shop, ("card", 300)).data
    assert body["lines"][0]["kind"] == "pant"
    assert body["vat"] == [{"rate": 2500, "gross": 300, "net": 240, "vat": 60}]
    z = day.z_report(shop)
    assert (z["gross"], z["outside"]) == (300, [])
    assert [(row["group"], row["kind"]) for row in z["revenue"]] == [("73", "pant")]


@pytest.mark.parametrize("group", [one.code for one in GROUPS])
def test_none_of_them_bears_a_discount(shop, group):
    ring(shop, KNIFE)
    selling.sell_open(shop, group, 10_000)
    with pytest.raises(Refused, match="no_discount_on_group"):
        selling.discount_line(shop, 2, Discount(100, "friend"))
    with pytest.raises(Refused, match="discount_too_large"):
        selling.discount_sale(shop, Discount(12_951, "friend"))
    selling.discount_sale(shop, Discount(0, "friend", percent=1000))
    assert shop.sale.shares == (1295, 0)


def test_a_sale_by_group_and_a_parked_one_keep_their_kind(shop):
    selling.sell_open(shop, "71", 2000)
    sale = shop.sale.id
    parking.park(shop, "table 4")
    parking.resume(shop, sale)
    assert [(one.kind, one.rate) for one in shop.sale.lines] == [("tip", 0)]


def test_a_basket_that_was_on_the_screen_keeps_its_kind_through_a_power_cut(shop, box):
    selling.sell_open(shop, "72", 2000)
    assert shop.drafts.flush()
    assert [one.kind for one in box.power_cut().sale.lines] == ["prepayment"]


def test_a_gift_card_comes_back_as_what_it_was(shop):
    selling.tap(shop, "70")
    paid(shop, ("card", 50_000))
    returns.return_lines(shop, returns.find_receipt(shop, 1), {1: 1000})
    body = paid(shop, ("card", -50_000)).data
    assert (body["series"], body["lines"][0]["kind"], body["vat"]) == ("return", "gift_card", [])
    z = day.z_report(shop)
    assert z["outside"] == [{"kind": "gift_card", "n": 2, "amount": 0}]
    assert z["counts"]["returns"] == z["counts"]["returned"] == {"n": 0, "amount": 0}
    assert (z["gross"], z["grand"]) == (0, {"sales": 0, "returns": 0, "net": 0})


@pytest.mark.parametrize("group", ["70", "71", "72"])
def test_no_such_line_goes_out_on_credit(shop, group):
    selling.sell_open(ring(shop, KNIFE), group, 1000)
    before = shop.sale
    with pytest.raises(Refused, match="credit_goods_only"):
        slips.deliver(shop, "77", "School")
    assert shop.sale == before


def test_pant_goes_out_on_credit_with_the_bottle(shop):
    selling.tap(ring(shop, MILK), "73")
    assert slips.deliver(shop, "77", "School").data["gross"] == 2790


def test_the_catalogue_says_the_kind_of_a_group_and_its_goods_have_it(shop):
    assert {one.code: one.kind for one in catalogue.groups(shop)}["70"] == "gift_card"
    assert {one.number: one.kind for one in catalogue.products(shop)}["73"] == "pant"
    said = last(shop)["groups"]
    assert [group["kind"] for group in said] == ["gift_card", "tip", "prepayment", "pant"]
    rows = shop.database.execute_sql("SELECT code, kind FROM grp WHERE code IN ('10', '72') ORDER BY code")
    assert rows.fetchall() == [("10", "goods"), ("72", "prepayment")]
