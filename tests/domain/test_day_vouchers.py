"""Each kind of day to the lines that its books get, for an accountant to read.

The days stand in `input_days`, with how their amounts come about; what is here was worked out from those by
hand. A line is: what it is; debit; credit; VAT in it. Department / article group stand behind what has them.
"""

import pytest

from appliance.domain.contributions import contributions
from appliance.domain.money import Currency, text
from appliance.domain.settlement import settle
from tests.domain.input_days import DAYS, numbered, report_of, voucher_of

LINES = {
    "mixed rates": [
        ("revenue 1/10 15 %", "", "49.80", "6.50"),
        ("revenue 2/20 25 %", "", "129.50", "25.90"),
        ("revenue 2/30 0 %", "", "199.00", ""),
        ("tender card:visa", "378.30", "", ""),
    ],
    "discount": [
        ("revenue 1/10 15 %", "", "39.80", "5.19"),
        ("revenue 2/20 25 %", "", "116.55", "23.31"),
        ("tender card:visa", "156.35", "", ""),
    ],
    "return": [
        ("revenue 1/10 15 %", "", "24.90", "3.25"),
        ("revenue 2/20 25 %", "129.50", "", "25.90"),
        ("tender cash", "", "130.00", ""),
        ("tender card:visa", "24.90", "", ""),
        ("rounding, cash rounding", "0.50", "", ""),
    ],
    # 500.00 is owed to who has the card, and 150.00 of what was owed is used: no VAT in either
    "gift card": [
        ("revenue 1/10 15 %", "", "49.80", "6.50"),
        ("revenue 2/20 25 %", "", "129.50", "25.90"),
        ("gift_card", "", "500.00", ""),
        ("tender card:visa", "529.30", "", ""),
        ("gift_card, used as payment", "150.00", "", ""),
    ],
    "gift card taken back": [
        ("gift_card", "500.00", "", ""),
        ("tender card:visa", "", "500.00", ""),
    ],
    # VAT in all: 50.00 + 80.00 − 50.00 = 80.00, of the 400.00 that were paid
    "single-purpose gift card": [
        ("revenue 1/80 25 %", "", "250.00", "50.00"),
        ("revenue 2/20 25 %", "", "400.00", "80.00"),
        ("tender cash", "250.00", "", ""),
        ("tender card:dankort", "150.00", "", ""),
        ("gift_card 25 % gift_card:single, used as payment", "250.00", "", "50.00"),
    ],
    "mixed kiosk": [
        ("revenue 1/10 25 %", "", "20.00", "4.00"),
        ("revenue 1/30 0 %", "", "35.00", ""),
        ("gift_card", "", "200.00", ""),
        ("tender mobilepay", "200.00", "", ""),
        ("gift_card, used as payment", "55.00", "", ""),
    ],
    "credit sale": [
        ("revenue 1/10 15 %, credit sales", "", "24.90", "3.25"),
        ("revenue 2/20 25 %, credit sales", "", "259.00", "51.80"),
        ("receivable, credit sales", "283.90", "", ""),
    ],
    # 0.20 more and 0.40 less than was owed
    "rounding": [
        ("revenue 1/10 15 %", "", "74.20", "9.68"),
        ("tender cash", "74.00", "", ""),
        ("rounding, cash rounding", "0.20", "", ""),
    ],
    "cash difference": [
        ("revenue 1/40 25 %", "", "100.00", "20.00"),
        ("tender cash", "100.00", "", ""),
        ("tender cash: cash_difference", "", "1.00", ""),
        ("cash_difference: short", "1.00", "", ""),
        ("tender cash: bank_bag", "", "80.00", ""),
        ("bank_bag, B1", "80.00", "", ""),
    ],
    "tip": [
        ("revenue 1/40 25 %", "", "100.00", "20.00"),
        ("tip", "", "10.00", ""),
        ("tender card:visa", "110.00", "", ""),
    ],
    "prepayment": [
        ("revenue 1/10 15 %", "", "800.00", "104.35"),
        ("prepayment", "", "500.00", ""),
        ("tender card:visa", "300.00", "", ""),
        ("tender vipps", "500.00", "", ""),
        ("prepayment, used as payment", "500.00", "", ""),
    ],
    "pant": [
        ("revenue 1/10 15 %", "", "49.80", "6.50"),
        ("pant 1/73 25 %", "", "3.00", "0.60"),
        ("tender card:visa", "40.80", "", ""),
        ("pant, used as payment", "12.00", "", ""),
        ("tender cash: cash_out, pant", "", "6.00", ""),
        ("cash_out: pant", "6.00", "", ""),
    ],
    "departments": [
        ("revenue 1/10 15 %", "", "24.90", "3.25"),
        ("revenue 2/20 25 %", "", "129.50", "25.90"),
        ("revenue 3/20 25 %", "", "129.50", "25.90"),
        ("tender card:visa", "283.90", "", ""),
    ],
    "nothing": [],
}


