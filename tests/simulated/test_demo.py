"""``make run`` without a display: one scripted day through the screens, from log-in to the books."""

import json
import subprocess
import sys
from decimal import Decimal

import pytest


def played(folder, *options):
    """Play the scripted day; gives the folder that it leaves."""
    command = [sys.executable, "-m", "appliance", "demo", "--scripted", "--data", str(folder), *options]
    with (folder / "said").open("w") as said:
        done = subprocess.run(
            command, stdout=said, stderr=said, stdin=subprocess.DEVNULL, timeout=580, check=False
        )
    assert done.returncode == 0, (folder / "said").read_text()
    assert "the books stand at http://127.0.0.1:" in (folder / "said").read_text()
    [left] = folder.glob("*/scripted-day")
    return left


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """The folder that a scripted day leaves."""
    return played(tmp_path_factory.mktemp("demo"))


def test_every_receipt_and_the_z_came_out_of_the_printer(day):
    papers = [path.read_text().splitlines()[0].strip() for path in sorted((day / "receipts").glob("*.txt"))]
    assert papers == ["Salgskvittering"] * 3 + ["Z-rapport", "Dagsoppgjør"]
    assert (day / "z-report.txt").read_text().splitlines()[0].strip() == "Z-rapport"


def test_what_was_owed_printed_first(day):
    """The milk by card was paid when the roll ended; the ferry had to wait for its paper."""
    texts = [path.read_text() for path in sorted((day / "receipts").glob("*.txt"))]
    assert [("22,90" in text, "95,00" in text) for text in texts[1:3]] == [(True, False), (False, True)]


def test_the_books_have_the_day_balanced(day):
    posted = json.loads((day / "voucher.json").read_text(), parse_float=Decimal)
    assert sum(line["amount"] for line in posted["lines"]) == 0
    revenue = [line for line in posted["lines"] if "tax" in line and line["tax"]["number"]]
    # 2 × 24,90 + 26,90 milk and 22,90 milk at 15 %, 39,00 served at 25 %, 95,00 ferry at 12 %
    assert {(line["tax"]["number"], line["amount"], line["tax"]["amount"]) for line in revenue} == {
        (31, Decimal("-99.60"), Decimal("-12.99")),
        (3, Decimal("-39.00"), Decimal("-7.80")),
        (33, Decimal("-95.00"), Decimal("-10.18")),
    }


def test_each_moment_has_its_picture(day):
    assert len(list((day / "pictures").glob("*.png"))) == 23
    assert not (day / "pictures" / "stuck.png").exists()


def test_the_page_shows_the_day_in_the_books(day):
    page = (day / "books.html").read_text()
    assert "Ledger (16 vouchers)" in page  # the fortnight before, and the day
    assert "<td>31 (15 %)<td>10<td>" in page and "<td class=n>-99.60<td class=n>-12.99" in page


def test_a_danish_day_lands_in_dinero(tmp_path):
    day = played(tmp_path, "--books", "dinero")
    item = json.loads((day / "voucher.json").read_text(), parse_float=Decimal)
    revenue = {(line["AccountNumber"], line["AccountVatCode"], line["Amount"]) for line in item["Lines"]
               if line["AccountVatCode"] == "U25"}  # fmt: skip
    # 2 x 24,90 + 26,90 + 22,90 of dairy, 95,00 of ferry, 39,00 in the café: all at 25 %
    assert sum(amount for *_, amount in revenue) == Decimal("-233.60")
    assert {number for number, *_ in revenue} == {1000, 1100}
    assert "Kassekladde (16)" in (day / "books.html").read_text()
    assert (day / "receipts" / "01.txt").read_text().splitlines()[0].strip() == "Kvittering"
