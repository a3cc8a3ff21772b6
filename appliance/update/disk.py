"""The box's disk under our hands: where its slots lie, and bytes that are on it when `flush` returns.

It is written as one device, past every file system: what is written here belongs to no mounted one. The
first partition begins at 8 MiB; before it stand the record (`record`) and the labels of the slots (`label`).
"""

import fcntl
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

SECTOR = 512
PARTITIONS = {"a": {"kernel": 5, "root": 6}, "b": {"kernel": 7, "root": 8}}
"""The numbers of a slot's partitions; all of them are logical ones."""
_EXTENDED = (0x05, 0x0F, 0x85)


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the disk, in bytes."""

    start: int
    size: int


class Disk:
    """An open disk, or a file that is one."""

    def __init__(self, path: Path, *, writing: bool = True) -> None:
        """Open it.

        Raises:
            OSError: It is not there, or not ours to write.
        """
        self._number = os.open(path, (os.O_RDWR if writing else os.O_RDONLY) | os.O_CLOEXEC)

    def __enter__(self) -> "Disk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._number)

    def read(self, at: int, size: int) -> bytes:
        """Bytes as the disk has them, not as the kernel remembers them; fewer at its end.

        The kernel's memory of them is let go first, so nothing unwritten may stand there: `flush` before.
        """
        os.posix_fadvise(self._number, at, size, os.POSIX_FADV_DONTNEED)
        return os.pread(self._number, size, at)

    def write(self, at: int, content: bytes) -> None:
        """Write; on the disk once `flush` has returned, and before that in any order or not at all."""
        left = memoryview(content)
        while left:
            done = os.pwrite(self._number, left, at)
            left, at = left[done:], at + done

    def flush(self) -> None:
        """Have all that was written on the disk, its own cache included."""
        os.fsync(self._number)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other processes of ours from changing the record meanwhile."""
        fcntl.flock(self._number, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._number, fcntl.LOCK_UN)


def partitions(disk: Disk) -> dict[int, Span]:
    """The partitions of an MBR disk by their numbers; none where it is another kind of disk."""
    found: dict[int, Span] = {}
    for number, (kind, first, count) in enumerate(_table(disk, 0), start=1):
        if kind in _EXTENDED:
            found |= dict(enumerate(_logical(disk, first), start=5))
        elif kind:
            found[number] = Span(first * SECTOR, count * SECTOR)
    return found


def slots_of(disk: Disk) -> dict[str, dict[str, Span]]:
    """Where the images of each slot lie; empty where the disk has no two slots."""
    found = partitions(disk)
    if any(number not in found for parts in PARTITIONS.values() for number in parts.values()):
        return {}
    return {
        slot: {name: found[number] for name, number in parts.items()} for slot, parts in PARTITIONS.items()
    }


def beneath(folder: Path, system: Path = Path("/sys")) -> Path | None:
    """The disk on which a folder's file system lies; None where it lies on no partition of one."""
    device = folder.stat().st_dev
    entry = (system / "dev" / "block" / f"{os.major(device)}:{os.minor(device)}").resolve()
    return Path("/dev") / entry.parent.name if (entry / "partition").is_file() else None


def _table(disk: Disk, sector: int) -> list[tuple[int, int, int]]:
    """The four entries of a table: kind, first sector, number of sectors; nothing where there is none."""
    block = disk.read(sector * SECTOR, SECTOR)
    if len(block) != SECTOR or block[510:] != b"\x55\xaa":
        return []
    return [struct.unpack_from("<4xB3xII", block, 446 + 16 * at) for at in range(4)]


def _logical(disk: Disk, extended: int) -> Iterator[Span]:
    """The partitions in an extended one: a chain of tables, each with one partition and the next table."""
    here, seen = extended, set[int]()
    while here not in seen:
        seen.add(here)
        table = _table(disk, here)
        if not table or not table[0][0]:
            return
        _, first, count = table[0]
        yield Span((here + first) * SECTOR, count * SECTOR)
        kind, following, _ = table[1]
        if kind not in _EXTENDED:
            return
        here = extended + following
