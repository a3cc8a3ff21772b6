"""Goods paid with what the shop owes: gift cards, prepayments and pant."""

import pytest

from appliance.domain.product import Group
from appliance.domain.settlement import Count
from appliance.storage import days
from appliance.till import catalogue, day, paying, returns, tips, verifying
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


def test_a_tip_that_such_a_card_pays_takes_no_vat_back(till):
    """A knife of 129.50 has 25.90 of VAT, which the card's sale has paid; a tip of 20.00 has none, and what
    the card's sale paid for that part stays paid."""
    catalogue.put(till, [], [Group("95", "Tips", "1", 0, kind="tip")])
    paying.pay(ring(trusted(till), KNIFE))
    tips.add(till, 2000)
    paying.tender(till, "gift_card", 14_950, brand="single")
    assert till.paid.data["tenders"] == [
        {"kind": "gift_card", "brand": "single", "amount": 14_950, "rate": 2500, "taxed": 12_950}
    ]
    z, postings = settled(till)
    assert z["redeemed"] == [{"rate": 2500, "n": 1, "gross": 12_950, "vat": 2590}]
    assert sorted(postings, key=str) == [
        ("gift_card", 12_950, 2590, 2500), ("gift_card", 2000, 0, None), ("tip", -2000, 0, None),
    ]  # fmt: skip


def test_the_goods_come_first_and_the_cards_after_each_other(till):
    """Of 149.50, 100.00 on one card, 40.00 on another: 29.50 of these is for the knife, and 9.50 in coins for
    the rest of the tip. The VAT of 100.00 is 20.00, of 29.50 it is 5.90."""
    catalogue.put(till, [], [Group("95", "Tips", "1", 0, kind="tip")])
    paying.pay(ring(trusted(till), KNIFE))
    tips.add(till, 2000)
    for amount in (10_000, 4000):
        paying.tender(trusted(till), "gift_card", amount, brand="single")
    paying.tender(till, "card", 950)
    assert [one.get("taxed") for one in till.paid.data["tenders"]] == [None, 2950, None]
    returns.correct_tender(till, returns.find_receipt(till, 1), 2, "cash")
    z, postings = settled(till)
    assert z["redeemed"] == [{"rate": 2500, "n": 2, "gross": 12_950, "vat": 2590}]
    assert ("gift_card", 12_950, 2590, 2500) in postings and ("gift_card", 1050, 0, None) in postings
