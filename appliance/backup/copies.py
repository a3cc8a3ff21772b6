"""Verified copies of a till's databases: on a stick, and one or two beside the till itself.

A copy is a folder. It gets its name only after it was synced, read back from the medium, and found whole:
the file's structure, every number and every hash of the journal, the newest entry. ``manifest.json`` in it
says so, and holds the SHA-256 of each file. It has no private key, no secret of the books and no open basket.
"""

import datetime as dt
import errno
import json
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from appliance.backup import stick
from appliance.backup.disk import NOTE, Disk
from appliance.backup.stick import Whose
from appliance.domain.problems import Refused
from appliance.storage import taken

log = logging.getLogger(__name__)
NEWEST = 7
"""Copies that are kept on a stick, beside one of each month."""
MANIFEST = "manifest.json"
PART = ".part"
_NAME = re.compile(r"copy-(\d+)-(\d+)")
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What a medium without room says."""


class Unwhole(Exception):
    """What was written is not what was copied: the medium is bad, or the original is."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was verified when it was made."""

    folder: Path
    epoch: int
    number: int
    """Of its newest entry."""
    head: str
    """That entry's hash, 64 hex digits."""
    entries: int
    at: int
    """UTC ms of that entry."""
    made: int
    """UTC ms when it was made, by the box's clock."""
    files: tuple[tuple[str, str, int], ...]
    """Name, SHA-256 and bytes of each file."""

    @property
    def month(self) -> str:
        """``2026-11``: when it was made."""
        return dt.datetime.fromtimestamp(self.made / 1000, dt.UTC).strftime("%Y-%m")


def make(
    disk: Disk, folder: Path, data: Path, of: Whose, settings: str, made: int, keep: int = NEWEST
) -> Copy:
    """Copy a till's files, verify the copy, and let old ones go.

    Args:
        disk: The medium.
        folder: Where copies of this till stand.
        data: The till's data folder, whose files may be in use.
        of: Whose it is.
        settings: The configuration without secrets, as text.
        made: When, UTC ms.
        keep: How many of the newest are kept beside one of each month; at least 1.

    Raises:
        Unwhole: It could not be verified, or there is nothing to copy.
        OSError: The medium is full, gone or may not be written to.
        Refused: The original cannot be read.
    """

    def fill(part: Path) -> Copy:
        disk.copy_database(data / "till.db", part / "till.db")
        if (data / "delivery.db").exists():
            disk.copy_database(data / "delivery.db", part / "delivery.db")
        disk.put(part / stick.SETTINGS, 0, settings.encode())
        return _verified(disk, part, made)

    epoch, number, head = taken.end_of(data / "till.db")
    return _put_there(disk, folder, (epoch, number, head.hex()), of, fill, keep)


def bring(disk: Disk, folder: Path, copy: Copy, of: Whose, keep: int = NEWEST) -> Copy:
    """Bring a verified copy to another medium, byte by byte, and verify it there; raises as `make` does."""

    def fill(part: Path) -> Copy:
        for name, digest, _ in copy.files:
            disk.copy(copy.folder / name, part / name)
            if disk.digest(part / name) != digest:
                raise Unwhole(f"{name} is not on the medium as it was written")
        return _verified(disk, part, copy.made)

    return _put_there(disk, folder, (copy.epoch, copy.number, copy.head), of, fill, keep)


def _put_there(
    disk: Disk,
    folder: Path,
    head: tuple[int, int, str],
    of: Whose,
    fill: Callable[[Path], Copy],
    keep: int,
) -> Copy:
    """Have a copy of this head in a folder, once."""
    disk.make(folder)
    disk.remove(folder / f"copy{PART}")  # a power cut left it
    found = list(copies(disk, folder))
    newest = found[-1] if found else None
    if newest and (newest.epoch, newest.number, newest.head) == head and sound(disk, newest):
        return newest
    while True:
        try:
            made = _named(disk, folder, of, fill)
            break
        except (OSError, Refused) as error:
            if not _is_full(error) or not let_go(disk, folder):
                raise
    prune(disk, folder, keep)
    return made


def let_go(disk: Disk, folder: Path) -> bool:
    """Make room by the oldest copy, while another one is sound; False: there is none to spare."""
    found = list(copies(disk, folder))
    if len(found) < 2 or not any(sound(disk, one) for one in found[1:]):
        return False
    disk.remove(found[0].folder)
    return True


def _is_full(error: OSError | Refused) -> bool:
    if isinstance(error, Refused):
        return error.problem.code == "disk_full"
    return error.errno in FULL


def _named(disk: Disk, folder: Path, of: Whose, fill: Callable[[Path], Copy]) -> Copy:
    """A copy gets its name when it was found whole, and its manifest is beside it."""
    part = folder / f"copy{PART}"
    disk.make(part)
    try:
        copy = fill(part)
        said = {**asdict(copy), "whose": asdict(of), "folder": ""}
        disk.put(part / MANIFEST, 0, (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode())
        target = folder / f"copy-{copy.epoch}-{copy.number}"
        disk.remove(target)  # one of the same entries that was found bad
        disk.rename(part, target)
    except BaseException:
        _leave(disk, part)
        raise
    return replace(copy, folder=target)


def _leave(disk: Disk, part: Path) -> None:
    """Take away what was not finished, if the medium still lets us; else the next copy does."""
    try:
        disk.remove(part)
    except OSError as gone:
        log.info("%s stays until the next copy: %s", part.name, gone)


def _verified(disk: Disk, part: Path, made: int) -> Copy:
    """Read a copy back from the medium, and look at all of it."""
    names = [name for name in disk.names(part) if not name.endswith(("-journal", "-wal", "-shm"))]
    files = tuple((name, disk.digest(part / name), disk.size(part / name) or 0) for name in names)
    try:
        count, newest = taken.whole(part / "till.db")
    except ValueError as wrong:
        raise Unwhole(str(wrong)) from wrong
    if newest is None:
        raise Unwhole("the journal is empty")
    return Copy(part, newest.epoch, newest.number, newest.hash.hex(), count, newest.data["at"], made, files)


def copies(disk: Disk, folder: Path) -> Iterator[Copy]:
    """The copies in a folder whose manifests can be read, oldest first."""
    found = [match for name in disk.names(folder) if (match := _NAME.fullmatch(name))]
    for match in sorted(found, key=lambda match: (int(match[1]), int(match[2]))):
        if copy := _read(disk, folder / match[0]):
            yield copy


def _read(disk: Disk, folder: Path) -> Copy | None:
    path = folder / MANIFEST
    try:
        said: dict[str, Any] = json.loads(disk.read(path, 0, NOTE))
        files = tuple((str(name), str(digest), int(size)) for name, digest, size in said["files"])
        numbers = {name: int(said[name]) for name in ("epoch", "number", "entries", "at", "made")}
        return Copy(folder=folder, head=str(said["head"]), files=files, **numbers)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def sound(disk: Disk, copy: Copy) -> bool:
    """Is every file of a copy still what it was when it was verified?"""
    try:
        return all(
            disk.size(copy.folder / name) == size and disk.digest(copy.folder / name) == digest
            for name, digest, size in copy.files
        )
    except OSError:
        return False


def prune(disk: Disk, folder: Path, keep: int) -> None:
    """Let old copies go: the newest ``keep`` stay, and the newest of each month."""
    found = list(copies(disk, folder))
    newest = {copy.month: copy for copy in found}
    kept = [*found[-max(1, keep) :], *(newest.values() if keep >= NEWEST else ())]
    for copy in found:
        if copy not in kept:
            disk.remove(copy.folder)
