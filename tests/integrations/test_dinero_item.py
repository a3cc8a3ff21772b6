"""A day as a ledger item: which account goes against which, and the øre that Dinero's VAT is off."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha1
from random import Random
from uuid import UUID

import pytest

from appliance.domain.voucher import Account, Posting, Role
from appliance.integrations import Later, Refused, accounted
from appliance.integrations.accounting.dinero.item import Accounts, derived, item_id, rows, unfit
from appliance.simulated.dinero.ledger import Item, Ledger
from tests.integrations.dinero import (
    CLEARING,
    MAPPING,
    OFF,
    body_of,
    books_sums,
    day_from,
    day_of,
    expected_sums,
    fixed_day,
    paid,
    sold,
    some_sales,
)

RATES = {"U25": 2500, "I25": 2500, "UEUV": 0}


def sides(body):
    """What an accountant reads: amount, account with code, balancing account with code."""
    return [
        (
            str(line["Amount"]),
            f"{line['AccountNumber']} {line['AccountVatCode']}",
            f"{line['BalancingAccountNumber']} {line['BalancingAccountVatCode']}",
        )
        for line in body["Lines"]
    ]


def test_several_rates_and_tenders_meet_on_the_clearing_account():
    assert sides(body_of(fixed_day())) == [
        ("-1250.00", "1000 U25", "55990 none"),
        ("-40.00", "1100 U25", "55990 none"),
        ("-15.00", "1050 none", "55990 none"),
        ("355.00", "55010 none", "55990 none"),
        ("950.00", "55020 none", "55990 none"),
    ]


def test_one_rate_and_several_tenders_are_paired():
    # 1250.00 = 300.00 + 950.00; the VAT 60.00 + 190.00 is the whole 250.00
    day = day_of(sold(125_000, 25_000), paid(30_000, "cash"), paid(95_000, "card"))
    assert sides(body_of(day)) == [
        ("-300.00", "1000 U25", "55010 none"),
        ("-950.00", "1000 U25", "55020 none"),
    ]
    assert [line["Description"] for line in body_of(day)["Lines"]] == [
        "Z-1-42-20261121 revenue 25 % department 10 tender cash",
        "Z-1-42-20261121 revenue 25 % department 10 tender card",
    ]


def test_no_account_goes_against_itself():
    # what one customer paid in cash went out of the drawer again: the neighbours are one account
    day = day_of(
        Posting(Role.TENDER, 5_000, tender="cash", text="customer 104"),
        Posting(Role.TENDER, -5_000, tender="cash", reason="cash_out", text="float"),
        Posting(Role.BANK_BAG, 5_000, text="4711"),
        Posting(Role.CASH_DIFFERENCE, -5_000, reason="Vet ikke"),
    )
    assert sides(body_of(day)) == [
        ("-50.00", "55010 none", "55000 none"),
        ("50.00", "55010 none", "3910 none"),
    ]


def test_several_rates_and_one_tender_are_paired():
    day = day_of(sold(125_000, 25_000), sold(1_500, 0, "10", 0), paid(126_500, "cash"))
    assert sides(body_of(day)) == [
        ("-1250.00", "1000 U25", "55010 none"),
        ("-15.00", "1050 none", "55010 none"),
    ]


def test_what_cancels_out_goes_against_each_other_and_not_through_the_revenue():
    day = day_of(
        sold(10_000, 2_000),
        paid(10_000, "cash"),
        Posting(Role.TENDER, -8_000, tender="cash", reason="bank_bag"),
        Posting(Role.BANK_BAG, 8_000, text="4711"),
        Posting(Role.TENDER, -50, tender="cash", reason="cash_difference"),
        Posting(Role.CASH_DIFFERENCE, 50, reason="Vet ikke"),
    )
    assert sides(body_of(day)) == [
        ("-80.00", "55010 none", "55000 none"),
        ("-0.50", "55010 none", "3910 none"),
        ("-100.00", "1000 U25", "55010 none"),
    ]


def test_rounding_is_a_part_of_what_was_paid_or_sold():
    day = day_of(sold(9_998, 2_000), paid(10_000, "cash"), Posting(Role.ROUNDING, -2))
    assert sides(body_of(day)) == [
        ("-99.98", "1000 U25", "55010 none"),
        ("-0.02", "3900 none", "55010 none"),
    ]
    day = day_of(sold(10_001, 2_000), paid(10_000, "cash"), Posting(Role.ROUNDING, 1))
    assert sides(body_of(day)) == [
        ("-100.00", "1000 U25", "55010 none"),
        ("-0.01", "1000 U25", "3900 none"),
    ]


def test_a_day_of_returns_turns_the_signs():
    day = day_of(sold(-12_500, -2_500), paid(-12_500, "cash"))
    assert sides(body_of(day)) == [("125.00", "1000 U25", "55010 none")]


def test_every_side_says_none_where_none_is_meant():
    for line in body_of(fixed_day())["Lines"]:
        assert line["AccountVatCode"] and line["BalancingAccountVatCode"] == "none"


def test_the_body_to_the_letter():
    day = day_of(sold(10_005, 2_001), paid(10_005, "card"))
    assert body_of(day, file="00000010-0000-0000-0000-000000000000") == {
        "Id": item_id("d-1"),
        "VoucherDate": "2026-11-21",
        "FileGuid": "00000010-0000-0000-0000-000000000000",
        "Lines": [
            {
                "Description": "Z-1-42-20261121 revenue 25 % department 10",
                "Amount": Decimal("-100.05"),
                "AccountNumber": 1000,
                "AccountVatCode": "U25",
                "BalancingAccountNumber": 55020,
                "BalancingAccountVatCode": "none",
            }
        ],
    }


# Gross and VAT per receipt, worked out by hand: VAT = gross ÷ 5, each receipt rounded by itself.
# Dinero takes a fifth of each line; off = receipts − Dinero, credit negative.
VAT_TABLE = [
    # three receipts of 1.02: 0.204 → 0.20 each, 0.60; Dinero: 3.06 ÷ 5 = 0.612 → 0.61
    ("three small receipts", [(102, 20)] * 3, 1),
    # three of 1.04: 0.208 → 0.21 each, 0.63; Dinero: 3.12 ÷ 5 = 0.624 → 0.62
    ("rounded up", [(104, 21)] * 3, -1),
    # 100.00 → 20.00 and 0.03 → 0.01: 20.01; Dinero: 100.03 ÷ 5 = 20.006 → 20.01
    ("the same by luck", [(10_000, 2_000), (3, 1)], 0),
    # ten of 0.02: 0.004 → 0.00 each; Dinero: 0.20 ÷ 5 = 0.04
    ("small change", [(2, 0)] * 10, 4),
    # 50.03 → 10.006 → 10.01 sold and 20.02 → 4.004 → 4.00 back: 6.01; Dinero: 30.01 ÷ 5 = 6.002 → 6.00
    ("a return", [(5_003, 1_001), (-2_002, -400)], -1),
    # 5.01 → 1.002 → 1.00 sold; 2.51 → 0.502 → 0.50 and 2.00 → 0.40 back: 0.10; Dinero: 0.50 ÷ 5 = 0.10
    ("returned in parts", [(501, 100), (-251, -50), (-200, -40)], 0),
    # 0.04 → 0.01 sold, 0.02 and 0.02 back → 0.00 each: no money, but 0.01 of VAT
    ("VAT without money", [(4, 1), (-2, 0), (-2, 0)], -1),
]


@pytest.mark.parametrize(
    ("receipts", "off"), [row[1:] for row in VAT_TABLE], ids=[row[0] for row in VAT_TABLE]
)
def test_the_ore_between_dineros_vat_and_the_receipts(receipts, off):
    gross, vat = (sum(column) for column in zip(*receipts, strict=True))
    day = day_of(sold(gross, vat), *([paid(gross, "cash")] if gross else []))
    body = body_of(day)
    found = [line for line in body["Lines"] if line["AccountNumber"] == 3920]
    assert [(line["Amount"], line["AccountVatCode"]) for line in found] == (
        [(Decimal(off) / 100, "none")] if off else []
    )
    for line in found:
        assert line["BalancingAccountNumber"] == 1000
        assert line["Description"] == "Z-1-42-20261121 VAT difference U25"
    # and the books: the revenue is the receipts' net, VAT and difference together are their VAT
    assert books_sums(Ledger(), Item(body, 1)) == {
        account: amount
        for account, amount in {1000: vat - gross, 64060: -vat, 55010: gross}.items()
        if amount
    }


def test_each_account_has_a_difference_of_its_own():
    # goods 3.06 with 0.60 (0.61 by Dinero) and drinks 3.12 with 0.63 (0.62 by Dinero)
    day = day_of(sold(306, 60), sold(312, 63, "20"), paid(618, "cash"))
    assert sides(body_of(day))[2:] == [
        ("0.01", "3920 none", "1000 none"),
        ("-0.01", "3920 none", "1100 none"),
    ]


def test_a_pair_is_rounded_line_by_line():
    # 1.02 paid as 0.52 + 0.50: Dinero finds 0.10 + 0.10; the receipt has 0.20
    day = day_of(sold(102, 20), paid(52, "cash"), paid(50, "card"))
    assert [amount for amount, *_ in sides(body_of(day))] == ["-0.52", "-0.50"]
    # 1.06 as 0.53 + 0.53: 0.106 → 0.11 twice; the receipt has 0.212 → 0.21
    day = day_of(sold(106, 21), paid(53, "cash"), paid(53, "card"))
    assert sides(body_of(day))[-1] == ("0.01", "3920 none", "1000 none")


def test_no_amount_is_ever_halved():
    for gross in range(-1_000, 1_001):
        assert 5 * derived(gross, 2500) == pytest.approx(gross, abs=2)


def test_a_difference_without_an_account_waits():
    day = day_of(sold(306, 60), paid(306, "cash"))
    mapping = {key: account for key, account in MAPPING.items() if key != OFF}
    made = rows(day, accounted(day, mapping), Accounts(CLEARING, None))
    assert (type(made), made.code, made.facts) == (Later, "mapping_missing", {"key": "vat_difference//////"})
    assert len(body_of(fixed_day(), mapping)["Lines"]) == 5  # a day without a difference needs none


@pytest.mark.parametrize(
    ("key", "account", "detail"),
    [
        (("revenue", "10", "2500", "", "", "", ""), Account("10-00", "U25"), "expected an account number"),
        (
            ("revenue", "10", "2500", "", "", "", ""),
            Account("1000"),
            "expected a VAT code on money that holds VAT",
        ),
        (
            ("revenue", "10", "2500", "", "", "", ""),
            Account("1000", "none"),
            "expected a VAT code on money that holds VAT",
        ),
        (
            ("revenue", "10", "2500", "", "", "", ""),
            Account("1000", "U26"),
            "expected one of Dinero's VAT codes, got U26",
        ),
        (
            ("revenue", "10", "2500", "", "", "", ""),
            Account("1000", "UEUV"),
            "expected a VAT code of 25 %, UEUV has 0 %",
        ),
        (
            ("revenue", "", "0", "", "", "", ""),
            Account("1050", "U25"),
            "expected a VAT code of 0 %, U25 has 25 %",
        ),
        (
            ("tender", "", "", "cash", "", "", ""),
            Account("55010", "U25"),
            "expected no VAT code where no VAT rate is known",
        ),
    ],
)
def test_what_a_person_can_put_right_is_not_sent(key, account, detail):
    day = fixed_day()
    assert unfit(day, accounted(day, MAPPING), RATES) is None
    answer = unfit(day, accounted(day, {**MAPPING, key: account}), RATES)
    assert (type(answer), answer.code, answer.facts["detail"]) == (Later, "mapping_wrong", detail)


def test_a_rate_that_dinero_does_not_tell_is_believed():
    day = fixed_day()
    assert unfit(day, accounted(day, MAPPING), {"U25": None}) is None


def test_a_voucher_in_another_currency_is_refused():
    day = replace(fixed_day(), currency="NOK")
    assert isinstance(unfit(day, accounted(day, MAPPING), RATES), Refused)


def test_an_id_is_the_deliverys_and_nobody_elses():
    assert item_id("0042-dinero-1") == item_id("0042-dinero-1") != item_id("0042-dinero-2")
    assert str(UUID(item_id("x"))) == item_id("x")
    # RFC 4122, version 5: SHA-1 of the name space and the name; fixed, or a day could arrive twice
    space = UUID("6f1d3a52-6a0e-5e8b-9a57-2f6f0d9c41b7")
    digest = sha1(space.bytes + b"0042-dinero-1").digest()[:16]
    assert UUID(item_id("0042-dinero-1")) == UUID(bytes=digest, version=5)


def test_every_day_stands_in_the_books_to_the_ore():
    random = Random(25)
    for number in range(1, 200):
        sales = some_sales(random)
        day = day_from(sales, number, "2026-11-21", "")
        if not day.postings:
            continue
        ledger = Ledger()
        ledger.create([body_of(day)], 0, 0)
        [item] = ledger.items.values()
        assert books_sums(ledger, item) == expected_sums(sales), sales
