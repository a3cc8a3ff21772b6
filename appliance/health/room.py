"""Room on the data's disk: how long it lasts, and a reserve that is given up when there is none left.

The journal is never shortened, so a disk that is full is full for good. How fast it fills is known from what
was used at each weekly check. The reserve is a file of real blocks: when a commit finds no room it goes, and
what it frees is enough for the sale at hand, the Z, its settlement and the voucher, many times over.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from appliance.health.record import read, write

RESERVE = 32 << 20
"""Bytes of the reserve. A day is closed with less than one; SQLite's logs may want 4 MB each."""
NAME, MEASURED = "reserve", "room.json"
"""The reserve and the measurements, in the data folder."""
MARGIN = 8 << 20
"""Bytes that must be free beside the reserve, or making it would be what fills the disk."""
LEARNT = 28 * 86_400_000
"""Milliseconds of measurements before anything is foretold: a new shop's goods say nothing of its sales."""
KEPT = 54
"""Measurements that are kept: a year of weeks, so that a forecast has each season in it."""
YEAR = 365.25 * 86_400_000

Measured = Sequence[tuple[int, int]]
"""(UTC ms, bytes used), oldest first."""


def used(folder: Path) -> int:
    """Bytes used of the folder's file system, of everything on it but the reserve."""
    of = os.statvfs(folder)
    held = folder / NAME
    return (of.f_blocks - of.f_bfree) * of.f_frsize - (held.stat().st_size if held.exists() else 0)


def measured(before: Measured, now: int, bytes_used: int) -> list[tuple[int, int]]:
    """One more measurement. A clock that was wrong for a while leaves none behind."""
    return [*(one for one in before if one[0] < now), (now, bytes_used)][-KEPT:]


def kept(folder: Path) -> list[tuple[int, int]]:
    """The measurements so far."""
    found = read(folder / MEASURED).get("used", [])
    try:
        return [(int(at), int(held)) for at, held in found]
    except (TypeError, ValueError):
        return []


def measure(folder: Path, now: int) -> None:
    """Add what is used now (UTC ms) to them.

    Raises:
        OSError: It cannot be written.
    """
    write(folder / MEASURED, {"used": measured(kept(folder), now, used(folder))})


def years(found: Measured, free: int) -> float | None:
    """How many years there is room for; None where nobody can say yet, or nothing grows.

    >>> week = 7 * 86_400_000
    >>> years([(at * week, at * 1_000_000) for at in range(10)], 521_785_714)
    10.0
    >>> years([(0, 5), (week, 6)], 1000)
    """
    if len(found) < 2 or found[-1][0] - found[0][0] < LEARNT:
        return None
    grown, span = found[-1][1] - found[0][1], found[-1][0] - found[0][0]
    return round(free / (grown * YEAR / span), 2) if grown > 0 else None


def keep(folder: Path, size: int = RESERVE) -> bool:
    """Make sure that there is a reserve; False where there is no room for one."""
    held = folder / NAME
    try:
        if held.exists() and held.stat().st_size == size:
            return True
        of = os.statvfs(folder)
        if of.f_bavail * of.f_frsize < size + MARGIN:
            return False
        file = os.open(held, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            os.posix_fallocate(file, 0, size)
        finally:
            os.close(file)
    except OSError:
        give_up(folder)
        return False
    return True


def give_up(folder: Path) -> bool:
    """Let the reserve go; True where there was one."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True
