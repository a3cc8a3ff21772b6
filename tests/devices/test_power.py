"""The power-good line: low for longer than a dip means that the power is gone; it is said once."""

import queue
import time

import pytest
from gpiozero import InputDevice
from gpiozero.pins.mock import MockFactory

from appliance.devices import PowerLost, power
from appliance.pin_map import POWER_GOOD


@pytest.fixture
def pins():
    factory = MockFactory()
    yield factory
    factory.close()


@pytest.fixture
def inbox():
    return queue.SimpleQueue()


@pytest.fixture
def watched(pins, inbox):
    line = power.PowerLine(inbox.put, pins)
    yield pins.pin(POWER_GOOD.bcm)
    line.close()


def test_it_is_pulled_up_so_that_a_missing_wire_stops_nothing(watched, inbox):
    assert watched.pull == "up"
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.2)


def test_power_that_is_gone_is_told_once(watched, inbox):
    began = time.monotonic()
    watched.drive_low()
    assert inbox.get(timeout=30) == PowerLost()
    assert time.monotonic() - began >= 0.05
    watched.drive_high()
    watched.drive_low()
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.2)


def test_a_dip_is_no_loss(pins, inbox, monkeypatch):
    """Low and high in turn, never 50 ms of low; the clock is the test's."""
    now = [0.0]
    monkeypatch.setattr(power.time, "monotonic", lambda: now[0])
    line = power.PowerLine.__new__(power.PowerLine)
    line._post, line._line = inbox.put, InputDevice(POWER_GOOD.bcm, pull_up=True, pin_factory=pins)
    pin, levels = pins.pin(POWER_GOOD.bcm), iter([0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1])

    class Looks:
        def wait(self, seconds):
            now[0] += 0.012
            level = next(levels, None)
            if level is not None:
                (pin.drive_high if level else pin.drive_low)()
            return level is None

    line._ended = Looks()
    line._watch()
    assert inbox.empty()
    levels = iter([0] * 6)
    line._watch()
    assert inbox.get_nowait() == PowerLost()


def test_it_can_be_asked_before_a_start(pins):
    assert not power.is_gone(pins)
    holder = InputDevice(POWER_GOOD.bcm, pull_up=True, pin_factory=pins)
    with pytest.raises(OSError, match="GPIO22"):
        power.is_gone(pins)
    holder.close()


def test_a_start_without_power_sees_it(pins, monkeypatch):
    monkeypatch.setattr(type(pins.pin(POWER_GOOD.bcm)), "_get_state", lambda self: False)
    assert power.is_gone(pins)


def test_a_line_that_cannot_be_read_ends_the_watch_and_stops_nothing(watched, inbox, monkeypatch, caplog):
    def gone(self):
        raise OSError(19, "No such device")

    monkeypatch.setattr(type(watched), "_get_state", gone)
    end = time.monotonic() + 30
    while "not watched any more" not in caplog.text:
        assert time.monotonic() < end
        time.sleep(0.01)
    assert inbox.empty()
