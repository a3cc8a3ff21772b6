"""The scanner thread: found, grabbed, read, pulled out and found again.

The library's device is replaced by one that plays written events through a real pipe.
"""

import errno
import os
import queue
from types import SimpleNamespace

import pytest

from appliance.devices import Scanned, ScannerChanged, scanner
from appliance.devices.keys import UNREADABLE

evdev = pytest.importorskip("evdev")

KEYS_OF_A_SCANNER = [*range(1, 84), 96]
EAN8 = [10, 7, 4, 9, 6, 11, 8, 5]  # 9 6 3 8 5 0 7 4
ENTER = 28


class Port:
    """What is plugged in, and the events it is about to type."""

    def __init__(self):
        self.plugged: dict[str, list[int]] = {}
        self.grabbed: list[str] = []
        self.pipes: dict[str, int] = {}
        self.events: dict[str, list[object]] = {}

    def plug(self, path, keys=KEYS_OF_A_SCANNER):
        path.touch()
        self.plugged[str(path)] = keys
        self.events[str(path)] = []

    def pull(self, path):
        path.unlink()
        del self.plugged[str(path)]
        os.write(self.pipes[str(path)], b"!")

    def type(self, path, codes, pace=0.002, dropped=False):
        events = [
            evdev.InputEvent(0, int(at * 1e6), 1, code, 1)
            for at, code in zip((pace * n for n in range(99)), codes, strict=False)
        ]
        if dropped:
            events.insert(2, evdev.InputEvent(0, 0, 0, 3, 0))
        self.events[str(path)] += events
        os.write(self.pipes[str(path)], b"!")

    def device(self, path):
        if path not in self.plugged:
            raise OSError(errno.ENODEV, "No such device")
        ours, theirs = os.pipe()
        self.pipes[path] = theirs

        def read():
            os.read(ours, 1)
            if path not in self.plugged:
                raise OSError(errno.ENODEV, "No such device")
            events, self.events[path] = self.events[path], []
            return events

        return SimpleNamespace(
            fd=ours,
            name="bench",
            read=read,
            capabilities=lambda: {1: self.plugged[path]},
            grab=lambda: self.grabbed.append(path),
            close=lambda: os.close(ours),
        )


@pytest.fixture
def port(monkeypatch):
    port = Port()
    monkeypatch.setattr(evdev, "InputDevice", port.device)
    monkeypatch.setattr(scanner, "RESCAN", 0.05)
    return port


@pytest.fixture
def inbox():
    return queue.SimpleQueue()


@pytest.fixture
def start(inbox, tmp_path):
    started = []

    def start(device=""):
        started.append(scanner.Scanner(inbox.put, device, tmp_path))

    yield start
    for each in started:
        each.close()
        each.close()


def test_the_first_device_that_can_type_digits_and_enter_is_grabbed_and_read(port, start, inbox, tmp_path):
    mouse, wedge = tmp_path / "usb-A-event-mouse", tmp_path / "usb-B-event-kbd"
    port.plug(mouse, keys=[272, 273])
    port.plug(wedge)
    start()
    assert inbox.get(timeout=2) == ScannerChanged(True)
    port.type(wedge, [*EAN8, ENTER])
    assert inbox.get(timeout=2) == Scanned("96385074", str(wedge))
    assert port.grabbed == [str(wedge)]


def test_the_configured_device_wins(port, start, inbox, tmp_path):
    first, second = tmp_path / "usb-A-event-kbd", tmp_path / "usb-B-event-kbd"
    port.plug(first)
    port.plug(second)
    start(str(second))
    assert inbox.get(timeout=2) == ScannerChanged(True)
    assert port.grabbed == [str(second)]


def test_a_scanner_that_is_pulled_out_is_reported_and_found_again(port, start, inbox, tmp_path):
    wedge = tmp_path / "usb-B-event-kbd"
    port.plug(wedge)
    start()
    assert inbox.get(timeout=2) == ScannerChanged(True)
    port.pull(wedge)
    assert inbox.get(timeout=2) == ScannerChanged(False)
    port.plug(wedge)
    assert inbox.get(timeout=2) == ScannerChanged(True)
    port.type(wedge, [*EAN8, ENTER])
    assert inbox.get(timeout=2) == Scanned("96385074", str(wedge))


def test_a_till_that_starts_without_a_scanner_says_so_once(port, start, inbox):
    start()
    assert inbox.get(timeout=2) == ScannerChanged(False)
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.3)


def test_a_code_that_breaks_off_is_handed_out_as_unreadable_without_waiting_for_the_next(
    port, start, inbox, tmp_path
):
    wedge = tmp_path / "usb-B-event-kbd"
    port.plug(wedge)
    start()
    assert inbox.get(timeout=2) == ScannerChanged(True)
    port.type(wedge, EAN8[:5])
    assert inbox.get(timeout=2) == Scanned("96385" + UNREADABLE, str(wedge))


def test_events_that_the_kernel_dropped_make_the_code_unreadable(port, start, inbox, tmp_path):
    wedge = tmp_path / "usb-B-event-kbd"
    port.plug(wedge)
    start()
    assert inbox.get(timeout=2) == ScannerChanged(True)
    port.type(wedge, [*EAN8, ENTER], dropped=True)
    assert inbox.get(timeout=2) == Scanned(f"96{UNREADABLE}385074", str(wedge))
