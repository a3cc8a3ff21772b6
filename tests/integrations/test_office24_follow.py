"""After it was accepted: the day's lines read back, account by account, and what a person did to them."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal

import pytest

from appliance.domain.voucher import redated
from appliance.integrations import Followed, Later
from appliance.simulated.office24.server import Fault
from tests.integrations.books import books
from tests.upload.shop import one_day

FOUND = Followed("posted", "1", verified=True)


@pytest.fixture
def day():
    """Both ends, with a day in the books and another that is no concern of ours."""
    with books() as both:
        _, voucher = one_day()
        both.deliver(voucher)
        both.deliver(one_day(43)[1])
        yield both, voucher


def changed(both, **changes):
    """A person changes the day's transaction."""
    one = both.ledger.posted[0]
    both.ledger.change(one, {**deepcopy(dict(one.body)), **changes})
    return both.ledger.posted[0].body["lines"]


@pytest.mark.parametrize("net", [False, True], ids=["shown gross", "shown net with the VAT apart"])
def test_our_figures_are_there_under_a_number(day, net):
    both, voucher = day
    both.ledger.shows_net = net
    assert both.follow(voucher) == FOUND


@pytest.mark.parametrize("net", [False, True], ids=["shown gross", "shown net with the VAT apart"])
def test_booked_with_another_amount(day, net):
    both, voucher = day
    both.ledger.shows_net = net
    lines = changed(both)
    lines[0]["amount"] += Decimal("0.01")
    lines[-1]["amount"] -= Decimal("0.01")
    answer = both.follow(voucher)
    assert (answer.stage, answer.verified) == ("changed", False)
    assert answer.facts["found_amount"] - answer.facts["expected_amount"] in (1, -1)


def test_booked_on_another_account(day):
    both, voucher = day
    changed(both)[0]["accountNumber"] = 3100
    answer = both.follow(voucher)
    assert answer == Followed(
        "changed", "1", facts={"account": "3000", "found_amount": 0, "expected_amount": -125_000}
    )


def test_booked_with_another_vat_code(day):
    both, voucher = day
    changed(both)[0]["tax"] = {"number": 31}
    answer = both.follow(voucher)
    assert (answer.stage, answer.facts["vat_code"]) == ("changed", "3")


def test_booked_on_another_day(day):
    both, voucher = day
    changed(both, date="2026-11-22")
    assert both.follow(voucher).facts == {"found_date": "2026-11-22", "date": "2026-11-21"}


def test_moved_far_away_it_is_found_by_its_invoice_number(day):
    both, voucher = day
    changed(both, date="2026-03-01")
    assert both.follow(voucher).facts["found_date"] == "2026-03-01"


def test_sent_under_a_date_that_a_person_gave(day):
    both, _ = day
    later = redated(one_day(44)[1], "2026-12-01")
    accepted = both.deliver(later)
    assert both.follow(later, accepted.reference) == Followed("posted", "3", verified=True)
    assert "(2026-11-21)" in both.ledger.posted[-1].body["comment"]


def test_there_twice(day):
    both, voucher = day
    both.deliver(voucher)
    assert both.follow(voucher).facts == {"found": "t-00000001, t-00000003", "count": 2}


def test_our_key_was_taken_off_it(day):
    both, voucher = day
    for line in changed(both):
        line["comment"] = "Kassa"
        line.pop("invoice", None)
    assert both.follow(voucher) == FOUND


def test_gone(day):
    both, voucher = day
    both.ledger.change(both.ledger.posted[0], None)
    assert both.follow(voucher) == Followed("gone")


def test_a_person_found_it_under_a_number_with_no_key_of_ours(day):
    both, voucher = day
    for line in changed(both):
        line["comment"] = "Ført for hånd"
        line.pop("invoice", None)
    assert both.follow(voucher, "1") == FOUND
    assert both.follow(voucher, "2").stage == "cannot_tell"  # another day's, with the same figures
    assert both.follow(voucher, "9").stage == "cannot_tell"


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LIMIT, Fault.ERROR_BEFORE, Fault.TEAR, Fault.EXPIRE])
@pytest.mark.parametrize("place", [0, 1, 2], ids=["of the codes", "of the first page", "of the second page"])
def test_a_question_that_fails_decides_nothing(day, fault, place):
    both, voucher = day
    both.next_faults += [Fault.NONE] * place + [fault]
    answer = both.follow(voucher)
    assert isinstance(answer, Later) or answer == FOUND
    assert both.follow(voucher) == FOUND


def test_a_day_without_figures_is_there_with_nothing_sent():
    with books() as both:
        nothing = replace(one_day()[1], postings=())
        accepted = both.deliver(nothing)
        assert both.look_up(nothing) == replace(accepted, facts={})
        assert both.follow(nothing, accepted.reference).verified
        assert both.ledger.posted == []
