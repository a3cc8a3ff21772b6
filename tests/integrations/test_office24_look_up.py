"""The look-up finds our day among everybody's lines, and says so when only a person can tell."""

from dataclasses import replace

import pytest

from appliance.integrations import Absent, Accepted, Later, Unknown, Unsure
from appliance.simulated.office24.server import Fault
from tests.integrations.books import books
from tests.upload.shop import one_day


@pytest.fixture
def both():
    with books() as both:
        yield both


def others(both, count, day="2026-11-21"):
    """Lines of other people on this day."""
    for number in range(count):
        lines = [
            {"accountNumber": 1920, "amount": sign, "tax": {"number": 0}, "comment": f"Z-1-4 {number}"}
            for sign in (1, -1)
        ]
        both.ledger.post({"transactionTypeNumber": 1, "date": day, "lines": lines}, 0)


def test_not_there(both):
    others(both, 30)
    assert both.look_up(one_day()[1]) == Absent()


@pytest.mark.parametrize("fault", [Fault.LOSE, Fault.TEAR, Fault.ERROR_AFTER, Fault.SLOW])
def test_there_though_no_answer_came(both, fault):
    _, voucher = one_day()
    both.next_faults += [Fault.NONE, fault]
    assert isinstance(both.deliver(voucher), Unknown)
    both.server.rest()
    assert both.look_up(voucher) == Accepted(both.ledger.posted[0].id, number="1")


def test_on_the_last_of_many_pages(both):
    _, voucher = one_day()
    others(both, 130)
    accepted = both.deliver(voucher)
    assert both.look_up(voucher) == replace(accepted, number="131")


def test_in_the_comment_where_no_invoice_number_is_kept(both):
    _, voucher = one_day()
    accepted = both.deliver(voucher)
    del both.ledger.posted[0].body["lines"][0]["invoice"]
    assert both.look_up(voucher) == replace(accepted, number="1")


def test_dated_a_day_off_by_the_server(both):
    _, voucher = one_day()
    accepted = both.deliver(voucher)
    for day in ("2026-11-20", "2026-11-22"):
        both.ledger.posted[0].body["date"] = day
        assert both.look_up(voucher) == replace(accepted, number="1")


def test_moved_far_by_whoever_keeps_the_books(both):
    """Where the record of deliveries is lost after that, it must not go out again."""
    _, voucher = one_day()
    accepted = both.deliver(voucher)
    both.ledger.posted[0].body["date"] = "2026-12-31"
    assert both.look_up(voucher) == replace(accepted, number="1")
    both.ledger.posted[0].body["lines"].pop()
    found = both.look_up(voucher)
    assert (type(found), found.code) == (Unsure, "found_differs")


def test_shown_net_with_the_vat_apart(both):
    _, voucher = one_day()
    accepted = both.deliver(voucher)
    both.ledger.shows_net = True
    assert both.look_up(voucher) == replace(accepted, number="1")


def test_there_twice(both):
    _, voucher = one_day()
    both.deliver(voucher)
    both.deliver(voucher)  # no idempotency key: asked twice, it posts twice
    assert len(both.ledger.posted) == 2
    answer = both.look_up(voucher)
    assert (type(answer), answer.code) == (Unsure, "found_twice")


def test_there_with_other_sums(both):
    _, voucher = one_day()
    both.deliver(voucher)
    fewer = replace(
        voucher,
        postings=(replace(voucher.postings[0], amount=-100), replace(voucher.postings[-1], amount=100)),
    )
    answer = both.look_up(fewer)
    assert (type(answer), answer.code) == (Unsure, "found_differs")
    assert answer.facts["debit_amount"] == 147_999


def test_another_days_key_that_begins_alike(both):
    _, voucher = one_day()
    both.deliver(replace(voucher, key=voucher.key + "9"))
    assert both.look_up(voucher) == Absent()


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LIMIT, Fault.ERROR_BEFORE, Fault.TEAR, Fault.SLOW])
def test_a_look_up_that_fails_decides_nothing(both, fault):
    _, voucher = one_day()
    both.deliver(voucher)
    both.next_faults.append(fault)
    assert isinstance(both.look_up(voucher), Later)


def test_a_page_that_fails_decides_nothing(both):
    others(both, 60)
    both.next_faults += [Fault.NONE, Fault.NONE, Fault.DROP]
    assert isinstance(both.look_up(one_day()[1]), Later)


def test_a_look_further_off_that_fails_decides_nothing(both):
    both.next_faults += [Fault.NONE, Fault.NONE, Fault.DROP]  # the token, the days around it, the year
    assert isinstance(both.look_up(one_day()[1]), Later)
