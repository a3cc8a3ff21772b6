"""Whatever gets lost at whichever step: one customer, one product, one order, each line once."""

import pytest

from appliance.integrations import Absent, Accepted, Unknown
from appliance.simulated.loopback import Fault
from tests.integrations.office24_orders import KARI, an_order, kind_of, selling

STEPS = ["POST customers", "POST products", "POST salesorders", "POST lines", "PATCH salesorders"]
READS = ["GET customers", "GET products", "GET salesorders", "GET lines", "POST token"]
DONE = [Fault.LOSE, Fault.TEAR, Fault.LATE, Fault.ERROR_AFTER]
NOT_DONE = [Fault.DROP, Fault.LIMIT, Fault.MAINTENANCE, Fault.ERROR_BEFORE, Fault.EXPIRE]


def check(both, answer):
    assert isinstance(answer, Accepted)
    there, lines = both.only()
    assert (there["status"], len(lines)) == ("Invoice", 3)
    assert there["grossAmount"] * 100 == 49_470
    assert (len(both.sales.customers), len(both.sales.products)) == (1, 2)


@pytest.mark.parametrize("fault", DONE + NOT_DONE)
@pytest.mark.parametrize("step", STEPS + READS)
def test_one_fault_at_one_step(step, fault):
    with selling() as both:
        both.faults[step] = [Fault.NONE, fault] if step.endswith(("lines", "products")) else [fault]
        check(both, both.through(an_order(mode="invoice", customer=KARI)))


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_that_is_lost_is_not_repeated_before_a_look_up(step):
    order = an_order(mode="invoice")
    with selling() as both:
        both.faults[step] = [Fault.LOSE]
        answer = both.deliver(order)
        assert isinstance(answer, Unknown)
        assert answer.code == "answer_lost"
        found = both.look_up(order)
        assert isinstance(found, Accepted if step == "PATCH salesorders" else Absent)


def test_an_interruption_behind_every_line():
    order = an_order(mode="invoice")
    with selling() as both:
        both.faults["POST lines"] = [Fault.LOSE, Fault.NONE]
        both.deliver(order)
        assert len(both.only()[1]) == 1
        both.faults["POST lines"] = [Fault.LOSE]
        both.deliver(order)
        assert len(both.only()[1]) == 2
        check(both, both.deliver(order))


def test_lines_that_are_alike_are_each_sent_once():
    order = an_order(*an_order().lines, *an_order().lines)
    for at in range(6):
        with selling() as both:
            both.faults["POST lines"] = [Fault.NONE] * at + [Fault.LOSE]
            assert isinstance(both.through(order), Accepted)
            assert len(both.only()[1]) == 6


def test_what_was_not_sent_is_made_at_once_the_next_time():
    with selling() as both:
        both.faults["POST customers"] = [Fault.LIMIT]
        assert both.deliver(an_order()).code == "rate_limited"
        assert isinstance(both.deliver(an_order()), Accepted)


def test_a_link_that_is_no_id_of_theirs():
    with selling() as both:
        both.links.put("customer", "10001", "Acme", "person")
        answer = both.deliver(an_order())
        assert (answer.code, answer.facts["detail"]) == ("customer_wrong", "expected a number, got Acme")


@pytest.mark.parametrize("mode", ["draft", "order", "invoice"])
def test_what_was_handed_over_and_cannot_be_read_back_may_be_there(mode):
    """A `Later` here would let it go to another system as well."""
    order = an_order(mode=mode)
    last, times = ("POST lines", 3) if mode == "draft" else ("PATCH salesorders", 1)
    seen = []
    with selling() as both:
        fair = both.server.faults

        def strike(method, path):
            seen.append(kind_of(method, path))
            done = seen.count(last) == times and seen[-1].startswith("GET")
            return Fault.LIMIT if done else Fault.NONE

        both.server.faults = strike
        assert isinstance(both.deliver(order), Unknown)
        both.server.faults = fair
        assert isinstance(both.look_up(order), Accepted)
