"""Scanners that are keyboards to the kernel: which of them are scanners, and their keys as codes.

Most scanners say of themselves just what a keyboard says, lamps for Caps and Num Lock included, and
a keyboard that is grabbed types nothing any more. So a device is read by itself only when, of these, the
first that can be told says that it is a scanner:

1. It can't type digits and Enter: it is not one.
2. A scanner's maker or a scanner's word is in its USB name: it is one.
3. It has a wheel, a pointer or a volume knob: it is not one.
4. It types letters, but has neither a keyboard's lamps nor the whole row of F keys: it is one.
5. Anything else is *unclear*. It is not touched, and its name is told, for a person to say.

A person's word is ``device`` in till.toml: then those are read, and nothing else.

What is read is grabbed (EVIOCGRAB), so its keys reach neither the console nor the screen's focus. It goes
by its name under ``by-id``, which it keeps in every port; the second of two alike, whose name the first
has, goes by its port (``by-path``). Only what evdev 1.9 and 2 share is used: the image ships the former.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from appliance.devices.keys import Typing, give_up, spoil, step
from appliance.devices.scanner import Port

log = logging.getLogger(__name__)

BY_ID, BY_PATH = Path("/dev/input/by-id"), Path("/dev/input/by-path")

MAKERS = frozenset({0x0536, 0x05E0, 0x05F9, 0x065A, 0x067E, 0x0745, 0x080C, 0x0C2E, 0x1EAB, 0x27DD})
"""USB vendors: Hand Held Products, Symbol (Zebra), PSC and Datalogic, Opticon, Intermec, Syntech (CipherLab),
Metrologic (Honeywell), Newland, Mindeo (usb.ids)."""
_WORDS = re.compile(r"scan|bar.?code|imager|\bkbw\b", re.IGNORECASE)

_EV_SYN, _EV_KEY, _EV_REL, _EV_ABS, _EV_LED = 0, 1, 2, 3, 17
_SYN_REPORT, _SYN_DROPPED = 0, 3
_NEEDED = frozenset({28, *range(2, 12)})
"""Enter and the digits: what every scanner, and no mouse or touch screen, can type."""
_LETTERS = frozenset({*range(16, 26), *range(30, 39), *range(44, 51)})
_F_KEYS = frozenset({*range(59, 69), 87, 88})


class Likeness(StrEnum):
    """What a device is, as far as that can be told."""

    SCANNER = "scanner"
    OTHER = "other"
    UNCLEAR = "unclear"


def says_scanner(name: str, vendor: int) -> bool:
    """Whether a USB name or vendor is a scanner's."""
    return vendor in MAKERS or bool(_WORDS.search(name))


def judge(name: str, vendor: int, capabilities: dict[int, Any]) -> Likeness:
    """Say what a device is, by the rules above.

    Args:
        name: All names that it has.
        vendor: Its USB vendor.
        capabilities: Event codes by event type, as evdev gives them.
    """
    keys = set(capabilities.get(_EV_KEY, ()))
    if not keys >= _NEEDED:
        return Likeness.OTHER
    if says_scanner(name, vendor):
        return Likeness.SCANNER
    if _EV_REL in capabilities or _EV_ABS in capabilities:
        return Likeness.OTHER
    if keys >= _LETTERS and not capabilities.get(_EV_LED) and not keys >= _F_KEYS:
        return Likeness.SCANNER
    return Likeness.UNCLEAR


class HidScanners:
    """Finds them."""

    def __init__(self, devices: Sequence[str] = (), by_id: Path = BY_ID, by_path: Path = BY_PATH) -> None:
        """Look in these folders.

        Args:
            devices: Paths of those to read; empty: all that are scanners.
            by_id: Where the names stand that a device keeps in every port.
            by_path: Where the names of the ports stand.
        """
        self._named = tuple(map(Path, devices))
        self._folders = by_id, by_path
        self.unclear: Sequence[str] = ()
        self._shut: set[str] = set()
        """What could not be opened, as it was logged."""

    def look(self, taken: Mapping[Path, str]) -> Iterator[Port]:
        """Open and grab what is a scanner and not taken yet; one that another program has is left."""
        unclear: list[str] = []
        shut: set[str] = set()
        for node, links in self._nodes().items():
            if node in taken:
                continue
            link = next((link for link in links if str(link) not in taken.values()), links[0])
            try:
                port = self._opened(link, node, unclear)
            except OSError as error:  # 2, 19: gone again; 13: not ours to read; 16 EBUSY: another has it
                shut.add(f"{link}: {error}")
                continue
            if port:
                yield port
        self.unclear = tuple(unclear)
        for said in sorted(shut - self._shut):
            log.warning("scanner: %s", said)
        self._shut = shut

    def _nodes(self) -> dict[Path, list[Path]]:
        """Each device once: its node, and its names."""
        by_id, by_path = self._folders
        links = self._named or (*sorted(by_id.glob("*-event-*")), *sorted(by_path.glob("*usb*-event-*")))
        nodes: dict[Path, list[Path]] = {}
        for link in links:
            nodes.setdefault(link.resolve(), []).append(link)
        return nodes

    def _opened(self, link: Path, node: Path, unclear: list[str]) -> Port | None:
        import evdev

        device = evdev.InputDevice(str(node))
        keep = False
        try:
            likeness = Likeness.SCANNER
            if not self._named:
                names = f"{link.name} {device.name}"
                likeness = judge(names, device.info.vendor, device.capabilities())
            if likeness == Likeness.UNCLEAR:
                unclear.append(device.name or link.name)
            if likeness != Likeness.SCANNER:
                return None
            device.grab()
            keep = True
            return HidScanner(device, str(link), node)
        finally:
            if not keep:
                device.close()


class HidScanner:
    """One of them, grabbed."""

    def __init__(self, device: Any, path: str, node: Path) -> None:
        """Read an open evdev device."""
        self._device, self.path, self.node = device, path, node
        self.fd: int = device.fd
        self._typing = Typing()
        self._dropping = False

    @property
    def begun(self) -> bool:
        """Whether a code has been begun."""
        return self._typing.begun

    def read(self) -> Iterator[str]:
        """The codes that are complete by what has come. Raises OSError when the scanner is gone."""
        try:
            for event in self._device.read():
                yield from self._take(event)
        except BlockingIOError:  # 11 EAGAIN: it was ready, and is no more
            return

    def _take(self, event: Any) -> list[str]:
        if event.type == _EV_SYN and event.code == _SYN_DROPPED:
            self._typing, self._dropping = spoil(self._typing, event.timestamp()), True
        elif event.type == _EV_SYN and event.code == _SYN_REPORT:
            self._dropping = False
        elif event.type == _EV_KEY and not self._dropping:
            # up to its SYN_REPORT, what follows a SYN_DROPPED is of no use (event-codes.rst)
            self._typing, texts = step(self._typing, event.code, event.value, event.timestamp())
            return texts
        return []

    def give_up(self) -> Iterator[str]:
        """Nothing more came: what was begun, as unreadable."""
        self._typing, texts = give_up(self._typing)
        yield from texts

    def close(self) -> None:
        """Let go of it."""
        self._device.close()