def money(amount):
    """An amount without its sign, nothing as nothing."""
    return text(abs(amount), Currency("NOK")) if amount else ""


def shown(posting):
    """A posting as a line of a table."""
    place = f" {posting.department}/{posting.group}" if posting.group else ""
    rate = "" if posting.rate is None else f" {posting.rate // 100} %"
    tender = f" {posting.tender}" if posting.tender else ""
    why = f": {posting.reason}" if posting.reason else ""
    said = f", {posting.text}" if posting.text else ""
    sides = (money(posting.amount), "") if posting.amount > 0 else ("", money(posting.amount))
    return (f"{posting.role}{place}{rate}{tender}{why}{said}", *sides, money(posting.vat))


@pytest.mark.parametrize("name", LINES)
def test_the_books_get_these_lines(name):
    assert [shown(posting) for posting in voucher_of(DAYS[name]).postings] == LINES[name]


def test_every_day_has_its_lines():
    assert [*DAYS] == [*LINES]


@pytest.mark.parametrize("name", DAYS)
def test_vat_has_the_side_of_its_amount_and_debit_is_credit(name):
    postings = voucher_of(DAYS[name]).postings
    assert sum(posting.amount for posting in postings) == 0
    assert all(posting.vat * posting.amount >= 0 for posting in postings)


# The Z of the same days: total cash sales, sales without VAT, and (kind, number, amount) outside them
TURNOVER = {
    "gift card": (17_930, 14_690, [("gift_card", 1, 50_000)]),  # 179.30 less 6.50 and 25.90
    "gift card taken back": (0, 0, [("gift_card", 1, -50_000)]),
    "single-purpose gift card": (65_000, 52_000, []),  # the till sells both, and the books take one back
    "mixed kiosk": (5500, 5100, [("gift_card", 1, 20_000)]),
    "tip": (10_000, 8000, [("tip", 1, 1000)]),
    "prepayment": (80_000, 69_565, [("prepayment", 1, 50_000)]),
    "pant": (5280, 4570, []),  # 49.80 + 3.00, less 6.50 and 0.60
}


@pytest.mark.parametrize("name", TURNOVER)
def test_what_is_no_sale_is_in_no_sum_of_sales(name):
    z = report_of(DAYS[name])
    gross, net, outside = TURNOVER[name]
    assert (z["gross"], z["net"], z["grand"]["net"]) == (gross, net, gross)
    assert [(row["kind"], row["n"], row["amount"]) for row in z["outside"]] == outside
    assert sum(row["gross"] for row in z["groups"]) == sum(row["gross"] for row in z["departments"]) == gross
    assert sum(row["gross"] for row in z["operators"]) == gross
    assert sum(row["gross"] for row in z["operator_groups"]) == gross
    assert z["counts"]["sold"]["amount"] + z["counts"]["returned"]["amount"] == gross


@pytest.mark.parametrize("name", DAYS)
def test_every_line_is_the_sum_of_what_the_entries_gave(name):
    day, z, voucher = DAYS[name], report_of(DAYS[name]), voucher_of(DAYS[name])
    settlement = settle(z, day.count) | {"kind": "settlement"}
    given = contributions(voucher, [*numbered(day), settlement])
    assert [(posting.amount, posting.vat) for posting in voucher.postings] == [
        (sum(one.amount for one in parts), sum(one.vat for one in parts)) for parts in given
    ]
