"""The clock is never clamped: a step back is an entry, a guess is confirmed by a person."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import day, jobs, people, verifying
from tests.till.shop import HOUR, MILK, paid, ring, stocked


def test_set_back_an_hour_the_journal_says_so_and_its_order_stands(till, box):
    first = paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(-1)
    second = paid(ring(till, MILK), ("card", 2490))
    assert second.data["at"] < first.data["at"]
    assert second.data["number"] == first.data["number"] + 2
    step = till.database.execute_sql("SELECT body FROM entry WHERE kind = 'clock_stepped'").fetchall()
    assert len(step) == 1
    assert "clock_back" in till.banners
    assert verifying.verify(till.database, till.rules)[1] == ""


def test_the_banner_goes_when_the_clock_is_where_it_was(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(-1)
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(1)
    paid(ring(till, MILK), ("card", 2490))
    assert "clock_back" not in till.banners


def test_a_second_back_is_no_step(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.at -= 2_500  # each look moves it a second on
    paid(ring(till, MILK), ("card", 2490))
    assert not till.database.execute_sql("SELECT 1 FROM entry WHERE kind = 'clock_stepped'").fetchall()


def test_it_is_noticed_across_a_restart(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(-2)
    till = box.restart()
    people.log_in(till, "1", "1234")
    assert till.database.execute_sql("SELECT 1 FROM entry WHERE kind = 'clock_stepped'").fetchall()


def test_a_guess_is_confirmed_before_the_day_opens(box):
    till = stocked(box.start())
    people.log_in(till, "1", "1234")
    box.clock.trust = "guess"
    with pytest.raises(Refused) as refused:
        day.open_day(till, 0)
    assert refused.value.problem.facts == {"date": "2026-11-21"}
    assert day.open_day(till, 0, clock_confirmed=True).date == "2026-11-21"
    assert paid(ring(till, MILK), ("card", 2490)).data["clock"] == "guess"


def steps(till):
    """What the journal says of steps: (before, after)."""
    found = journal.every(till.database, "clock_stepped")
    return [(data["before"], data["after"]) for _, data in found]


def test_a_step_forwards_while_it_runs_is_an_entry(till, box):
    before = box.clock.at
    box.clock.forward(5)
    jobs.clock_stepped(till, before, box.clock.at)
    paid(ring(till, MILK), ("card", 2490))
    assert [after - before for before, after in steps(till)] == [5 * HOUR]
    assert "clock_back" not in till.banners


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("sold", [False, True])
def test_a_wrong_jump_that_is_taken_back_leaves_no_banner(till, box, sold, again):
    before = box.clock.at
    box.clock.forward(6)
    jobs.clock_stepped(till, before, box.clock.at)
    box.clock.forward(0.1)
    if sold:
        paid(ring(till, MILK), ("card", 2490))
    wrong = box.clock.at
    box.clock.forward(-6)
    jobs.clock_stepped(till, wrong, box.clock.at)
    if again:
        till = box.restart()
        people.log_in(till, "1", "1234")
    assert "clock_back" not in till.banners
    box.clock.forward(-1)
    people.lock(till)
    assert "clock_back" in till.banners


def test_a_step_back_that_takes_more_than_the_jump_is_one(till, box):
    before = box.clock.at
    box.clock.forward(2)
    jobs.clock_stepped(till, before, box.clock.at)
    paid(ring(till, MILK), ("card", 2490))
    wrong = box.clock.at
    box.clock.forward(-3)
    jobs.clock_stepped(till, wrong, box.clock.at)
    assert "clock_back" in till.banners


def test_a_step_back_behind_the_newest_entry_is_one_entry_whoever_sees_it_first(till, box):
    paid(ring(till, MILK), ("card", 2490))
    before = box.clock.at
    box.clock.forward(-1)
    after = box.clock.at
    jobs.clock_stepped(till, before, after)
    paid(ring(till, MILK), ("card", 2490))
    assert len(steps(till)) == 1
    before = box.clock.at
    box.clock.forward(-1)
    after = box.clock.at
    paid(ring(till, MILK), ("card", 2490))
    jobs.clock_stepped(till, before, after)
    assert len(steps(till)) == 2


def test_a_step_back_that_does_not_reach_the_newest_entry_is_one_too(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(2)
    before = box.clock.at
    box.clock.forward(-1)
    jobs.clock_stepped(till, before, box.clock.at)
    assert steps(till) == [(before, before - HOUR)]
    assert verifying.verify(till.database, till.rules)[1] == ""
