"""A drawer that is left open is seen and heard; a switch that may be stuck is told of, with the way on."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import day, drawer, jobs, modes
from tests.till.shop import MILK, managed, paid, ring


def left(till, seconds):
    """Open for so long; is it to be heard?"""
    jobs.drawer_moved(till, "open")
    return drawer.stays(till, seconds)


def kick(till):
    """Told to open, and the coil had its pulse."""
    day.open_drawer(till)
    job = till.database.execute_sql("SELECT max(id) FROM job WHERE kind = 'drawer'").fetchone()[0]
    jobs.ended(till, job, "done")


def test_left_open_it_is_shown_and_heard_until_it_is_shut(till):
    assert left(till, 20)
    assert till.banners["drawer_left_open"].facts == {"count": 20}
    assert drawer.stays(till, 30)
    assert till.banners["drawer_left_open"].facts == {"count": 30}
    jobs.drawer_moved(till, "shut")
    assert "drawer_left_open" not in till.banners
    assert not drawer.stays(till, 40)


def test_after_minutes_its_switch_may_be_stuck_and_the_emergency_mode_is_the_way_on(till):
    assert left(till, 180)
    assert till.banners["drawer_stuck"].facts == {"count": 3}
    assert "drawer_left_open" not in till.banners
    modes.begin_emergency(managed(till), "drawer", "the switch hangs")
    assert not drawer.stays(till, 190)
    assert paid(ring(till, MILK), ("cash", 2500))


def test_nothing_sounds_while_the_day_is_closed_and_counted(till):
    day.z_report(till)
    assert not left(till, 60)
    assert "drawer_left_open" not in till.banners


def test_told_to_open_three_times_and_never_seen_open_it_is_told_and_an_emergency_may_begin(till):
    for _ in range(3):
        kick(till)
    assert "drawer_unmoved" not in till.banners
    with pytest.raises(Refused, match="emergency_not_needed"):
        modes.begin_emergency(managed(till), "drawer", "it never says open")
    kick(till)
    assert till.banners["drawer_unmoved"].facts == {"count": 3}
    modes.begin_emergency(till, "drawer", "it never says open")
    jobs.drawer_moved(till, "open")
    assert "drawer_unmoved" not in till.banners


def test_a_drawer_that_opens_each_time_is_well(till):
    for _ in range(8):
        kick(till)
        jobs.drawer_moved(till, "open")
        jobs.drawer_moved(till, "shut")
    assert "drawer_unmoved" not in till.banners


@pytest.mark.parametrize("state", ["open", "unknown"])
def test_what_is_open_already_or_has_no_switch_is_not_counted(till, state):
    till.drawer = state
    for _ in range(8):
        kick(till)
    assert "drawer_unmoved" not in till.banners
