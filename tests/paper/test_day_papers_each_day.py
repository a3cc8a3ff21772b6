"""What the PDF of each kind of day shows: the sums of its accounts and its receipts, worked out by hand.

The days stand in `tests.domain.input_days` and `plain_days`, with how their amounts come about; the accounts
are those of `tests.integrations.later.plan`.
"""

import datetime as dt
import re

import pytest

from appliance.domain.money import NOK
from appliance.integrations import accounted
from appliance.paper.day_papers import day_pdf
from appliance.paper.letterhead import Letterhead
from tests.domain import input_days, plain_days
from tests.domain.plain_days import closed, entries_of
from tests.integrations.later.plan import shop
from tests.paper.bodies import entry, figures, put_on
from tests.paper.test_pdf import text

DAYS = input_days.DAYS | plain_days.DAYS
SHOP = Letterhead("Shop")
MADE = SHOP, figures("nb", NOK), dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
MAPPING = shop({2500: "3", 1500: "31", 0: "5"})

# account, VAT code where it has one, debit, credit, VAT
ACCOUNTS = {
    "mixed rates": [
        "1572 | 378,30 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 129,50 | -25,90",
        "3010 | 31 | 0,00 | 49,80 | -6,50",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "Total | 378,30 | 378,30 | -32,40",
    ],
    "discount": [
        "1572 | 156,35 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 116,55 | -23,31",
        "3010 | 31 | 0,00 | 39,80 | -5,19",
        "Total | 156,35 | 156,35 | -28,50",
    ],
    # The knife's 129.50 cost 130.00 in cash
    "return": [
        "1572 | 24,90 | 0,00 | 0,00",
        "1900 | 0,00 | 130,00 | 0,00",
        "3000 | 3 | 129,50 | 0,00 | 25,90",
        "3010 | 31 | 0,00 | 24,90 | -3,25",
        "7771 | 0,50 | 0,00 | 0,00",
        "Total | 154,90 | 154,90 | 22,65",
    ],
    "gift card": [
        "1572 | 529,30 | 0,00 | 0,00",
        "2970 | 150,00 | 500,00 | 0,00",
        "3000 | 3 | 0,00 | 129,50 | -25,90",
        "3010 | 31 | 0,00 | 49,80 | -6,50",
        "Total | 679,30 | 679,30 | -32,40",
    ],
    "gift card taken back": [
        "1572 | 0,00 | 500,00 | 0,00",
        "2970 | 500,00 | 0,00 | 0,00",
        "Total | 500,00 | 500,00 | 0,00",
    ],
    # The card's 250.00 are taken back from the revenue with their 50.00 of VAT
    "single-purpose gift card": [
        "1573 | 150,00 | 0,00 | 0,00",
        "1900 | 250,00 | 0,00 | 0,00",
        "3000 | 3 | 250,00 | 650,00 | -80,00",
        "Total | 650,00 | 650,00 | -80,00",
    ],
    "mixed kiosk": [
        "1579 | 200,00 | 0,00 | 0,00",
        "2970 | 55,00 | 200,00 | 0,00",
        "3000 | 3 | 0,00 | 20,00 | -4,00",
        "3100 | 5 | 0,00 | 35,00 | 0,00",
        "Total | 255,00 | 255,00 | -4,00",
    ],
    "credit sale": [
        "1500 | 283,90 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 259,00 | -51,80",
        "3010 | 31 | 0,00 | 24,90 | -3,25",
        "Total | 283,90 | 283,90 | -55,05",
    ],
    "rounding": [
        "1900 | 74,00 | 0,00 | 0,00",
        "3010 | 31 | 0,00 | 74,20 | -9,68",
        "7771 | 0,20 | 0,00 | 0,00",
        "Total | 74,20 | 74,20 | -9,68",
    ],
    # 100.00 into the drawer; 1.00 missing and 80.00 to the bank out of it
    "cash difference": [
        "1900 | 100,00 | 81,00 | 0,00",
        "1910 | 80,00 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 100,00 | -20,00",
        "7790 | 1,00 | 0,00 | 0,00",
        "Total | 181,00 | 181,00 | -20,00",
    ],
    "tip": [
        "1572 | 110,00 | 0,00 | 0,00",
        "2990 | 0,00 | 10,00 | 0,00",
        "3000 | 3 | 0,00 | 100,00 | -20,00",
        "Total | 110,00 | 110,00 | -20,00",
    ],
    "prepayment": [
        "1572 | 300,00 | 0,00 | 0,00",
        "1579 | 500,00 | 0,00 | 0,00",
        "2965 | 500,00 | 500,00 | 0,00",
        "3010 | 31 | 0,00 | 800,00 | -104,35",
        "Total | 1 300,00 | 1 300,00 | -104,35",
    ],
    # 12.00 of pant is a means of payment and holds no VAT, 3.00 is sold and holds 0.60
    "pant": [
        "1572 | 40,80 | 0,00 | 0,00",
        "1900 | 0,00 | 6,00 | 0,00",
        "1909 | 6,00 | 0,00 | 0,00",
        "2980 | 12,00 | 0,00 | 0,00",
        "2980 | 3 | 0,00 | 3,00 | -0,60",
        "3010 | 31 | 0,00 | 49,80 | -6,50",
        "Total | 58,80 | 58,80 | -7,10",
    ],
    "departments": [
        "1572 | 283,90 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 259,00 | -51,80",
        "3010 | 31 | 0,00 | 24,90 | -3,25",
        "Total | 283,90 | 283,90 | -55,05",
    ],
    "nothing": [
        "Total | 0,00 | 0,00 | 0,00",
    ],
    "sold and taken back": [
        "Total | 0,00 | 0,00 | 0,00",
    ],
    "exchange": [
        "1579 | 69,50 | 0,00 | 0,00",
        "3000 | 3 | 129,50 | 0,00 | 25,90",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "Total | 199,00 | 199,00 | 25,90",
    ],
    "terminal difference": [
        "1572 | 116,00 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 116,55 | -23,31",
        "7791 | 0,55 | 0,00 | 0,00",
        "Total | 116,55 | 116,55 | -23,31",
    ],
    "another tender after all": [
        "1579 | 116,55 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 116,55 | -23,31",
        "Total | 116,55 | 116,55 | -23,31",
    ],
    "cash moved": [
        "1900 | 50,00 | 300,00 | 0,00",
        "1909 | 300,00 | 50,00 | 0,00",
        "Total | 350,00 | 350,00 | 0,00",
    ],
    "paid by customers": [
        "1500 | 0,00 | 154,40 | 0,00",
        "1571 | 54,40 | 0,00 | 0,00",
        "1900 | 100,00 | 0,00 | 0,00",
        "Total | 154,40 | 154,40 | 0,00",
    ],
    # What the books bill is revenue there, not here
    "handed over": [
        "1500 | 24,90 | 0,00 | 0,00",
        "3010 | 31 | 0,00 | 24,90 | -3,25",
        "Total | 24,90 | 24,90 | -3,25",
    ],
    # What was booked alone came back: 129.50 and 116.55 are left
    "groups": [
        "1571 | 246,05 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 246,05 | -49,21",
        "Total | 246,05 | 246,05 | -49,21",
    ],
    "practice alone": [
        "Total | 0,00 | 0,00 | 0,00",
    ],
    # The drawer: 25.00 of sales and 50.00 of change in; 300.00 and 200.00 to the bank, 1.00 missing
    "everything": [
        "1500 | 283,90 | 0,00 | 0,00",
        "1572 | 80,00 | 0,00 | 0,00",
        "1579 | 116,55 | 0,00 | 0,00",
        "1900 | 75,00 | 501,00 | 0,00",
        "1909 | 300,00 | 50,00 | 0,00",
        "1910 | 200,00 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 259,00 | -51,80",
        "3010 | 31 | 0,00 | 49,80 | -6,50",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "7771 | 0,00 | 0,10 | 0,00",
        "7790 | 1,00 | 0,00 | 0,00",
        "7791 | 2,45 | 0,00 | 0,00",
        "Total | 1 058,90 | 1 058,90 | -58,30",
    ],
}  # fmt: skip

