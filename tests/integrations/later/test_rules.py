"""The rules of the five notice what they are for."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from appliance.integrations import accounted
from tests.integrations.later import economic, fiken, fortnox, poweroffice, tripletex
from tests.integrations.later.days import DAYS, voucher

DAY = voucher(DAYS["discount"].postings)


def body(system, **how):
    """The body of a day of one sale of 116.55, by card."""
    return system.body(DAY, accounted(DAY, system.MAPPING), **how)


TRIPLETEX: dict[str, Callable[[list], object]] = {
    "row 0 is reserved": lambda rows: rows[0].update(row=0),
    "rows of one number do not sum to 0": lambda rows: rows[1].update(row=1),
    "two amounts in one currency": lambda rows: rows[1].update(amountGrossCurrency=Decimal("1.00")),
    "2026-11-21 is -11655 off": lambda rows: rows.pop(),
}


@pytest.mark.parametrize(("fault", "spoil"), TRIPLETEX.items(), ids=TRIPLETEX)
def test_tripletex(fault, spoil):
    sent = body(tripletex)
    assert tripletex.faults(sent) == []
    spoil(sent["postings"])
    assert tripletex.faults(sent) == [fault]


def test_tripletex_balances_each_date():
    sent = body(tripletex)
    sent["postings"][1]["date"] = "2026-11-22"
    assert tripletex.faults(sent) == ["2026-11-21 is -11655 off", "2026-11-22 is 11655 off"]


def test_poweroffice():
    sent = body(poweroffice)
    sent["VoucherLines"].append({**sent["VoucherLines"][1], "CurrencyAmount": Decimal("0.00")})
    assert poweroffice.faults(sent) == ["an amount of 0"]
    sent["SaftBatchId"] = "x" * 36
    sent["VoucherLines"].pop(0)
    assert poweroffice.faults(sent) == ["SaftBatchId too long", "11655 off", "an amount of 0"]


def test_fiken_by_either_reading():
    """116.55 gross is 93.24 net; what one reading takes, the other finds 23.31 or 29.14 (25 %) off."""
    assert fiken.faults(body(fiken, net_credit=False), net_credit=False) == []
    assert fiken.faults(body(fiken, net_credit=False), net_credit=True) == ["-2914 off"]
    assert fiken.faults(body(fiken, net_credit=True), net_credit=False) == ["2331 off"]


def test_fiken_takes_no_zero():
    sent = body(fiken, net_credit=False)
    sent["journalEntries"][0]["lines"].append({"amount": 0, "debitAccount": "1900"})
    assert fiken.faults(sent, net_credit=False) == ["0 is no positive number of øre"]


def test_fortnox():
    sent = body(fortnox)
    row = sent["Voucher"]["VoucherRows"][0]
    row["Debit"] = row["Credit"]
    assert [fault.rpartition(" ")[2] for fault in fortnox.faults(sent)] == ["side", "off"]


def test_economic():
    sent = body(economic)
    sent["entries"]["financeVouchers"][0]["date"] = "2027-01-01"
    assert economic.faults(sent) == ["2027-01-01"]
    sent["entries"]["financeVouchers"].pop()
    assert economic.faults(sent) == ["-11655 off", "2027-01-01"]
