"""Each kind of day as files: JSON, SIE and CSV say the same, and what they say was worked out by hand."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import appliance.integrations.accounting as accounting
from appliance.integrations import accounted
from appliance.integrations.accounting.folder import as_csv, as_json
from appliance.integrations.accounting.sie import sie
from tests.integrations.later.days import DAYS, voucher
from tests.integrations.later.plan import VAT, shop

SCHEMA = json.loads((Path(accounting.__file__).parent / "voucher.schema.json").read_text("utf-8"))
MAPPING = shop({2500: "3", 1500: "31", 0: "5"})


@pytest.fixture(params=DAYS.items(), ids=DAYS)
def day(request):
    """(voucher, its lines, øre by account that the books must show)."""
    made = voucher(request.param[1].postings)
    return made, accounted(made, MAPPING), request.param[1].books


def without_zeros(sums):
    return {account: amount for account, amount in sums.items() if amount}


def test_the_json_is_of_its_schema_and_holds_the_day(day):
    made, lines, books = day
    whole = json.loads(as_json(made, lines, "d"))
    assert list(Draft202012Validator(SCHEMA).iter_errors(whole)) == []
    sums = Counter()
    for posting, account in zip(whole["voucher"]["postings"], whole["accounts"], strict=True):
        sums[account["number"]] += posting["amount"] - posting["vat"]
        sums[VAT] += posting["vat"]
    assert without_zeros(sums) == books


def test_each_posting_that_holds_vat_has_a_standard_code_in_the_json(day):
    made, lines, _ = day
    whole = json.loads(as_json(made, lines, "d"))
    codes = {2500: "3", 1500: "31", 0: "5", None: ""}
    assert whole["saft"]["tax_codes"] == [codes[one["rate"]] for one in whole["voucher"]["postings"]]


def test_sie_holds_the_day_with_its_vat_on_rows_of_their_own(day):
    made, lines, books = day
    text = sie(made, lines, "Øl AS", "999999999").decode("cp437")
    sums = Counter()
    for account, amount in re.findall(r"#TRANS (\d+) \{[^}]*\} (-?\d+\.\d\d) ", text):
        sums[VAT if account in ("2700", "2701") else account] += int(amount.replace(".", ""))
    assert text.count("#TRANS") == len(re.findall(r"#TRANS \d+ \{[^}]*\} -?\d+\.\d\d 20261121 ", text))
    assert without_zeros(sums) == books


def test_a_single_purpose_gift_card_takes_its_revenue_back_in_the_default_plan_too():
    """Sold for 250.00, and a shirt of 400.00 for it and 150.00: 200.00 + 320.00 − 200.00 without VAT."""
    made = voucher(DAYS["input: single-purpose gift card"].postings)
    text = sie(made, accounted(made, {}), "Øl AS", "999999999").decode("cp437")
    sums = Counter()
    for account, amount in re.findall(r"#TRANS (\d+) \{[^}]*\} (-?\d+\.\d\d) ", text):
        sums[account] += int(amount.replace(".", ""))
    assert sums == {"3000": -32_000, "2700": -8000, "1900": 25_000, "1571": 15_000}


def test_the_csv_holds_the_day(day):
    made, lines, books = day
    table = csv.DictReader(io.StringIO(as_csv(made, lines).decode("utf-8-sig"), newline=""), delimiter=";")
    sums = Counter()
    for row in table:
        debit, credit, vat = (int((row[name] or "0").replace(",", "")) for name in ("debit", "credit", "vat"))
        sums[row["account"]] += debit - credit - vat
        sums[VAT] += vat
    assert without_zeros(sums) == books
