"""What the kernel unpacks before there is a disk: a busybox, the modules that lead to the disk, a script.

Debian's own initramfs has hundreds of modules and finds its root by asking; ours has those of the supported
boards and of QEMU's machines, is packed here, and is the same bytes each time.
"""

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from appliance.update import record
from image import disk

HERE = Path(__file__).parent / "initramfs"
MODULES = (
    # what the device trees of the supported boards name between the processor and a card or a stick
    "fixed", "gpio-regulator", "reset-raspberrypi", "bcm2835", "sdhci-iproc", "phy-generic", "dwc2",
    "xhci-pci", "xhci-plat-hcd", "usb-storage", "uas", "sd_mod", "usbhid", "hid-generic",
    # the chip's watchdog: a start that hangs ends
    "bcm2835_wdt",
    # QEMU's disks
    "virtio_mmio", "virtio_blk",
    # file systems
    "crc32c_generic", "erofs", "overlay", "ext4",
)  # fmt: skip
APPLETS = (
    "[", "cat", "chmod", "chown", "chroot", "cmp", "cp", "dd", "echo", "grep", "hexdump", "insmod", "mkdir",
    "mount", "mv", "od", "reboot", "sed", "sh", "sleep", "switch_root", "sync", "tr", "umount",
)  # fmt: skip
FOLDERS = ("bin", "changes", "dev", "modules", "proc", "root", "sys")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in the archive."""

    mode: int
    content: bytes = b""


def packed(entries: Mapping[str, Entry]) -> bytes:
    """A cpio archive (newc) of these, sorted by name, all root's and of no time."""
    out = bytearray()
    for number, name in enumerate([*sorted(entries), "TRAILER!!!"], 1):
        entry = entries.get(name, Entry(0))
        fields = (number, entry.mode, 0, 0, 1, 0, len(entry.content), 0, 0, 0, 0, len(name) + 1, 0)
        out += b"070701" + b"".join(b"%08X" % field for field in fields) + name.encode() + b"\0"
        out += bytes(-len(out) % 4) + entry.content
        out += bytes(-len(out) % 4)
    return bytes(out)


def entries(root: Path) -> dict[str, Entry]:
    """What is in it, out of the box's root: all modules unpacked, for the whole is compressed later."""
    (folder,) = (root / "usr/lib/modules").iterdir()
    found = {name: Entry(0o040755) for name in FOLDERS}
    found["bin/busybox"] = Entry(0o100755, (root / "usr/bin/busybox").read_bytes())
    for applet in APPLETS:
        found[f"bin/{applet}"] = Entry(0o120777, b"busybox")
    order = in_order(MODULES, (folder / "modules.dep").read_text(), (folder / "modules.builtin").read_text())
    for path in order:
        found[f"modules/{_name(path)}.ko"] = Entry(0o100644, _raw(folder / path))
    found["modules.list"] = Entry(0o100644, "".join(f"{_name(path)}.ko\n" for path in order).encode())
    found["disk-id"] = Entry(0o100644, disk.DISK_ID.to_bytes(4, "little").hex().encode() + b"\n")
    found["mark-at"] = Entry(0o100644, f"{record.MARK // record.BLOCK}\n".encode())
    for slot in record.SLOTS:
        found[f"mark-{slot}"] = Entry(0o100644, record.mark(slot))
    found["init"] = Entry(0o100755, (HERE / "init").read_bytes())
    found["data.sh"] = Entry(0o100644, (HERE / "data.sh").read_bytes())
    return found


def in_order(wanted: Iterable[str], dependencies: str, builtin: str) -> list[str]:
    """The files of the wanted modules and of what they need, each behind what it needs.

    Args:
        wanted: Names.
        dependencies: The text of ``modules.dep``.
        builtin: That of ``modules.builtin``: what is in the kernel need not be loaded.

    Raises:
        ValueError: The kernel has no such module: its list has to be looked at again.
    """
    needs = {}
    for line in dependencies.splitlines():
        path, _, others = line.partition(":")
        needs[_name(path)] = [path, *others.split()]
    inside = {_name(line) for line in builtin.splitlines()}
    ordered: list[str] = []
    for name in wanted:
        name = name.replace("-", "_")
        if name not in needs and name not in inside:
            raise ValueError(f"the kernel has no module {name}")
        # modules.dep names what a module needs in the opposite order
        ordered += [path for path in reversed(needs.get(name, [])) if path not in ordered]
    return ordered


def _name(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0].replace("-", "_")


def _raw(module: Path) -> bytes:
    data = module.read_bytes()
    return lzma.decompress(data) if module.suffix == ".xz" else data
