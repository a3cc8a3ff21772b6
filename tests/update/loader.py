"""U-Boot itself, in QEMU, on a disk of ours: which slot does it boot, and what does it leave on the disk?

The loader is Debian's u-boot-qemu of the release that the box's u-boot-rpi is of, the script is image/boot's,
the kernel is Debian's; only the initramfs is ours and does nothing but say what it is and switch off. What a
till does between two starts is done to the disk's file meanwhile. Somebody leans on the keyboard: the
machine's device tree says what the image's says (image/boot.py), so that this stops nothing.
"""

import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from image.boot import sums

PROJECT = Path(__file__).resolve().parents[2]
CACHE = PROJECT / ".out" / "update"
SCRIPT = PROJECT / "image" / "boot" / "boot.cmd"
SUITE = "trixie"
MACHINE = ("-cpu", "cortex-a53", "-m", "768")
LEANING = b" x\r" * 200
"""What comes over the serial line while the machine starts."""
PACKAGES = ("linux-image-arm64", "busybox-static", "u-boot-qemu")
KERNEL = 56
"""MiB of a partition that a kernel fits in."""
INIT = """#!/bin/sh
/bin/busybox mkdir -p /proc
/bin/busybox mount -t proc proc /proc
echo "TILLBOX $(/bin/busybox cat /version) $(/bin/busybox cat /proc/cmdline)"
/bin/busybox poweroff -f
"""


class Silent(Exception):
    """The machine did not come to the end."""


@dataclass(frozen=True, slots=True)
class Booted:
    """What one start came to."""

    version: str
    """What the initramfs said that it is; empty: none came up."""
    slot: str
    """As the kernel was told."""
    command_line: str
    log: str


def parts() -> Path:
    """The folder with U-Boot (``u-boot.bin``), kernel (``vmlinuz``), ``busybox``, all fetched once, and the
    machine's device tree (``machine.dtb``)."""
    tree = CACHE / "machine.dtb"
    if not (CACHE / "u-boot.bin").exists():
        root = CACHE / "root"
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir(parents=True)
        archive = CACHE / "packages.tar"
        subprocess.run(
            ["mmdebstrap", "--quiet", "--variant=extract", "--architectures=arm64",
             f"--include={','.join(PACKAGES)}", SUITE, archive],
            check=True,
        )  # fmt: skip
        subprocess.run(["tar", "-xf", archive, "-C", root], check=True)
        archive.unlink()
        shutil.copy(next((root / "boot").glob("vmlinuz-*")), CACHE / "vmlinuz")
        shutil.copy(next(root.rglob("bin/busybox")), CACHE / "busybox")
        shutil.copy(root / "usr/lib/u-boot/qemu_arm64/u-boot.bin", CACHE / "u-boot.bin")
        shutil.rmtree(root)
    if not tree.exists():
        part, loader = CACHE / "machine.part", CACHE / "u-boot.bin"  # with a loader it has other devices
        settings = {"check": True, "capture_output": True}
        subprocess.run(
            ["qemu-system-aarch64", "-M", f"virt,dumpdtb={part}", *MACHINE, "-bios", loader], **settings
        )
        subprocess.run(["fdtput", "-c", part, "/config"], **settings)
        subprocess.run(["fdtput", "-t", "x", part, "/config", "bootdelay", "fffffffe"], **settings)
        part.rename(tree)
    return CACHE


def kernel_image(out: Path, version: str, kernel: Path | None = None) -> bytes:
    """A slot's FAT file system, with an initramfs that says this version."""
    found, top = parts(), out / f"top-{version}"
    shutil.rmtree(top, ignore_errors=True)
    (top / "bin").mkdir(parents=True)
    (top / "init").write_text(INIT)
    (top / "version").write_text(version)
    shutil.copy(found / "busybox", top / "bin" / "busybox")
    (top / "bin" / "sh").symlink_to("busybox")
    (top / "init").chmod(0o755)
    names = "\n".join(path.relative_to(top).as_posix() for path in sorted(top.rglob("*"))) + "\n"
    packed = subprocess.run(
        ["cpio", "-o", "-H", "newc", "-R", "0:0", "--quiet"], cwd=top, check=True, input=names.encode(),
        capture_output=True,
    ).stdout  # fmt: skip
    (out / "initrd.img").write_bytes(packed)
    (out / "cmdline.txt").write_text("console=ttyAMA0 rdinit=/init quiet panic=-1\n")
    files = {"vmlinuz": kernel or found / "vmlinuz", "initrd.img": out / "initrd.img",
             "cmdline.txt": out / "cmdline.txt", "sums": out / "sums"}  # fmt: skip
    (out / "sums").write_bytes(sums(files["vmlinuz"].read_bytes(), packed))
    return fat(out / f"kernel-{version}.img", KERNEL, files).read_bytes()


def fat(path: Path, size: int, files: dict[str, Path]) -> Path:
    """A FAT file system with these files; ``size`` in MiB."""
    path.unlink(missing_ok=True)
    with path.open("wb") as file:
        file.truncate(size << 20)
    subprocess.run(["mkfs.vfat", "-i", "7111b0c5", path], check=True, capture_output=True)
    for name, source in files.items():
        subprocess.run(["mcopy", "-i", path, source, f"::{name}"], check=True)
    return path


def put_script(disk: Path, out: Path) -> None:
    """The first partition of a disk of `lab.blank`: the script, as the image's builder wraps it."""
    script = out / "boot.scr"
    subprocess.run(
        ["mkimage", "-A", "arm64", "-T", "script", "-C", "none", "-n", "tillbox", "-d", SCRIPT, script],
        check=True, capture_output=True,
    )  # fmt: skip
    first = fat(out / "first.img", 2, {"boot.scr": script})
    with disk.open("r+b") as file:
        file.seek(8 << 20)
        file.write(first.read_bytes())


def boot(disk: Path, seconds: float = 120.0) -> Booted:
    """Switch the machine on and wait until it has switched itself off; what it wrote is in the disk's file.

    Raises:
        Silent: It did not come so far in this time.
    """
    command = _command(disk)
    try:
        ran = subprocess.run(command, input=LEANING, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as late:
        raise Silent((late.stdout or b"").decode("utf-8", "replace")[-2000:]) from late
    log = ran.stdout.decode("utf-8", "replace")
    said = re.search(r"TILLBOX (\S+) (.*)", log)
    if not said:
        return Booted("", "", "", log)
    line = said[2].strip()
    slot = re.search(r"tillbox\.slot=(\w)", line)
    return Booted(said[1], slot[1] if slot else "", line, log)


def cut(disk: Path, seconds: float) -> None:
    """Switch the machine on, and take its power away after so many seconds."""
    with subprocess.Popen(
        _command(disk), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as machine:
        time.sleep(seconds)
        machine.kill()


def _command(disk: Path) -> list[str | Path]:
    return [
        "qemu-system-aarch64", "-M", "virt", *MACHINE, "-accel", "tcg", "-dtb", parts() / "machine.dtb",
        "-display", "none", "-serial", "stdio", "-monitor", "none", "-no-reboot", "-nic", "none",
        "-bios", parts() / "u-boot.bin", "-drive", f"file={disk},format=raw,if=virtio,cache=writethrough",
    ]  # fmt: skip
