"""The drawer on libgpiod v2 pins: the chip by its label, lines right from the first moment, given back.

libgpiod itself (the lowest level) is played by the test with the names and rules of its version 2.
"""

import sys
from enum import Enum
from types import ModuleType, SimpleNamespace

import pytest

from appliance.devices import DrawerState, Outcome, drawer


class Direction(Enum):
    AS_IS, INPUT, OUTPUT = range(3)


class Bias(Enum):
    AS_IS, UNKNOWN, DISABLED, PULL_UP, PULL_DOWN = range(5)


class Value(Enum):
    INACTIVE, ACTIVE = range(2)


class Kernel:
    """The chips there are, who holds which line, and all that was driven."""

    def __init__(self):
        self.labels = {}
        self.held = {}
        self.driven = []
        self.level = {27: Value.INACTIVE}

    def chip(self, path):
        return Chip(self, path)


class Chip:
    """gpiod.Chip"""

    def __init__(self, kernel, path):
        self.kernel, self.path = kernel, path

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.path = None

    def get_info(self):
        return SimpleNamespace(label=self.kernel.labels[self.path.rpartition("/")[2]])

    def request_lines(self, config, consumer=None):
        (offset,) = config
        if offset in self.kernel.held:
            raise OSError(16, "Device or resource busy")
        request = Request(self.kernel, offset)
        self.kernel.held[offset] = consumer
        request.reconfigure_lines(config)
        return request


class Request:
    """gpiod.LineRequest"""

    def __init__(self, kernel, offset):
        self.kernel, self.offset, self.settings = kernel, offset, None

    def reconfigure_lines(self, config):
        self.settings = config[self.offset]
        state = (
            self.settings.output_value if self.settings.direction == Direction.OUTPUT else self.settings.bias
        )
        self.kernel.driven.append((self.offset, self.settings.direction.name, state.name))

    def get_value(self, offset):
        return self.kernel.level[offset]

    def set_value(self, offset, value):
        assert self.settings.direction == Direction.OUTPUT
        self.kernel.driven.append((offset, "OUTPUT", value.name))

    def release(self):
        del self.kernel.held[self.offset]


@pytest.fixture
def kernel(monkeypatch, tmp_path):
    from gpiozero.pins.local import LocalPiFactory

    kernel = Kernel()
    line, library = ModuleType("gpiod.line"), ModuleType("gpiod")
    line.Bias, line.Direction, line.Value = Bias, Direction, Value
    library.Chip, library.line, library.__spec__ = kernel.chip, line, SimpleNamespace(name="gpiod")
    library.LineSettings = lambda **settings: SimpleNamespace(
        **{"bias": Bias.AS_IS, "output_value": Value.INACTIVE, **settings}
    )
    monkeypatch.setitem(sys.modules, "gpiod", library)
    monkeypatch.setitem(sys.modules, "gpiod.line", line)
    monkeypatch.delitem(sys.modules, "appliance.devices.gpiod_pins", raising=False)
    monkeypatch.setattr(LocalPiFactory, "_get_revision", lambda self: 0xC03111)  # a Raspberry Pi 4
    for name, label in (("gpiochip0", "raspberrypi-exp-gpio"), ("gpiochip4", "pinctrl-bcm2711")):
        (tmp_path / name).touch()
        kernel.labels[name] = label
    yield kernel
    sys.modules.pop("appliance.devices.gpiod_pins", None)


@pytest.fixture
def pins(kernel, tmp_path):
    from appliance.devices.pins import factory

    pins = factory(tmp_path)
    yield pins
    pins.close()


def test_the_chip_is_the_one_with_the_headers_label(pins):
    assert pins.device.path.endswith("gpiochip4")


def test_without_such_a_chip_the_labels_that_are_there_are_named(kernel, tmp_path):
    from appliance.devices.pins import factory

    (tmp_path / "gpiochip4").unlink()
    with pytest.raises(OSError, match="raspberrypi-exp-gpio"):
        factory(tmp_path)


def test_a_drawer_on_these_pins_pulses_once_and_starts_and_ends_low(pins, kernel, monkeypatch):
    monkeypatch.setattr(drawer, "PULSE_SECONDS", 0.01)
    ours = drawer.GpioDrawer(17, 27, factory=pins)
    assert ours.kick() == Outcome.DONE
    ours.close()
    coil = [(way, state) for offset, way, state in kernel.driven if offset == 17]
    assert coil[0] == ("OUTPUT", "INACTIVE")
    assert coil.count(("OUTPUT", "ACTIVE")) == 1
    last_on = coil.index(("OUTPUT", "ACTIVE"))
    assert coil[last_on + 1] == ("OUTPUT", "INACTIVE") and coil[-1][0] == "INPUT"


def test_the_switch_is_pulled_up_and_read(pins, kernel):
    ours = drawer.GpioDrawer(17, 27, opens_high=True, factory=pins)
    assert (27, "INPUT", "PULL_UP") in kernel.driven
    assert ours.state() == DrawerState.SHUT
    kernel.level[27] = Value.ACTIVE
    assert ours.state() == DrawerState.OPEN
    ours.close()


def test_lines_are_held_under_our_name_and_given_back(pins, kernel):
    ours = drawer.GpioDrawer(17, 27, factory=pins)
    assert kernel.held == {17: "tillbox", 27: "tillbox"}
    ours.close()
    assert kernel.held == {}
    drawer.GpioDrawer(17, 27, factory=pins).close()


def test_a_line_that_another_program_holds_is_an_error_that_says_so(pins, kernel):
    kernel.held[27] = "spi"
    with pytest.raises(OSError, match="busy"):
        drawer.GpioDrawer(17, 27, factory=pins)
    assert kernel.held == {27: "spi"}
