"""No sale ends without its receipt (§ 2-6): not with a dead printer, not because somebody declines it."""

import pytest

from appliance.domain.payment import Tender
from appliance.domain.problems import Refused
from appliance.till import day, jobs, paying, returns, slips
from tests.till.shop import BREAD, KNIFE, MILK, Box, kinds, last, opened, paid, ring, trusted


@pytest.fixture
def till(till):
    """Ola approves of what Kari may not do alone."""
    return trusted(till)


@pytest.mark.parametrize("state", ["out_of_paper", "cover_open", "offline", "cutter", "hot", "error"])
def test_no_sale_is_paid_that_cannot_have_its_receipt(till, state):
    jobs.printer_changed(till, state)
    ring(till, MILK)
    sale, start = till.sale, till.journal.id
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(till)
    assert (till.sale, till.payment, kinds(till, start)) == (sale, None, [])
    jobs.printer_changed(till, "fine")
    assert paid(till, ("cash", 2500)).data["gross"] == 2490


def test_a_printer_that_dies_during_the_payment_costs_nothing_that_was_taken(till):
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5_000)
    jobs.printer_changed(till, "out_of_paper")
    paying.tender(till, "card", 2_000)  # ends nothing, so it needs no paper
    taken, sale, start = till.payment, till.sale, till.journal.id
    for kind in ("card", "cash"):
        with pytest.raises(Refused, match="printer_needed"):
            paying.tender(till, kind, taken.left if kind == "card" else 6_000)
    assert (till.payment, till.sale, kinds(till, start)) == (taken, sale, [])
    jobs.printer_changed(till, "paper_low")
    assert paying.tender(till, "card", taken.left).paid


def test_goods_that_come_back_need_their_receipt_too(till):
    paid(ring(till, MILK), ("cash", 2500))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    jobs.printer_changed(till, "cover_open")
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(till)


def test_nor_while_one_is_owed_and_that_one_is_tried_again(till, box):
    """The printer seems well, and yet a receipt did not come out."""
    first = paid(ring(till, MILK), ("card", 2490))
    jobs.ended(till, first.receipt, "failed")
    jobs.printer_changed(till, "unknown")
    sent = len(box.sent)
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(ring(till, BREAD))
    assert [job.id for _, job in box.sent[sent:]] == [first.receipt]
    jobs.ended(till, first.receipt, "done")
    assert paid(till, ("card", 3990)).data["receipt"] == 2


def test_with_no_paper_it_is_not_tried_in_vain(till, box):
    first = paid(ring(till, MILK), ("card", 2490))
    jobs.ended(till, first.receipt, "failed")
    jobs.printer_changed(till, "out_of_paper")
    sent = len(box.sent)
    with pytest.raises(Refused, match="printer_needed"):
        paying.pay(ring(till, BREAD))
    assert len(box.sent) == sent


def test_a_paper_that_no_customer_waits_for_blocks_nothing(till, box):
    day.x_report(till)
    jobs.ended(till, box.sent[-1][1].id, "failed")
    assert paid(ring(till, MILK), ("card", 2490)).data["receipt"] == 1


def test_one_that_may_have_come_out_blocks_nothing(till):
    jobs.ended(till, paid(ring(till, MILK), ("card", 2490)).receipt, "unknown")
    assert paid(ring(till, MILK), ("card", 2490)).data["receipt"] == 2


def test_the_day_closes_without_a_printer(till):
    jobs.printer_changed(till, "offline")
    assert day.z_report(till)["z"] == 1


def test_a_delivery_or_a_provisional_paper_is_no_receipt(till):
    jobs.printer_changed(till, "offline")
    slips.provisional(ring(till, MILK))
    assert slips.deliver(till, "10001", "Kari Nordmann").data["series"] == "delivery"


def test_denmark_owes_the_receipt(tmp_path):
    box = Box(tmp_path / "dk", "denmark")
    till = opened(box.start())
    try:
        jobs.printer_changed(till, "offline")
        jobs.ended(till, paid(ring(till, MILK), ("card", 2490)).receipt, "failed")
        assert paid(ring(till, MILK), ("card", 2490)).data["receipt"] == 2
    finally:
        box.off()


def terminal(amount, **facts):
    """A tender as the driver of a terminal makes it."""
    return Tender("card", amount, brand="visa", reference="A1", integrated=True, **facts)


@pytest.fixture
def driving(till):
    """A till that drives a card terminal."""
    till.terminals = ("card",)
    return till


def test_declined_where_the_till_drives_the_terminal_it_is_journalled_and_not_printed(driving, box):
    paying.pay(ring(driving, MILK))
    paying.decline_receipt(driving)
    start, sent = driving.journal.id, len(box.sent)
    paying.take(driving, terminal(2490))
    sale = driving.paid
    assert (sale.receipt, sale.drawer, len(box.sent)) == (None, None, sent)
    assert kinds(driving, start) == ["sale", "no_receipt"]
    said = last(driving)
    assert (said["sale"], said["series"]) == (sale.data["sale"], "sale")
    assert (said["receipt"], said["gross"]) == (1, 2490)
    assert day.z_report(driving)["counts"]["no_receipt"] == {"n": 1, "amount": 2490}


def test_it_needs_no_printer_then(driving):
    paying.pay(ring(driving, MILK))
    paying.decline_receipt(driving)
    jobs.printer_changed(driving, "offline")
    assert paying.take(driving, terminal(2490)).paid


@pytest.mark.parametrize(
    "tenders",
    [
        [Tender("cash", 2500)],
        [Tender("card", 2490, brand="visa")],
        [Tender("cash", 2500, integrated=True)],
        [terminal(1000), Tender("card", 1490)],
        [terminal(1000), Tender("cash", 1500)],
    ],
    ids=["cash", "manual card", "cash that lies", "mixed card", "rest in cash"],
)
def test_any_other_tender_brings_the_receipt_back(driving, tenders):
    paying.pay(ring(driving, MILK))
    paying.decline_receipt(driving)
    start = driving.journal.id
    for one in tenders:
        paying.take(driving, one)
    assert driving.paid.receipt is not None
    assert kinds(driving, start) == ["sale"]


@pytest.mark.parametrize("first", [Tender("cash", 1000), Tender("card", 1000)])
def test_once_such_a_tender_is_taken_it_cannot_be_declined(driving, first):
    paying.pay(ring(driving, MILK))
    paying.take(driving, first)
    payment = driving.payment
    with pytest.raises(Refused, match="receipt_duty"):
        paying.decline_receipt(driving)
    assert driving.payment == payment


def test_a_till_that_drives_no_terminal_has_no_such_thing(till):
    paying.pay(ring(till, MILK))
    with pytest.raises(Refused, match="receipt_duty"):
        paying.decline_receipt(till)
    assert paying.tender(till, "card", 2490).paid
    assert till.paid.receipt is not None


def test_going_back_to_the_basket_takes_it_back(driving):
    paying.pay(ring(driving, MILK))
    paying.decline_receipt(driving)
    paying.back(driving)
    paying.pay(driving)
    paying.take(driving, terminal(2490))
    assert driving.paid.receipt is not None
