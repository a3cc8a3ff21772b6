"""The drawer of the built image on the `raspi3b` machine: its pulse, read at the pin, and its switch, moved.

That machine has a card and the board's own pins, and no display: the till cannot draw, so it is masked. What
moves the drawer is ``tillbox check --poke``, in a unit that the kernel's command line brings along; the
shop's till.toml is taken in by the first boot like any other. The drawer stands outside: after the pulse its
switch says open, and shut once ``tillbox check`` has seen that. Two things of the chip are left alone: its
watchdog, since QEMU resets the machine when it is merely set, and the other processor's messages (vchiq:
camera and sound), which nobody answers here, and whose driver then runs on in memory that it has given back.
"""

import re
import shutil
import time
from pathlib import Path

from appliance.domain.finding import Finding
from appliance.domain.money import NOK
from appliance.pin_map import DRAWER_KICK, DRAWER_SENSE
from appliance.words import Words
from tests.image import shopfile
from tests.image.disk import copied, overlay, put, slot
from tests.image.machine import Running, Start, unit
from tests.image.places import CARD, COMES_UP, IMAGE, OUT
from tests.kernel.drawer import GPCLR0, GPLEV0, GPSET0, LONGEST, SHORTEST
from tests.kills import insist

POKE = """[Unit]
After=tillbox-first-boot.service
Wants=tillbox-first-boot.service
[Service]
ExecStart=/bin/sh -c 'exec >/dev/ttyS1 2>&1; \\
 tillbox check --poke; echo poked; tillbox check; echo seen; tillbox check; echo over'
"""
ALONE = "systemd.mask=tillbox.service systemd.watchdog_sec=0 module_blacklist=vchiq"
SAYS = 600.0
"""Seconds in which a look at everything ends, on a machine this slow."""


def run() -> list[str]:
    """Boot from the card and time the pulse; gives a line."""
    place = OUT / "pins"
    shutil.rmtree(place, ignore_errors=True)
    boot = slot(IMAGE, place / "boot")
    raw = copied(IMAGE, place / "card.img", CARD)
    put(raw, "till.toml", shopfile.text((800, 480), 0, pins=True).encode())
    disk = overlay(raw, place / "disk.qcow2")
    words = f"{unit('poke.service', POKE)} {ALONE}"
    board = [
        "-M", "raspi3b", "-dtb", str(boot.tree), "-drive", f"file={disk},if=sd,format=qcow2",
        "-serial", "null", "-serial", "chardev:serial",
    ]  # fmt: skip
    start = Start(boot, board, (0, 0), words, console="ttyS1,115200")
    with Running(start, place / "machine") as machine:
        came, pulse = _pulse(machine)
        machine.set_register(GPSET0, 1 << DRAWER_SENSE.bcm)  # it springs open
        poked = _said(machine, place / "machine", "poked")
        seen = _said(machine, place / "machine", "seen")
        machine.set_register(GPCLR0, 1 << DRAWER_SENSE.bcm)
        over = _said(machine, place / "machine", "over")
    _found("drawer_shut", poked)  # as it stood before
    _found("drawer_opened", poked)
    _found("drawer_open", seen)
    _found("drawer_shut", over)
    said = f"pins: on raspi3b, from its card, the drawer's pin was high for {pulse:.0f} ms"
    return [
        f"{said}, {came:.0f} s after the machine was switched on",
        "pins: its switch moved from outside, the box saw it shut, spring open at the pulse, stay open, shut",
    ]


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


def _said(machine: Running, out: Path, end: str) -> str:
    """What was said on the serial line before this word, and behind the word before it."""
    deadline = time.monotonic() + SAYS
    while True:
        said = re.sub(r"\r", "", (out / "serial.log").read_text("utf-8", "replace"))
        before, found, _ = said.partition(f"\n{end}\n")
        if found:
            return re.split(r"\n(?:poked|seen)\n", before)[-1]
        insist(time.monotonic() < deadline, f"{end!r} was not said; see {out / 'serial.log'}")
        machine.register(GPLEV0)  # raises once it is gone
        time.sleep(1)


def _found(code: str, said: str) -> None:
    """Insist that the look at the drawer found this."""
    what = Words("nb", NOK).finding(Finding("drawer", "", code))[0]
    insist(what in said, f"{what!r} is not in what was said: {said[-1500:]}")
