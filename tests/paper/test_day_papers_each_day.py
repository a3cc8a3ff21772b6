"""What the PDF of each kind of day shows: the sums of its accounts and its receipts, worked out by hand.

The days stand in `tests.domain.plain_days`; the accounts are those of `tests.integrations.later.plan`.
"""

import datetime as dt
import re

import pytest

from appliance.domain.money import NOK
from appliance.integrations import accounted
from appliance.paper.day_papers import day_pdf
from appliance.paper.letterhead import Letterhead
from tests.domain.plain_days import DAYS
from tests.integrations.later.plan import shop
from tests.paper.bodies import entry, figures, put_on
from tests.paper.test_pdf import text

SHOP = Letterhead("Shop")
MADE = SHOP, figures("nb", NOK), dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
MAPPING = shop({2500: "3", 1500: "31", 0: "5"})

# account, VAT code where it has one, debit, credit, VAT
ACCOUNTS = {
    "mixed rates": [
        "1571 | 154,40 | 0,00 | 0,00",
        "1900 | 199,00 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 129,50 | -25,90",
        "3010 | 31 | 0,00 | 24,90 | -3,25",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "Total | 353,40 | 353,40 | -29,15",
    ],
    "discount": [
        "1572 | 116,55 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 116,55 | -23,31",
        "Total | 116,55 | 116,55 | -23,31",
    ],
    "return": [
        "1571 | 0,00 | 129,50 | 0,00",
        "3000 | 3 | 129,50 | 0,00 | 25,90",
        "Total | 129,50 | 129,50 | 25,90",
    ],
    "sold and taken back": ["Total | 0,00 | 0,00 | 0,00"],
    "exchange": [
        "1579 | 69,50 | 0,00 | 0,00",
        "3000 | 3 | 129,50 | 0,00 | 25,90",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "Total | 199,00 | 199,00 | 25,90",
    ],
    "credit sale": [
        "1500 | 154,40 | 0,00 | 0,00",
        "1571 | 24,90 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 129,50 | -25,90",
        "3010 | 31 | 0,00 | 49,80 | -6,50",
        "Total | 179,30 | 179,30 | -32,40",
    ],
    # 0.20 gained on the sale, 0.10 lost on the return
    "rounding": [
        "1900 | 25,00 | 0,00 | 0,00",
        "3010 | 31 | 0,00 | 24,90 | -3,25",
        "7771 | 0,00 | 0,10 | 0,00",
        "Total | 25,00 | 25,00 | -3,25",
    ],
    # 199.00 into the drawer; 1.00 missing and 198.00 to the bank out of it
    "cash difference": [
        "1900 | 199,00 | 199,00 | 0,00",
        "1910 | 198,00 | 0,00 | 0,00",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "7790 | 1,00 | 0,00 | 0,00",
        "Total | 398,00 | 398,00 | 0,00",
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
    "departments": [
        "1571 | 246,05 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 246,05 | -49,21",
        "Total | 246,05 | 246,05 | -49,21",
    ],
    # What was booked alone came back: 129.50 and 116.55 are left
    "groups": [
        "1571 | 246,05 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 246,05 | -49,21",
        "Total | 246,05 | 246,05 | -49,21",
    ],
    "practice alone": ["Total | 0,00 | 0,00 | 0,00"],
    "zero": ["Total | 0,00 | 0,00 | 0,00"],
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
}

# receipt, journal entry, VAT, gross, how it was paid; then the sums
RECEIPTS = {
    "mixed rates": [
        "Receipt 1 | 1/501 | 29,15 | 154,40 | Card | 154,40",
        "Receipt 2 | 1/502 | 0,00 | 199,00 | Cash | 199,00",
        "Total of 2 | 29,15 | 353,40",
    ],
    "discount": ["Receipt 1 | 1/501 | 23,31 | 116,55 | Card Visa | 116,55", "Total of 1 | 23,31 | 116,55"],
    "return": [
        "Return receipt 1 | 1/501 | -25,90 | -129,50 | Card | -129,50", "Total of 1 | -25,90 | -129,50",
    ],
    "sold and taken back": [
        "Receipt 1 | 1/501 | 0,00 | 199,00 | Cash | 199,00",
        "Return receipt 1 | 1/502 | 0,00 | -199,00 | Cash | -199,00",
        "Total of 2 | 0,00 | 0,00",
    ],
    "exchange": ["Receipt 1 | 1/501 | -25,90 | 69,50 | Vipps | 69,50", "Total of 1 | -25,90 | 69,50"],
    "credit sale": [
        "Delivery receipt 1 | 1/501 | 29,15 | 154,40 | 77 School | 154,40",
        "Receipt 1 | 1/502 | 3,25 | 24,90 | Card | 24,90",
        "Total of 2 | 32,40 | 179,30",
    ],
    "rounding": [
        "Receipt 1 | 1/501 | 6,50 | 49,80 | Cash | 50,00",
        "Return receipt 1 | 1/502 | -3,25 | -24,90 | Cash | -25,00",
        "Total of 2 | 3,25 | 24,90",
    ],
    "cash difference": ["Receipt 1 | 1/502 | 0,00 | 199,00 | Cash | 199,00", "Total of 1 | 0,00 | 199,00"],
    "terminal difference": [
        "Receipt 1 | 1/501 | 23,31 | 116,55 | Card Visa | 116,55", "Total of 1 | 23,31 | 116,55",
    ],
    "another tender after all": [
        "Receipt 1 | 1/501 | 23,31 | 116,55 | Card Visa | 116,55",
        "Receipt 1, put right | 1/502 | Card Visa | -116,55",
        "Vipps | 116,55",
        "Total of 1 | 23,31 | 116,55",
    ],
    "cash moved": ["Total of 0 | 0,00 | 0,00"],
    "paid by customers": ["Total of 0 | 0,00 | 0,00"],
    "handed over": [
        "Delivery receipt 1 | 1/501 | 25,90 | 129,50 | 77 School | 129,50",
        "Delivery receipt 2 | 1/502 | 3,25 | 24,90 | 78 Choir | 24,90",
        "Total of 2 | 29,15 | 154,40",
    ],
    "departments": ["Receipt 1 | 1/501 | 49,21 | 246,05 | Card | 246,05", "Total of 1 | 49,21 | 246,05"],
    "groups": [
        "Receipt 1 | 1/501 | 75,11 | 375,55 | Card | 375,55",
        "Return receipt 1 | 1/502 | -25,90 | -129,50 | Card | -129,50",
        "Total of 2 | 49,21 | 246,05",
    ],
    "practice alone": ["Total of 0 | 0,00 | 0,00"],
    "zero": ["Total of 0 | 0,00 | 0,00"],
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
    z, settlement, voucher = day.closed()
    report = {key: value for key, value in z.items() if key not in ("till", "epoch", "date", "at")}
    closing = (
        entry("z_report", 901, heading="Z-rapport", **put_on(SHOP, 900), **report),
        entry("settlement", 902, date_of_z="2026-11-21", **settlement),
    )
    booked = [(line.posting, line.account) for line in accounted(voucher, MAPPING)]
    found = text(day_pdf(closing, voucher, booked, day.entries(), MADE))
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
