"""The packages installed: Debian's own scripts run, for another processor, by QEMU's user mode.

That is slow, so what need not run there does not: no initramfs, no bytecode, no manuals. What comes out
is a tar, cached by the hash of all that goes in; our own files are laid on top of it, later and natively.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from image import debian
from image.packages import KEPT, PAPERS, SUITE, UNNEEDED

BINFMT = Path("/proc/sys/fs/binfmt_misc")
HANDLER = (
    r":tillbox-aarch64:M::\x7f\x45\x4c\x46\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00"
    r":\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff:{program}:F"
)
"""As Debian's qemu-user-binfmt registers it; F opens the program at once, so that a chroot needs no copy."""
STANDS_FOR = (
    "usr/lib/python3.13/py_compile.py", "usr/sbin/update-ca-certificates", "usr/bin/systemd-hwdb",
    "etc/kernel/postinst.d/z50-raspi-firmware", "usr/sbin/update-initramfs",
)  # fmt: skip
"""What Debian's scripts run for minutes each, and we do natively afterwards: programs that do nothing stand
there meanwhile (`packages.UNNEEDED` keeps the real ones out)."""
NOW = 1_735_689_600
"""What stands for now in the tar, 2025-01-01: a constant is no reason to install everything anew."""
HOOKS = tuple(
    f'mkdir -p "$1/{path.rpartition("/")[0]}" && echo "#!/bin/true" > "$1/{path}" && chmod 755 "$1/{path}"'
    for path in STANDS_FOR
)


def key(packages: tuple[debian.Package, ...]) -> str:
    """The name of the cached tar: changes with everything that is in it."""
    text = debian.written(packages) + repr((SUITE, UNNEEDED, KEPT, HOOKS)) + str(NOW)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def emulated() -> None:
    """Have the kernel run another processor's programs; does nothing where it already can."""
    if _runs_arm():
        return
    if not (BINFMT / "register").exists():
        subprocess.run(["mount", "-t", "binfmt_misc", "binfmt_misc", BINFMT], check=True)
    if not _runs_arm():
        (BINFMT / "register").write_text(HANDLER.format(program="/usr/bin/qemu-aarch64-static"))


def _runs_arm() -> bool:
    return subprocess.run(["arch-test", "arm64"], capture_output=True, check=False).returncode == 0


def built(packages: tuple[debian.Package, ...], store: Path, cache: Path) -> Path:
    """The tar of the box's packages, made now or before."""
    tar = cache / f"root-{key(packages)}.tar"
    if not tar.exists():
        emulated()
        part = tar.with_suffix(".part.tar")
        install(packages, "arm64", store, cache / "archive-box", part)
        part.rename(tar)
    return tar


def install(
    packages: tuple[debian.Package, ...], architecture: str, store: Path, folder: Path, target: Path
) -> None:
    """Install exactly these packages into a tar or a folder.

    Args:
        packages: All of them, with what they depend on.
        architecture: Debian's name of it.
        store: Where the packages lie.
        folder: For the archive that mmdebstrap is given.
        target: A path that ends with ``.tar``, or a folder that does not exist.
    """
    source = debian.archive(packages, store, folder)
    options = {"--dpkgopt": [*_without(UNNEEDED, KEPT), "force-unsafe-io"], "--setup-hook": HOOKS}
    if architecture == "amd64":  # the tools are thrown away: anything may be in them
        options = {"--dpkgopt": [*_without(PAPERS), "force-unsafe-io"]}
    subprocess.run(
        ["mmdebstrap", "--verbose", "--mode=root", "--variant=essential", f"--architectures={architecture}",
         f"--include={','.join(package.name for package in packages)}",
         *(f"{name}={value}" for name, values in options.items() for value in values),
         SUITE, target, source],
        check=True,
        # no initramfs by the kernel's hooks, no questions, no time of today
        env={**os.environ, "INITRD": "No", "DEBIAN_FRONTEND": "noninteractive",
             "SOURCE_DATE_EPOCH": str(NOW), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip


def _without(paths: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    """dpkg's settings that leave these out, and of them keep those."""
    return [f"path-exclude={path}" for path in paths] + [f"path-include={path}" for path in but]
