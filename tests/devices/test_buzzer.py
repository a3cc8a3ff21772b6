"""The buzzer: short after a good scan, twice long after any other, and never left on."""

from itertools import pairwise

import pytest
from gpiozero import OutputDevice
from gpiozero.pins.mock import MockFactory

from appliance.devices import buzzer
from appliance.devices.buzzer import Buzzer
from appliance.pin_map import BUZZER


@pytest.fixture
def factory(monkeypatch):
    for name, seconds in (("SHORT", 0.01), ("LONG", 0.03), ("PAUSE", 0.01)):
        monkeypatch.setattr(buzzer, name, seconds)
    factory = MockFactory()
    yield factory
    factory.close()


def sounds(factory):
    """Seconds of each sound."""
    states = factory.pin(BUZZER.bcm).states
    return [after.timestamp for high, after in pairwise(states) if high.state and not after.state]


def test_one_short_sound_or_two_long_ones(factory):
    ours = Buzzer(factory=factory)
    ours.good()
    short = sounds(factory)
    ours.bad()
    _, *long = sounds(factory)
    assert len(short) == 1 and len(long) == 2
    assert min(long) >= 0.03 > short[0] >= 0.01
    assert not factory.pin(BUZZER.bcm).state


def test_a_closed_one_is_silent_and_its_line_free(factory):
    ours = Buzzer(factory=factory)
    ours.close()
    ours.close()
    ours.bad()
    assert sounds(factory) == []
    OutputDevice(BUZZER.bcm, pin_factory=factory).close()


def test_a_line_that_is_taken_is_an_os_error(factory):
    other = OutputDevice(BUZZER.bcm, pin_factory=factory)
    with pytest.raises(OSError, match="PinInUse"):
        Buzzer(factory=factory)
    other.close()
