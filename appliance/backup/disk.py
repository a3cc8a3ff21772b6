"""The few ways in which a file on a stick is touched; each write is on the stick when it returns.

Anybody may have made what stands there: a pipe, a device or a link under a file's name is refused, and nobody
waits for it (`plain_file`). The proofs put a stick in this place that is pulled out, fills up or loses what
was not synced.
"""

import os
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from appliance import plain_file
from appliance.storage import taken

BLOCK = 1 << 20
NOTE = 1 << 20
"""Bytes that a small file on a stick has at the most; of a larger one no more is read."""


class Disk:
    """A file system; every method raises OSError when it is full, gone or may not be written to."""

    def size(self, path: Path) -> int | None:
        """Bytes of a file; None = it is not there."""
        try:
            return path.stat().st_size
        except FileNotFoundError:
            return None

    def names(self, folder: Path) -> list[str]:
        """What is in a folder, sorted; nothing where there is none."""
        try:
            return sorted(path.name for path in folder.iterdir())
        except FileNotFoundError:
            return []

    def read(self, path: Path, start: int, length: int) -> bytes:
        """Some bytes of a file."""
        with plain_file.reading(path) as file:
            file.seek(start)
            return file.read(length)

    def put(self, path: Path, at: int, content: bytes) -> None:
        """Write behind byte ``at``, and cut off whatever stands there; made when it is not there.

        No link is followed: whoever made the stick could lead it to the shop's own files.
        """
        new = not path.exists()
        opened = plain_file.descriptor(path, os.O_RDWR | os.O_CREAT)
        with os.fdopen(opened, "r+b", buffering=0) as file:
            file.truncate(at)
            file.seek(at)
            left = memoryview(content)
            while left:
                left = left[file.write(left) :]
            os.fsync(file.fileno())
        if new:
            self.sync(path.parent)

    def make(self, folder: Path) -> None:
        """Make a folder, and those above it."""
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            self.sync(folder.parent)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file or folder its name."""
        old.rename(new)
        self.sync(new.parent)

    def remove(self, path: Path) -> None:
        """Remove a file, or a folder with all that is in it."""
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)

    def sync(self, path: Path) -> None:
        """Have a file or folder on the stick."""
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            os.fsync(number)
        finally:
            os.close(number)

    def copy_database(self, source: Path, target: Path) -> None:
        """Copy a database that is in use.

        Raises:
            OSError, Refused: It could not be.
        """
        taken.copy_file(source, target)
        self.sync(target)

    def copy(self, source: Path, target: Path) -> None:
        """Copy a file over another."""
        opened = plain_file.descriptor(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        with os.fdopen(opened, "wb") as written, plain_file.reading(source) as file:
            shutil.copyfileobj(file, written, BLOCK)
        self.sync(target)

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file as the medium has it: what the kernel remembers of it is let go first."""
        hashed = sha256()
        with plain_file.reading(path) as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while block := file.read(BLOCK):
                hashed.update(block)
        return hashed.hexdigest()

    def lines(self, path: Path) -> Iterator[bytes]:
        """A file's lines, each with its end."""
        with plain_file.reading(path) as file:
            yield from file
