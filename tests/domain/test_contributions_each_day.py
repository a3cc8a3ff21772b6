"""On every kind of day, what the entries gave comes to the postings, and nothing of it is lost on the way."""

from collections import Counter

import pytest

from appliance.domain.contributions import address, contributions, postings_of
from tests.domain import input_days, plain_days
from tests.domain.plain_days import AT, closed, entries_of

DAYS = input_days.DAYS | plain_days.DAYS


@pytest.fixture(params=DAYS.values(), ids=DAYS)
def day(request):
    """(voucher, the day's bodies with its Z and settlement)."""
    z, settlement, voucher = closed(request.param)
    closing = [
        {**AT, **z, "kind": "z_report", "number": 901},
        {**settlement, "kind": "settlement", "number": 902},
    ]
    return voucher, [*entries_of(request.param), *closing]


def test_the_parts_come_to_each_posting(day):
    voucher, bodies = day
    for posting, parts in zip(voucher.postings, contributions(voucher, bodies), strict=True):
        assert parts, posting
        assert (posting.amount, posting.vat) == (
            sum(one.amount for one in parts), sum(one.vat for one in parts)
        )  # fmt: skip


def test_what_has_no_posting_came_to_nothing(day):
    voucher, bodies = day
    amounts, vat = Counter(), Counter()
    for data in bodies:
        for one in postings_of(data):
            amounts[address(one)] += one.amount
            vat[address(one)] += one.vat
    booked = {address(one): (one.amount, one.vat) for one in voucher.postings}
    given = {place: (amounts[place], vat[place]) for place in amounts if amounts[place] or vat[place]}
    assert given == booked


def test_each_receipt_gives_as_much_as_it_takes(day):
    _, bodies = day
    assert not any(sum(one.amount for one in postings_of(data)) for data in bodies)


def test_no_two_postings_are_told_from_each_other_by_nothing(day):
    voucher, _ = day
    places = [address(one) for one in voucher.postings]
    assert len({*places}) == len(places)
