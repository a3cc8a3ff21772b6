"""Touches, clicks and function keys, straight from the kernel (evdev, linux/input.h).

Only devices that say where on the glass one is count as a finger: a touch panel, a tablet. Of keys only F1 to
F3 do, for a scanner is a keyboard too, and a scanned code must not switch the box off.
"""

import fcntl
import logging
import os
import select
import struct
import time
from dataclasses import dataclass
from pathlib import Path

log = logging.getLogger(__name__)

FOLDER = Path("/dev/input")
EVENT = struct.Struct("llHHi")
KEY, ABSOLUTE = 1, 3
X, Y, MT_X, MT_Y, TRACKING = 0x00, 0x01, 0x35, 0x36, 0x39
LEFT, TOUCH, F1, F3 = 0x110, 0x14A, 59, 61
RESCAN = 2.0
"""Seconds after which plugged-in devices are looked for again."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A finger was lifted, at that part of the width and height from the left and the top, 0 to 1."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Pressed:
    """A function key: 1 to 3."""

    key: int


@dataclass(slots=True)
class Finger:
    """What one device has said so far."""

    ranges: dict[int, tuple[int, int]]
    """Least and most of each axis that it has."""
    x: float = 0.5
    y: float = 0.5
    rest: bytes = b""
    lifted: bool = False

    def take(self, content: bytes) -> list[Tap | Pressed]:
        """Events as they were read; gives what they mean."""
        found: list[Tap | Pressed] = []
        content = self.rest + content
        whole = len(content) - len(content) % EVENT.size
        self.rest = content[whole:]
        for *_, kind, code, value in EVENT.iter_unpack(content[:whole]):
            if kind == ABSOLUTE:
                self.moved(code, value)
            elif kind == KEY and code in (LEFT, TOUCH) and value == 0 and self.ranges:
                self.lifted = True
            elif kind == KEY and F1 <= code <= F3 and value == 1:
                found.append(Pressed(code - F1 + 1))
            elif kind == 0 and self.lifted:  # all that belongs together has been said
                self.lifted = False
                found.append(Tap(self.x, self.y))
        return found

    def moved(self, code: int, value: int) -> None:
        """An axis of it has that value now."""
        if code not in self.ranges:
            return
        least, most = self.ranges[code]
        part = min(1.0, max(0.0, (value - least) / max(1, most - least)))
        if code in (X, MT_X):
            self.x = part
        elif code in (Y, MT_Y):
            self.y = part


class Fingers:
    """Every device that there is, looked for again and again."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder, self._looked = folder, 0.0
        self._open: dict[int, tuple[Path, Finger]] = {}

    def wait(self, seconds: float) -> list[Tap | Pressed]:
        """What was touched within that time; returns with the first."""
        if time.monotonic() - self._looked > RESCAN:
            self._look()
        ready, _, _ = select.select(list(self._open), [], [], seconds)
        return [one for descriptor in ready for one in self._read(descriptor)]

    def _read(self, descriptor: int) -> list[Tap | Pressed]:
        finger = self._open[descriptor][1]
        try:
            return list(finger.take(os.read(descriptor, 64 * EVENT.size)))
        except BlockingIOError:
            return []
        except OSError:  # pulled out
            os.close(descriptor)
            del self._open[descriptor]
            return []

    def _look(self) -> None:
        self._looked = time.monotonic()
        known = {path for path, _ in self._open.values()}
        for path in sorted(self._folder.glob("event*")):
            if path in known:
                continue
            try:
                descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            except OSError as error:
                log.info("%s is left: %s", path, error)
                continue
            self._open[descriptor] = (path, finger(axes(descriptor)))


def finger(axes: dict[int, tuple[int, int, int]]) -> Finger:
    """A device as it stands: of what does not change from here on, the kernel says nothing any more."""
    new = Finger({axis: (least, most) for axis, (_, least, most) in axes.items()})
    for axis, (value, _, _) in axes.items():
        new.moved(axis, value)
    return new


def axes(descriptor: int) -> dict[int, tuple[int, int, int]]:
    """The axes of a device that place a finger, each with its value, its least and its most (EVIOCGABS)."""
    found = {}
    for axis in (X, Y, MT_X, MT_Y):
        told = bytearray(24)
        try:
            fcntl.ioctl(descriptor, 0x80184540 + axis, told)
        except OSError:
            continue
        value, least, most = struct.unpack_from("=3i", told)
        if most > least:
            found[axis] = (value, least, most)
    return found
