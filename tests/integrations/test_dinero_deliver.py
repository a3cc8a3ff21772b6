"""What each answer of Dinero means for a day: there, certainly not there, or nobody knows."""

from dataclasses import replace

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import DAY_PAPERS, Absent, Accepted, Later, Refused, Unknown, accounted
from appliance.integrations.accounting.dinero.item import item_id
from appliance.simulated.dinero.ledger import MOST_DRAFTS
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import MAPPING, OFF, PAPERS, body_of, dinero, fixed_day

BEFORE = [Fault.NONE, Fault.NONE]
"""The token and the VAT codes come before the item itself."""


@pytest.fixture
def both():
    with dinero() as both:
        yield both


@pytest.fixture
def posting():
    with dinero("posted") as both:
        yield both


def test_a_draft(both):
    assert both.deliver(fixed_day()) == Accepted(item_id(both.delivery), "draft")
    assert both.item.status == "Draft"
    assert both.item.body == body_of(fixed_day()) | {"Id": item_id(both.delivery)}


def test_posted_it_is_asked_to_be_booked(posting):
    assert posting.deliver(fixed_day()) == Accepted(item_id(posting.delivery), "booking")
    assert posting.item.status == "PendingBooking"


def test_posted_at_once_it_has_its_number(posting):
    posting.ledger.booking = 0
    posting.ledger.numbers = 116
    assert posting.deliver(fixed_day()) == Accepted(item_id(posting.delivery), "posted", "117")


def test_the_z_goes_along_as_a_file(both):
    both.deliver(fixed_day(), PAPERS)
    assert both.ledger.files == {both.item.body["FileGuid"]: len(PAPERS[DAY_PAPERS])}


def test_papers_larger_than_dinero_takes(both):
    answer = both.deliver(fixed_day(), {DAY_PAPERS: b"%PDF" + bytes(6 << 20)})
    assert (type(answer), answer.code) == (Refused, "file_too_large")
    assert both.ledger.items == {}


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.BROWNOUT])
def test_a_file_that_does_not_arrive_is_no_day_in_doubt(both, fault):
    both.next_faults += [*BEFORE, fault]
    assert isinstance(both.deliver(fixed_day(), PAPERS), Later)
    assert both.ledger.items == {}
    assert isinstance(both.deliver(fixed_day(), PAPERS), Accepted)


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LOSE, Fault.TEAR, Fault.ERROR_BEFORE, Fault.ERROR_AFTER,
                                   Fault.MAINTENANCE, Fault.SLOW])  # fmt: skip
def test_an_item_without_an_answer_is_in_doubt_and_looked_up(both, fault):
    both.next_faults += [*BEFORE, fault]
    assert isinstance(both.deliver(fixed_day()), Unknown)
    both.server.rest()
    there = fault not in (Fault.DROP, Fault.ERROR_BEFORE, Fault.MAINTENANCE)
    assert both.look_up(fixed_day()) == (Accepted(item_id(both.delivery), "draft") if there else Absent())


@pytest.mark.parametrize(
    ("fault", "code", "after"), [(Fault.LIMIT, "rate_limited", 120), (Fault.BROWNOUT, "retiring", 60)]
)
def test_not_now(both, fault, code, after):
    both.next_faults += [*BEFORE, fault]
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.code, answer.after) == (Later, code, after)
    assert both.ledger.items == {}


def test_the_same_again_is_there_already(both):
    first = both.deliver(fixed_day())
    assert both.deliver(fixed_day()) == first
    assert len(both.ledger.items) == 1


def test_done_late_it_is_there_once(both):
    both.next_faults += [*BEFORE, Fault.LATE]
    assert isinstance(both.deliver(fixed_day()), Unknown)
    both.now += both.target.settling
    assert both.look_up(fixed_day()) == Absent()
    assert isinstance(both.deliver(fixed_day()), Accepted)
    both.now += 600_000
    both.look_up(fixed_day())
    assert len(both.ledger.items) == 1


def test_there_already_and_posted(posting):
    posting.next_faults += [*BEFORE, Fault.LOSE]
    assert isinstance(posting.deliver(fixed_day()), Unknown)
    assert posting.item.status == "Draft"
    assert posting.deliver(fixed_day()) == Accepted(item_id(posting.delivery), "booking")
    posting.now += 100_000
    assert posting.deliver(fixed_day()) == Accepted(item_id(posting.delivery), "posted", "1")


