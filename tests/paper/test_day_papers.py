"""The papers of a day as one PDF: Z, settlement, voucher with its accounts, every receipt."""

import datetime as dt
import re
from time import process_time

import pytest

from appliance.domain.money import NOK
from appliance.domain.settlement import Count
from appliance.domain.voucher import Account, Posting, Role, reversal
from appliance.integrations import accounted
from appliance.paper.day_papers import day_pdf, posting_name
from appliance.paper.letterhead import Letterhead
from appliance.storage import trail
from appliance.storage.vouchers import reading
from appliance.till import day, returns, slips
from tests.paper.bodies import figures
from tests.paper.test_pdf import text
from tests.till.shop import BOOK, BREAD, KNIFE, MILK, Box, managed, opened, paid, ring
from tests.upload.shop import MAPPING

AT = dt.datetime(2026, 11, 21, 20, tzinfo=dt.UTC)
LARGEST = 6 << 20
"""Bytes that Dinero takes."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """A day: cash 65.00; card 100.00 and cash 229.00; a delivery; a Vipps that was a card; a return."""
    box = Box(tmp_path_factory.mktemp("box") / "box")
    till = opened(box.start())
    paid(ring(till, MILK, BREAD), ("cash", 10_000))
    paid(ring(till, KNIFE, BOOK), ("card", 10_000), ("cash", 30_000))
    slips.deliver(ring(managed(till), MILK), "77", "School")
    paid(ring(till, KNIFE), ("vipps", 12_950))
    returns.correct_tender(till, returns.find_receipt(till, 3), 0, "card")
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    paid(till, ("cash", -2500))
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}, counted_by="2"))
    box.off()
    with reading(box.folder / "till.db") as reader:
        [voucher] = trail.vouchers(reader)
        there = trail.day(reader, 1)
        assert there
        return reader.closing(1), voucher, [entry.data for entry in trail.entries(reader, there)]


def made(lived, voucher=None, bodies=None):
    """The PDF in the code's own English."""
    closing, of, all_bodies = lived
    voucher = voucher or of
    booked = [(line.posting, line.account) for line in accounted(voucher, MAPPING)]
    words = figures("nb", NOK)
    return day_pdf(closing, voucher, booked, bodies or all_bodies, (Letterhead("Shop"), words, AT))


def lines(document):
    """The texts of the PDF, each as its words."""
    return [re.sub(r" {2,}", " | ", line) for line in text(document)]


def test_it_holds_all_four_papers_in_order(lived):
    found = lines(made(lived))
    places = [found.index(head) for head in ("Z-rapport", "Day's settlement", "Voucher")]
    assert places == sorted(places) and found.index("Receipts of Z report 1") > places[-1]


def test_each_page_names_the_voucher(lived):
    found = lines(made(lived))
    assert [line for line in found if re.fullmatch(r"Z-1-1-20261121 \| \d+", line)] == [
        f"Z-1-1-20261121 | {page}" for page in range(1, 6)
    ]


def test_every_receipt_with_its_entry_its_vat_and_its_money(lived):
    """VAT: 24.90 at 15 % is 3.25, 39.90 is 5.20; 129.50 at 25 % is 25.90. 64.80 → 65.00; 228.50 → 229.00."""
    found = lines(made(lived))
    start = next(at for at, line in enumerate(found) if line.startswith("Receipts | Time"))
    rows = [re.sub(r"09:0\d \| 1/\d+ ?\|? ?", "", line) for line in found[start + 1 :]]
    assert rows == [
        "Receipt 1 | 8,45 | 64,80 | Cash | 65,00",
        "Receipt 2 | 25,90 | 328,50 | Card | 100,00",
        "Cash | 229,00",
        "Delivery receipt 1 | 3,25 | 24,90 | 77 School | 24,90",
        "Receipt 3 | 25,90 | 129,50 | Vipps | 129,50",
        "Receipt 3, put right | Vipps | -129,50",
        "Card | 129,50",
        "Return receipt 1 | -3,25 | -24,90 | Cash | -25,00",
        "Total of 5 | 60,25 | 522,80",
    ]


def test_the_sums_per_account(lived):
    """Sold for money: 39.90 at 15 %, 259.00 at 25 %, a book; on credit 24.90. Cash 65 + 229 − 25 = 269.00."""
    found = lines(made(lived))
    start = found.index("Sums per account")
    assert found[start + 1 : start + 9] == [
        "Account | VAT code | Debit | Credit | VAT",
        "1571 | 229,50 | 0,00 | 0,00",
        "1900 | 269,00 | 0,00 | 0,00",
        "3000 | 3 | 0,00 | 259,00 | -51,80",
        "3010 | 31 | 0,00 | 64,80 | -8,45",
        "3100 | 5 | 0,00 | 199,00 | 0,00",
        "No account | 24,90 | 0,60 | 0,00",
        "Total | 523,40 | 523,40 | -60,25",
    ]


def test_it_leads_back_to_the_till(lived):
    found = lines(made(lived))
    assert "What each line is made of, on the till: tillbox trace Z-1-1-20261121" in found


def test_a_reversal_says_what_it_takes_back(lived):
    back = reversal(lived[1], "1" * 32, 1, "wrong account", 9)
    found = lines(made(lived, back))
    assert "Takes back what was booked for Z-1-1-20261121" in found
    assert "3000 | 3 | 259,00 | 0,00 | 51,80" in found


def test_the_same_day_gives_the_same_bytes(lived):
    assert made(lived) == made(lived)


def test_a_training_receipt_stands_nowhere(lived):
    sale = next(body for body in lived[2] if body["kind"] == "sale")
    practice = {**sale, "kind": "training", "series": "training", "training": 1, "receipt": 99}
    assert made(lived, bodies=[*lived[2], practice]) == made(lived)


def test_ten_thousand_receipts_fit_and_are_soon_made(lived):
    sales = [body for body in lived[2] if body["kind"] == "sale"]
    many = [
        {**sales[place % len(sales)], "receipt": 10_000 + place, "number": 20_000 + place}
        for place in range(10_000)
    ]
    began = process_time()
    document = made(lived, bodies=many)
    assert process_time() - began < 30
    assert len(document) < LARGEST / 4
    found = lines(document)
    assert sum("receipt 1" in line.lower() for line in found) == 10_000
    assert sum(line.startswith("Receipts | Time") for line in found) > 100  # each page shows the head again


def test_a_line_names_what_it_goes_out_with():
    words = figures("nb", NOK)
    sold = Posting(Role.REVENUE, -100, -20, 2500, department="10", group="20", product="77", project="P1")
    fixed = Account("3000", "3", "10", "P1", "O1")
    assert posting_name(sold, words) == "Sales, Department 10, Group 20, Article 77, Project P1, VAT 25 %"
    assert posting_name(Posting(Role.ROUNDING, 5), words, fixed) == (
        "Cash rounding, Department 10, Project P1, Object O1"
    )
