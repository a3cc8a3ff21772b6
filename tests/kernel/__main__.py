"""All guests, or those that are named: ``python -m tests.kernel scanner drawer``."""

import sys
import time

from tests.kernel import drawer, printer, scanner

PARTS = {"scanner": scanner.run, "printer": printer.run, "drawer": drawer.run}

for name in sys.argv[1:] or PARTS:
    began = time.monotonic()
    for line in PARTS[name]():
        print(line)
    print(f"{name}: {time.monotonic() - began:.0f} s in all")
