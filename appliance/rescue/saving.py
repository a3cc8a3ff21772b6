"""Everything that a technician needs, on a stick: the shop's files as they lie, and the system's journal.

Keys stay where they are: who has a stick must not be able to sign. Each file is read back from the stick.
"""

import datetime as dt
import hashlib
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from appliance import plain_file

MOUNTS = Path("/proc/self/mountinfo")
STICK = re.compile(r"/media/.+|/run/media/[^/]+/.+")
WANTED = ("*.db", "*.db-wal", "*.toml", "*.json", "*.damaged-*")
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of it; ``code`` is empty, ``no_stick`` or ``failed``."""

    code: str = ""
    folder: str = ""
    files: int = 0
    detail: str = ""


def sticks(mounts: Path = MOUNTS) -> list[Path]:
    """Where sticks are mounted that can be written to (proc(5): field 5 the folder, field 6 its options)."""
    found = []
    for line in mounts.read_text("utf-8", "surrogateescape").splitlines():
        folder, options = line.split()[4:6]
        folder = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), folder)
        if STICK.fullmatch(folder) and "ro" not in options.split(",") and os.access(folder, os.W_OK):
            found.append(Path(folder))
    return found


def save(data: Path, tell: Callable[[int], object], mounts: Path = MOUNTS) -> Saved:
    """Copy everything to the first stick; ``tell`` hears of thousandths."""
    try:
        found = sticks(mounts)
        if not found:
            return Saved("no_stick")
        name = f"tillbox-rescue-{dt.datetime.now(dt.UTC):%Y%m%d-%H%M%S}"
        return _save(data, found[0] / name, tell)
    except OSError as error:
        return Saved("failed", detail=str(error))


def _save(data: Path, folder: Path, tell: Callable[[int], object]) -> Saved:
    folder.mkdir()
    files = sorted(path for kind in WANTED for path in data.glob(kind) if _is_plain(path))
    readable = [path for path in files if os.access(path, os.R_OK)]
    size, done = sum(path.stat().st_size for path in readable) or 1, 0

    def step(count: int) -> None:
        nonlocal done
        done += count
        tell(min(990, 1000 * done // size))

    sums = [f"{_copied(path, folder / path.name, step)}  {path.name}" for path in readable]
    log = folder / "log.txt"
    said = _log()
    _written(log, said)
    sums.append(f"{hashlib.sha256(said).hexdigest()}  {log.name}")
    unread = [f"# not readable: {path.name}" for path in files if path not in readable]
    _written(folder / "SHA256SUMS", "\n".join([*sums, *unread, ""]).encode())
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return Saved(folder=folder.name, files=len(sums))


def _is_plain(path: Path) -> bool:
    """A link in the shop's folder might lead to a key, whoever made it."""
    return path.is_file() and not path.is_symlink()


def _copied(path: Path, target: Path, step: Callable[[int], object]) -> str:
    """Copy a file; gives its SHA-256, read back from the stick. ``step`` hears of bytes.

    Raises:
        OSError: It cannot be written, or is not what was written.
    """
    digest = hashlib.sha256()
    with plain_file.reading(path) as source, target.open("xb") as copy:
        while block := source.read(BLOCK):
            digest.update(block)
            copy.write(block)
            step(len(block))
        copy.flush()
        os.fsync(copy.fileno())
        os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # or memory is read back, not the stick
    with plain_file.reading(target) as copy:
        if hashlib.file_digest(copy, "sha256").digest() != digest.digest():
            raise OSError(f"{target.name} is not on the stick as it was written")
    return digest.hexdigest()


def _written(target: Path, content: bytes) -> None:
    with target.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _log() -> bytes:
    asked = ["journalctl", "--no-pager", "-q", "-n", "20000", "-o", "short-iso"]
    try:
        return subprocess.run(asked, capture_output=True, timeout=60, check=False).stdout
    except (OSError, subprocess.SubprocessError) as error:
        return f"there is no journal: {error}\n".encode()
