"""One pass of the uploader in a process of its own, watched: how many days have arrived so far.

The till reads delivery.db, the process writes it; neither waits for the other.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from appliance.storage.delivery import OutOfReach, waiting
from appliance.storage.vouchers import reading

BESIDE = ("nice", "-n", "10")
"""Whoever sells goes first."""
LOOK = 1.0
"""Seconds between two looks at what has arrived."""


def command(folder: Path, *how: str) -> list[str]:
    """The process of one pass over a till's files, as `watch` runs it."""
    return [*BESIDE, sys.executable, "-m", "appliance", "upload", "--data", str(folder), *how]


def watch(
    command: list[str], folder: Path, patience: float, tell: Callable[[int, int], object], look: float = LOOK
) -> str:
    """Run a pass; gives the last of what it said.

    Args:
        command: The process.
        folder: The data folder that it works on.
        patience: Seconds after which it is ended from outside.
        tell: Called with (arrived, waited at the beginning) whenever more have arrived.
        look: Seconds between two looks.
    """
    with reading(folder / "till.db") as till:
        closed = [*till.closed(), *till.handed()]
    record = folder / "delivery.db"
    total, seen = _waiting(record, closed, len(closed)), 0
    end = time.monotonic() + patience
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        while True:
            try:
                return process.communicate(timeout=look)[1].strip()[-500:]
            except subprocess.TimeoutExpired as still:
                if time.monotonic() > end:
                    process.kill()
                    return str(still)
            arrived = total - _waiting(record, closed, total - seen)
            if arrived > seen:
                seen = arrived
                tell(seen, total)


def _waiting(record: Path, closed: list[tuple[str, int]], before: int) -> int:
    """How many are not there; as before, while nobody can say."""
    try:
        return waiting(record, closed).count
    except OutOfReach:
        return before
