"""A look at the customer's display: what keeps the till from its port."""

import errno
import os

import pytest
import serial

from appliance.devices import look_display
from appliance.devices.pole_display import PoleDisplay
from appliance.simulated.pole_display import SimulatedPole

LINES = ("Total".ljust(20), "129,50".rjust(20))


@pytest.fixture
def pole():
    made = SimulatedPole()
    yield made
    made.close()


def test_a_port_that_can_be_opened_is_ready_and_its_glass_is_left_alone(pole):
    pole.glass.feed(b"Hei")
    assert look_display.port(pole.path).code == "display_ready"
    assert pole.glass.lines[0].rstrip() == "Hei"


def test_what_the_till_has_is_in_use_and_what_another_has_is_taken(pole):
    display = PoleDisplay(pole.path)
    assert display.show(LINES)
    assert look_display.port(pole.path, os.getpid()).code == "display_in_use"
    assert look_display.port(pole.path).code == "display_taken"
    display.close()


def test_one_that_is_not_there_is_missing(tmp_path):
    found = look_display.port(str(tmp_path / "ttyUSB0"), os.getpid())
    assert (found.code, found.what) == ("display_missing", str(tmp_path / "ttyUSB0"))


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EACCES, "display_forbidden"), (errno.EIO, "display_broken")]
)
def test_what_the_kernel_says_of_it_is_told(pole, monkeypatch, number, code):
    def refused(*_args, **_options):
        raise serial.SerialException(number, os.strerror(number))

    monkeypatch.setattr(serial, "Serial", refused)
    found = look_display.port(pole.path)
    assert found.code == code
    assert found.facts.keys() == ({"user", "group"} if number == errno.EACCES else {"detail"})
