"""The drawer's pins on the ``raspi3b`` machine, timed and moved from outside the guest."""

import time
from pathlib import Path
from statistics import median

import biip
import peewee

from appliance.pin_map import DRAWER_KICK, DRAWER_SENSE
from tests.kernel.guest import CACHE, Recipe, built, with_code
from tests.kernel.machine import Machine

PACKAGES = ("python3-gpiozero", "python3-libgpiod", "python3-cryptography", "python3-babel", "tzdata")
RECIPE = Recipe("arm64", PACKAGES)
GPFSEL1, GPSET0, GPCLR0, GPLEV0 = 0x3F200004, 0x3F20001C, 0x3F200028, 0x3F200034
"""Registers of the BCM2837's GPIO block (BCM2835 ARM Peripherals, page 90). A write to GPSET0 or GPCLR0
moves the level of an input too in QEMU, which is how the switch is moved here."""
KICKS = 10
SHORTEST, LONGEST = 100.0, 400.0
"""Milliseconds: what opens a drawer, and the hard maximum; the guest's clock is the host's, give or take."""


def run() -> list[str]:
    """Drive it; gives a line per figure.

    Raises:
        AssertionError, GuestFailed: When it is not as it must be.
    """
    guest = built(RECIPE)
    out = CACHE / "drawer"
    out.mkdir(parents=True, exist_ok=True)
    pure = {
        f"till/packages/{name.name}": name for name in (Path(peewee.__file__), Path(biip.__file__).parent)
    }
    initramfs = with_code(guest, "drawer", pure, out)
    board = ("-M", "raspi3b", "-dtb", str(guest.tree / "bcm2837-rpi-3-b.dtb"))
    lines = ("-serial", "null", "-serial", "chardev:serial")
    program = "qemu-system-aarch64"
    with Machine(program, guest, initramfs, out, *board, *lines, console="ttyS1,115200") as machine:
        assert machine.expect("drawer", 300) == "shut"
        machine.expect("ready", 120)
        pulses = _kicks(machine)
        _an_open_drawer_blocks(machine)
        low = _dies(machine)
    spread = f"{min(pulses):.0f} to {max(pulses):.0f} ms, median {median(pulses):.0f}"
    return [
        f"drawer: {len(pulses)} pulses of {spread}, timed at the pin from outside",
        "drawer: open by its switch, it holds a scan and refuses money; shut, both go on",
        f"drawer: the program killed in a pulse, the coil's pin is an input again {low:.0f} ms later",
    ]


def _kicks(machine: Machine) -> list[float]:
    pulses = []
    for _ in range(KICKS):
        machine.say("kick")
        pulses.append(_pulse(machine))
        assert machine.expect("kicked") == "done"
    assert all(SHORTEST <= pulse <= LONGEST for pulse in pulses), pulses
    return pulses


def _an_open_drawer_blocks(machine: Machine) -> None:
    """A scan with the drawer open is held, money is refused, and both are taken once it is shut."""
    _told(machine, "scan", "scanned", "shut 0 2490")
    machine.set_register(GPSET0, 1 << DRAWER_SENSE.bcm)
    _told(machine, "look", "looked", "open 0 2490")
    _told(machine, "scan", "scanned", "open 1 2490")
    _told(machine, "pay", "refused", "drawer_open")
    machine.set_register(GPCLR0, 1 << DRAWER_SENSE.bcm)
    _told(machine, "look", "looked", "shut 0 4980")
    _told(machine, "pay", "paid", "4980")


def _told(machine: Machine, command: str, answer: str, wanted: str) -> None:
    machine.say(command)
    said = machine.hear(60)
    assert said == f"{answer} {wanted}", f"expected {answer} {wanted}, the guest said {said}"


def _dies(machine: Machine) -> float:
    """Milliseconds from the program's end until the kernel has made the coil's pin an input again."""
    shift = (DRAWER_KICK.bcm - 10) * 3
    machine.say("die")
    deadline = time.monotonic() + 20
    while not machine.register(GPLEV0) >> DRAWER_KICK.bcm & 1:
        assert time.monotonic() < deadline, "the pin never rose"
    assert machine.register(GPFSEL1) >> shift & 7 == 1, "the coil's pin is no output during its pulse"
    rose = time.monotonic()
    while machine.register(GPFSEL1) >> shift & 7:
        assert time.monotonic() < deadline, "the pin is driven by nobody, and not let go of"
    assert machine.expect("ended", 20) == "137"
    return max(0.0, (time.monotonic() - rose) * 1000 - 500)


def _pulse(machine: Machine) -> float:
    """Milliseconds that the coil's pin is high, on the host's clock."""
    deadline = time.monotonic() + 20
    while not machine.register(GPLEV0) >> DRAWER_KICK.bcm & 1:
        assert time.monotonic() < deadline, "the pin never rose"
    rose = time.monotonic()
    while machine.register(GPLEV0) >> DRAWER_KICK.bcm & 1:
        assert time.monotonic() < deadline, "the pin never fell"
    return (time.monotonic() - rose) * 1000
