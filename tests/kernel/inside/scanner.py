"""In the guest: the till's scanners on the kernel's input devices; says what they read."""

import sys

from appliance.devices import Scanned, ScannerChanged
from appliance.devices.hid_scanner import BY_ID, HidScanners
from appliance.devices.scanner import Scanner

# QEMU's keyboard is a keyboard in every respect: a person has to name it
NAMED = [str(BY_ID / f"usb-QEMU_QEMU_USB_Keyboard_SCAN{number}-event-kbd") for number in (1, 2)]


def post(message: object) -> None:
    match message:
        case Scanned(text, device):
            print("TILLBOX read", device.rpartition("/")[2], text, flush=True)
        case ScannerChanged(came):
            print("TILLBOX scanner", "came" if came else "went", flush=True)


scanner = Scanner(post, HidScanners(NAMED))
print("TILLBOX ready", flush=True)
sys.stdin.read()
