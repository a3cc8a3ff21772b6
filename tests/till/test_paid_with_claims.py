"""Goods paid with what the shop owes: gift cards, prepayments and pant."""

import pytest

from appliance.domain.settlement import Count
from appliance.storage import days
from appliance.till import day, paying, returns, verifying
from tests.till.kinds_shop import shelved
from tests.till.shop import KNIFE, paid, ring, trusted

VISA = ("card", "visa")


def settled(till):
    """The day's voucher, as (role, amount, VAT, rate), without sales."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    (voucher,) = days.vouchers(till.database)
    assert verifying.verify(till.database, till.rules)[1] == ""
    return z, [(row["role"], row["amount"], row["vat"], row["rate"]) for row in voucher["postings"]
               if row["role"] != "revenue"]  # fmt: skip


@pytest.mark.parametrize("kind", ["gift_card", "prepayment", "pant"])
def test_a_claim_is_taken_back_and_no_terminal_is_asked(till, kind):
    paid(ring(trusted(shelved(till)), KNIFE), (kind, 10_000), ("card", 2950))
    z, postings = settled(till)
    assert {row["kind"]: row["amount"] for row in z["tenders"]} == {kind: 10_000, "card": 2950}
    assert sorted(postings) == sorted([("tender", 2950, 0, None), (kind, 10_000, 0, None)])
    assert [row["tender"] for row in day.settlement_of(till, z["z"])["terminals"]] == ["card"]


def test_a_card_whose_vat_was_paid_takes_it_back(till):
    ring(trusted(till), KNIFE)
    paying.pay(till)
    paying.tender(till, "gift_card", 12_950, brand="single")
    assert till.paid.data["tenders"] == [
        {"kind": "gift_card", "brand": "single", "amount": 12_950, "rate": 2500}
    ]
    z, postings = settled(till)
    assert z["redeemed"] == [{"rate": 2500, "n": 1, "gross": 12_950, "vat": 2590}]
    assert postings == [("gift_card", 12_950, 2590, 2500)]


def test_a_payment_put_right_takes_it_back_too(till):
    """What was keyed as a card was such a gift card: the correction knows the receipt's rate."""
    ring(till, KNIFE)
    paid(till, ("card", 12_950))
    found = returns.find_receipt(till, 1)
    returns.correct_tender(till, found, 0, "gift_card", "single")
    returns.correct_tender(till, found, 0, "card", "visa")
    returns.correct_tender(till, found, 0, "gift_card", "single")
    z, postings = settled(till)
    assert z["redeemed"] == [{"rate": 2500, "n": 1, "gross": 12_950, "vat": 2590}]
    assert postings == [("gift_card", 12_950, 2590, 2500)]
