"""The whole box: ``python -m tests.image shop restore usb pins``; all parts, when none is named."""

import sys
import time

from tests.image import pins, plugged, restoring, shopping

PARTS = {"shop": shopping.run, "restore": restoring.run, "usb": plugged.run, "pins": pins.run}

for name in sys.argv[1:] or PARTS:
    began = time.monotonic()
    print(*PARTS[name](), sep="\n")
    print(f"{name}: {time.monotonic() - began:.0f} s in all", flush=True)
