"""Files that are whole or not there: written under a temporary name, on the disk before they get their own.

A folder may be a stick that somebody pulls out, or one that takes every byte and keeps another. So each file
is read back from the disk under its name. Whatever happens, no file with a final name is half written, and
what was given its name in the same export is taken away again where that can be done.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO

from appliance.domain.problems import refuse
from appliance.fiscal.key_files import settle

_TEMPORARY = ".tillbox-{}.tmp"
_AT_ONCE = 1 << 18
"""Characters that are gathered for one write."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export that is whole and on the disk."""

    name: str
    sha256: str
    """64 hex digits."""
    bytes: int


class Writer:
    """A file while it is written."""

    def __init__(self, file: IO[bytes]) -> None:
        """Begin an empty file."""
        self._file, self._hash = file, sha256()
        self._held: list[str] = []
        self._length = self.bytes = 0

    def write(self, text: str) -> None:
        """Write on."""
        self._held.append(text)
        self._length += len(text)
        if self._length > _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Hand on what is gathered."""
        encoded = "".join(self._held).encode()
        self._held.clear()
        self._length = 0
        self._hash.update(encoded)
        self._file.write(encoded)
        self.bytes += len(encoded)

    @property
    def sha256(self) -> str:
        """Of what was handed on."""
        return self._hash.hexdigest()


@dataclass(slots=True)
class Folder:
    """A folder that files are put into, all of them or none."""

    path: Path
    _waiting: list[tuple[Path, File]] = field(default_factory=list)
    """Written, under their temporary names."""
    _named: list[Path] = field(default_factory=list)
    """Those that have their names."""

    @contextmanager
    def file(self, name: str) -> Iterator[Writer]:
        """Write a file; it gets its name in `finish`."""
        path = self.path / _TEMPORARY.format(len(self._waiting) + 1)
        with path.open("xb") as file:  # new: whatever has that name was not ours
            writer = Writer(file)
            self._waiting.append((path, File(name, "", 0)))
            yield writer
            writer.flush()
            file.flush()
            os.fsync(file.fileno())
        self._waiting[-1] = (path, File(name, writer.sha256, writer.bytes))

    def finish(self) -> list[File]:
        """Give every file its name, have the names on the disk, read each back, and say which they are.

        Raises:
            Refused: ``export_differs`` naming the first file that the disk gives back otherwise.
        """
        for path, file in self._waiting:
            path.rename(self.path / file.name)
            self._named.append(self.path / file.name)
        settle(self.path)
        for named, (_, file) in zip(self._named, self._waiting, strict=True):
            if _read_back(named) != (file.sha256, file.bytes):
                raise refuse("export_differs", file=file.name)
        return [file for _, file in self._waiting]

    def undo(self) -> None:
        """Take away what can be taken away."""
        for path in (*self._named, *(path for path, _ in self._waiting)):
            with suppress(OSError):  # the folder itself may be what is gone
                path.unlink(missing_ok=True)


def _read_back(path: Path) -> tuple[str, int]:
    """SHA-256 and bytes of a file as the disk has it."""
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # or memory is read back, not the stick
        return file_digest(file, "sha256").hexdigest(), file.tell()


@contextmanager
def into(path: Path) -> Iterator[Folder]:
    """Put files into a folder; it is made when it is not there.

    Raises:
        Refused: ``export_failed`` naming the folder and why, or as `Folder.finish`; nothing of it is left
            there, unless the folder is away.
    """
    folder = Folder(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
        for left in path.glob(_TEMPORARY.format("*")):  # of an export that was cut off
            left.unlink()
        yield folder
    except OSError as error:
        folder.undo()
        detail = error.strerror or str(error)
        raise refuse("export_failed", file=str(path), detail=detail) from error
    except BaseException:
        folder.undo()
        raise