# receipt, journal entry, VAT, gross, how it was paid; then the sums
RECEIPTS = {
    "mixed rates": [
        "Receipt 1 | 1/501 | 32,40 | 378,30 | Card Visa | 378,30",
        "Total of 1 | 32,40 | 378,30",
    ],
    "discount": [
        "Receipt 1 | 1/501 | 23,31 | 116,55 | Card Visa | 116,55",
        "Receipt 2 | 1/502 | 5,19 | 39,80 | Card Visa | 39,80",
        "Total of 2 | 28,50 | 156,35",
    ],
    "return": [
        "Receipt 1 | 1/502 | 3,25 | 24,90 | Card Visa | 24,90",
        "Return receipt 1 | 1/503 | -25,90 | -129,50 | Cash | -130,00",
        "Total of 2 | -22,65 | -104,60",
    ],
    "gift card": [
        "Receipt 1 | 1/501 | 0,00 | 500,00 | Card Visa | 500,00",
        "Receipt 2 | 1/502 | 32,40 | 179,30 | Gift card | 150,00",
        "Card Visa | 29,30",
        "Total of 2 | 32,40 | 679,30",
    ],
    "gift card taken back": [
        "Return receipt 1 | 1/501 | 0,00 | -500,00 | Card Visa | -500,00",
        "Total of 1 | 0,00 | -500,00",
    ],
    "single-purpose gift card": [
        "Receipt 1 | 1/501 | 50,00 | 250,00 | Cash | 250,00",
        "Receipt 2 | 1/502 | 80,00 | 400,00 | Gift card with its VAT paid | 250,00",
        "Card Dankort | 150,00",
        "Total of 2 | 130,00 | 650,00",
    ],
    "mixed kiosk": [
        "Receipt 1 | 1/501 | 0,00 | 200,00 | MobilePay | 200,00",
        "Receipt 2 | 1/502 | 4,00 | 55,00 | Gift card | 55,00",
        "Total of 2 | 4,00 | 255,00",
    ],
    "credit sale": [
        "Delivery receipt 1 | 1/501 | 55,05 | 283,90 | 77 School | 283,90",
        "Total of 1 | 55,05 | 283,90",
    ],
    "rounding": [
        "Receipt 1 | 1/501 | 6,50 | 49,80 | Cash | 50,00",
        "Receipt 2 | 1/502 | 3,18 | 24,40 | Cash | 24,00",
        "Total of 2 | 9,68 | 74,20",
    ],
    "cash difference": [
        "Receipt 1 | 1/502 | 20,00 | 100,00 | Cash | 100,00",
        "Total of 1 | 20,00 | 100,00",
    ],
    "tip": [
        "Receipt 1 | 1/501 | 20,00 | 110,00 | Card Visa | 110,00",
        "Total of 1 | 20,00 | 110,00",
    ],
    "prepayment": [
        "Receipt 1 | 1/501 | 0,00 | 500,00 | Vipps | 500,00",
        "Receipt 2 | 1/502 | 104,35 | 800,00 | Prepayment | 500,00",
        "Card Visa | 300,00",
        "Total of 2 | 104,35 | 1 300,00",
    ],
    "pant": [
        "Receipt 1 | 1/502 | 3,85 | 27,90 | Card Visa | 27,90",
        "Receipt 2 | 1/503 | 3,25 | 24,90 | Bottle deposit | 12,00",
        "Card Visa | 12,90",
        "Total of 2 | 7,10 | 52,80",
    ],
    "departments": [
        "Receipt 1 | 1/501 | 55,05 | 283,90 | Card Visa | 283,90",
        "Total of 1 | 55,05 | 283,90",
    ],
    "nothing": [
        "Total of 0 | 0,00 | 0,00",
    ],
    "sold and taken back": [
        "Receipt 1 | 1/501 | 0,00 | 199,00 | Cash | 199,00",
        "Return receipt 1 | 1/502 | 0,00 | -199,00 | Cash | -199,00",
        "Total of 2 | 0,00 | 0,00",
    ],
    "exchange": [
        "Receipt 1 | 1/501 | -25,90 | 69,50 | Vipps | 69,50",
        "Total of 1 | -25,90 | 69,50",
    ],
    "terminal difference": [
        "Receipt 1 | 1/501 | 23,31 | 116,55 | Card Visa | 116,55",
        "Total of 1 | 23,31 | 116,55",
    ],
    "another tender after all": [
        "Receipt 1 | 1/501 | 23,31 | 116,55 | Card Visa | 116,55",
        "Receipt 1, put right | 1/502 | Card Visa | -116,55",
        "Vipps | 116,55",
        "Total of 1 | 23,31 | 116,55",
    ],
    "cash moved": [
        "Total of 0 | 0,00 | 0,00",
    ],
    "paid by customers": [
        "Total of 0 | 0,00 | 0,00",
    ],
    "handed over": [
        "Delivery receipt 1 | 1/501 | 25,90 | 129,50 | 77 School | 129,50",
        "Delivery receipt 2 | 1/502 | 3,25 | 24,90 | 78 Choir | 24,90",
        "Total of 2 | 29,15 | 154,40",
    ],
    "groups": [
        "Receipt 1 | 1/501 | 75,11 | 375,55 | Card | 375,55",
        "Return receipt 1 | 1/502 | -25,90 | -129,50 | Card | -129,50",
        "Total of 2 | 49,21 | 246,05",
    ],
    "practice alone": [
        "Total of 0 | 0,00 | 0,00",
    ],
    "everything": [
        "Receipt 1 | 1/503 | 6,50 | 49,80 | Cash | 50,00",
        "Receipt 2 | 1/505 | 23,31 | 116,55 | Card Visa | 116,55",
        "Receipt 3 | 1/507 | -23,31 | 82,45 | Card Visa | 82,45",
        "Return receipt 1 | 1/508 | -3,25 | -24,90 | Cash | -25,00",
        "Receipt 2, put right | 1/509 | Card Visa | -116,55",
        "Vipps | 116,55",
        "Delivery receipt 4 | 1/513 | 55,05 | 283,90 | 77 School | 283,90",
        "Total of 5 | 58,30 | 507,80",
    ],
}  # fmt: skip


