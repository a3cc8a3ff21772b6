"""Each kind of day as 24SevenOffice and Dinero get it, line by line, for an accountant to read.

The days stand in `tests.integrations.later.days` and, from the receipts on, in `tests.domain.input_days`;
what is here was worked out from them by hand.
"""

import json
from decimal import Decimal
from random import Random

import pytest
from openapi_schema_validator import OAS30Validator

from appliance.domain.voucher import Account
from appliance.integrations import accounted
from appliance.integrations.accounting.dinero.item import Accounts, ledger_item, rows
from appliance.integrations.accounting.office24 import Access, transaction
from appliance.integrations.exact import write
from appliance.simulated.office24.ledger import Ledger
from tests.integrations.later.days import DAYS, together, voucher
from tests.integrations.later.plan import DIFFERENCE, VAT, inside, shop, sums, øre
from tests.integrations.published import schema_of
from tests.integrations.soap import entries, sent

NORWAY = shop({2500: "3", 1500: "31", 0: "5"})
DENMARK = shop({2500: "U25", 0: "none"})
CLEARING = "55990"

# account, tax code, amount with VAT, VAT (debit positive)
OFFICE24 = {
    "mixed rates": [
        "3000 3 -3.06 -0.60", "3010 31 -74.70 -9.75", "3100 5 -199.00 0.00",
        "1900 0 77.76 0.00", "1571 0 199.00 0.00",
    ],
    "one rate": ["3000 3 -3.06 -0.60", "3100 5 -15.00 0.00", "1900 0 18.06 0.00"],
    "discount": ["3000 3 -116.55 -23.31", "1571 0 116.55 0.00"],
    "return": ["3000 3 125.00 25.00", "1900 0 -125.00 0.00"],
    "single-purpose gift card": ["3000 3 -150.00 -30.00", "3000 3 100.00 20.00", "1571 0 50.00 0.00"],
    "rounding": ["3010 31 -49.80 -6.50", "1900 0 50.00 0.00", "7771 0 -0.20 0.00"],
    "pant": ["3010 31 -24.90 -3.25", "2980 3 -3.00 -0.60", "2980 0 2.00 0.00", "1900 0 25.90 0.00"],
    "departments": ["3000 3 -100.00 -20.00 of 1", "3000 3 -200.00 -40.00 of 2", "1571 0 300.00 0.00"],
    "VAT without money": ["3000 3 0.00 -0.01"],
    "zero": [],
    "input: mixed rates": [
        "3010 31 -49.80 -6.50 of 1", "3000 3 -129.50 -25.90 of 2", "3100 5 -199.00 0.00 of 2",
        "1572 0 378.30 0.00",
    ],
    "input: discount": [
        "3010 31 -39.80 -5.19 of 1", "3000 3 -116.55 -23.31 of 2", "1572 0 156.35 0.00",
    ],
    "input: return": [
        "3010 31 -24.90 -3.25 of 1", "3000 3 129.50 25.90 of 2",
        "1900 0 -130.00 0.00", "1572 0 24.90 0.00", "7771 0 0.50 0.00",
    ],
    "input: gift card": [
        "3010 31 -49.80 -6.50 of 1", "3000 3 -129.50 -25.90 of 2", "2970 0 -500.00 0.00",
        "1572 0 529.30 0.00", "2970 0 150.00 0.00",
    ],
    "input: gift card taken back": ["2970 0 500.00 0.00", "1572 0 -500.00 0.00"],
    "input: single-purpose gift card": [
        "3000 3 -250.00 -50.00 of 1", "3000 3 -400.00 -80.00 of 2",
        "1900 0 250.00 0.00", "1573 0 150.00 0.00", "3000 3 250.00 50.00",
    ],
    "input: mixed kiosk": [
        "3000 3 -20.00 -4.00 of 1", "3100 5 -35.00 0.00 of 1", "2970 0 -200.00 0.00",
        "1579 0 200.00 0.00", "2970 0 55.00 0.00",
    ],
    "input: credit sale": [
        "3010 31 -24.90 -3.25 of 1", "3000 3 -259.00 -51.80 of 2", "1500 0 283.90 0.00",
    ],
    "input: rounding": ["3010 31 -74.20 -9.68 of 1", "1900 0 74.00 0.00", "7771 0 0.20 0.00"],
    "input: cash difference": [
        "3000 3 -100.00 -20.00 of 1", "1900 0 100.00 0.00",
        "1900 0 -1.00 0.00", "7790 0 1.00 0.00", "1900 0 -80.00 0.00", "1910 0 80.00 0.00",
    ],
    "input: tip": ["3000 3 -100.00 -20.00 of 1", "2990 0 -10.00 0.00", "1572 0 110.00 0.00"],
    "input: prepayment": [
        "3010 31 -800.00 -104.35 of 1", "2965 0 -500.00 0.00",
        "1572 0 300.00 0.00", "1579 0 500.00 0.00", "2965 0 500.00 0.00",
    ],
    "input: pant": [
        "3010 31 -49.80 -6.50 of 1", "2980 3 -3.00 -0.60 of 1", "1572 0 40.80 0.00",
        "2980 0 12.00 0.00", "1900 0 -6.00 0.00", "1909 0 6.00 0.00",
    ],
    "input: departments": [
        "3010 31 -24.90 -3.25 of 1", "3000 3 -129.50 -25.90 of 2", "3000 3 -129.50 -25.90 of 3",
        "1572 0 283.90 0.00",
    ],
    "input: nothing": [],
}  # fmt: skip

