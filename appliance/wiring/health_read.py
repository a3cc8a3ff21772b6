"""Every file below a folder read to its end, from the card itself and not from what memory holds of it."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance.domain.finding import Finding

CHUNK = 1 << 20
LISTED = 20
"""Files that are named; a card that has lost more is lost."""


@dataclass(slots=True)
class Reading:
    """How much was read."""

    files: int = 0
    size: int = 0
    forbidden: int = 0
    """Files that this user may not read."""


def read_all(folder: Path, reading: Reading, besides: Path | None = None) -> Iterator[Finding]:
    """Read everything on the folder's file system below it; gives what cannot be read any more.

    Args:
        folder: Where to begin.
        reading: Is told how much it was.
        besides: A folder that is left out.
    """
    found, device = 0, folder.stat().st_dev
    unread: list[OSError] = []
    for at, folders, files in os.walk(folder, onerror=unread.append):
        here = Path(at)
        folders[:] = sorted(name for name in folders if here / name != besides and _on(here / name, device))
        for name in sorted(files):
            if (why := _read(here / name, reading)) and (found := found + 1) <= LISTED:
                yield Finding("scrub", str((here / name).relative_to(folder)), "scrub_file", {"detail": why})
    for error in unread:
        if isinstance(error, PermissionError):
            reading.forbidden += 1
        elif not isinstance(error, FileNotFoundError):
            yield Finding(
                "scrub", str(error.filename), "scrub_file", {"detail": error.strerror or str(error)}
            )


def _on(folder: Path, device: int) -> bool:
    try:
        return folder.lstat().st_dev == device
    except OSError:
        return False


def _read(path: Path, reading: Reading) -> str:
    """Read one file; why it cannot be, or nothing. One that is gone by now was somebody's to take away."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError:
        reading.forbidden += 1
        return ""
    except OSError as error:
        return "" if isinstance(error, FileNotFoundError) or path.is_symlink() else _why(error)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            return ""
        for chunk in chunks(file):
            reading.size += len(chunk)
        reading.files += 1
    except OSError as error:
        return _why(error)
    finally:
        os.close(file)
    return ""


def chunks(file: int, size: int | None = None) -> Iterator[bytes]:
    """An open file's content, or its first ``size`` bytes, as the card has it.

    Raises:
        OSError: The card does not give it.
    """
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    left = size
    while left is None or left > 0:
        chunk = os.read(file, CHUNK if left is None else min(CHUNK, left))
        if not chunk:
            return
        left = None if left is None else left - len(chunk)
        yield chunk
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)  # nor does it push out what the till needs


def _why(error: OSError) -> str:
    return error.strerror or str(error)
