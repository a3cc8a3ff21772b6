"""The customer's display on a running box: what is sold stands on its glass, and its trouble is nobody's."""

import time
from types import SimpleNamespace

import pytest

from appliance.config import parse
from appliance.devices import pole_display
from appliance.simulated.pole_display import SimulatedPole
from appliance.till import day, people, scanning
from appliance.wiring import parts
from appliance.wiring.starting import start
from tests.test_commands import TOML
from tests.till.shop import MILK, stocked

DARK = (" " * 20, " " * 20)


def box_on(folder, port):
    """A box with a display on that port, and nothing else; the day is open."""
    config = parse(f'{TOML}\n[display]\nkind = "pole"\nport = "{port}"\nbaud = 115200\n')
    box = start(config, folder, parts=parts.display_of)
    people.log_in(stocked(box.till), "1", "1234")
    day.open_day(box.till, 0, clock_confirmed=True)
    return box


def until(true, box):
    """Let messages come in until it is so."""
    deadline = time.monotonic() + 30
    while not true() and time.monotonic() < deadline:
        for message in box.inbox.drain():
            box.take(message)
        time.sleep(0.01)
    return true()


@pytest.fixture
def pole():
    made = SimulatedPole()
    yield made
    made.close()


def test_what_is_sold_stands_on_the_glass_until_the_till_stops(tmp_path, pole, monkeypatch):
    box = box_on(tmp_path, pole.path)
    box.show_customer()
    assert until(lambda: pole.glass.lines[0].strip() == box.till.shop.name, box)
    scanning.scan(box.till, MILK)
    box.show_customer()
    assert until(lambda: pole.glass.lines[0] == "Milk 1 l       24,90", box)
    assert pole.glass.lines[1].endswith(" 24,90")
    assert until(lambda: box.till.display == "fine", box)
    # a line takes the time that it takes; the far end of this one is a thread
    line = SimpleNamespace(sleep=lambda _: until(lambda: pole.glass.lines == DARK, box))
    monkeypatch.setattr(pole_display, "time", line)
    box.stop()
    assert pole.glass.lines == DARK
    assert pole.faults == []


def test_one_that_is_not_there_is_told_by_a_mark_and_no_banner(tmp_path):
    box = box_on(tmp_path, tmp_path / "ttyUSB0")
    banners = dict(box.till.banners)
    scanning.scan(box.till, MILK)
    box.show_customer()
    assert until(lambda: box.till.display == "offline", box)
    assert (box.till.banners, box.till.sale.total) == (banners, 2490)
    box.stop()


def test_whatever_goes_wrong_with_showing_the_till_goes_on(tmp_path, pole, caplog):
    box = box_on(tmp_path, pole.path)
    clock, box.till.clock = box.till.clock, None
    box.show_customer()
    assert "the customer's display was left as it is" in caplog.text
    box.till.clock = clock
    box.stop()


def test_without_one_nothing_is_shown_or_started(tmp_path):
    box = start(parse(TOML), tmp_path, parts=parts.display_of)
    box.show_customer()
    assert (box.display, box.till.display) == (None, "")
    box.stop()
