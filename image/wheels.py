"""The Python packages that Debian lacks: wheels, of the versions and hashes in ``.lock/run.txt``."""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from image.debian import Drift

PLATFORMS = ("manylinux_2_28_aarch64", "manylinux2014_aarch64", "manylinux_2_17_aarch64")
PYTHON = "3.13"
_BEGINS = re.compile(r"^([A-Za-z0-9._-]+)==")


def locked(lock: str, names: Iterable[str]) -> str:
    """The lines of a lock file that are about these packages, with all their hashes.

    Raises:
        Drift: One of them is not in it.
    """
    rows: dict[str, list[str]] = {}
    name = ""
    for line in lock.splitlines():
        if match := _BEGINS.match(line):
            name = match[1].lower()
            # pip is asked for another machine: which one this is plays no part
            line = f"{line.partition(';')[0].rstrip()} \\" if ";" in line else line
        rows.setdefault(name, []).append(line)
    if missing := [name for name in names if name not in rows]:
        raise Drift(f"not in .lock/run.txt: {', '.join(missing)}")
    return "\n".join(line for name in sorted(names) for line in rows[name]) + "\n"


def fetched(lock: Path, names: Iterable[str], cache: Path) -> list[Path]:
    """The wheels, fetched now or before; held against their hashes in any case.

    Raises:
        Drift: One of them is not to be had as the lock names it.
    """
    cache.mkdir(parents=True, exist_ok=True)
    wanted = cache / "wanted.txt"
    wanted.write_text(locked(lock.read_text("utf-8"), tuple(names)))
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    for old in cache.glob("new/*"):
        old.unlink()
    done = subprocess.run(
        [*pip, "--require-hashes", "--no-deps", "--only-binary=:all:", "--python-version", PYTHON,
         "--implementation", "cp", *(f"--platform={name}" for name in PLATFORMS),
         "--find-links", cache, "--dest", cache / "new", "--requirement", wanted],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise Drift(f"wheels: {done.stderr.strip()[-600:]}")
    for wheel in (cache / "new").iterdir():
        wheel.replace(cache / wheel.name)
    return [_one(cache, line) for line in wanted.read_text().splitlines() if _BEGINS.match(line)]


def _one(cache: Path, line: str) -> Path:
    name, _, version = line.partition(" ")[0].partition("==")
    stem = f"{re.sub('[-_.]+', '_', name)}-{version}-"
    return next(path for path in sorted(cache.glob("*.whl")) if path.name.lower().startswith(stem.lower()))
