"""In the guest: the till's scanner on the kernel's input devices; says what it reads."""

import sys

from appliance.devices import Scanned, ScannerChanged
from appliance.devices.scanner import Scanner


def post(message: object) -> None:
    match message:
        case Scanned(text, device):
            print("TILLBOX read", device.rpartition("/")[2], text, flush=True)
        case ScannerChanged(present):
            print("TILLBOX scanner", "came" if present else "went", flush=True)


scanner = Scanner(post)
print("TILLBOX ready", flush=True)
sys.stdin.read()
