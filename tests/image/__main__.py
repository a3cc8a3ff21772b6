"""The whole box: ``python -m tests.image shop restore usb pins``; all of these, when none is named.

``figures`` besides: seconds to the first picture and memory, to be measured on a quiet machine.
"""

import sys
import time

from tests.image import figures, pins, plugged, restoring, shopping

PARTS = {"shop": shopping.run, "restore": restoring.run, "usb": plugged.run, "pins": pins.run}
NAMED = PARTS | {"figures": figures.run}

for name in sys.argv[1:] or PARTS:
    began = time.monotonic()
    print(*NAMED[name](), sep="\n")
    print(f"{name}: {time.monotonic() - began:.0f} s in all", flush=True)
