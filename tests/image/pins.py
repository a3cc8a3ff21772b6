"""The drawer's pulse of the built image on the `raspi3b` machine, read at the pin from outside.

That machine has a card and the board's own pins, and no display: the till cannot draw, so it is masked. What
moves the drawer is ``tillbox check --poke``, in a unit that the kernel's command line brings along; the
shop's till.toml is taken in by the first boot like any other. The chip's watchdog is left alone: QEMU resets
the machine when it is merely set.
"""

import shutil
import time

from appliance.pin_map import DRAWER_KICK
from tests.image import shopfile
from tests.image.disk import copied, overlay, put, slot
from tests.image.machine import Running, Start, unit
from tests.image.places import CARD, COMES_UP, IMAGE, OUT
from tests.kernel.drawer import GPLEV0, LONGEST, SHORTEST
from tests.kills import insist

POKE = """[Unit]
After=tillbox-first-boot.service
Wants=tillbox-first-boot.service
[Service]
ExecStart=/bin/sh -c 'tillbox check --poke >/dev/ttyS1 2>&1; echo poked >/dev/ttyS1'
"""


def run() -> list[str]:
    """Boot from the card and time the pulse; gives a line."""
    place = OUT / "pins"
    shutil.rmtree(place, ignore_errors=True)
    boot = slot(IMAGE, place / "boot")
    raw = copied(IMAGE, place / "card.img", CARD)
    put(raw, "till.toml", shopfile.text((800, 480), 0, pins=True).encode())
    disk = overlay(raw, place / "disk.qcow2")
    words = f"{unit('poke.service', POKE)} systemd.mask=tillbox.service systemd.watchdog_sec=0"
    board = [
        "-M", "raspi3b", "-dtb", str(boot.tree), "-drive", f"file={disk},if=sd,format=qcow2",
        "-serial", "null", "-serial", "chardev:serial",
    ]  # fmt: skip
    start = Start(boot, board, (0, 0), words, console="ttyS1,115200")
    with Running(start, place / "machine") as machine:
        came, pulse = _pulse(machine)
        time.sleep(5)  # what it says of it goes into the log
    said = f"pins: on raspi3b, from its card, the drawer's pin was high for {pulse:.0f} ms"
    return [f"{said}, {came:.0f} s after the machine was switched on"]


def _pulse(machine: Running) -> tuple[float, float]:
    """Seconds until the pin rose, and milliseconds that it was high."""
    bit, deadline = 1 << DRAWER_KICK.bcm, time.monotonic() + COMES_UP
    while not machine.register(GPLEV0) & bit:
        insist(time.monotonic() < deadline, "the pin never rose")
        time.sleep(0.005)
    rose = time.monotonic()
    while machine.register(GPLEV0) & bit:
        insist(time.monotonic() < rose + 10, "the pin never fell")
    pulse = (time.monotonic() - rose) * 1000
    # timed by this machine's clock, with all that delays its emulation: `tests.kernel` times it alone
    insist(SHORTEST <= pulse <= 3 * LONGEST, f"the pulse is {pulse:.0f} ms")
    return rose - machine.began, pulse
