"""The drawer's pins, asked of a kernel of our own: no chip, another board, not allowed, taken, free."""

import errno
import struct

import pytest

from appliance.devices.look_drawer import CHIP_INFO, LINE_INFO, pins, switch
from appliance.pin_map import DRAWER_KICK, DRAWER_SENSE

PI = "pinctrl-bcm2711"


class Kernel:
    """Answers as linux/gpio.h lays it out: a chip's label, and who has a line."""

    def __init__(self, label=PI, lines=None, refuses=0):
        self.label, self.lines, self.refuses = label, lines or {}, refuses

    def __call__(self, fd, request, answer):
        if self.refuses:
            raise OSError(self.refuses, "refused")
        if request == CHIP_INFO:
            assert len(answer) == 68
            struct.pack_into("32s32sI", answer, 0, b"gpiochip0", self.label.encode(), 58)
        elif request == LINE_INFO:
            assert len(answer) == 256
            (pin,) = struct.unpack_from("I", answer, 64)
            who = self.lines.get(pin)
            struct.pack_into("32s32sIIQ", answer, 0, b"", (who or "").encode(), pin, 0, 3 if who else 2)
        else:
            raise AssertionError(hex(request))


@pytest.fixture
def dev(tmp_path):
    (tmp_path / "gpiochip0").touch()
    return tmp_path


def look(dev, kernel, running=False):
    found = pins(DRAWER_KICK.bcm, DRAWER_SENSE.bcm, running, dev, kernel)
    return [(one.code, one.facts) for one in found]


def test_free_pins_say_nothing(dev):
    assert look(dev, Kernel()) == []


def test_a_machine_without_pins(tmp_path):
    assert look(tmp_path, Kernel()) == [("drawer_chipless", {})]


def test_another_board(dev):
    assert look(dev, Kernel("INT34C5:00")) == [("drawer_chip_other", {"labels": "INT34C5:00"})]


def test_pins_that_may_not_be_used_name_the_group(dev):
    [(code, facts)] = look(dev, Kernel(refuses=errno.EACCES))
    assert code == "drawer_forbidden" and {"user", "group"} <= facts.keys()


def test_a_pin_that_an_overlay_owns_says_whose_it_is(dev):
    assert look(dev, Kernel(lines={17: "spi1 CS1"})) == [
        ("drawer_pin_taken", {"pin": 17, "program": "spi1 CS1"})
    ]


def test_the_tills_own_lines_are_well_while_it_runs_and_only_then(dev):
    kernel = Kernel(lines={17: "tillbox", 27: "tillbox"})
    assert look(dev, kernel, running=True) == [("drawer_in_use", {})]
    assert [code for code, _ in look(dev, kernel)] == ["drawer_pin_taken", "drawer_pin_taken"]


@pytest.mark.parametrize(
    ("state", "needed", "code"),
    [
        ("shut", True, "drawer_shut"),
        ("open", True, "drawer_open"),
        ("unknown", True, "drawer_silent"),
        ("unknown", False, "drawer_unsensed"),
    ],
)
def test_the_switch(state, needed, code):
    assert switch(state, needed=needed).code == code
