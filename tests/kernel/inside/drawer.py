"""In the guest: a till with its drawer on two pins, told what to do line by line."""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path

from appliance.devices.drawer import GpioDrawer
from appliance.devices.pins import factory
from appliance.domain.problems import Refused
from appliance.till import jobs, paying, scanning
from tests.till.shop import MILK, Box, opened


def said(*words: object) -> None:
    print("TILLBOX", *words, flush=True)


def pulse_and_die() -> None:
    """The program ends in the middle of a pulse, as a crash ends it: nothing of it runs any more."""
    drawer._coil.on()
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)


def pay() -> None:
    """Take the open sale's money in notes."""
    try:
        paying.pay(till)
        paying.tender(till, "cash", 5000)
    except Refused as refused:
        said("refused", refused.problem.code)
    else:
        said("paid", till.paid.data["gross"] if till.paid else "")


drawer = GpioDrawer(factory=factory())
said("drawer", drawer.state())
box = Box(Path(tempfile.mkdtemp()) / "box")
till = opened(box.start())
jobs.drawer_moved(till, drawer.state())
said("ready")
for line in sys.stdin:
    match line.split():
        case ["kick"]:
            said("kicked", drawer.kick())
        case ["look"]:
            jobs.drawer_moved(till, drawer.state())
            said("looked", till.drawer, len(till.held), till.sale.total if till.sale else 0)
        case ["scan"]:
            scanning.scan(till, MILK)
            said("scanned", till.drawer, len(till.held), till.sale.total if till.sale else 0)
        case ["pay"]:
            pay()
        case ["die"]:
            pulse_and_die()
