"""After a lost answer: what is posted is found in the ledger, and a draft is a question to a person."""

from dataclasses import replace
from datetime import date

import pytest

from appliance.integrations import Absent, Accepted, Later, Unknown, Unsure
from appliance.simulated.loopback import LATE_BY, Fault
from tests.integrations.soap import day_of, paid, soap, sold
from tests.upload.shop import one_day

_, DAY = one_day()


def lost(both):
    both.known()
    both.next_faults += [Fault.NONE, Fault.LOSE]
    assert isinstance(both.deliver(DAY), Unknown)


@pytest.mark.parametrize("net", [False, True])
def test_a_posted_day_is_found(net):
    with soap() as both:
        lost(both)
        both.books.net = net
        assert both.look_up(DAY) == Accepted("2026-1", number="1")


def test_what_never_arrived_is_absent():
    with soap() as both:
        both.known()
        both.next_faults += [Fault.NONE, Fault.DROP]
        assert isinstance(both.deliver(DAY), Unknown)
        assert both.look_up(DAY) == Absent()


def test_what_shows_late_shows_before_the_target_has_settled():
    with soap() as both:
        both.known()
        both.next_faults += [Fault.NONE, Fault.LATE]
        assert isinstance(both.deliver(DAY), Unknown)
        assert both.look_up(DAY) == Absent()
        assert both.target.settling > LATE_BY
        both.now += both.target.settling
        assert isinstance(both.look_up(DAY), Accepted)


@pytest.mark.parametrize("arrived", [False, True])
def test_a_draft_cannot_be_asked_for(arrived):
    with soap("draft") as both:
        both.known()
        both.next_faults += [Fault.NONE, Fault.LOSE if arrived else Fault.DROP]
        assert isinstance(both.deliver(DAY), Unknown)
        found = both.look_up(DAY)
        assert isinstance(found, Unsure) and found.code == "draft_unseen"
        assert found.facts == {
            "journal": "Z-1-42-20261121 Kassaoppgjør 42",
            "key": "Z-1-42-20261121",
            "date": "2026-11-21",
            "total_amount": 147_999,
            "detail": "Z-1-42-20261121 Kassaoppgjør 42, 2026-11-21, 1479.99",
        }


def test_a_draft_that_a_person_has_booked_is_found():
    with soap("draft") as both:
        lost(both)
        [journal] = both.books.journals
        both.books.book(journal)
        assert both.look_up(DAY) == Accepted("2026-1", number="1")


def test_a_draft_that_was_booked_on_another_day_is_a_question_with_its_number():
    """Only the first entry bears the invoice reference that finds it there: too little to compare."""
    with soap("draft") as both:
        lost(both)
        [journal] = both.books.journals
        both.books.book(journal, lambda entry: replace(entry, day=date(2026, 12, 1)))
        found = both.look_up(DAY)
        assert isinstance(found, Unsure) and found.code == "found_differs" and found.facts["found"] == "1"


def test_a_draft_and_a_posting_are_two_targets():
    """Or a lost draft would be looked for in the ledger, not found, and posted beside itself."""
    with soap("draft") as drafts, soap("posted") as posted:
        assert drafts.target.name != posted.target.name


@pytest.mark.parametrize("bears", ["comment", "invoice"])
def test_one_of_our_marks_is_enough(bears):
    with soap() as both:
        lost(both)
        [saved] = both.books.ledger
        plain = {"comment": {"invoice": ""}, "invoice": {"comment": "Salg"}}[bears]
        kept = tuple(replace(entry, **plain) for entry in saved.entries)
        both.books.ledger[:] = [replace(saved, entries=kept)]
        found = both.look_up(DAY)
        if bears == "comment":
            assert isinstance(found, Accepted)
        else:  # only the first entry bears the invoice reference: too little to compare, enough to stop
            assert isinstance(found, Unsure) and found.code == "found_differs"


def test_a_key_that_only_begins_like_ours_is_another_days():
    with soap() as both:
        assert isinstance(both.deliver(day_of(sold(100, 20), paid(100), number=421)), Accepted)
        assert both.look_up(day_of(sold(100, 20), paid(100), number=42)) == Absent()


def test_other_sums_are_a_question():
    with soap() as both:
        lost(both)
        found = both.look_up(replace(DAY, postings=(sold(100, 20), paid(100))))
        assert isinstance(found, Unsure) and found.code == "found_differs"
        assert found.facts == {"found": "1", "debit_amount": 147_999, "expected_amount": 100}


def test_twice_under_two_numbers_is_a_question():
    with soap() as both:
        both.deliver(DAY)
        both.deliver(DAY)
        found = both.look_up(DAY)
        assert isinstance(found, Unsure) and found.code == "found_twice" and found.facts["found"] == "1, 2"


def test_twice_under_one_number_is_a_question():
    with soap() as both:
        both.deliver(DAY)
        both.books.ledger *= 2
        found = both.look_up(DAY)
        assert isinstance(found, Unsure) and found.code == "found_differs"


def test_what_others_write_into_the_ledger_is_not_read():
    with soap() as both:
        lost(both)
        [saved] = both.books.ledger
        strange = replace(saved.entries[0], comment="Import", invoice="", amount=10**18)
        both.books.ledger.insert(0, replace(saved, number=9, entries=(strange,)))
        assert both.look_up(DAY) == Accepted("2026-1", number="1")


@pytest.mark.parametrize(
    "fault", [Fault.DROP, Fault.TEAR, Fault.ERROR_BEFORE, Fault.LIMIT, Fault.MAINTENANCE]
)
def test_a_look_up_that_fails_says_nothing(fault):
    with soap() as both:
        lost(both)
        both.next_faults += [fault]
        assert isinstance(both.look_up(DAY), Later)
        both.next_faults += [Fault.EXPIRE]
        assert isinstance(both.look_up(DAY), Accepted)