def test_deleted_by_a_person_its_id_is_gone(both):
    both.deliver(fixed_day())
    both.ledger.delete(item_id(both.delivery))
    assert both.look_up(fixed_day()) == Absent()
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.facts["status"]) == (Refused, 409)
    both.delivery = "0042-dinero-2"
    assert isinstance(both.deliver(fixed_day()), Accepted)


def test_another_revision_is_found_when_the_record_was_lost(both):
    both.delivery = "0042-dinero-3"
    accepted = both.deliver(fixed_day())
    both.delivery = "0042-dinero-1"
    assert both.look_up(fixed_day()) == accepted


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LOSE, Fault.LIMIT, Fault.ERROR_BEFORE, Fault.ERROR_AFTER,
                                   Fault.BROWNOUT, Fault.MAINTENANCE, Fault.TEAR])  # fmt: skip
def test_a_booking_that_fails_leaves_the_day_there(posting, fault):
    posting.next_faults += [*BEFORE, Fault.NONE, fault]
    answer = posting.deliver(fixed_day())
    assert isinstance(answer, Accepted)
    assert answer.stage in ("draft", "booking")
    followed = posting.follow(fixed_day())
    assert followed.stage == "booking"
    posting.now += 100_000
    assert posting.follow(fixed_day()).number == "1"


def test_changed_by_a_person_before_it_is_booked(posting, monkeypatch):
    ledger, touched = posting.ledger, []
    book = ledger.book

    def changed_before(asked, now):
        if not touched:
            touched.append(ledger.touch(item_id(posting.delivery)))
        book(asked, now)

    monkeypatch.setattr(ledger, "book", changed_before)
    assert posting.deliver(fixed_day()).stage == "booking"


def test_no_accounting_year(both):
    answer = both.deliver(fixed_day(date="2028-01-03"))
    assert (type(answer), answer.code) == (Refused, "year_missing")
    assert answer.facts["said"] == "Accounting year not found"


def test_an_account_that_went_away(both):
    del both.ledger.accounts[55020]
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.code, answer.facts["status"]) == (Refused, "refused", 400)
    assert "Lines[4].AccountNumber: accountNotFound" in answer.facts["said"]


def test_no_subscription(both):
    both.ledger.subscription = False
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.code, answer.everything) == (Later, "subscription_missing", True)


def test_a_full_kassekladde_waits_for_room(both):
    both.deliver(fixed_day())
    for number in range(1, MOST_DRAFTS):
        both.ledger.items[str(number)] = both.item if number == 1 else both.ledger.items["1"]
    both.delivery = "0043-dinero-1"
    answer = both.deliver(fixed_day(43))
    assert (type(answer), answer.code, answer.after) == (Later, "books_full", 3600)


def test_a_wrong_account_is_not_sent(both):
    both.mapping["tender", "", "", "cash", "", "", ""] = Account("55010", "U25")
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.code) == (Later, "mapping_wrong")
    assert both.server.requests == 2  # the token and the VAT codes


def test_the_vat_codes_are_asked_for_once(both):
    both.deliver(fixed_day())
    asked = both.server.requests
    both.delivery = "0043-dinero-1"
    both.deliver(fixed_day(43))
    assert both.server.requests == asked + 1


def test_a_day_without_figures_asks_for_nothing(both):
    empty = replace(fixed_day(), postings=())
    assert both.deliver(empty).stage == "posted"
    assert isinstance(both.look_up(empty), Accepted)
    assert both.follow(empty).verified
    assert both.server.requests == 0


def test_dinero_would_have_put_its_own_code_where_none_is_written(both):
    """Why ``none`` is always written: the simulated books do what the real ones are said to do."""
    both.deliver(fixed_day())
    both.item.body["Lines"] = [
        {"Description": "x", "Amount": -100, "AccountNumber": 1000, "BalancingAccountNumber": 55010}
    ]
    assert both.ledger.sums(both.item) == {1000: -8_000, 64060: -2_000, 55010: 10_000}


def test_nobody_there(both):
    both.server.stop()
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.code, answer.everything) == (Later, "network_down", True)


def test_a_2xx_that_is_not_theirs(both, monkeypatch):
    monkeypatch.setattr(both.ledger, "create", lambda *asked: [])
    answer = both.deliver(fixed_day())
    assert (type(answer), answer.code) == (Unknown, "answer_odd")


def test_a_difference_needs_its_account(both):
    del both.mapping[OFF]
    target = both.other()
    day = fixed_day()
    off = replace(day, postings=(replace(day.postings[0], vat=-24_999), *day.postings[1:]))
    answer = target.deliver(off, accounted(off, MAPPING), "d-1", {})
    target.close()
    assert (type(answer), answer.code) == (Later, "mapping_missing")
