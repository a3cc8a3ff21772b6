"""Why a printer cannot be used: told apart, so that each has its own advice."""

import errno
import os
import socket

import pytest

from appliance.devices import PrinterState
from appliance.devices.look_printer import hindered, said
from appliance.domain.finding import Grade


@pytest.fixture
def bus(tmp_path):
    """/dev/usb and /sys/bus/usb/devices, empty."""
    lp, usb = tmp_path / "lp", tmp_path / "usb"
    lp.mkdir()
    usb.mkdir()
    return lp, usb


def look(bus, address="", *, open_it=True, kind="usb"):
    lp, usb = bus
    found = hindered(kind, address, open_it=open_it, lp=lp, usb=usb)
    return found and (found.code, found.facts)


def plug(usb, name, interface_class, driver=False):
    interface = usb / "1-1:1.0"
    interface.mkdir()
    (interface / "bInterfaceClass").write_text(f"{interface_class}\n")
    (usb / "1-1").mkdir()
    (usb / "1-1" / "product").write_text(f"{name}\n")
    if driver:
        (interface / "driver").mkdir()


def test_nothing_is_plugged_in(bus):
    plug(bus[1], "Keyboard", "03")
    assert look(bus) == ("printer_missing", {})


def test_a_printer_that_no_driver_has_taken_is_named(bus):
    plug(bus[1], "TM-T20III", "07")
    assert look(bus) == ("printer_driverless", {"name": "TM-T20III"})


def test_one_that_is_ready_has_nothing_in_its_way(bus):
    (bus[0] / "lp0").touch()
    assert look(bus) is None


def test_one_that_may_not_be_used_names_the_group(bus, monkeypatch):
    (bus[0] / "lp0").touch()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    code, facts = look(bus)
    assert code == "printer_forbidden" and facts.keys() == {"user", "group"}


def test_one_that_another_program_prints_on(bus, monkeypatch):
    (bus[0] / "lp0").touch()

    def busy(path, flags):
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(os, "open", busy)
    assert look(bus) == ("printer_taken", {"program": "?"})
    assert look(bus, open_it=False) is None


def test_a_network_printer_that_listens_refuses_or_has_no_name(bus):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        assert look(bus, address, kind="network") is None
    assert look(bus, address, kind="network") == ("printer_refuses", {})
    assert look(bus, "nobody.invalid", kind="network") == ("printer_nameless", {})


def test_beside_a_running_till_nobody_connects(bus):
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert look(bus, f"127.0.0.1:{server.getsockname()[1]}", open_it=False, kind="network") is None
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_serial_line_that_is_not_there_and_a_file_that_can_be_written(bus, tmp_path):
    assert look(bus, str(tmp_path / "ttyUSB0"), kind="serial") == ("printer_missing", {})
    assert look(bus, str(tmp_path / "paper.bin"), kind="file") is None
    assert look(bus, str(tmp_path / "gone" / "paper.bin"), kind="file") == ("printer_missing", {})


@pytest.mark.parametrize(
    ("state", "code", "grade"),
    [
        ("fine", "printer_fine", Grade.WELL),
        ("paper_low", "printer_paper_low", Grade.NOTE),
        ("out_of_paper", "printer_paper_out", Grade.WRONG),
        ("cover_open", "printer_open", Grade.WRONG),
        ("offline", "printer_off", Grade.WRONG),
        ("unknown", "printer_silent", Grade.NOTE),
    ],
)
def test_every_state_says_its_own(state, code, grade):
    found = said("usb", PrinterState(state))
    assert (found.code, found.grade) == (code, grade)


def test_every_state_is_thought_of():
    assert all(said("usb", state).code for state in PrinterState)
