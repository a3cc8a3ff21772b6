"""A drawer switch with a loose cable, all night: the journal is not filled, and it is believed again."""

import pytest

from appliance.devices import DrawerMoved, DrawerState, Outcome, lines
from appliance.devices.lines import DrawerLine

OPEN, SHUT, UNKNOWN = DrawerState.OPEN, DrawerState.SHUT, DrawerState.UNKNOWN


class Switch:
    """A drawer whose switch a test holds."""

    def __init__(self):
        self.now = SHUT

    def state(self):
        return self.now

    def kick(self):
        return Outcome.DONE


class Hand:
    """A worker that works when it is told to."""

    def put(self, work, broken=None):
        work()

    def repeat(self, work, seconds):
        self.look = work


@pytest.fixture
def bench(monkeypatch):
    made = Bench()
    monkeypatch.setattr(lines.time, "monotonic", lambda: made.at)
    monkeypatch.setattr(lines.time, "sleep", lambda seconds: None)
    made.line = DrawerLine(made.switch, made.hand)
    made.pass_time(1)
    return made


class Bench:
    """The line, its switch, and time."""

    def __init__(self):
        self.switch, self.hand, self.at, self.told = Switch(), Hand(), 1000.0, []

    def pass_time(self, seconds, state=None):
        self.switch.now = state or self.switch.now
        for _ in range(int(seconds / lines.DRAWER_SECONDS)):
            self.at += lines.DRAWER_SECONDS
            if isinstance(said := self.hand.look(), DrawerMoved):
                self.told.append(said.state)

    def flap(self, times):
        for _ in range(times):
            self.pass_time(0.25, OPEN)
            self.pass_time(0.5, SHUT)


def test_a_night_of_it_is_some_hundred_entries_and_not_a_hundred_thousand(bench):
    hours = 12
    bench.flap(int(hours * 3600 / 0.75))
    assert bench.told.count(OPEN) <= 12
    assert bench.told[-1] == UNKNOWN, "while it flaps it says nothing"


def test_one_that_comes_loose_every_hour_is_believed_less_and_less(bench):
    for _ in range(12):
        bench.flap(200)
        bench.pass_time(3600)
    assert bench.told.count(OPEN) <= 12 * 12
    assert bench.told[-1] == SHUT


def test_once_it_is_quiet_it_is_believed_again(bench):
    bench.flap(20)
    assert bench.told[-1] == UNKNOWN
    bench.pass_time(lines.QUIET_SECONDS - 5)
    assert bench.told[-1] == UNKNOWN
    bench.pass_time(10)
    assert bench.told[-1] == SHUT
    bench.pass_time(1, OPEN)
    assert bench.told[-1] == OPEN


def test_no_hand_and_no_till_is_taken_for_a_loose_cable(bench):
    for _ in range(100):  # a sale every four seconds
        bench.switch.now = OPEN
        bench.line.kick("1")
        bench.pass_time(2)
        bench.pass_time(2, SHUT)
    for _ in range(30):  # a hand with a key, every six
        bench.pass_time(3, OPEN)
        bench.pass_time(3, SHUT)
    assert UNKNOWN not in bench.told
