"""What SAF-T Financial asks for, in the day's JSON: standard VAT codes, source and batch."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import appliance.integrations.accounting as accounting
from appliance.domain.voucher import Posting, Role
from appliance.integrations import accounted
from appliance.integrations.accounting.folder import as_json
from tests.upload.shop import MAPPING, one_day

SCHEMA = json.loads((Path(accounting.__file__).parent / "voucher.schema.json").read_text("utf-8"))


def written(voucher, mapping=MAPPING):
    """The file as another program reads it, and what its schema says of it."""
    whole = json.loads(as_json(voucher, accounted(voucher, mapping), "d"))
    return whole, [fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(whole)]


@pytest.mark.parametrize("mapping", [MAPPING, {}], ids=["mapped", "unmapped"])
def test_each_posting_has_its_code(mapping):
    whole, faults = written(one_day()[1], mapping)
    assert not faults
    assert whole["saft"]["tax_codes"] == ["3", "31", "", ""]


def test_what_is_zero_rated_only_the_books_can_tell():
    """A book of 199.00 without VAT: code 5 where the mapping says so, none where it says nothing."""
    sold = (Posting(Role.REVENUE, -19_900, 0, 0), Posting(Role.TENDER, 19_900, tender="cash"))
    book = replace(one_day()[1], postings=sold)
    assert written(book)[0]["saft"]["tax_codes"] == ["5", ""]
    assert written(book, {})[0]["saft"]["tax_codes"] == ["", ""]


def test_a_danish_day_has_no_norwegian_codes():
    whole, faults = written(replace(one_day()[1], currency="DKK"))
    assert not faults and set(whole["saft"]["tax_codes"]) == {""}


@pytest.mark.parametrize("wrong", [{"tax_codes": ["4"]}, {"batch_id": "9" * 36}, {"source_id": ""}])
def test_the_schema_would_notice(wrong):
    whole, _ = written(one_day()[1])
    whole["saft"] |= wrong
    assert not Draft202012Validator(SCHEMA).is_valid(whole)


def test_a_file_from_before_is_still_of_its_schema():
    whole, _ = written(one_day()[1])
    del whole["saft"]
    assert Draft202012Validator(SCHEMA).is_valid(whole)
