"""Differences are booked with a reason, not argued with; credit is owed, and training is nothing."""

import pytest

from appliance.domain.dayclose import fold
from appliance.domain.problems import Refused
from appliance.domain.settlement import CREDIT, Count, day_voucher, settle
from appliance.domain.voucher import Role
from tests.domain.full_day import ENTRIES, GRAND, NAMES

Z = {
    "z": 1,
    "cash_expected": 150_000,
    "tenders": [{"kind": "card", "brand": "visa", "amount": 40_000}],
    "cash_moves": [],
}


def test_a_count_that_fits_needs_no_reason():
    settled = settle(Z, Count(150_000, {50_000: 2, 20_000: 2, 10_000: 1}, {}, {}, "B1", 50_000))
    assert (settled["difference"], settled["closing_float"]) == (0, 100_000)
    assert settled["terminals"][0]["difference"] == 0


@pytest.mark.parametrize(
    ("count", "difference"),
    [(Count(149_950, {}, {}, {}), -50), (Count(150_000, {}, {"card:visa": 39_900}, {}), -100)],
)
def test_a_difference_needs_a_reason(count, difference):
    with pytest.raises(Refused) as refused:
        settle(Z, count)
    assert refused.value.problem.code == "difference_unexplained"
    assert refused.value.problem.facts["difference_amount"] == difference


def test_a_drawer_that_cannot_be_counted_needs_a_reason_too():
    with pytest.raises(Refused, match="difference_unexplained"):
        settle(Z, Count(None, {}, {}, {}))
    settled = settle(Z, Count(None, {}, {}, {"cash": "key lost"}))
    assert (settled["counted"], settled["not_counted"], settled["difference"]) == (150_000, 1, 0)


def test_a_day_whose_drawer_should_hold_less_than_nothing_can_still_be_settled():
    """500.00 went back to customers out of a drawer whose float nobody typed."""
    settled = settle({**Z, "cash_expected": -50_000}, Count(None, {}, {}, {"cash": "float not typed"}))
    assert (settled["counted"], settled["difference"], settled["closing_float"]) == (0, 50_000, 0)


@pytest.mark.parametrize(
    "count",
    [
        Count(150_000, {100: 1}, {}, {}),
        Count(150_000, {}, {}, {}, "B1", 50_000, closing_float=99_999),
        Count(150_000, {}, {}, {}, "B1", 150_001),
        Count(150_000, {}, {}, {}, "B1", -1),
    ],
)
def test_a_count_that_contradicts_itself_is_refused(count):
    with pytest.raises(Refused, match="settlement_unbalanced"):
        settle(Z, count)


def voucher_of_the_full_day():
    """200.00 of the 775.00 that should be there went to the bank; everything was as registered."""
    z = fold(ENTRIES, GRAND, NAMES) | {"z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9}
    settled = settle(z, Count(77_500, {}, {}, {}, "B1", 20_000))
    return day_voucher(z, settled, "0" * 32, "NOK")


def booked(voucher, role):
    """The postings of a role: department, rate, amount, VAT."""
    return [(one.department, one.rate, one.amount, one.vat) for one in voucher.postings if one.role == role]


def test_goods_on_credit_are_revenue_against_a_receivable():
    """One milk of two stayed sold, the book too, the knife came back; on credit two knives and a milk."""
    voucher = voucher_of_the_full_day()
    assert booked(voucher, Role.REVENUE) == [
        ("1", 1500, -2490, -325), ("2", 0, -19_900, 0), ("1", 1500, -2490, -325), ("2", 2500, -25_900, -5180),
    ]  # fmt: skip
    assert booked(voucher, Role.RECEIVABLE) == [("", None, 28_390, 0)]
    assert sum(posting.amount for posting in voucher.postings) == 0
    assert voucher.control["credit"] == 28_390


def test_credit_is_mapped_like_any_revenue_and_one_receivable():
    postings = [posting for posting in voucher_of_the_full_day().postings if posting.text == CREDIT]
    assert [posting.key() for posting in postings] == [
        ("revenue", "1", "1500", "", "", "10", ""),
        ("revenue", "2", "2500", "", "", "20", ""),
        ("receivable", "", "", "", "", "", ""),
    ]


def test_no_money_of_the_drawer_and_no_cash_sale_is_in_a_credit_sale():
    voucher = voucher_of_the_full_day()
    cash = sum(one.amount for one in voucher.postings if one.tender == "cash")
    # 50.00 − 25.00 in cash, 50.00 of change in, 300.00 and 200.00 out
    assert cash == 2500 + 5000 - 30_000 - 20_000
    assert booked(voucher, Role.ROUNDING) == [("", None, -10, 0)]


def test_neither_training_nor_a_provisional_receipt_reaches_the_books():
    assert voucher_of_the_full_day().receipts == (("delivery", 4, 4), ("return", 1, 1), ("sale", 1, 3))


def test_a_day_without_credit_has_no_receivable():
    z = fold([], GRAND) | {"z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9}
    assert day_voucher(z, settle(z, Count(0, {}, {}, {})), "0" * 32, "NOK").postings == ()
