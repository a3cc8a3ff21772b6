"""The scanners' thread: found, grabbed, read, pulled out and found again; a keyboard is left alone."""

import errno
import queue
import time

import pytest

from appliance.devices import Scanned, ScannerChanged, scanner
from appliance.devices.keys import UNREADABLE
from tests.devices.test_keys import strokes

evdev = pytest.importorskip("evdev")

from appliance.devices.hid_scanner import HidScanners, Likeness, judge
from tests.devices.wedge import ENTER, KEY, KEYBOARD, LED, REL, SYN, Device, Port

LETTERS = [*range(1, 59), 96]
"""Esc to Caps Lock: letters, digits, Enter, and not one F key."""
LONGEST = 30.0
"""Seconds; a busy machine schedules late."""


@pytest.fixture
def port(monkeypatch, tmp_path):
    monkeypatch.setattr(scanner, "RESCAN", 0.05)
    return Port(tmp_path, monkeypatch)


@pytest.fixture
def inbox():
    return queue.SimpleQueue()


@pytest.fixture
def start(port, inbox):
    started = []

    def start(*devices, prefix=""):
        source = HidScanners(devices, port.by_id, port.by_path)
        started.append(scanner.Scanner(inbox.put, source, prefix=prefix))

    yield start
    for each in started:
        each.close()
        each.close()


def type_in(device, text, end=ENTER):
    device.play(*((KEY, *event) for event in strokes(text, end)))


def heard(inbox):
    return inbox.get(timeout=LONGEST)


def until(true):
    """Wait for the scanners' thread."""
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def nothing_more(inbox):
    with pytest.raises(queue.Empty):
        inbox.get(timeout=0.3)


