"""The same through the real kernel, where this machine lets a test make an input device."""

import queue
import time

import pytest

from appliance.devices import Scanned, ScannerChanged, keys, scanner
from appliance.devices.hid_scanner import HidScanners
from appliance.devices.scanner import Scanner

evdev = pytest.importorskip("evdev")

LONGEST = 30.0


@pytest.fixture
def keyboard():
    try:
        device = evdev.UInput(name="Tillbox test scanner")
    except (OSError, evdev.UInputError) as error:
        pytest.skip(f"no virtual input device here: {error}")
    yield device
    device.close()


def test_a_grabbed_kernel_device_types_an_ean13(keyboard, tmp_path, monkeypatch):
    for module in (keys, scanner):
        monkeypatch.setattr(module, "GAP", LONGEST)  # between two keys as a busy machine types them
    inbox = queue.SimpleQueue()
    link = tmp_path / "usb-test-event-kbd"
    link.symlink_to(keyboard.device.path)
    ours = Scanner(inbox.put, HidScanners(by_id=tmp_path, by_path=tmp_path))
    try:
        assert inbox.get(timeout=LONGEST) == ScannerChanged(True, str(link), 1)
        for digit in "7038010000010":
            code = 11 if digit == "0" else int(digit) + 1
            for value in (1, 0):
                keyboard.write(1, code, value)
                keyboard.syn()
                time.sleep(0.003)
        keyboard.write(1, 28, 1)
        keyboard.write(1, 28, 0)
        keyboard.syn()
        assert inbox.get(timeout=LONGEST) == Scanned("7038010000010", str(link))
    finally:
        ours.close()
