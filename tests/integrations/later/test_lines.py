"""A few telling days, line by line, as each of the five would get them; all of it worked out by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from appliance.domain.voucher import Role
from appliance.integrations import accounted
from tests.integrations.later import economic, fiken, fortnox, poweroffice, tripletex
from tests.integrations.later.days import DAYS, voucher
from tests.integrations.later.plan import key


def kr(*rows):
    """Rows whose last part is an amount in kroner."""
    return [(*row[:-1], Decimal(row[-1])) for row in rows]


def sent(system, name, **how):
    """What a system would be sent for a day."""
    day = voucher(DAYS[name].postings)
    return system.body(day, accounted(day, system.MAPPING), **how)


# Z: VAT 0.60 of 3.06 at 25 % (the sum itself holds 0.61), 9.75 of 74.70 at 15 % (the sum: 9.74).
# One øre less on the revenue and one more of difference for the first, the other way for the second.
SIGNED = [
    ("3000", "25", "-3.06"),
    ("3010", "15", "-74.70"),
    ("3100", "0", "-199.00"),
    ("1900", "", "77.76"),
    ("1571", "", "199.00"),
    ("3000", "", "-0.01"),
    ("7772", "", "0.01"),
    ("3010", "", "0.01"),
    ("7772", "", "-0.01"),
]
CODES = {
    tripletex: {"25": "3", "15": "31", "0": "5", "": ""},
    poweroffice: {"25": "3", "15": "31", "0": "5", "": ""},
    economic: {"25": "U25", "15": "U15", "0": "U0", "": ""},
}


@pytest.mark.parametrize("system", CODES, ids=lambda system: system.__name__.rpartition(".")[2])
def test_signed_gross_amounts_with_the_øre_between_on_lines_of_their_own(system):
    expected = kr(*((account, CODES[system][code], amount) for account, code, amount in SIGNED))
    assert system.read(sent(system, "mixed rates")) == expected


def test_fiken_gross_on_the_credit_side():
    """As above, in øre: 306 holds 61 for Fiken and 60 for the receipts, 7470 holds 974 and 975."""
    assert fiken.read(sent(fiken, "mixed rates", net_credit=False)) == [
        ("credit", "3000", "3", 306),
        ("credit", "3010", "31", 7470),
        ("credit", "3100", "5", 19_900),
        ("debit", "1900", "", 7776),
        ("debit", "1571", "", 19_900),
        ("debit", "7772", "", 1),
        ("credit", "3000", "", 1),
        ("credit", "7772", "", 1),
        ("debit", "3010", "", 1),
    ]


def test_fiken_net_on_the_credit_side():
    """25 % of 246 is 61.5 → 62, two more than the receipts' 60; 15 % of 6495 is 974.25 → 974, one less."""
    assert fiken.read(sent(fiken, "mixed rates", net_credit=True)) == [
        ("credit", "3000", "3", 246),
        ("credit", "3010", "31", 6495),
        ("credit", "3100", "5", 19_900),
        ("debit", "1900", "", 7776),
        ("debit", "1571", "", 19_900),
        ("debit", "7772", "", 2),
        ("credit", "7772", "", 1),
    ]


def test_fortnox_has_the_vat_as_rows_and_nothing_between():
    assert fortnox.read(sent(fortnox, "mixed rates")) == kr(
        (3000, "-2.46"), (2611, "-0.60"), (3010, "-64.95"), (2621, "-9.75"), (3100, "-199.00"),
        (1900, "77.76"), (1571, "199.00"),
    )  # fmt: skip


@pytest.mark.parametrize("net_credit", [False, True])
def test_goods_taken_back_are_net_on_fikens_debit_side(net_credit):
    assert fiken.read(sent(fiken, "return", net_credit=net_credit)) == [
        ("debit", "3000", "3", 10_000),
        ("credit", "1900", "", 12_500),
    ]


def test_a_single_purpose_gift_card_takes_its_vat_back():
    """Goods of 150.00, 100.00 of them for a card whose VAT was paid when it was sold."""
    assert economic.read(sent(economic, "single-purpose gift card")) == kr(
        ("3000", "U25", "-150.00"), ("3000", "U25", "100.00"), ("1571", "", "50.00")
    )
    assert fortnox.read(sent(fortnox, "single-purpose gift card")) == kr(
        (3000, "-120.00"), (2611, "-30.00"), (3000, "80.00"), (2611, "20.00"), (1571, "50.00")
    )


def test_pant_sold_has_its_rate_and_pant_paid_out_has_none():
    assert tripletex.read(sent(tripletex, "pant")) == kr(
        ("3010", "31", "-24.90"), ("2980", "3", "-3.00"), ("2980", "", "2.00"), ("1900", "", "25.90")
    )


def test_departments_go_on_the_revenue():
    """Their ids there; Fortnox' cost centres and e-conomic's distributions go by their own names."""
    assert [row.get("department") for row in sent(tripletex, "departments")["postings"]] == [
        {"id": 9_000_001}, {"id": 9_000_002}, None,
    ]  # fmt: skip
    rows = sent(fortnox, "departments")["Voucher"]["VoucherRows"]
    assert [row.get("CostCenter") for row in rows] == ["1", None, "2", None, None]
    lines = sent(economic, "departments")["entries"]["financeVouchers"]
    assert [row.get("departmentalDistribution") for row in lines] == [
        {"departmentalDistributionNumber": 1}, {"departmentalDistributionNumber": 2}, None,
    ]  # fmt: skip


def test_a_department_that_is_fixed_for_an_account_goes_out_too():
    """The rounding belongs to none of its own, and the mapping puts it on department 9."""
    day = voucher(DAYS["rounding"].postings)
    place = key(Role.ROUNDING)
    mapping = tripletex.MAPPING | {place: replace(tripletex.MAPPING[place], department="9")}
    rows = tripletex.body(day, accounted(day, mapping))["postings"]
    assert [row.get("department") for row in rows] == [None, None, {"id": 9_000_009}]


def test_vat_without_money_is_a_difference_alone():
    """Nothing is owed for the goods, but a øre of VAT: no line of 0, which PowerOffice refuses."""
    assert poweroffice.read(sent(poweroffice, "VAT without money")) == kr(
        ("3000", "", "0.01"), ("7772", "", "-0.01")
    )


def test_each_leads_back_to_its_z():
    key = "Z-1-42-20261121"
    assert sent(tripletex, "discount")["externalVoucherNumber"] == key
    assert sent(poweroffice, "discount")["SaftBatchId"] == key
    assert sent(poweroffice, "discount")["SaftSourceId"] == "Tillbox 1"
    assert sent(poweroffice, "discount")["ExternalImportReference"] == "44444444-4444-4444-4444-444444444444"
    assert sent(fiken, "discount", net_credit=True)["journalEntries"][0]["description"] == key
    assert sent(fortnox, "discount")["Voucher"]["Description"].startswith(key)
    texts = [row["text"] for row in sent(economic, "mixed rates")["entries"]["financeVouchers"]]
    assert all(said.startswith(key) for said in texts)
    assert texts[-1] == f"{key} VAT difference U15"
