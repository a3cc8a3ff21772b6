"""Tips: with the payment, for somebody, outside turnover and VAT, and paid out in cash."""

import json

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Group
from appliance.domain.settlement import TIPS_OUT, Count
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.storage import projections, steps_tips
from appliance.till import (
    behind,
    cashier_day,
    catalogue,
    day,
    parking,
    paying,
    people,
    reports,
    returns,
    selling,
    tips,
    verifying,
)
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.kinds_shop import shelved
from tests.till.shop import KNIFE, MILK, kinds, last, managed, paid, ring, trusted


@pytest.fixture
def shop(till):
    return shelved(till)


def tipped(till, amount, employee="", code=KNIFE, kind="card"):
    """What is rung up is paid with a tip for somebody."""
    paying.pay(ring(till, code))
    payment = tips.add(till, amount, employee)
    paying.tender(till, kind, payment.cash_due if kind == "cash" else payment.left)
    return till.paid.data


def printed(till, body):
    """The lines of a paper."""
    return "\n".join(lines(compose(body, letterhead(till.shop), Words("en", till.rules.currency))))


def test_a_tip_is_in_what_is_paid_and_in_no_sum_of_what_was_sold(shop):
    body = tipped(shop, 2050)  # 129.50 and 20.50
    knife, tip = body["lines"]
    assert (tip["kind"], tip["employee"], tip["gross"], tip["vat"]) == ("tip", "1", 2050, 0)
    assert "employee" not in knife
    assert (body["gross"], body["vat"]) == (
        15_000, [{"rate": 2500, "gross": 12_950, "net": 10_360, "vat": 2590}],
    )  # fmt: skip
    z = day.z_report(shop)
    assert (z["gross"], z["net"]) == (12_950, 10_360)
    assert z["operators"] == [{"operator": "1", "name": "Kari", "n": 1, "gross": 12_950}]
    assert z["outside"] == [{"kind": "tip", "n": 1, "amount": 2050}]
    assert z["tips"] == [{"employee": "1", "name": "Kari", "n": 1, "amount": 2050, "times": 0, "paid": 0}]
    assert projections.differences(shop.database) == []
    assert verifying.verify(shop.database, shop.rules)[1] == ""


def test_cash_is_rounded_with_the_tip_in_it(shop):
    body = tipped(shop, 1000, kind="cash")  # 129.50 + 10.00 = 139.50
    assert (body["gross"], body["rounding"], body["tenders"][0]["amount"]) == (13_950, 50, 14_000)


def test_another_sum_takes_the_place_of_the_first_and_both_stand_in_the_journal(shop):
    paying.pay(ring(shop, KNIFE))
    assert tips.add(shop, 5000).total == 17_950
    assert tips.add(shop, 2000).total == 14_950
    assert tips.add(shop, 1000, "2").total == 15_950
    assert tips.in_sale(shop) == {"1": 2000, "2": 1000}
    assert tips.take_off(shop).total == 12_950
    assert kinds(shop)[-3:] == ["line_removed"] * 3 and last(shop)["line"]["gross"] == 1000
    paying.tender(shop, "card", 12_950)
    assert shop.paid.data["gross"] == 12_950
    assert day.report(shop)["counts"]["corrections"] == {"n": 3, "amount": 8000}


def test_it_waits_for_nothing_but_comes_before_the_money(shop):
    ring(shop, KNIFE)
    with pytest.raises(Refused, match="sale_empty"):
        tips.add(shop, 1000)
    paying.pay(shop)
    for amount, employee, code in ((0, "", "amount_wrong"), (-5, "", "amount_wrong"), (5, "99", "line_gone")):
        with pytest.raises(Refused, match=code):
            tips.add(shop, amount, employee)
    paying.tender(shop, "card", 5000)
    for deed in (lambda: tips.add(shop, 1000), lambda: tips.take_off(shop)):
        with pytest.raises(Refused, match="sale_under_payment"):
            deed()


def test_a_shop_without_a_group_for_them_takes_none(till):
    assert not tips.taken_here(till)
    paying.pay(ring(till, KNIFE))
    with pytest.raises(Refused, match="tip_no_group"):
        tips.add(till, 1000)


def test_it_outlives_a_power_cut_and_being_put_aside(shop, box):
    paying.pay(ring(shop, KNIFE))
    tips.add(shop, 1000, "2")
    assert shop.drafts.flush()
    again = box.power_cut()
    assert again.sale.total == 13_950 and tips.in_sale(again) == {"2": 1000}
    people.log_in(again, "1", "1234")
    again.drawer, again.question = "shut", None
    sale = again.sale.id
    parking.park(again, "table 4")
    parking.resume(again, sale)
    assert tips.in_sale(again) == {"2": 1000}


