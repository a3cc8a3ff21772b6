"""A day with goods on credit reaches every kind of books: a receivable against revenue, the rest as ever."""

import csv
import io
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openapi_schema_validator import OAS30Validator

import appliance.integrations.accounting as accounting
from appliance.domain.dayclose import fold
from appliance.domain.settlement import Count, day_voucher, settle
from appliance.domain.voucher import Account, from_dict
from appliance.integrations import Accepted, accounted
from appliance.integrations.accounting.folder import Folder
from appliance.integrations.accounting.office24 import Access, transaction, unfit
from appliance.integrations.accounting.sie import sie
from appliance.integrations.exact import write
from appliance.simulated.office24.ledger import Ledger
from tests.domain.full_day import ENTRIES, GRAND, NAMES
from tests.integrations.published import schema_of
from tests.integrations.test_sie import parsed

RECEIVABLE = ("receivable", "", "", "", "", "", "")
MAPPING = {
    RECEIVABLE: Account("1500"),
    ("revenue", "", "2500", "", "", "", ""): Account("3000", "3"),
    ("revenue", "", "1500", "", "", "", ""): Account("3010", "31"),
    ("revenue", "", "0", "", "", "", ""): Account("3100", "5"),
    ("tender", "", "", "cash", "", "", ""): Account("1900"),
    ("tender", "", "", "card:visa", "", "", ""): Account("1571"),
    ("tender", "", "", "vipps", "", "", ""): Account("1579"),
    ("cash_in", "", "", "", "", "", ""): Account("1909"),
    ("cash_out", "", "", "", "", "", ""): Account("1909"),
    ("bank_bag", "", "", "", "", "", ""): Account("1920"),
    ("rounding", "", "", "", "", "", ""): Account("7771"),
}
BOOKED = {
    1500: 28_390,  # two knives and a milk, handed out
    3000: -25_900,  # the knives; the one that was sold came back
    3010: -2490 - 2490,  # the milk on credit, and the one of two that stayed sold
    3100: -19_900,
    1900: 2500 + 5000 - 30_000 - 20_000,  # cash sales, change in, to the bank, the bag
    1571: 8245,
    1579: 11_655,
    1909: 30_000 - 5000,
    1920: 20_000,
    7771: -10,
}
"""Øre by account, debit positive, from the day's inputs (`tests.domain.full_day`)."""


@pytest.fixture
def voucher():
    z = fold(ENTRIES, GRAND, NAMES) | {"z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9}
    return day_voucher(z, settle(z, Count(77_500, {}, {}, {}, "B1", 20_000)), "0" * 32, "NOK")


def test_the_folder_has_it_in_all_three_forms(voucher, tmp_path):
    schema = json.loads((Path(accounting.__file__).parent / "voucher.schema.json").read_text("utf-8"))
    lines = accounted(voucher, MAPPING)
    assert isinstance(Folder(tmp_path, "Shop AS", "1").deliver(voucher, lines, "d", {}), Accepted)
    day = tmp_path / voucher.key
    written = json.loads((day / "voucher.json").read_bytes())
    assert list(Draft202012Validator(schema).iter_errors(written)) == []
    assert from_dict(written["voucher"]) == voucher
    table = csv.DictReader(
        io.StringIO((day / "voucher.csv").read_text("utf-8-sig"), newline=""), delimiter=";"
    )
    sums = Counter()
    for row in table:
        debit, credit = (int((row[side] or "0,00").replace(",", "")) for side in ("debit", "credit"))
        sums[int(row["account"])] += debit - credit
    assert {account: amount for account, amount in sums.items() if amount} == BOOKED


def test_sie_has_a_receivable_where_nothing_is_mapped(voucher):
    """VAT on its own rows: 25 % on credit 51.80, 15 % 3.25 on credit and 3.25 on what was paid."""
    _, rows = parsed(sie(voucher, accounted(voucher, {}), "Shop AS", "1"))
    sums = Counter()
    for account, _, amount in rows:
        sums[account] += amount
    assert sum(sums.values()) == 0
    assert {account: sums[account] for account in (1500, 2700, 2701, 3000, 3010)} == {
        1500: 28_390, 2700: -5180, 2701: -650, 3000: -20_720, 3010: -4330,
    }  # fmt: skip


def test_24sevenoffice_takes_it(voucher):
    lines = accounted(voucher, MAPPING)
    assert unfit(lines) is None
    written = write(transaction(voucher, lines, Access("till", "secret", "123", 7)))
    assert Ledger().check(json.loads(written, parse_float=Decimal)) == []
    receivable = [row for row in json.loads(written)["lines"] if row["accountNumber"] == 1500]
    assert [(row["amount"], row["tax"], row["comment"]) for row in receivable] == [
        (283.9, {"number": 0}, "Z-1-7-20261121 receivable credit sales")
    ]


def test_24sevenoffice_s_own_specification_takes_it(voucher):
    written = write(transaction(voucher, accounted(voucher, MAPPING), Access("till", "secret", "123", 7)))
    errors = list(OAS30Validator(schema_of("TransactionInput")).iter_errors(json.loads(written)))
    assert errors == []


def test_without_a_row_for_it_the_receivable_alone_is_missing(voucher):
    unmapped = {key: account for key, account in MAPPING.items() if key != RECEIVABLE}
    missing = [line.posting.key() for line in accounted(voucher, unmapped) if line.account is None]
    assert missing == [RECEIVABLE]
