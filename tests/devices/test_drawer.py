"""The drawer: what goes over the printer's connector, and how long a coil is under power."""

import threading
import time

import pytest
from gpiozero.pins.mock import MockFactory

from appliance.devices import DrawerState, Outcome, drawer, printer
from appliance.devices.drawer import GpioDrawer, LateDrawer, PrinterDrawer
from appliance.devices.file_printer import FilePrinter
from appliance.devices.printer import NetworkPrinter
from appliance.simulated.escpos_printer import SimulatedPrinter

LONGEST = 30.0
"""Seconds; a busy machine schedules late."""


@pytest.fixture
def device():
    device = SimulatedPrinter()
    yield device
    device.close()


@pytest.fixture
def cable(device, monkeypatch):
    monkeypatch.setattr(printer, "ANSWER_SECONDS", LONGEST)
    cable = NetworkPrinter("127.0.0.1", device.port)
    yield cable
    cable.close()


@pytest.mark.parametrize(("pin", "command"), [(2, "1b70 00 32 fa"), (5, "1b70 01 32 fa")])
def test_the_kick_is_100_ms_on_the_connector_pin(tmp_path, pin, command):
    PrinterDrawer(FilePrinter(tmp_path / "paper"), pin).kick()
    assert (tmp_path / "paper").read_bytes() == bytes.fromhex(command)


def test_another_pin_is_refused(cable):
    with pytest.raises(ValueError, match="pin 2 or 5, got 3"):
        PrinterDrawer(cable, 3)


@pytest.mark.parametrize("opens_high", [True, False])
def test_a_kick_through_the_printer_opens_and_is_seen(device, cable, opens_high):
    device.drawer_opens_high = opens_high
    ours = PrinterDrawer(cable, opens_high=opens_high)
    assert ours.state() == DrawerState.SHUT
    assert ours.kick() == Outcome.DONE
    assert ours.state() == DrawerState.OPEN
    device.shut_drawer()
    assert ours.state() == DrawerState.SHUT


@pytest.mark.parametrize("trouble", [{"paper": "out"}, {"cover_open": True}])
def test_the_drawer_opens_without_paper_too(device, cable, trouble):
    for name, value in trouble.items():
        setattr(device, name, value)
    ours = PrinterDrawer(cable)
    assert ours.kick() == Outcome.DONE
    assert ours.state() == DrawerState.OPEN


def test_without_a_printer_nothing_opens_and_nothing_is_known(device, cable):
    device.close()
    ours = PrinterDrawer(cable)
    assert ours.kick() == Outcome.FAILED
    assert ours.state() == DrawerState.UNKNOWN


@pytest.fixture
def pins():
    factory = MockFactory()
    yield factory
    factory.close()


@pytest.fixture
def gpio(pins, monkeypatch):
    monkeypatch.setattr(drawer, "COOL_DOWN_SECONDS", 0.2)
    gpio = GpioDrawer(17, 27, factory=pins)
    yield gpio
    gpio.close()


class Waited:
    """Time that passes by being waited for alone, and whether the coil was under power meanwhile."""

    def __init__(self, coil):
        self.coil, self.now, self.waits = coil, 100.0, []

    def monotonic(self):
        return self.now

    def wait(self, seconds):
        self.waits.append((round(seconds, 6), self.coil.state))
        self.now += seconds
        return False

    def set(self):
        pass


@pytest.fixture
def waited(pins, monkeypatch):
    """What a drawer on lines 17 and 27 waits for; a real pulse would be longer on a busy machine."""
    waited = Waited(pins.pin(17))
    monkeypatch.setattr(drawer, "time", waited)
    return waited


@pytest.fixture
def timed(pins, waited):
    timed = GpioDrawer(17, 27, factory=pins)
    timed._ended = waited
    yield timed
    timed.close()


def test_the_coil_is_low_from_the_start_and_pulsed_for_150_ms(timed, pins, waited):
    assert timed.kick() == Outcome.DONE
    assert [state.state for state in pins.pin(17).states] == [False, True, False]
    # first the cool-down: the program before may have died in a pulse
    assert waited.waits == [(2.0, False), (0.15, True)]


def test_two_kicks_keep_the_cool_down_between_them(timed, waited):
    timed.kick()
    waited.now += 0.5
    timed.kick()
    assert waited.waits[2:] == [(1.5, False), (0.15, True)]


