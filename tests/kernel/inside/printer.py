"""In the guest: the till's printer on /dev/usb/lp*, plugged in and told what to print line by line."""

import subprocess
import sys
import time
from pathlib import Path

from appliance.devices.printer import UsbLpPrinter


def said(*words: object) -> None:
    print("TILLBOX", *words, flush=True)


(card,) = (path.name for path in Path("/sys/class/net").iterdir() if path.name != "lo")
subprocess.run(["busybox", "ifconfig", card, "10.0.2.15", "up"], check=True)
printer = UsbLpPrinter()
said("ready")
for line in sys.stdin:
    match line.split():
        case ["attach", port]:
            subprocess.run(["usbip", "--tcp-port", port, "attach", "-r", "10.0.2.2", "-b", "1-1"], check=True)
            deadline = time.monotonic() + 30
            while not (made := sorted(Path("/dev/usb").glob("lp*"))) and time.monotonic() < deadline:
                time.sleep(0.1)
            said("attached", *made)
        case ["state"]:
            said("state", printer.state())
        case ["print", name]:
            said("printed", printer.print(Path("/till/jobs", name).read_bytes()))
