"""Business dates of the journal: spans that follow each other leave no row out and share none."""

import json
import sqlite3

import pytest

from appliance.domain.journal import date_of
from appliance.domain.settlement import Count
from appliance.storage.spans import spanning
from appliance.till import day, people, setup
from tests.till.shop import MILK, paid, ring


def span(box, first, last):
    """The rows of a span."""
    with spanning(box.folder / "till.db", first, last, 240) as found:
        rows = [row for row, _ in found.bodies(found.start, found.stop)]
        assert rows == list(range(found.start, found.stop))
        return rows


def close(till):
    """Z and settlement."""
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))


@pytest.fixture
def days(till, box):
    """Three days of business from 21 November, where three sales were made already; the till is switched
    off at night, and the 23rd is closed."""
    for hours in (24, 48, 0):
        paid(ring(till, MILK), ("card", 2490))
        close(till)
        setup.ended(till, "0.1.0")
        if hours:
            box.clock.forward(hours)
            setup.began(till, "0.1.0")
            day.open_day(till, day.proposed_float(till))
            till.drawer = "shut"
    return till


def test_days_that_follow_each_other_share_no_row_and_leave_none_out(days, box):
    found = [span(box, date, date) for date in ("2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24")]
    assert [row for rows in found for row in rows] == list(range(1, days.journal.id + 1))
    assert found[2] == [] and all(found[place] for place in (0, 1, 3))
    assert span(box, "2026-11-21", "2026-11-24") == [*range(1, days.journal.id + 1)]
    assert span(box, "2020-01-01", "2026-11-20") == [] == span(box, "2026-11-25", "9999-12-31")


def test_each_row_is_of_its_date_and_what_the_night_holds_goes_with_the_date_on_the_wall(days, box):
    with spanning(box.folder / "till.db", "2026-11-22", "2026-11-22", 240) as found:
        read = [json.loads(body) for _, body in found.bodies(found.start, found.stop)]
    assert {date_of(data, 240) for data in read} == {"2026-11-22"}
    assert (read[0]["kind"], read[-1]["kind"]) == ("configured", "stopped")


def test_a_day_that_is_still_open_is_read_to_its_end(till, box):
    paid(ring(till, MILK), ("card", 2490))
    box.clock.forward(24)  # forgotten: it is tomorrow, and what is done counts for the day that is open
    people.lock(till)
    people.log_in(till, "1", "1234")
    assert span(box, "2026-11-21", "2026-11-21")[-1] == till.journal.id
    assert span(box, "2026-11-22", "2026-11-22") == []


def test_a_wrong_clock_makes_no_hole_in_the_chain(days, box):
    """On the fourth day the clock says 2024, and somebody confirms it; on the fifth it is right again."""
    box.clock.forward(-24 * 800)
    day.open_day(days, day.proposed_float(days))
    paid(ring(days, MILK), ("card", 2490))
    close(days)
    box.clock.forward(24 * 801)
    day.open_day(days, day.proposed_float(days))
    paid(ring(days, MILK), ("card", 2490))
    close(days)
    with spanning(box.folder / "till.db", "2026-11-21", "2026-11-25", 240) as found:
        sealed = [json.loads(body)["nr"] for _, body in found.sealed(found.start, found.stop)]
        assert (sealed, found.before()) == ([1, 2, 3, 4, 5, 6, 7, 8], None)
    with spanning(box.folder / "till.db", "2026-11-24", "2026-11-25", 240) as found:
        assert json.loads(found.before())["nr"] == 5


def test_what_was_known_before_is_known(days, box):
    with spanning(box.folder / "till.db", "2026-11-24", "2026-11-24", 240) as found:
        assert found.groups()["10"] == "Food"
        assert [json.loads(body)["name"] for body in found.known("person")] == ["Kari", "Ola"]
        (made,) = found.made_known({"1"}).values()
        assert made == (json.loads(next(iter(found.known("catalogue"))))["at"], 60)


def test_nothing_can_be_written_through_it(days, box):
    with (
        spanning(box.folder / "till.db", "2026-11-21", "2026-11-21", 240) as found,
        pytest.raises(sqlite3.OperationalError),
    ):
        found._database.connection().execute("DELETE FROM job")
