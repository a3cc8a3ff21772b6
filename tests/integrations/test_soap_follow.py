"""What became of a day: read back from the ledger, or waiting as a journal that only people see."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Followed, Later
from appliance.simulated.loopback import Fault
from tests.integrations.soap import day_of, paid, soap, sold
from tests.upload.shop import one_day

_, DAY = one_day()
LOOK_FOR = {
    "journal": "Z-1-42-20261121 Kassaoppgjør 42",
    "key": "Z-1-42-20261121",
    "date": "2026-11-21",
    "total_amount": 147_999,
    "detail": "Z-1-42-20261121 Kassaoppgjør 42, 2026-11-21, 1479.99",
}


@pytest.mark.parametrize("net", [False, True])
def test_a_posted_day_is_read_back(net):
    with soap() as both:
        reference = both.deliver(DAY).reference
        both.books.net = net
        assert both.follow(DAY, reference) == Followed("posted", "1", verified=True)


def test_a_draft_waits_until_it_is_in_the_ledger():
    with soap("draft") as both:
        reference = both.deliver(DAY).reference
        assert both.follow(DAY, reference) == Followed("draft", facts=LOOK_FOR)
        [journal] = both.books.journals
        both.books.ledger.append(replace(journal, number=6, name="", entries=()))  # six others came first
        both.books.book(journal)
        assert both.follow(DAY, reference) == Followed("posted", "7", verified=True)


@pytest.mark.parametrize(
    ("change", "facts"),
    [
        (
            lambda entry: replace(entry, account=1920) if entry.account == 1571 else entry,
            {"account": "1571", "found_amount": 0, "expected_amount": 117_999},
        ),
        (
            lambda entry: replace(entry, amount=entry.amount * 2),
            {"account": "1571", "found_amount": 235_998, "expected_amount": 117_999},
        ),
        (
            lambda entry: replace(entry, day=entry.day + timedelta(days=1)),
            {"found_date": "2026-11-22", "date": "2026-11-21"},
        ),
        (
            lambda entry: replace(entry, day=date(2026, 3, 1)),
            {"found_date": "2026-03-01", "date": "2026-11-21"},
        ),
    ],
)
def test_a_draft_that_was_booked_otherwise(change, facts):
    with soap("draft") as both:
        reference = both.deliver(DAY).reference
        [journal] = both.books.journals
        both.books.book(journal, change)
        assert both.follow(DAY, reference) == Followed("changed", "1", facts=facts)


def test_a_posted_day_that_is_not_there_any_more():
    with soap() as both:
        reference = both.deliver(DAY).reference
        both.books.ledger.clear()
        assert both.follow(DAY, reference) == Followed("gone")


def test_a_day_that_is_there_twice_was_changed_by_somebody():
    with soap() as both:
        reference = both.deliver(DAY).reference
        both.deliver(DAY)
        assert both.follow(DAY, reference) == Followed("changed", facts={"found": "1, 2", "count": 2})


def test_a_person_typed_its_number():
    with soap() as both:
        assert both.deliver(DAY).number == "1"
        [saved] = both.books.ledger
        bare = tuple(replace(entry, comment="Salg", invoice="") for entry in saved.entries)
        both.books.ledger[:] = [replace(saved, entries=bare)]
        assert both.follow(DAY, "1") == Followed("posted", "1", verified=True)
        assert both.follow(DAY, "2") == Followed("cannot_tell", facts=LOOK_FOR)
        assert both.follow(DAY) == Followed("cannot_tell", facts=LOOK_FOR)


def test_a_typed_number_may_be_in_several_series():
    with soap() as both:
        both.deliver(DAY)
        [saved] = both.books.ledger
        bare = tuple(replace(entry, comment="Salg", invoice="") for entry in saved.entries)
        half = tuple(replace(entry, amount=entry.amount // 2) for entry in bare)
        both.books.ledger[:] = [replace(saved, kind=1, entries=half), replace(saved, entries=bare)]
        assert both.follow(DAY, "1") == Followed("posted", "1", verified=True)
        both.books.ledger[:] = [replace(saved, kind=kind, entries=half) for kind in (1, 7)]
        assert both.follow(DAY, "1").stage == "cannot_tell"


def test_it_is_held_against_the_accounts_that_were_sent():
    with soap() as both:
        reference = both.deliver(DAY).reference
        both.mapping["tender", "", "", "card", "", "", ""] = Account("1920")
        told = both.follow(DAY, reference)
        assert told == Followed(
            "changed", "1", facts={"account": "1920", "found_amount": 0, "expected_amount": 117_999}
        )


@pytest.mark.parametrize("net", [False, True])
def test_returns_and_an_account_that_ends_at_nothing(net):
    """A department that took back as much as it sold has VAT left over, and no gross."""
    day = day_of(sold(-250, -50, department="10"), sold(375, 74, department="20"), paid(125))
    with soap() as both:
        reference = both.deliver(day).reference
        both.books.net = net
        assert both.follow(day, reference).verified


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.ERROR_BEFORE, Fault.LIMIT])
def test_a_question_that_fails_says_nothing(fault):
    with soap() as both:
        reference = both.deliver(DAY).reference
        both.next_faults += [fault]
        assert isinstance(both.follow(DAY, reference), Later)
        assert both.follow(DAY, reference).verified
