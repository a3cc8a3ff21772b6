"""Bottles back: off a sale or out of the drawer, no turnover, and a machine's slip once."""

import pytest

from appliance.domain.pant import Bottles
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.fiscal import rules_for
from appliance.storage import days, projections
from appliance.till import bottles, day, paying, returns, scanning, verifying
from tests.till.shop import KNIFE, last, paid, ring

SLIP = "9801234567890123456703450999"


def test_they_pay_a_part_and_the_receipt_says_so(till):
    bottles.take(ring(till, KNIFE), Bottles({200: 4, 300: 2}))
    assert till.payment.left == 12_950 - 1_400
    paying.tender(till, "card", 11_550)
    assert last(till)["tenders"] == [
        {"kind": "pant", "brand": "", "amount": 1_400}, {"kind": "card", "brand": "", "amount": 11_550},
    ]  # fmt: skip


def test_more_than_the_goods_cost_gives_money_back(till):
    bottles.take(ring(till, KNIFE), Bottles({300: 50}))
    assert (till.payment.left, till.payment.cash_due) == (-2050, -2100)
    paying.tender(till, "cash", -2100)
    z = day.z_report(till)
    assert (z["gross"], z["cash_expected"]) == (12_950, 100_000 - 2_100)
    assert {row["kind"]: row["amount"] for row in z["tenders"]} == {"pant": 15_000, "cash": -2_100}


def test_alone_they_are_paid_out_in_coins_and_are_no_turnover(till):
    """20.00 and a slip of 12.50: 33.00 in coins for 32.50 of bottles."""
    bottles.pay_out(till, Bottles({200: 10}, slip=1_250))
    body = last(till)
    assert (body["kind"], body["amount"], body["rounding"]) == ("cash_moved", -3_250, -50)
    assert body["pant"] == [{"value": 200, "n": 10}]
    assert body["slip"] == {"amount": 1_250, "code": ""}
    z = day.z_report(till)
    assert (z["gross"], z["cash_expected"], z["rounding"]) == (0, 96_700, -50)
    day.settle_day(till, Count(96_700, {}, {}, {}))
    (voucher,) = days.vouchers(till.database)
    assert [(row["role"], row["tender"], row["amount"]) for row in voucher["postings"]] == [
        ("tender", "cash", -3_300), ("pant", "", 3_250), ("rounding", "", 50),
    ]  # fmt: skip
    assert verifying.verify(till.database, till.rules)[1] == ""


def test_a_slip_is_asked_about_and_paid_once(till):
    ring(till, KNIFE, SLIP)
    assert (till.question.code, till.question.facts["slip_amount"]) == ("pant_slip", 3_450)
    till.question = None
    bottles.take(till, Bottles(slip=3_450, code=SLIP))
    scanning.scan(till, SLIP)
    assert till.question.code == "pant_slip"
    for deed in (bottles.take, bottles.pay_out):
        with pytest.raises(Refused, match="slip_taken"):
            deed(till, Bottles(slip=3_450, code=SLIP))
    paying.tender(till, "card", 9_500)
    with pytest.raises(Refused, match="slip_taken"):
        bottles.pay_out(till, Bottles(slip=3_450, code=SLIP))
    bottles.pay_out(till, Bottles(slip=3_450))  # typed: nobody can know
    assert projections.differences(till.database) == []


@pytest.mark.parametrize("wrong", [Bottles(), Bottles({200: -1}), Bottles({500: 1}), Bottles(slip=-5)])
@pytest.mark.parametrize("deed", [bottles.take, bottles.pay_out])
def test_nothing_is_paid_for_nothing(till, deed, wrong):
    ring(till, KNIFE)
    with pytest.raises(Refused, match="amount_wrong"):
        deed(till, wrong)
    assert till.payment is None


def test_a_sale_that_gives_money_back_takes_no_bottles(till):
    paid(ring(till, KNIFE), ("card", 12_950))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    with pytest.raises(Refused, match="amount_wrong"):
        bottles.take(till, Bottles({200: 1}))
    assert till.payment is None


def test_denmark_has_its_own_marks():
    assert rules_for("denmark").pants == (("A", 100), ("B", 150), ("C", 300))
