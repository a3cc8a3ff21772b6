"""A look at the scanners that changes nothing: which there are, and whether they can be read.

What a device is, is read from ``/sys``, where everybody may read it, so that a scanner that the till may
not open is still called one. A running till is not disturbed: what it reads is not touched.
"""

import struct
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from appliance.devices.hid_scanner import BY_ID, BY_PATH, Likeness, judge
from appliance.devices.reach import hindrance, holders
from appliance.devices.serial_scanner import BAUD, SerialScanners
from appliance.domain.finding import Finding

SYS = Path("/sys/class/input")
_TYPES = {1: "key", 2: "rel", 3: "abs", 17: "led"}
"""Event types that `judge` asks for, and their files (input-event-codes.h)."""
_BITS = struct.calcsize("l") * 8
"""The kernel writes each bitmap as words of a long, the highest first."""
Grab = Callable[[Path], object]


def bits(written: str) -> list[int]:
    """The numbers that a bitmap of the kernel holds.

    >>> bits("3"), bits("1 0") == [_BITS]
    ([0, 1], True)
    """
    words = [int(word, 16) for word in reversed(written.split())]
    return [n * _BITS + bit for n, word in enumerate(words) for bit in range(_BITS) if word >> bit & 1]


def likeness(node: Path, link: Path, sys: Path = SYS) -> tuple[str, Likeness]:
    """What a device calls itself, and what it is."""
    about = sys / node.name / "device"
    try:
        name = (about / "name").read_text().strip()
        vendor = int((about / "id" / "vendor").read_text(), 16)
        types = bits((about / "capabilities" / "ev").read_text())
        can = {
            type_: bits((about / "capabilities" / file).read_text())
            for type_, file in _TYPES.items()
            if type_ in types
        }
    except (OSError, ValueError):
        return link.name, Likeness.OTHER
    return name or link.name, judge(f"{link.name} {name}", vendor, can)


def grab(node: Path) -> None:
    """Take a device and give it back; OSError when that can't be."""
    import evdev

    device = evdev.InputDevice(str(node))
    try:
        device.grab()
        device.ungrab()
    finally:
        device.close()


def hid_scanners(
    named: Sequence[str] = (),
    till: int = 0,
    folders: tuple[Path, Path] = (BY_ID, BY_PATH),
    sys: Path = SYS,
    take: Grab = grab,
) -> Iterator[Finding]:
    """Look at those that type.

    Args:
        named: Paths that till.toml names; empty: all that are scanners.
        till: Process of the running till, 0 = none.
        folders: Where the devices' names stand.
        sys: Where the kernel tells what each is.
        take: Takes a device and gives it back.
    """
    by_id, by_path = folders
    links = tuple(map(Path, named)) or (
        *sorted(by_id.glob("*-event-*")),
        *sorted(by_path.glob("*usb*-event-*")),
    )
    seen: set[Path] = set()
    for link in links:
        node = link.resolve()
        if node in seen:
            continue
        seen.add(node)
        if named and not node.exists():
            yield Finding("scanner", str(link), "scanner_missing")
            continue
        name, what = likeness(node, link, sys)
        if named:
            what = Likeness.SCANNER
        if what == Likeness.UNCLEAR:
            yield Finding("scanner", name, "scanner_unclear")
        elif what == Likeness.SCANNER:
            yield _reached(name, node, till, take)


def serial_scanners(
    named: Sequence[str] = (), till: int = 0, found: Callable[[], dict[Path, Path]] | None = None
) -> Iterator[Finding]:
    """Look at those that are serial ports; ``found`` gives node → name, by default those that are there."""
    yield from (Finding("scanner", one, "scanner_missing") for one in named if not Path(one).exists())
    nodes = found() if found else SerialScanners(named).nodes()
    for node, link in nodes.items():
        yield _reached(link.name, node, till, _open_port)


def _open_port(node: Path) -> None:
    from serial import Serial

    Serial(str(node), BAUD, timeout=0, exclusive=True).close()


def _reached(name: str, node: Path, till: int, take: Grab) -> Finding:
    if till and till in holders(node):
        return Finding("scanner", name, "scanner_in_use")
    try:
        take(node)
    except OSError as error:
        why, facts = hindrance(error, node)
        if till and facts == {"program": "?"}:  # whoever has it is not ours to look at: it is the till
            return Finding("scanner", name, "scanner_in_use")
        return Finding("scanner", name, f"scanner_{why}", facts)
    return Finding("scanner", name, "scanner_ready")
