"""A box whose UPS tells that the power is gone, as a process of its own: a sale is open, a receipt hangs in
the printer, a delivery hangs in the network.

``python -m tests.power_goes DATA`` says ``ready PID`` (of the delivery) and cuts the power when it is told a
line on its standard input.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from gpiozero.pins.mock import MockFactory

from appliance.config import parse
from appliance.domain.journal import Moment
from appliance.pin_map import POWER_GOOD
from appliance.till import scanning
from appliance.wiring import passes, power
from appliance.wiring.box import Box
from appliance.wiring.starting import start
from appliance.worker import Worker
from tests.test_commands import TOML
from tests.till.shop import BREAD, MILK, opened

HANGS = ["sleep", "661.25"]


def parts(box: Box) -> None:
    """A printer that is busy for long, and the UPS."""
    box.printing = Worker("printer", box.post)
    box.workers.append(box.printing)
    box.stops.append(box.printing.stop)
    box.printing.put(lambda: time.sleep(600))
    power.watch(box)


def delivery(pid: int) -> int:
    """The process that delivers, once it is there."""
    while True:
        said = subprocess.run(["pgrep", "-P", str(pid), "sleep"], capture_output=True, text=True).stdout
        if said:
            return int(said.split()[0])
        time.sleep(0.05)


def main(folder: Path) -> None:
    """Sell, lose the power, stop."""
    pins = MockFactory()
    power.factory = lambda: pins
    passes.command = lambda *_: HANGS
    box = start(parse(TOML + "[power]\nsense = true\n"), folder, parts=parts)
    box.till.clock = lambda: Moment(1_795_248_000_000, 60)
    left: list[bool] = []
    box.leave = lambda: left.append(True)
    opened(box.till)
    scanning.scan(box.till, MILK)
    box.wake_uploader()
    print("ready", delivery(os.getpid()), flush=True)
    sys.stdin.readline()
    scanning.scan(box.till, BREAD)
    pins.pin(POWER_GOOD.bcm).drive_low()
    while not left:
        for message in box.inbox.drain():
            box.take(message)
        time.sleep(0.005)
    box.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