def test_it_counts_for_whom_it_is_whoever_rings_it_up(shop):
    tipped(shop, 2000, "2")
    tipped(shop, 1000, code=MILK)
    day.z_report(managed(shop))
    totals = reports.totals(shop)
    assert (totals.turnover, [(one.code, one.n, one.gross) for one in totals.tips]) == (
        15_440, [("2", 1, 2000), ("1", 1, 1000)],
    )  # fmt: skip
    (found,) = behind.receipts(shop, "2026-11-21", "2026-11-21", "tip", "2")
    assert (found.number, found.gross) == (1, 14_950)
    kari, ola = (cashier_day.report(shop, number, "2026-11-21") for number in ("1", "2"))
    assert (kari["gross"], kari["outside"]) == (15_440, [{"kind": "tip", "n": 1, "amount": 1000}])
    assert (ola["gross"], ola["outside"]) == (0, [{"kind": "tip", "n": 1, "amount": 2000}])
    assert [row["employee"] for row in kari["tips"] + ola["tips"]] == ["1", "2"]


def test_one_that_was_rung_up_as_a_group_is_for_whoever_sold(shop):
    selling.sell_open(ring(shop, KNIFE), "71", 2000)
    paid(shop, ("card", 14_950))
    assert [(one["employee"], one["amount"]) for one in day.report(shop)["tips"]] == [("1", 2000)]


def test_a_tip_that_comes_back_is_theirs_who_had_it(shop):
    tipped(shop, 2000, "2")
    returns.return_lines(trusted(shop), returns.find_receipt(shop, 1), {2: 1000})
    paid(shop, ("card", -2000))
    (row,) = day.report(shop)["tips"]
    assert (row["employee"], row["n"], row["amount"]) == ("2", 2, 0)
    assert projections.differences(shop.database) == []


def test_they_are_paid_out_in_cash_and_signed_for(shop):
    tipped(shop, 2000)
    with pytest.raises(Refused, match="manager_needed"):
        tips.pay_out(shop, "1", 2000)
    managed(shop)
    for who, amount, code in (("1", 0, "amount_wrong"), ("9", 5, "line_gone")):
        with pytest.raises(Refused, match=code):
            tips.pay_out(shop, who, amount)
    assert tips.left(shop) == {"1": 2000}
    body = tips.pay_out(shop, "1", 1500).data
    assert (body["amount"], body["reason"]) == (-1500, TIPS_OUT)
    assert body["employee"] == {"number": "1", "name": "Kari"}
    assert tips.left(shop) == {"1": 500}
    slip = printed(shop, body)
    assert "Tips paid out" in slip and "1 Kari" in slip and "-15.00" in slip
    z = day.z_report(shop)
    assert z["cash_expected"] == 98_500  # 1000.00 - 15.00; the knife went on a card
    assert z["tips"][0]["times"] == 1 and z["tips"][0]["paid"] == -1500
    said = printed(shop, z)
    assert "- 1 Kari" in said and "- 1 Kari, paid out" in said
    report = cashier_day.report(shop, "1", "2026-11-21")
    assert report["tips"][0]["paid"] == -1500
    assert tips.left(shop) == {}


def test_what_no_coins_come_to_stays_owed(shop):
    """12.50 by card: no coins of the till come to it, of 12.00 they do."""
    tipped(shop, 1250)
    managed(shop)
    before = shop.journal.id
    with pytest.raises(Refused, match="no_such_coins"):
        tips.pay_out(shop, "1", 1250)
    assert kinds(shop, before) == []
    tips.pay_out(shop, "1", 1200)
    assert tips.left(shop) == {"1": 50}
    assert day.z_report(shop)["cash_expected"] == 98_800


def test_the_books_owe_what_was_given_until_it_is_paid_out(shop):
    tipped(shop, 2000)
    tips.pay_out(managed(shop), "1", 1500)
    z = day.z_report(shop)
    day.settle_day(shop, Count(z["cash_expected"], {}, {}, {}))
    ((body,),) = shop.database.execute_sql("SELECT body FROM voucher").fetchall()
    postings = [(one["role"], one["amount"]) for one in json.loads(body)["postings"]]
    assert [one for one in postings if one[0] == "tip"] == [("tip", -2000), ("tip", 1500)]
    assert sum(amount for _, amount in postings) == 0 and ("cash_out", 1500) not in postings


def test_the_tips_of_an_older_till_are_summed_from_its_journal(shop):
    tipped(shop, 2000)
    before = shop.database.execute_sql("SELECT * FROM rollup WHERE measure = 'tip'").fetchall()
    shop.database.execute_sql("DELETE FROM rollup WHERE measure = 'tip'")
    steps_tips.sum_up_tips(shop.database)
    assert shop.database.execute_sql("SELECT * FROM rollup WHERE measure = 'tip'").fetchall() == before
    assert before == [("2026-11-21", "tip", "1", 1, 2000, 0)]


def test_a_group_made_on_the_glass_is_enough(till):
    catalogue.put(till, [], [Group("9", "Drikkepenger", "1", 0, kind="tip")])
    assert tips.taken_here(till)
    assert tipped(till, 1000)["lines"][1]["name"] == "Drikkepenger"
