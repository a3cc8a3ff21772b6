"""Debian's tools for file systems, archives and Python, out of the same release as the box.

They are unpacked into a folder and run there by chroot: the same versions on every builder, whatever it runs.
"""

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from image import debian, rootfs

_IN = """
mount --bind "$2" "$1/mnt"
mount -t proc proc "$1/proc"
tools=$1
shift 2
exec chroot "$tools" /usr/bin/env --chdir=/mnt --ignore-environment "$@"
"""


@dataclass(frozen=True, slots=True)
class Tools:
    """The folder they are in."""

    root: Path

    def run(self, folder: Path, *words: str | Path, given: bytes | None = None, epoch: int = 0) -> bytes:
        """Run one of them; gives what it says.

        Args:
            folder: Where it runs: its paths are relative to this, and it sees no other.
            words: Its name and its arguments.
            given: What it reads from its standard input.
            epoch: The time that stands for now, in seconds (SOURCE_DATE_EPOCH).
        """
        settings = ("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", f"SOURCE_DATE_EPOCH={epoch}",
                    "TZ=UTC", "PYTHONHASHSEED=0", f"E2FSPROGS_FAKE_TIME={epoch}")  # fmt: skip
        inside = ("unshare", "--mount", "--propagation", "private", "sh", "-euc", _IN, "sh")
        done = subprocess.run(
            [*inside, self.root, folder.resolve(), *settings, *words],
            check=False, input=given, capture_output=True,
        )  # fmt: skip
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise ToolFailed(f"{' '.join(map(str, words[:3]))} …: exit {done.returncode}: {said[-2000:]}")
        return done.stdout


class ToolFailed(Exception):
    """One of the tools could not do what it was asked for."""


def unpacked(packages: tuple[debian.Package, ...], store: Path, cache: Path) -> Tools:
    """The tools, unpacked now or before."""
    key = hashlib.sha256(debian.written(packages).encode()).hexdigest()[:16]
    root = cache / f"tools-{key}"
    if not root.is_dir():
        part = cache / f"part-{key}"
        shutil.rmtree(part, ignore_errors=True)
        rootfs.install(packages, "amd64", store, cache / "archive-tools", part)
        part.rename(root)
    return Tools(root)
