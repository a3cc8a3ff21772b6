# ruff: noqa: F811  (fixtures of another file are arguments of the tests)
"""What became of a day in the books: each state in words, and what a person can answer, by touch."""

import pytest

from tests.ui.test_answers_by_touch import answers, approved, closed, counter  # noqa: F401


@pytest.fixture
def day(closed):
    """A day that is closed and goes out now: counter, the uploader's file, its row, who was woken."""
    counter, deliveries, row, woken = closed
    deliveries.repeat(row.id, 1)
    deliveries.sending(row.id, 1, [])
    return counter, deliveries, row, woken


def follow(deliveries, row, stage, *, number="1042", verified=False, **facts):
    """The books said what became of it."""
    deliveries.take(row.id, number, 2, stage="posted", voucher_number=number)
    now = deliveries.latest()[row.voucher]
    deliveries.follow(
        now, 3, stage=stage, voucher_number=number, verified=verified, facts=facts, accounts=[],
        next_ask=None if verified else 9,
    )  # fmt: skip


def test_a_closed_period_asks_for_another_date_twice(day):
    counter, deliveries, row, woken = day
    deliveries.refuse(row.id, "period_closed", {"open_from": "2026-12-01"})
    counter.deeds.go_deliveries()
    assert counter.reads("The period is closed")
    book = counter.say("Book on {date}", date="01.12.2026")
    counter.tap(book)
    assert answers(counter) == []
    assert counter.reads("Book {what} on {date} instead?", what="Z 1", date="01.12.2026")
    counter.tap(book)
    approved(counter, woken)
    assert answers(counter) == [(row.id, "redate", "2026-12-01")] and woken == [1]
    assert counter.reads("Answered: book it on {date}. It goes out with the next try", date="01.12.2026")


def test_where_the_books_do_not_say_which_date_is_open_it_is_typed(day):
    counter, deliveries, row, _ = day
    deliveries.refuse(row.id, "year_missing", {})
    counter.deeds.go_deliveries()
    counter.press("Another date").tap(*"02012027").press("Next")
    counter.tap(counter.say("Book on {date}", date="02.01.2027"))
    approved(counter)
    assert answers(counter) == [(row.id, "redate", "2027-01-02")]


def test_other_figures_may_stand_once_it_is_confirmed(day):
    counter, deliveries, row, _ = day
    follow(deliveries, row, "changed", account="3000", found_amount=-2000, expected_amount=-2490)
    counter.deeds.go_deliveries()
    assert counter.reads("Amount there: {value}", value="-20,00")
    assert counter.reads("Amount here: {value}", value="-24,90")
    counter.press("Let it stand", "Back")
    assert answers(counter) == []
    counter.press("Let it stand", "Let it stand")
    approved(counter)
    assert answers(counter) == [(row.id, "keep", "")]


@pytest.mark.parametrize(("verb", "answer"), [("Keep it out", "keep"), ("Send again", "resend")])
def test_what_is_gone_is_answered_and_confirmed(day, verb, answer):
    counter, deliveries, row, woken = day
    follow(deliveries, row, "gone")
    counter.deeds.go_deliveries()
    counter.press(verb)
    assert answers(counter) == [] and woken == []
    counter.press(verb)
    approved(counter, woken)
    assert answers(counter) == [(row.id, answer, "")] and woken == [1]


def test_what_was_kept_out_before_the_record_was_lost_is_asked_about_as_gone(day):
    counter, deliveries, row, woken = day
    deliveries.doubt(row.id, None, "kept_out", {})
    counter.deeds.go_deliveries()
    assert counter.reads("Gone from the books")
    counter.press("Keep it out", "Keep it out")
    approved(counter, woken)
    assert answers(counter) == [(row.id, "keep", "")] and woken == [1]
    deliveries.keep_out(row.id, 5, 6)
    counter.deeds.redraw()
    assert counter.reads("Kept out of the books")


def test_a_draft_that_only_people_see_may_have_been_deleted_there(day):
    counter, deliveries, row, _ = day
    follow(deliveries, row, "draft", journal="Z 1")
    deliveries.say(row.id, 4)
    counter.deeds.go_deliveries()
    counter.press("Keep it out", "Keep it out")
    approved(counter)
    assert answers(counter) == [(row.id, "keep", "")]
    deliveries.leave(row.id, 5, end=True)
    counter.deeds.redraw()
    assert counter.reads("Kept out of the books")


def test_a_draft_that_waits_long_is_known(day):
    counter, deliveries, row, _ = day
    follow(deliveries, row, "draft")
    deliveries.say(row.id, 4)
    counter.deeds.go_deliveries()
    counter.press("Remind me later")
    approved(counter)
    assert answers(counter) == [(row.id, "wait", "")]


def test_a_verified_day_is_corrected_with_a_reason(day):
    counter, deliveries, row, woken = day
    follow(deliveries, row, "posted", verified=True)
    counter.deeds.go_deliveries()
    assert counter.reads("Voucher {number}, verified", number="1042")
    counter.press("Correct this day")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Correct it")  # a reason is needed
    counter.press("An account was wrong", "Correct it")
    assert counter.entries("day_corrected") == [] and woken == [], "a cashier corrects no day"
    counter.approve("4321")
    (made,) = counter.entries("day_corrected")
    assert (made["z"], made["reason"]) == (1, counter.say("An account was wrong")) and woken == [1]
    counter.deeds.go_deliveries()
    assert counter.reads("reversal") and counter.reads("correction")


def test_what_would_be_refused_stands_above_the_days(day, tmp_path):
    from appliance.storage import checked

    counter, deliveries, _row, _ = day
    found = [("account_inactive", "tender///card:visa///", {"account": "1920"})]
    checked.note(deliveries.database, "told", "", 1, 2, found)
    counter.deeds.go_deliveries()
    what = counter.say("Account {account} is inactive: days will be refused", account="1920")
    counter.tap(what.partition(": ")[0])
    assert what in counter.words()
    assert counter.reads(
        "Make it active in the books, or give {key} another account", key="Betalt med · Kort · Visa"
    )


def test_what_would_be_refused_is_said_before_the_z_and_keeps_nobody_from_it(counter, tmp_path):
    from appliance.storage import checked
    from appliance.storage.deliveries import Deliveries

    woken = []
    object.__setattr__(counter.deeds.outside, "wake_uploader", lambda: woken.append(1))
    with Deliveries(tmp_path / "delivery.db") as deliveries:
        checked.note(deliveries.database, "told", "", 1, 2, [("year_missing", "2027-01-01", {})])
    counter.deeds.go_day_close()
    what = counter.say("The books have no accounting year for {day}: days will be refused", day="01.01.2027")
    assert woken == [1], "the books are asked before the Z"
    counter.tap(what)
    assert counter.stage == "deliveries"
    counter.press("Back")
    assert counter.stage == "day_close"
    counter.press("Take the Z report")
    assert len(counter.entries("z_report")) == 1
