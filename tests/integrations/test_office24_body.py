"""The posted body: what the API's own specification says, and amounts as exact decimals."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from openapi_schema_validator import OAS30Validator

from appliance.integrations import Later, Refused, accounted
from appliance.integrations.accounting.office24 import Access, transaction, unfit
from appliance.integrations.exact import write
from appliance.simulated.office24.ledger import Ledger
from tests.integrations.published import schema_of
from tests.upload.shop import MAPPING, expected_accounts, one_day, some_sales, voucher_of

ACCESS = Access("till", "secret", "123", 7, department_dimension=2)


@pytest.fixture(scope="module")
def schema():
    return schema_of("TransactionInput")


def body_of(voucher, access=ACCESS):
    return write(transaction(voucher, accounted(voucher, MAPPING), access))


def some_vouchers():
    random = Random(24)
    _, fixed = one_day()
    yield fixed
    yield replace(fixed, text="x" * 75, key="Z-" + "9" * 48)
    for number in range(1, 60):
        sales = some_sales(random)
        yield voucher_of(sales, number, date(2026, 11, 21), 0, f"{number:032x}")


def test_every_body_fits_the_published_schema(schema):
    for voucher in some_vouchers():
        errors = list(OAS30Validator(schema).iter_errors(json.loads(body_of(voucher))))
        assert not errors, (voucher, errors)


def test_the_schema_would_notice(schema):
    body = json.loads(body_of(one_day()[1]))
    body["lines"][0]["comment"] = "x" * 76
    del body["lines"][1]["tax"]
    assert len(list(OAS30Validator(schema).iter_errors(body))) == 2


def test_every_body_fits_the_simulated_ledger():
    for voucher in some_vouchers():
        body = json.loads(body_of(voucher), parse_float=Decimal)
        assert Ledger().check(body) == []


def test_the_fixed_day_digit_by_digit():
    # 1250.00 at 25 % holds 250.00 VAT; 229.99 at 15 % holds 29.9987 -> 30.00
    sales, voucher = one_day()
    written = body_of(voucher)
    assert '"amount":-1250.00,"tax":{"number":3,"amount":-250.00}' in written
    assert '"amount":-229.99,"tax":{"number":31,"amount":-30.00}' in written
    assert '"amount":1179.99' in written
    assert expected_accounts(sales) == {3000: -125_000, 3010: -22_999, 1900: 30_000, 1571: 117_999}


def test_the_key_stands_in_every_comment_and_in_one_invoice_number():
    _, voucher = one_day()
    body = json.loads(body_of(voucher))
    assert all(line["comment"].split(" ")[0] == voucher.key for line in [body, *body["lines"]])
    assert [line["invoice"]["number"] for line in body["lines"] if "invoice" in line] == [voucher.key]


def test_departments_go_only_where_a_dimension_takes_them():
    _, voucher = one_day()
    without = json.loads(body_of(voucher, replace(ACCESS, department_dimension=0)))
    assert not any("dimensions" in line for line in without["lines"])
    first = json.loads(body_of(voucher))["lines"][0]
    assert first["dimensions"] == [{"dimensionType": 2, "value": "10"}]


def test_what_a_person_can_put_right_is_not_sent():
    _, voucher = one_day()
    key = ("revenue", "", "2500", "", "", "", "")
    for wrong in (replace(MAPPING[key], number="30 00"), replace(MAPPING[key], vat_code="")):
        answer = unfit(accounted(voucher, {**MAPPING, key: wrong}))
        assert isinstance(answer, Later)
        assert answer.code == "mapping_wrong"
        assert answer.facts["key"] == "revenue/10/2500////"


def test_more_lines_than_the_api_takes():
    _, voucher = one_day()
    assert isinstance(unfit(accounted(voucher, MAPPING) * 500), Refused)


def test_the_secret_shows_nowhere():
    assert "secret" not in repr(ACCESS)