def test_a_real_pulse_is_no_shorter(gpio, pins):
    assert gpio.kick() == Outcome.DONE
    low, high, low_again = pins.pin(17).states
    assert (low.state, high.state, low_again.state) == (False, True, False)
    assert low_again.timestamp >= 0.15


def test_the_second_clock_ends_a_pulse_that_the_first_one_would_not(gpio, pins, monkeypatch):
    monkeypatch.setattr(drawer, "PULSE_SECONDS", 2 * LONGEST)
    monkeypatch.setattr(drawer, "HARDEST_SECONDS", 0.1)
    coil = pins.pin(17)
    running = threading.Thread(target=gpio.kick)
    running.start()
    end = time.monotonic() + LONGEST
    while [state.state for state in coil.states] != [False, True, False]:
        assert time.monotonic() < end
        time.sleep(0.005)
    assert running.is_alive()
    gpio.close()
    running.join()


@pytest.mark.parametrize(("opens_high", "high"), [(True, "open"), (False, "shut")])
def test_the_switch_is_read_with_its_polarity(pins, opens_high, high):
    ours = GpioDrawer(17, 27, opens_high, pins)
    pins.pin(27).drive_high()
    assert ours.state() == DrawerState(high)
    pins.pin(27).drive_low()
    assert ours.state() == DrawerState({"open": "shut", "shut": "open"}[high])
    ours.close()


def test_after_close_the_coil_is_low_and_nothing_moves(gpio, pins):
    gpio._coil.on()
    gpio.close()
    gpio.close()
    assert not pins.pin(17).state
    assert gpio.kick() == Outcome.FAILED
    assert gpio.state() == DrawerState.UNKNOWN


def test_a_sense_line_that_cannot_be_had_gives_the_coil_back(pins):
    with pytest.raises(Exception, match="17"):
        GpioDrawer(17, 17, factory=pins)
    GpioDrawer(17, 27, factory=pins).close()


def test_the_end_of_the_program_ends_a_pulse_at_once(gpio, pins, monkeypatch):
    monkeypatch.setattr(drawer, "PULSE_SECONDS", 2 * LONGEST)
    monkeypatch.setattr(drawer, "HARDEST_SECONDS", 2 * LONGEST)
    coil, ended = pins.pin(17), []
    running = threading.Thread(target=lambda: ended.append(gpio.kick()))
    running.start()
    while not coil.state:
        time.sleep(0.01)
    gpio.close()
    assert not coil.state
    running.join(LONGEST)
    assert ended == [Outcome.UNKNOWN]


def test_a_switch_that_cannot_be_read_is_unknown(gpio, pins, monkeypatch):
    def gone(self):
        raise OSError(19, "No such device")

    monkeypatch.setattr(type(pins.pin(27)), "_get_state", gone)
    assert gpio.state() == DrawerState.UNKNOWN


def test_lines_that_another_program_has_are_taken_once_they_are_free(pins, monkeypatch):
    monkeypatch.setattr(LateDrawer, "AGAIN_SECONDS", 0.0)
    other = GpioDrawer(17, 27, factory=pins)
    ours = LateDrawer(lambda: GpioDrawer(17, 27, factory=pins))
    assert (ours.kick(), ours.state()) == (Outcome.FAILED, DrawerState.UNKNOWN)
    other.close()
    assert ours.state() == DrawerState.OPEN
    ours.close()
    assert (ours.kick(), ours.state()) == (Outcome.FAILED, DrawerState.UNKNOWN)


def test_without_a_chip_there_is_no_drawer_and_no_crash():
    def none():
        raise OSError("expected a GPIO chip")

    ours = LateDrawer(none)
    assert (ours.kick(), ours.state()) == (Outcome.FAILED, DrawerState.UNKNOWN)
    ours.close()


def test_a_coil_that_does_not_obey_is_let_go_of(gpio, pins, monkeypatch):
    coil = pins.pin(17)
    obey = type(coil)._set_state

    def stuck(pin, value):
        if pin is coil and not value and coil.state:
            raise OSError(5, "Input/output error")
        obey(pin, value)

    monkeypatch.setattr(type(coil), "_set_state", stuck)
    gpio.kick()
    assert coil.function == "input"
    assert gpio.kick() == Outcome.FAILED