def test_a_scanner_is_grabbed_and_read(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start()
    assert heard(inbox) == ScannerChanged(True, path, 1)
    type_in(ours, "96385074")
    assert heard(inbox) == Scanned("96385074", path)
    assert ours.grabbed


def test_a_keyboard_is_not_touched_and_is_asked_about_while_there_is_no_scanner(port, start, inbox):
    keyboard, ours = Device("Desk Keyboard"), Device()
    port.plug(keyboard, "usb-B-event-kbd", "usb-2-event-kbd")
    start()
    assert heard(inbox) == ScannerChanged(False, "", 0, "Desk Keyboard")
    path = port.plug(ours)
    assert heard(inbox) == ScannerChanged(True, path, 1, "Desk Keyboard")
    assert not keyboard.grabbed


def test_those_that_a_person_names_are_read_and_no_other(port, start, inbox):
    keyboard, other, ours = Device("Desk Keyboard"), Device("Other scanner"), Device()
    named = port.plug(keyboard, "usb-B-event-kbd", "usb-2-event-kbd")
    port.plug(other, "usb-C-event-kbd", "usb-3-event-kbd")
    path = port.plug(ours)
    start(named, path)
    assert heard(inbox) == ScannerChanged(True, named, 1)
    assert heard(inbox) == ScannerChanged(True, path, 2)
    assert (keyboard.grabbed, other.grabbed) == (True, False)


def test_two_at_once_never_mix(port, start, inbox, monkeypatch):
    monkeypatch.setattr(scanner, "GAP", LONGEST)  # a hand is slow on a busy machine, and these are not
    left, right = Device(), Device()
    one = port.plug(left, "usb-L-event-kbd", "usb-1-event-kbd")
    two = port.plug(right, "usb-R-event-kbd", "usb-2-event-kbd")
    start()
    assert [heard(inbox).count, heard(inbox).count] == [1, 2]
    begin, end = strokes("7038010000010"), strokes("96385074")
    for number in range(max(len(begin), len(end))):
        for device, events in ((left, begin), (right, end)):
            device.play(*((KEY, *event) for event in events[number : number + 1]))
    assert {heard(inbox), heard(inbox)} == {Scanned("7038010000010", one), Scanned("96385074", two)}
    nothing_more(inbox)


def test_two_alike_without_a_serial_number_are_two(port, start, inbox):
    first, second = Device(), Device()
    port.plug(first, "usb-A-event-kbd", "pci-usb-0:1:1.0-event-kbd")
    path = port.plug(second, "usb-A-event-kbd", "pci-usb-0:2:1.0-event-kbd")
    start()
    assert heard(inbox) == ScannerChanged(True, path, 1)
    assert heard(inbox) == ScannerChanged(True, str(port.by_path / "pci-usb-0:1:1.0-event-kbd"), 2)
    port.pull(second)
    assert heard(inbox) == ScannerChanged(False, path, 1)
    type_in(first, "96385074")
    assert heard(inbox) == Scanned("96385074", str(port.by_path / "pci-usb-0:1:1.0-event-kbd"))
    nothing_more(inbox)


def test_one_that_is_pulled_out_is_told_and_found_again_in_another_port(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start()
    assert heard(inbox) == ScannerChanged(True, path, 1)
    port.pull(ours)
    assert heard(inbox) == ScannerChanged(False, path, 0)
    assert port.plug(ours, port="pci-usb-0:4:1.0-event-kbd") == path
    assert heard(inbox) == ScannerChanged(True, path, 1)
    type_in(ours, "96385074")
    assert heard(inbox) == Scanned("96385074", path)


def test_what_was_begun_when_it_was_pulled_out_is_said_to_be_unreadable(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start()
    assert heard(inbox) == ScannerChanged(True, path, 1)
    type_in(ours, "96385", end=0)
    until(lambda: len(ours.read_so_far) == len(strokes("96385", 0)))
    port.pull(ours)
    assert heard(inbox) == Scanned("96385" + UNREADABLE, path)
    assert heard(inbox) == ScannerChanged(False, path, 0)


def test_one_that_another_program_has_is_taken_when_it_is_let_go(port, start, inbox):
    ours = Device()
    ours.fault = OSError(errno.EBUSY, "Device or resource busy")
    path = port.plug(ours)
    start()
    assert heard(inbox) == ScannerChanged(False, "", 0)
    ours.fault = None
    assert heard(inbox) == ScannerChanged(True, path, 1)


def test_a_till_that_starts_without_a_scanner_says_so_once(port, start, inbox):
    start()
    assert heard(inbox) == ScannerChanged(False, "", 0)
    nothing_more(inbox)


def test_a_code_that_breaks_off_is_unreadable_without_waiting_for_the_next(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start()
    heard(inbox)
    type_in(ours, "96385", end=0)
    assert heard(inbox) == Scanned("96385" + UNREADABLE, path)


def test_what_the_kernel_dropped_makes_the_code_unreadable_and_the_next_is_read(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start()
    heard(inbox)
    dropped = (SYN, 3, 0, 0.01), (KEY, 5, 1, 0.012), (SYN, 0, 0, 0.013)
    ours.play((KEY, 2, 1, 0.0), *dropped, (KEY, 3, 1, 0.02), (KEY, ENTER, 1, 0.03))
    assert heard(inbox) == Scanned(f"1{UNREADABLE}2", path)
    type_in(ours, "96385074")
    assert heard(inbox) == Scanned("96385074", path)


def test_a_device_that_was_ready_and_is_no_more_is_asked_again(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start()
    heard(inbox)
    ours.empty = 2
    type_in(ours, "96385074")
    assert heard(inbox) == Scanned("96385074", path)


def test_what_nobody_foresaw_costs_one_scanner_a_moment_and_no_other_anything(port, start, inbox, caplog):
    odd, ours = Device(), Device()
    broken = port.plug(odd, "usb-A-event-kbd", "usb-1-event-kbd")
    path = port.plug(ours, "usb-B-event-kbd", "usb-2-event-kbd")
    start()
    heard(inbox), heard(inbox)
    odd.events.append(None)  # no kernel has that
    odd.play((KEY, 2, 1, 0.0))
    assert heard(inbox) == ScannerChanged(False, broken, 1)
    assert heard(inbox) == ScannerChanged(True, broken, 2)
    type_in(ours, "96385074")
    type_in(odd, "7038010000010")
    assert {heard(inbox), heard(inbox)} == {Scanned("96385074", path), Scanned("7038010000010", broken)}
    assert "unexpected" in caplog.text


def test_a_way_to_look_that_fails_does_not_keep_the_others_from_being_read(port, inbox, caplog):
    class Broken:
        unclear = ()

        def look(self, taken):
            raise RuntimeError("no such library")

    ours = Device()
    path = port.plug(ours)
    both = scanner.Scanner(inbox.put, Broken(), HidScanners((), port.by_id, port.by_path))
    assert heard(inbox) == ScannerChanged(True, path, 1)
    type_in(ours, "96385074")
    assert heard(inbox) == Scanned("96385074", path)
    both.close()
    assert "no such library" in caplog.text


def test_what_cannot_be_opened_is_logged_once(port, start, inbox, caplog):
    ours = Device()
    ours.fault = PermissionError(errno.EACCES, "Permission denied")
    port.plug(ours)
    start()
    heard(inbox)
    begun = ours.asked
    until(lambda: ours.asked > begun + 3)
    assert caplog.text.count("Permission denied") == 1


def test_a_prefix_that_the_scanner_is_set_to_is_no_part_of_the_code(port, start, inbox):
    ours = Device()
    path = port.plug(ours)
    start(prefix="F#")
    heard(inbox)
    for typed in ("F#96385074", "F#", "HYLLE-F#"):
        type_in(ours, typed)
    assert [heard(inbox), heard(inbox)] == [Scanned("96385074", path), Scanned("HYLLE-F#", path)]


@pytest.mark.parametrize(
    ("name", "vendor", "capabilities", "likeness"),
    [
        ("Logitech USB Keyboard", 0x046D, KEYBOARD, Likeness.UNCLEAR),
        ("Logitech K750", 0x046D, KEYBOARD | {REL: [6]}, Likeness.OTHER),
        ("USB Optical Mouse", 0x046D, {KEY: [272, 273], REL: [0, 1]}, Likeness.OTHER),
        ("Power Button", 0, {KEY: [116]}, Likeness.OTHER),
        ("Gaming Keyboard, its second interface", 0x1B1C, {KEY: [*range(1, 120)]}, Likeness.UNCLEAR),
        ("Numeric pad", 0x04D9, {KEY: [*range(1, 12), 28, *range(71, 84)], LED: [0]}, Likeness.UNCLEAR),
        ("Symbol Technologies, Inc, 2008", 0x05E0, KEYBOARD, Likeness.SCANNER),
        ("Metrologic Voyager", 0x0C2E, KEYBOARD, Likeness.SCANNER),
        ("WCM WCM HIDKeyboard", 0xFFFF, {KEY: LETTERS}, Likeness.SCANNER),
        ("SM SM-2D PRODUCT HID KBW", 0x1234, KEYBOARD, Likeness.SCANNER),
        ("USB Barcode Reader", 0x1234, KEYBOARD, Likeness.SCANNER),
        ("Flatbed Scanner", 0x04B8, {KEY: [142]}, Likeness.OTHER),
    ],
)
def test_what_a_device_is(name, vendor, capabilities, likeness):
    assert judge(name, vendor, capabilities) == likeness
