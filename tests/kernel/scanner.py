"""USB keyboards type codes at an amd64 guest, whose evdev hands them to the till's scanners."""

from random import Random

from appliance.devices.keys import GAP, UNREADABLE
from tests.kernel.guest import CACHE, Recipe, built, with_code
from tests.kernel.machine import GuestFailed, Machine

RECIPE = Recipe("amd64", ("python3-evdev",), ("xhci_pci", "usbhid", "hid_generic", "evdev"))
CODES, MORE = 500, 10
PACE = 0.011
"""Seconds between two changes of a key: QEMU's keyboard is asked every 8 ms, and its queue holds 16."""
SCANNER = {"driver": "usb-kbd", "id": "scanner", "bus": "xhci.0", "serial": "SCAN1"}
OTHER = SCANNER | {"id": "other", "serial": "SCAN2"}
"""QEMU types on the keyboard that was plugged in last."""
KEYS = {"-": "minus", "/": "slash", ".": "dot"}


def run() -> list[str]:
    """Drive it; gives a line per figure. AssertionError or GuestFailed when it is not as it must be."""
    guest = built(RECIPE)
    out = CACHE / "scanner"
    out.mkdir(parents=True, exist_ok=True)
    initramfs = with_code(guest, "scanner", {}, out)
    board = ("-M", "q35", "-cpu", "max", "-m", "1G", "-nic", "none", "-device", "qemu-xhci,id=xhci")
    lines = ("-serial", "chardev:serial")
    with Machine("qemu-system-x86_64", guest, initramfs, out, *board, *lines, console="ttyS0") as machine:
        machine.expect("ready", 300)
        machine.plug(**SCANNER)
        assert machine.expect("scanner") == "came"
        random = Random(5)
        again = _typed(machine, "SCAN1", [_code(random) for _ in range(CODES)])
        machine.plug(**OTHER)
        assert machine.expect("scanner") == "came"
        _typed(machine, "SCAN2", [_code(random) for _ in range(MORE)])
        machine.unplug("other")
        assert machine.expect("scanner") == "went"
        _typed(machine, "SCAN1", [_code(random) for _ in range(MORE)])
        machine.unplug("scanner")
        assert machine.expect("scanner") == "went"
        machine.plug(**SCANNER)
        assert machine.expect("scanner") == "came"
        _typed(machine, "SCAN1", [_code(random) for _ in range(MORE)])
    return [
        f"scanner: {CODES} codes of {CODES} typed by a USB keyboard arrived through evdev",
        f"scanner: {again} of them again, as the emulation had paused over {GAP * 1000:.0f} ms within them",
        f"scanner: a second one beside it, then pulled out: {2 * MORE} codes of {2 * MORE}",
        f"scanner: pulled out, plugged in again: {MORE} codes of {MORE}",
    ]


def _code(random: Random) -> str:
    """An EAN-13 mostly, and texts with capitals and signs."""
    if random.random() < 0.7:
        return "".join(random.choices("0123456789", k=13))
    return "".join(random.choices("0123456789ABCXYZabcxyz-/.", k=random.randint(4, 20)))


def _typed(machine: Machine, scanner: str, codes: list[str]) -> int:
    """Type codes; gives how many had to be typed again, since the emulation stood still in the middle.

    A scanner never pauses for `GAP` within a code. Where this one does, the till must say that it could not
    read the code, and nothing else: a code that is cut off or joined with the next is a fault.
    """
    again = 0
    for number, code in enumerate(codes, 1):
        while (read := _type(machine, scanner, code)) != code:
            again += 1
            while len(read.replace(UNREADABLE, "")) < len(code):  # the pieces, each said to be unreadable
                assert read.endswith(UNREADABLE), f"{number}: {code!r} read as {read!r}"
                try:
                    read += machine.expect("read", 5).partition(" ")[2]
                except GuestFailed:  # while it stood still, QEMU's queue had no room for the rest
                    break
            keys = iter(code.casefold())  # a Shift ends with its piece
            pieces = all(key in keys for key in read.replace(UNREADABLE, "").casefold())
            assert UNREADABLE in read and pieces, f"{number}: {code!r} read as {read!r}"
    return again


def _type(machine: Machine, scanner: str, code: str) -> str:
    """Type one code and its Enter; gives what the till reads first."""
    for letter in code:
        if letter.isupper():
            machine.hold("shift", PACE)
        machine.key(KEYS.get(letter, letter.lower()), PACE)
        if letter.isupper():
            machine.let_go("shift", PACE)
    machine.key("ret", PACE)
    device, _, text = machine.expect("read").partition(" ")
    assert scanner in device, f"read from {device}"
    return text