# account and VAT code, against which account, amount with VAT; no side but the first has a code
DINERO = {
    # Dinero finds 0.61 in 3.06, the receipts held 0.60
    "one rate": ["3000 U25 / 1900 -3.06", "3100 none / 1900 -15.00", "7772 none / 3000 0.01"],
    "discount": ["3000 U25 / 1571 -116.55"],
    "return": ["3000 U25 / 1900 125.00"],
    "single-purpose gift card": [
        "3000 U25 / 55990 -150.00", "3000 U25 / 55990 100.00", "1571 none / 55990 50.00",
    ],
    "departments": ["3000 U25 / 1571 -100.00", "3000 U25 / 1571 -200.00"],
    "VAT without money": ["7772 none / 3000 -0.01"],
    "zero": [],
    "input: gift card taken back": ["2970 none / 1572 500.00"],
    "input: single-purpose gift card": [
        "3000 U25 / 55990 -250.00", "3000 U25 / 55990 -400.00",
        "1900 none / 55990 250.00", "1573 none / 55990 150.00", "3000 U25 / 55990 250.00",
    ],
    # 200.00 of new debt and 55.00 of it paid back in goods
    "input: mixed kiosk": ["2970 none / 1579 -200.00", "3000 U25 / 2970 -20.00", "3100 none / 2970 -35.00"],
    "input: cash difference": [
        "1900 none / 7790 -1.00", "1900 none / 1910 -80.00", "3000 U25 / 1900 -100.00",
    ],
    "input: tip": ["3000 U25 / 1572 -100.00", "2990 none / 1572 -10.00"],
    "input: nothing": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def schema():
    """The published schema; skips where it is absent."""
    return OAS30Validator(schema_of("TransactionInput"))


def of(department):
    """Which department a line is of, where it is of one."""
    return f" of {department}" if department else ""


@pytest.mark.parametrize(("name", "lines"), OFFICE24.items(), ids=OFFICE24)
def test_24sevenoffice_over_rest(name, lines):
    day = voucher(DAYS[name].postings)
    access = Access("till", "secret", "123", 7, department_dimension=2)
    body = json.loads(write(transaction(day, accounted(day, NORWAY), access)), parse_float=Decimal)
    assert [
        f"{row['accountNumber']} {row['tax']['number']} {row['amount']} {row['tax'].get('amount', '0.00')}"
        + of("".join(one["value"] for one in row.get("dimensions", [])))
        for row in body["lines"]
    ] == lines


@pytest.mark.parametrize("name", [name for name, lines in OFFICE24.items() if lines])  # which is not sent
def test_24sevenoffice_s_own_specification_takes_each(schema, name):
    day = voucher(DAYS[name].postings)
    written = write(transaction(day, accounted(day, NORWAY), Access("till", "secret", "123", 7)))
    chart = {int(account.number): "" for account in NORWAY.values()}
    assert Ledger(accounts=chart).check(json.loads(written, parse_float=Decimal)) == []
    assert list(schema.iter_errors(json.loads(written))) == []


@pytest.mark.parametrize(("name", "lines"), OFFICE24.items(), ids=OFFICE24)
def test_24sevenoffice_over_soap(name, lines):
    envelope = sent(voucher(DAYS[name].postings), mapping=NORWAY)
    assert [
        f"{row['AccountNo']} {row['TaxNo']} {row['Amount']} {row.get('VatAmount', '0.00')}"
        + of(row.get("DepartmentId", ""))
        for row in entries(envelope)
    ] == lines


@pytest.mark.parametrize(("name", "lines"), DINERO.items(), ids=DINERO)
def test_dinero(name, lines):
    day = voucher(DAYS[name].postings)
    made = rows(day, accounted(day, DENMARK), Accounts(CLEARING, Account(DIFFERENCE)))
    assert isinstance(made, list)
    body = json.loads(write(ledger_item(day, made, "id")), parse_float=Decimal)
    assert {row["BalancingAccountVatCode"] for row in body["Lines"]} <= {"none"}
    assert [
        f"{row['AccountNumber']} {row['AccountVatCode']} / {row['BalancingAccountNumber']} {row['Amount']}"
        for row in body["Lines"]
    ] == lines


def some_days(names):
    """Days in which several of these things happen."""
    random = Random(2)
    for _ in range(80):
        yield together(DAYS[name] for name in random.choices(list(names), k=random.randint(2, 9)))


def test_24sevenoffice_s_lines_come_to_what_the_days_add_up_to():
    for day in some_days(OFFICE24):
        made = voucher(day.postings)
        access = Access("till", "secret", "123", 7)
        body = json.loads(write(transaction(made, accounted(made, NORWAY), access)), parse_float=Decimal)
        booked = []
        for row in body["lines"]:
            vat = øre(row["tax"].get("amount", Decimal(0)))
            booked += [(str(row["accountNumber"]), øre(row["amount"]) - vat), (VAT, vat)]
        assert sums(booked) == day.books, day


def test_dinero_s_lines_come_to_what_the_days_add_up_to():
    """Each line debits one account and credits another; the VAT is found in it on the side of the code. The
    clearing account is left at nothing."""
    for day in some_days(DINERO):
        made = voucher(day.postings)
        booked = []
        for row in rows(made, accounted(made, DENMARK), Accounts(CLEARING, Account(DIFFERENCE))):
            vat = inside(row.amount, 2500) if row.code == "U25" else 0
            booked += [(row.account, row.amount - vat), (VAT, vat), (row.balancing, -row.amount)]
        assert sums(booked) == day.books, day


def test_no_day_is_left_out():
    """A Danish shop has no 15 %."""
    assert OFFICE24.keys() == DAYS.keys()
    danish = {name for name, day in DAYS.items() if all(one.rate != 1500 for one in day.postings)}
    assert DINERO.keys() == danish