def shown(name):
    """The texts of a day's PDF, columns parted by a bar; the time of day is the same on each line."""
    day = DAYS[name]
    z, settlement, voucher = closed(day)
    report = {key: value for key, value in z.items() if key not in ("till", "epoch", "date", "at")}
    closing = (
        entry("z_report", 901, heading="Z-rapport", **put_on(SHOP, 900), **report),
        entry("settlement", 902, date_of_z="2026-11-21", **settlement),
    )
    booked = [(line.posting, line.account) for line in accounted(voucher, MAPPING)]
    found = text(day_pdf(closing, voucher, booked, entries_of(day), MADE))
    return [re.sub(r" {2,}", " | ", line).replace(" | 15:32", "") for line in found]


def under(lines, head, end):
    """The lines between a table's head and the first one that begins with its end."""
    begin = next(at for at, line in enumerate(lines) if line.startswith(head)) + 1
    last = next(at for at, line in enumerate(lines[begin:], begin) if line.startswith(end))
    return lines[begin : last + 1]


@pytest.mark.parametrize("name", DAYS)
def test_the_sums_of_its_accounts(name):
    assert under(shown(name), "Account | VAT code", "Total") == ACCOUNTS[name]


@pytest.mark.parametrize("name", DAYS)
def test_its_receipts(name):
    assert under(shown(name), "Receipts | Time", "Total of") == RECEIPTS[name]


def test_money_that_moved_says_why_on_both_lines():
    assert under(shown("cash moved"), "Posting | Account", "4.") == [
        "1. Paid with, Cash, Cash in, change | 1900 | 50,00",
        "2. Cash in, change | 1909 | 50,00",
        "3. Paid with, Cash, Cash out, bank | 1900 | 300,00",
        "4. Cash out, bank | 1909 | 300,00",
    ]
