"""Where the partitions lie, and how they become one file: no loop device, no mount.

A table of the old kind (MBR), since every board's firmware reads it. Between it and the first partition lie
the two copies of the slots' record (`appliance.update.record`: at 1 and 2 MiB), the slots' labels (``label``:
at 3 and 4 MiB), and the mark of a slot that does not start (``record.MARK``: at 5 MiB).

=====  ==========  =================================================================
1      TILLBOOT    FAT: firmware, boot loader, what the technician puts there
2                  the extended one, with 5 to 8 in it
5, 6   slot A      kernel (FAT) and root (erofs)
7, 8   slot B      the same, empty in a new image: it is what an update fills
3      TILLDATA    ext4, the last one on the disk: it grows with the first start
=====  ==========  =================================================================
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from appliance.update import record
from appliance.update.label import PLACE

SECTOR = 512
MIB = 1 << 20
DISK_ID = 0x54494C4C
"""“TILL”; the partitions' PARTUUIDs are made of it, and the kernel's command line names them by it."""
FAT32, LINUX, EXTENDED = "c", "83", "f"


@dataclass(frozen=True, slots=True)
class Part:
    """One partition; start and size in MiB."""

    number: int
    start: int
    size: int
    kind: str

    @property
    def end(self) -> int:
        """The first MiB behind it."""
        return self.start + self.size


PARTS = (
    Part(1, 8, 256, FAT32),
    Part(2, 264, 3333, EXTENDED),
    Part(3, 3597, 256, LINUX),
    Part(5, 265, 128, FAT32),
    Part(6, 394, 1536, LINUX),
    Part(7, 1931, 128, FAT32),
    Part(8, 2060, 1536, LINUX),
)
"""In front of each logical partition is one MiB for the table's own chain."""
SIZE = 3854
"""MiB of the whole: one more than the last partition needs, for nothing may end with the last sector."""


def part(number: int) -> Part:
    """The partition of this number."""
    return next(one for one in PARTS if one.number == number)


def partuuid(number: int) -> str:
    """What the kernel calls a partition: ``54494c4c-06``."""
    return f"{DISK_ID:08x}-{number:02x}"


def script() -> str:
    """The table in sfdisk's words."""
    lines = ["label: dos", f"label-id: {DISK_ID:#010x}", "unit: sectors", ""]
    for one in PARTS:
        bootable = ", bootable" if one.number == 1 else ""
        start, size = one.start * MIB // SECTOR, one.size * MIB // SECTOR
        lines.append(f"{one.number} : start={start}, size={size}, type={one.kind}{bootable}")
    return "\n".join(lines) + "\n"


def overlaps(parts: Iterable[Part]) -> list[str]:
    """What is wrong with a layout, in words; nothing, if it is a possible one."""
    wrong = []
    outer = sorted((one for one in parts if one.number < 5), key=lambda one: one.start)
    inner = sorted((one for one in parts if one.number >= 5), key=lambda one: one.start)
    for row in (outer, inner):
        wrong += [f"{a.number} and {b.number} overlap" for a, b in pairwise(row) if a.end > b.start]
    around = next((one for one in outer if one.kind == EXTENDED), None)
    for one in inner:
        if around is None or one.start <= around.start or one.end > around.end:
            wrong.append(f"{one.number} is not inside the extended partition")
    return wrong


def assemble(image: Path, label: bytes, contents: Mapping[int, Path]) -> None:
    """Put the file systems and what is known of the slots where they belong.

    What is not written stays a hole in the file, and who writes a card by its map leaves there what was on
    the card before. So zeros are written too where something is looked for: a record, file tables, slot B.

    Args:
        image: A file that holds the partition table already.
        label: What is in slot A (`appliance.update.label`).
        contents: By number of the partition; a file that is no larger than it.
    """
    with image.open("r+b") as disk:
        disk.truncate(SIZE * MIB)
        disk.seek(SECTOR)
        disk.write(bytes(part(1).start * MIB - SECTOR))
        for at, block in ((record.PLACES[0], record.packed(record.FIRST)), (PLACE["a"], label)):
            disk.seek(at)
            disk.write(block)
        for one in PARTS:
            disk.seek(one.start * MIB)
            if one.number in contents:
                _copy(contents[one.number], disk, one.size)
            elif one.kind != EXTENDED:
                disk.write(bytes(MIB))


def _copy(file: Path, disk: BinaryIO, size: int) -> None:
    if file.stat().st_size > size * MIB:
        raise ValueError(f"{file.name}: {file.stat().st_size} bytes, more than {size} MiB")
    with file.open("rb") as content:
        while chunk := content.read(MIB):
            disk.write(chunk)
