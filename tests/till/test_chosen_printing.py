"""When a receipt prints: where the law leaves it to the shop, as the shop has chosen; in Norway always."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.receipt import Text
from appliance.paper.compose import compose
from appliance.till import day, jobs, modes, papers, paying, returns
from appliance.till.papers import Papers
from appliance.till.verifying import examine
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import BREAD, MILK, Box, kinds, last, managed, opened, paid, ring


@pytest.fixture
def danish(tmp_path):
    """A Danish box, its manager logged in, receipts on wish."""
    box = Box(tmp_path / "dk", "denmark")
    till = managed(opened(box.start()))
    papers.choose(till, Papers("wish"))
    yield till, box
    box.off()


def sent(box, start=0):
    """What devices were told to do: entry and device."""
    return [(stored.entry.kind, job.kind) for stored, job in box.sent[start:]]


def test_on_wish_the_drawer_opens_and_nothing_prints(danish):
    till, box = danish
    start, told = till.journal.id, len(box.sent)
    paid(ring(till, MILK), ("cash", 5000))
    assert sent(box, told) == [("sale", "drawer")]
    assert kinds(till, start) == ["sale", "no_receipt"] and till.paid.receipt is None
    assert not returns.find_receipt(till, 1).printed
    assert day.x_report(till)["counts"]["no_receipt"] == {"n": 1, "amount": 2490}


def test_then_it_prints_once_and_it_is_the_receipt_and_no_copy(danish):
    till, box = danish
    paid(ring(till, MILK), ("card", 2490))
    job = papers.print_receipt(till, returns.find_receipt(till, 1))
    assert sent(box)[-1] == ("receipt_printed", "print") and till.paid.receipt == job
    said = compose(last(till), letterhead(till.shop), Words("en", till.rules.currency), till.paid.data)
    large = [one.text for one in said if isinstance(one, Text) and one.large]
    assert large == ["Kvittering"]
    found = returns.find_receipt(till, 1)
    assert found.printed and not found.copied
    with pytest.raises(Refused, match="receipt_printed"):
        papers.print_receipt(till, found)
    returns.copy(till, found)
    assert examine(till.database, till.rules).faults == []


def test_also_on_another_day_and_of_that_sale_alone(danish):
    till, box = danish
    for code, amount in ((MILK, 2490), (BREAD, 3990)):
        paid(ring(till, code), ("card", amount))
    papers.print_receipt(till, returns.find_receipt(till, 2))
    day.z_report(till)
    box.clock.forward(24)
    assert [returns.find_receipt(till, number).printed for number in (1, 2)] == [False, True]
    papers.print_receipt(till, returns.find_receipt(till, 1))
    assert returns.find_receipt(till, 1).printed


def test_always_prints_unless_the_customer_says_no(danish):
    till, box = danish
    papers.choose(till, Papers("always"))
    paid(ring(till, MILK), ("card", 2490))
    assert sent(box)[-1] == ("sale", "print") and returns.find_receipt(till, 1).printed
    paying.pay(ring(till, BREAD))
    assert paying.may_decline(till)
    paying.decline_receipt(till)
    assert not paying.may_decline(till)
    paying.tender(till, "cash", 4000)
    assert sent(box)[-1] == ("sale", "drawer") and not returns.find_receipt(till, 2).printed


def test_practice_prints_whatever_is_chosen(danish):
    till, box = danish
    modes.begin_training(till)
    paid(ring(till, MILK), ("card", 2490))
    assert sent(box)[-1] == ("training", "print")


def test_one_that_failed_is_owed_as_any(danish):
    till, box = danish
    paid(ring(till, MILK), ("card", 2490))
    jobs.ended(till, papers.print_receipt(till, returns.find_receipt(till, 1)), "failed")
    jobs.printer_changed(till, "fine")
    assert sent(box)[-2:] == [("receipt_printed", "print")] * 2


def test_in_norway_there_is_no_choice(till):
    managed(till)
    for chosen in ("ask", "wish"):
        with pytest.raises(Refused, match="line_gone"):
            papers.choose(till, Papers(chosen))
    paying.pay(ring(till, MILK))
    assert not paying.may_decline(till)
    paying.tender(till, "card", 2490)
    found = returns.find_receipt(till, 1)
    assert found.printed
    with pytest.raises(Refused, match="receipt_printed"):
        papers.print_receipt(till, found)
