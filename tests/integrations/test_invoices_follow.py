"""What became of an invoice: waits as a draft, booked as N, changed, gone."""

import pytest

from appliance.domain.order import Credit
from appliance.integrations import Followed, Later
from appliance.simulated.loopback import Fault
from tests.integrations.invoices import GROSS, VAT, dinero_sales, order

DRAFT, INVOICE = order(), order(mode=Credit.INVOICE)


@pytest.fixture
def ends():
    with dinero_sales() as both:
        both.deliver(DRAFT)
        yield both


def book(ends):
    ends.sales.book(ends.identity, {"Timestamp": ends.sales.invoice(ends.identity)["TimeStamp"]})


def test_a_draft_waits_for_a_person(ends):
    assert ends.follow(DRAFT) == Followed("draft")
    assert ends.invoice.number == 0


def test_a_person_booked_it(ends):
    book(ends)
    assert ends.follow(DRAFT) == Followed("posted", "1", verified=True)


def test_an_invoice_that_is_still_a_draft_is_booked(ends):
    assert ends.follow(INVOICE) == Followed("posted", "1", verified=True)


def test_a_draft_with_another_total(ends):
    ends.sales.touch(ends.identity).body["ProductLines"].pop()
    facts = {"found_amount": 30_590, "expected_amount": GROSS}
    assert ends.follow(DRAFT) == Followed("changed", facts=facts)
    assert ends.follow(INVOICE) == Followed("changed", facts=facts)
    assert ends.invoice.number == 0


def test_booked_with_another_total(ends):
    ends.sales.touch(ends.identity).body["ProductLines"].pop()
    book(ends)
    assert ends.follow(DRAFT) == Followed(
        "changed", "1", facts={"found_amount": 30_590, "expected_amount": GROSS}
    )


def test_booked_with_another_vat(ends):
    """The book (199.00 without VAT) was put on an account with 25 %: a fifth of it is VAT."""
    ends.sales.touch(ends.identity).body["ProductLines"][3]["AccountNumber"] = 1000
    book(ends)
    facts = {"found_vat": VAT + 3980, "vat": VAT}
    assert ends.follow(DRAFT) == Followed("changed", "1", facts=facts)


@pytest.mark.parametrize("shows_deleted", [False, True])
@pytest.mark.parametrize("what", [DRAFT, INVOICE])
def test_a_draft_that_somebody_deleted(ends, shows_deleted, what):
    ends.sales.shows_deleted = shows_deleted
    ends.sales.delete(ends.identity)
    assert ends.follow(what) == Followed("gone")


def test_a_number_that_a_person_typed(ends):
    """Our own id is there all the same; an invoice that is not ours cannot be asked for by its number."""
    book(ends)
    assert ends.follow(DRAFT, "1") == Followed("posted", "1", verified=True)
    ends.delivery = "0018-dinero_invoices-1"
    followed = ends.target.follow(order(number=18), ends.delivery, "1")
    assert (followed.stage, followed.number) == ("cannot_tell", "1")


def test_one_that_was_kept_out_is_gone_until_it_comes_back(ends):
    """Its reference is the delivery's own id."""
    ends.delivery = "0018-dinero_invoices-1"
    assert ends.target.follow(order(number=18), ends.delivery, ends.delivery) == Followed("gone")
    ends.deliver(order(number=18))
    assert ends.target.follow(order(number=18), ends.delivery, ends.delivery) == Followed("draft")


@pytest.mark.parametrize("fault", [Fault.DROP, Fault.LOSE, Fault.ERROR_BEFORE, Fault.MAINTENANCE, Fault.TEAR])
def test_a_question_that_fails_is_asked_again(ends, fault):
    ends.next_faults[:] = [fault]
    assert isinstance(ends.follow(DRAFT), Later)
    ends.next_faults[:] = [fault]
    assert isinstance(ends.look_up(DRAFT), Later)


def test_a_status_that_nobody_knows(ends):
    there = ends.sales.invoice
    ends.sales.invoice = lambda key: {**there(key), "Status": "Kladde"}
    answer = ends.follow(DRAFT)
    assert (type(answer), answer.code) == (Later, "answer_odd")


def test_a_booking_whose_answer_is_lost_is_seen_by_the_next_question(ends):
    ends.next_faults[:] = [Fault.NONE, Fault.LOSE, Fault.LOSE]
    assert ends.follow(INVOICE).stage == "booking"
    assert ends.follow(INVOICE) == Followed("posted", "1", verified=True)
