"""A scan is taken in every state of the till, and never lost without a word."""

import pytest

from appliance.till import day, jobs, paying, people, scanning
from tests.till.shop import BREAD, KNIFE, MILK, paid, ring, stocked


def names(till):
    """What is in the basket, in order."""
    return [(line.name, line.quantity) for line in till.sale.lines] if till.sale else []


def test_before_log_in_it_waits(box):
    till = stocked(box.start())
    people.log_in(till, "1", "1234")
    day.open_day(till, 100_000)
    people.lock(till)
    ring(till, MILK, BREAD)
    assert till.question.code == "not_logged_in"
    assert names(till) == []
    people.log_in(till, "2", "9876")
    assert names(till) == [("Milk 1 l", 1000), ("Bread", 1000)]
    assert till.operator.number == "2"


def test_before_the_day_is_open_it_waits(box):
    till = stocked(box.start())
    people.log_in(till, "1", "1234")
    ring(till, MILK, BREAD)
    assert till.question.code == "day_not_open"
    day.open_day(till, 100_000)
    assert names(till) == [("Milk 1 l", 1000), ("Bread", 1000)]
    assert till.question is None


def test_with_nothing_else_going_on_it_is_sold(till):
    assert names(ring(till, MILK, MILK, KNIFE)) == [("Milk 1 l", 2000), ("Knife", 1000)]


@pytest.mark.parametrize(
    "scanned", ["]E0" + MILK, "]d2010" + MILK + "10A\x1d17261231", f"https://id.gs1.org/01/0{MILK}"]
)
def test_an_article_in_a_larger_code_is_sold_and_noted_by_its_number(till, scanned):
    assert names(ring(till, scanned)) == [("Milk 1 l", 1000)]
    assert till.sale.lines[0].code == MILK


def test_on_the_payment_screen_it_turns_back_to_the_basket(till):
    paying.pay(ring(till, MILK))
    ring(till, BREAD)
    assert till.payment is None
    assert names(till) == [("Milk 1 l", 1000), ("Bread", 1000)]


def test_once_money_is_taken_it_says_so(till):
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5000)
    ring(till, MILK)
    assert names(till) == [("Knife", 1000)]
    assert till.banners["scan_during_payment"].facts == {"code": MILK}
    paying.tender(till, "card", 7950)
    assert "scan_during_payment" not in till.banners


def test_after_a_paid_sale_it_begins_the_next(till):
    paid(ring(till, MILK), ("card", 2490))
    ring(till, BREAD)
    assert till.paid is None
    assert names(till) == [("Bread", 1000)]


def test_while_locked_behind_an_open_question_both_remain(till):
    ring(till, "5701234567899")
    people.lock(till)
    ring(till, MILK)
    assert till.question.code == "unknown_code"
    people.log_in(till, "1", "1234")
    assert till.question.code == "unknown_code"
    scanning.answer(till)
    assert names(till) == [("Milk 1 l", 1000)]


def test_a_misreading_leaves_a_word_and_the_sale(till):
    ring(till, MILK, "7038010000011", BREAD)
    assert till.question is None
    assert names(till) == [("Milk 1 l", 1000), ("Bread", 1000)]


def test_when_the_drawer_s_switch_goes_dead_what_was_held_goes_on(till):
    jobs.drawer_moved(till, "open")
    ring(till, MILK)
    jobs.drawer_moved(till, "unknown")
    ring(till, BREAD)
    assert names(till) == [("Milk 1 l", 1000), ("Bread", 1000)]
    assert till.held == ()


def test_what_waited_behind_a_question_that_is_gone_follows_whoever_logs_in(till):
    ring(till, "5701234567899", MILK)
    till.question = None  # its answer is that somebody else logs in
    people.log_in(till, "2", "9876")
    assert (names(till), till.waiting) == ([("Milk 1 l", 1000)], ())


def test_what_waited_for_the_day_follows_its_opening_on_another_screen(box):
    till = stocked(box.start())
    people.log_in(till, "1", "1234")
    ring(till, MILK, BREAD)
    till.question = None  # its answer is the screen that opens the day
    day.open_day(till, 100_000)
    assert (names(till), till.waiting) == ([("Milk 1 l", 1000), ("Bread", 1000)], ())
