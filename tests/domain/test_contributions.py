"""What each entry gave to the voucher: every posting comes from named entries, to the øre.

What the parts must be is worked out by hand from the day's inputs, see `tests.domain.full_day`.
"""

from dataclasses import replace

import pytest

from appliance.domain.contributions import contributions, postings_of
from appliance.domain.dayclose import fold
from appliance.domain.settlement import Count, day_voucher, settle
from appliance.domain.voucher import reversal
from tests.domain.full_day import ENTRIES, GRAND, NAMES

COUNT = Count(77_400, {}, {"card:visa": 8_000}, {"cash": "short", "card:visa": "torn slip"}, "B1", 20_000)
"""In the drawer 775.00 should lie: 1.00 is missing. The terminal says 80.00 of 82.45."""


@pytest.fixture(scope="module")
def day():
    z = fold(ENTRIES, GRAND, NAMES) | {"z": 7, "till": "1", "epoch": 1, "date": "2026-11-21", "at": 9}
    settlement = settle(z, COUNT)
    voucher = day_voucher(z, settlement, "0" * 32, "NOK")
    closing = [{"kind": "z_report", "number": 901}, {**settlement, "kind": "settlement", "number": 902}]
    return voucher, [*ENTRIES, *closing]


def named(data) -> str:
    """An entry as the table below names it."""
    if data["kind"] in ("sale", "delivery"):
        return f"{data['series']} {data['receipt']}"
    return {"tender_corrected": "correction", "cash_moved": f"cash {data.get('reason')}"}.get(
        data["kind"], data["kind"]
    )


# Milk 24.90 with 3.25 of VAT (15 %); receipt 1 is two of them: 49.80 with 6.50; return 1 is one.
# A knife is 116.55 after its discount; receipt 2 sold one by card, which was Vipps after all; it came back
# on receipt 3 with a book of 199.00 bought, 82.45 on the card. Delivery 4: two knives 259.00 and a milk.
EXPECTED = [
    ("revenue 1 1500 10", [("sale 1", -4980, -650), ("return 1", 2490, 325)]),
    ("revenue 2 0 30", [("sale 3", -19_900, 0)]),
    ("tender cash", [("sale 1", 5000, 0), ("return 1", -2500, 0)]),
    ("tender card:visa", [("sale 2", 11_655, 0), ("sale 3", 8245, 0), ("correction", -11_655, 0),
                          ("settlement", -245, 0)]),
    ("tender vipps", [("correction", 11_655, 0)]),
    ("terminal_difference card:visa torn slip", [("settlement", 245, 0)]),
    ("tender cash cash_in change", [("cash change", 5000, 0)]),
    ("cash_in change", [("cash change", -5000, 0)]),
    ("tender cash cash_out bank", [("cash bank", -30_000, 0)]),
    ("cash_out bank", [("cash bank", 30_000, 0)]),
    ("tender cash cash_difference", [("settlement", -100, 0)]),
    ("cash_difference short", [("settlement", 100, 0)]),
    ("tender cash bank_bag", [("settlement", -20_000, 0)]),
    ("bank_bag B1", [("settlement", 20_000, 0)]),
    ("revenue 1 1500 10 credit sales", [("delivery 4", -2490, -325)]),
    ("revenue 2 2500 20 credit sales", [("delivery 4", -25_900, -5180)]),
    ("receivable credit sales", [("delivery 4", 28_390, 0)]),
    ("rounding cash rounding", [("sale 1", -20, 0), ("return 1", 10, 0)]),
]  # fmt: skip


def test_every_posting_names_its_entries(day):
    voucher, bodies = day
    found = []
    for posting, parts in zip(voucher.postings, contributions(voucher, bodies), strict=True):
        name = " ".join(filter(None, (*posting.key(), posting.text)))
        found.append((name, [(named(bodies[one.entry]), one.amount, one.vat) for one in parts]))
    assert found == EXPECTED


def test_the_parts_come_to_the_posting(day):
    voucher, bodies = day
    for posting, parts in zip(voucher.postings, contributions(voucher, bodies), strict=True):
        assert (posting.amount, posting.vat) == (
            sum(one.amount for one in parts), sum(one.vat for one in parts)
        )  # fmt: skip


def test_a_knife_that_came_back_leaves_no_posting(day):
    """116.55 sold and taken back, with the same VAT: at 25 % nothing is booked but what went on credit."""
    voucher, bodies = day
    gave = [one for data in bodies for one in postings_of(data) if one.key()[:3] == ("revenue", "2", "2500")]
    assert [one.amount for one in gave] == [-11_655, 11_655, -25_900]
    assert [one.text for one in voucher.postings if one.rate == 2500] == ["credit sales"]


def test_a_reversal_takes_the_same_parts_back(day):
    voucher, bodies = day
    back = contributions(reversal(voucher, "1" * 32, 1, "wrong account", 9), bodies)
    there = contributions(voucher, bodies)
    assert back == tuple(
        tuple(replace(one, amount=-one.amount, vat=-one.vat) for one in parts) for parts in there
    )


@pytest.mark.parametrize("kind", ["training", "provisional", "copy", "price_asked", "drawer_opened"])
def test_what_is_not_sold_gives_nothing(kind):
    found = [data for data in ENTRIES if data["kind"] == kind]
    assert found and not any(postings_of(data) for data in found)
