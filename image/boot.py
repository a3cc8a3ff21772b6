"""The FAT partitions: what the firmware and the boot loader read, and what the boot loader hands over."""

import os
import shutil
import zlib
from pathlib import Path

from appliance.config.show import example
from image import initramfs
from image.disk import Part
from image.tools import Tools

HERE = Path(__file__).parent / "boot"
FIRMWARE = ("bootcode.bin", "start.elf", "fixup.dat", "start4.elf", "fixup4.dat")
LOADER = "usr/lib/u-boot/rpi_arm64/u-boot.bin"
"""One for all the boards."""
BOARDS = (
    "bcm2711-rpi-4-b", "bcm2711-rpi-400", "bcm2711-rpi-cm4-io", "bcm2837-rpi-3-a-plus", "bcm2837-rpi-3-b",
    "bcm2837-rpi-3-b-plus", "bcm2837-rpi-cm3-io3", "bcm2837-rpi-zero-2-w",
)  # fmt: skip
"""Device trees, by what the kernel calls the boards."""
README = """\
Norsk: Kopier till-example.toml til till.toml her på kortet og fyll ut kopien, eller la kassen spørre på skjermen; det som ble gjort, står i till-result.txt.
Dansk: Kopiér till-example.toml til till.toml her på kortet og udfyld kopien, eller lad kassen spørge på skærmen; hvad der blev gjort, står i till-result.txt.
English: Copy till-example.toml to till.toml, here on the card, and fill in the copy, or let the till ask on its screen; till-result.txt says what became of it.
"""  # noqa: E501
EMULATED = ("linux,dummy-virt",)
"""What QEMU's own machine calls itself: updates are tried there, and no real board is that."""


def technicians(root: Path, folder: Path, tools: Tools, epoch: int) -> None:
    """Fill a folder with what lies on the first partition."""
    for name in FIRMWARE:
        _copy(root / "usr/lib/raspi-firmware" / name, folder / name)
    _copy(root / LOADER, folder / "u-boot.bin")
    _copy(HERE / "config.txt", folder / "config.txt")
    for tree in trees(root):
        _copy(tree, folder / tree.name)
        _heedless(folder, tree.name, tools)
    _copy(HERE / "boot.cmd", folder / "boot.cmd")
    tools.run(folder, "mkimage", "-A", "arm64", "-O", "linux", "-T", "script", "-C", "none", "-n", "Tillbox",
              "-d", "boot.cmd", "boot.scr", epoch=epoch)  # fmt: skip
    (folder / "boot.cmd").unlink()
    papers(folder)


def papers(folder: Path) -> None:
    """What a technician reads there, for editors under Windows: an example, and what to do with it."""
    for name, text in (("till-example.toml", example()), ("README.txt", README)):
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))


def _heedless(folder: Path, tree: str, tools: Tools) -> None:
    """Have U-Boot wait for no key and heed none: a scanner types, and an open serial line makes noise.

    It reads its own settings in the firmware's device tree; -2 is "no delay, and no way to stop it".
    """
    tools.run(folder, "fdtput", "-c", tree, "/config")
    tools.run(folder, "fdtput", "-t", "x", tree, "/config", "bootdelay", "fffffffe")


def kernels(root: Path, folder: Path, tools: Tools) -> None:
    """Fill a folder with what lies on a slot's first partition."""
    (kernel,) = root.glob("boot/vmlinuz-*")
    _copy(kernel, folder / "vmlinuz")
    _copy(HERE / "cmdline.txt", folder / "cmdline.txt")
    for tree in trees(root):
        _copy(tree, folder / "dtbs" / tree.name)
    archive = initramfs.packed(initramfs.entries(root))
    ramdisk = tools.run(folder, "zstd", "-q", "-19", "-c", given=archive)
    (folder / "initrd.img").write_bytes(ramdisk)
    (folder / "sums").write_bytes(sums((folder / "vmlinuz").read_bytes(), ramdisk))


def sums(kernel: bytes, ramdisk: bytes) -> bytes:
    """What U-Boot holds the two against before it starts them: CRC-32 of each, most significant byte first.

    So its ``crc32`` leaves them in memory. They find what a card has lost, not what somebody has changed.

    >>> sums(b"123456789", b"").hex()
    'cbf4392600000000'
    """
    return b"".join(zlib.crc32(content).to_bytes(4, "big") for content in (kernel, ramdisk))


def trees(root: Path) -> list[Path]:
    """The device trees of the supported boards."""
    (folder,) = root.glob("usr/lib/linux-image-*/broadcom")
    return [folder / f"{board}.dtb" for board in BOARDS]


def names(folder: Path, tools: Tools) -> tuple[str, ...]:
    """What the supported boards call themselves, for the manifest: an update goes to no other.

    The box compares it with what its own board says (`appliance.update.fitting`). A device tree names the
    board and then the chip; the chip is left out, for other boards have it too.

    Args:
        folder: With the boards' device trees.
        tools: Debian's.

    Raises:
        ValueError: A tree names no board.
    """
    found = set(EMULATED)
    for board in BOARDS:
        said = tools.run(folder, "fdtget", f"{board}.dtb", "/", "compatible").decode("ascii").split()
        mine = {name for name in said if name.startswith("raspberrypi,")}
        if not mine:
            raise ValueError(f"{board}.dtb names no board, but {' '.join(said)}")
        found |= mine
    return tuple(sorted(found))


def fat(folder: Path, image: Path, part: Part, label: str, tools: Tools, epoch: int) -> None:
    """A FAT file system with what is in a folder, the same bytes each time.

    Args:
        folder: What goes in.
        image: The file to write, beside the folder.
        part: Where it will lie: as large as that.
        label: Its name, at most eleven characters.
        tools: Debian's.
        epoch: The time that its files have, seconds.
    """
    with image.open("wb") as file:
        file.truncate(part.size << 20)
    kind = ("-F", "32") if part.size >= 256 else ("-F", "16")
    work = folder.parent
    tools.run(work, "mkfs.vfat", "--invariant", *kind, "-i", f"{0x7111B000 + part.number:08x}", "-n", label,
              image.name, epoch=epoch)  # fmt: skip
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.is_dir():
            tools.run(work, "mmd", "-i", image.name, f"::{inside}", epoch=epoch)
        else:
            os.utime(path, (epoch, epoch))
            tools.run(
                work, "mcopy", "-m", "-i", image.name, f"{folder.name}/{inside}", f"::{inside}", epoch=epoch
            )


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
