"""The buzzer: short after a good scan, twice long after any other, and never left on."""

from types import SimpleNamespace

import pytest
from gpiozero import OutputDevice
from gpiozero.pins.mock import MockFactory

from appliance.devices import buzzer
from appliance.devices.buzzer import Buzzer
from appliance.pin_map import BUZZER


@pytest.fixture
def factory():
    factory = MockFactory()
    yield factory
    factory.close()


@pytest.fixture
def heard(factory, monkeypatch):
    """Each time that passes, in seconds, and whether it sounds; a real sound is longer on a busy machine."""
    heard = []

    def passes(seconds):
        heard.append((seconds, factory.pin(BUZZER.bcm).state))

    monkeypatch.setattr(buzzer, "time", SimpleNamespace(sleep=passes))
    return heard


def test_one_short_sound_or_two_long_ones(factory, heard):
    ours = Buzzer(factory=factory)
    ours.good()
    assert heard == [(0.06, True)]
    assert not factory.pin(BUZZER.bcm).state
    heard.clear()
    ours.bad()
    assert heard == [(0.25, True), (0.1, False), (0.25, True)]
    assert not factory.pin(BUZZER.bcm).state


def test_a_closed_one_is_silent_and_its_line_free(factory, heard):
    ours = Buzzer(factory=factory)
    ours.close()
    ours.close()
    ours.bad()
    assert not any(sounds for _, sounds in heard)
    OutputDevice(BUZZER.bcm, pin_factory=factory).close()


def test_a_line_that_is_taken_is_an_os_error(factory):
    other = OutputDevice(BUZZER.bcm, pin_factory=factory)
    with pytest.raises(OSError, match="PinInUse"):
        Buzzer(factory=factory)
    other.close()
