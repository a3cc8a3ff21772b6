"""The customer's display on a serial line: what stands on its glass, whatever happened to it before."""

import threading
import time
from types import SimpleNamespace

import pytest

from appliance.devices import DisplayChanged, pole_display
from appliance.devices.pole_display import COMMANDS, DisplayLine, PoleDisplay
from appliance.simulated.pole_display import Glass, SimulatedPole
from appliance.worker import Worker

SALE = ("Blåbærsyltetøy 39,90", "Å betale      129,50")
NEXT = ("ØRRET          99,00", "Total         228,50")
SPELLED = ("Blaabaersyltet 39,90", "Aa betale     129,50")
FAST = 115_200


@pytest.fixture
def poles():
    made = []

    def plug_in(commands="epson"):
        made.append(SimulatedPole(commands))
        return made[-1]

    yield plug_in
    for each in made:
        each.close()


def until(true, seconds=30.0):
    """Wait for another thread."""
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.005)
    return true()


@pytest.mark.parametrize(("commands", "lines"), [("epson", SALE), ("cd5220", SPELLED)])
def test_both_makes_show_what_they_are_told(poles, commands, lines):
    pole = poles(commands)
    display = PoleDisplay(pole.path, FAST, commands)
    assert display.show(lines)
    assert until(lambda: pole.glass.lines == lines), pole.glass.lines
    assert (pole.faults, pole.glass.cursor) == ([], False)
    assert display.show(lines[::-1])
    assert until(lambda: pole.glass.lines == lines[::-1])
    display.close()


@pytest.mark.parametrize(
    ("commands", "left"),
    [
        ("epson", b"\x1f\x02"),
        ("epson", b"\x1f\x03abc"),
        ("epson", b"\x1bt\x02\x1bR\x04"),
        ("epson", b"\x1fC\x01\x1f$\x05\x02"),
        ("cd5220", b"\x1b\x12abc"),
        ("cd5220", b"\x1b\x13"),
        ("cd5220", b"\x1b_\x01\x1bl\x05\x02"),
    ],
)
def test_it_does_not_matter_how_it_was_left(commands, left):
    glass = Glass(commands)
    glass.feed(left)
    lines = ("Total".ljust(20), "129,50".rjust(20))
    glass.feed(COMMANDS[commands].before + "".join(lines).encode("ascii"))
    assert (glass.lines, glass.cursor, glass.mode, glass.national) == (lines, False, "overwrite", 0)


def test_one_that_was_switched_off_is_right_at_the_next_with_nothing_begun_anew():
    glass = Glass()
    frame = COMMANDS["epson"].before + "".join(SALE).encode("cp865")
    glass.feed(COMMANDS["epson"].begin + frame)
    glass.power_on()
    glass.feed(frame)
    assert (glass.lines, glass.cursor) == (SALE, False)


def test_after_half_a_command_of_somebody_else(poles):
    pole = poles()
    pole.glass.feed(b"\x1bt")
    display = PoleDisplay(pole.path, FAST)
    display.show(SALE)
    assert until(lambda: pole.glass.lines == SALE)
    assert pole.faults == ["table 27"]
    display.close()


def test_a_make_does_not_know_the_others_commands(poles):
    pole = poles("cd5220")
    display = PoleDisplay(pole.path, FAST, "epson")
    display.show(SALE)
    assert until(lambda: len(pole.faults) > 0)
    display.close()


def test_the_glass_is_dark_at_the_end(poles, monkeypatch):
    pole, dark = poles(), (" " * 20, " " * 20)
    display = PoleDisplay(pole.path, FAST)
    display.show(SALE)
    assert until(lambda: pole.glass.lines == SALE)
    # a line takes the time that it takes; the far end of this one is a thread
    line = SimpleNamespace(sleep=lambda _: until(lambda: pole.glass.lines == dark))
    monkeypatch.setattr(pole_display, "time", line)
    display.close()
    display.close()
    assert pole.glass.lines == dark


def test_a_port_that_is_not_there_is_told_and_does_not_raise(tmp_path, caplog):
    display = PoleDisplay(str(tmp_path / "ttyUSB0"))
    assert [display.show(SALE), display.show(SALE)] == [False, False]
    assert len(caplog.records) == 1
    display.close()


class Hands:
    """A worker whose jobs are done when the test says so."""

    def __init__(self):
        self.jobs, self.repeated, self.posted = [], [], []

    def put(self, work, broken=None):
        self.jobs.append(work)

    def repeat(self, work, seconds):
        self.repeated.append(work)

    def work(self):
        """Do what waits, and what is repeated once."""
        jobs, self.jobs = self.jobs, []
        self.posted += [said for job in (*jobs, *self.repeated) if (said := job()) is not None]


def test_only_the_newest_is_shown_however_slow_the_line(poles):
    pole = poles()
    seen, go = [], threading.Event()

    def lay_out(number):
        """The first takes until all have been shown."""
        seen.append(number)
        go.wait(30)
        return f"{number:>20}", " " * 20

    posted = []
    worker = Worker("display", posted.append)
    display = PoleDisplay(pole.path, 9600)
    line = DisplayLine(display, worker, lay_out)
    for number in range(1, 1001):
        line.show(number)
    go.set()
    assert until(lambda: pole.glass.lines[0] == f"{1000:>20}")
    assert seen[-1] == 1000 and len(seen) <= 2
    assert until(lambda: posted == [DisplayChanged(True)])
    worker.stop()
    display.close()


def test_the_same_again_is_not_sent_but_for_now_and_then(poles):
    hands = Hands()
    pole = poles()
    line = DisplayLine(PoleDisplay(pole.path, FAST), hands, lambda seen: seen)
    hands.work()
    assert (hands.posted, pole.glass.lines[0]) == ([], " " * 20)  # nothing to show yet
    for _ in range(3):
        line.show(SALE)
    assert len(hands.jobs) == 1
    hands.work()
    assert hands.posted == [DisplayChanged(True)]
    pole.glass.power_on()
    hands.work()
    assert until(lambda: pole.glass.lines == SALE)


def test_a_display_that_takes_nothing_costs_whoever_shows_nothing(poles, monkeypatch):
    monkeypatch.setattr(pole_display, "WRITE_SECONDS", 30.0)
    pole = poles()
    pole._stopping.set()
    pole._thread.join()  # it reads no more
    posted = []
    worker = Worker("display", posted.append)
    display = PoleDisplay(pole.path, 10**9)
    line = DisplayLine(display, worker, lambda seen: ("x" * 100_000, ""))
    for number in range(100):
        line.show(number)
    assert posted == []  # it still tries the first
    pole.close()
    assert until(lambda: posted == [DisplayChanged(False)])
    worker.patience = 30.0
    assert worker.stop()
    display.close()


def test_what_cannot_be_laid_out_is_a_line_in_the_log(poles, caplog):
    hands = Hands()
    line = DisplayLine(PoleDisplay(poles().path, FAST), hands, lambda seen: 1 / seen)
    line.show(0)
    hands.work()
    assert hands.posted == [DisplayChanged(False)]
    assert "ZeroDivisionError" in caplog.text
