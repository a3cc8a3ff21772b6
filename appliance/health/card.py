"""The card that the data lies on: how worn it is, how much was written to it, what its file system met.

An eMMC tells how much of its life is used (JEDEC JESD84-B51, EXT_CSD[267:269], in sysfs since Linux 4.11:
Documentation/driver-api/mmc/mmc-dev-attrs.rst). An SD card tells nothing; of it only the bytes are known that
this till has seen go by. The kernel forgets them with each start, so they are added up in a record.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.domain.finding import Finding
from appliance.health.record import read, write

COUNTED = "written.json"
"""The record in the data folder."""
SYS, PROC = Path("/sys"), Path("/proc")
SECTOR = 512
"""Bytes of a sector in ``/sys/block/*/stat`` and ``size``, whatever the disk's own are
(Documentation/block/stat.rst)."""
_WRITTEN = 6
"""Place of "write sectors" in ``stat``."""
AGED, SPENT = 8, 10
"""Tenths of an eMMC's life: 0x09 is "80 to 90 % used", 0x0B "more than its life"; said from 80 % on."""
WARNING, URGENT = 2, 3
"""PRE_EOL_INFO: 80 and 90 % of the reserved blocks are consumed."""
MUCH = 300
"""Times the card's size written, from which on it is worth another one. Makers of high-endurance cards give
about 900 (117 TB at 128 GB), others nothing; a till writes some 40 GB a year."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk that a folder lies on."""

    name: str
    """As the kernel calls it: ``mmcblk0``."""
    folder: Path
    """Its folder in sysfs."""
    part: str
    """The partition: ``mmcblk0p3``; the disk's own name where it has none."""


def disk_under(path: Path, sys: Path = SYS) -> Disk | None:
    """The disk that a folder lies on; None where it is none, as with memory or a network."""
    at = path.stat().st_dev
    part = sys / "dev/block" / f"{os.major(at)}:{os.minor(at)}"
    if not part.exists():
        return None
    part = part.resolve()
    folder = part.parent if (part / "partition").exists() else part
    return Disk(folder.name, folder, part.name)


def _text(path: Path) -> str:
    """What the kernel says in a file; nothing where it does not."""
    try:
        return path.read_text().strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _number(said: str, base: int = 10) -> int:
    try:
        return int(said, base)
    except ValueError:
        return 0


def errors(disk: Disk, sys: Path = SYS) -> Iterator[Finding]:
    """What the file system has met since it was made (Documentation/ABI/testing/sysfs-fs-ext4)."""
    count = _number(_text(sys / "fs/ext4" / disk.part / "errors_count"))
    if count:
        yield Finding("disk", disk.part, "disk_errors", {"count": count})


def takes_no_writes(folder: Path, proc: Path = PROC) -> bool:
    """Has the folder's file system become read-only? ext4 does after a fault (errors=remount-ro); since Linux
    6.15 it says so in its mount options alone (``emergency_ro``), where it was a flag before."""
    if os.statvfs(folder).f_flag & os.ST_RDONLY:
        return True
    at = folder.stat().st_dev
    here = f" {os.major(at)}:{os.minor(at)} "
    mounts = _text(proc / "self/mountinfo").splitlines()
    return any(here in mount and "emergency_ro" in mount.rpartition(" - ")[2].split(",") for mount in mounts)


def wear(disk: Disk) -> Finding:
    """How worn the card says that it is."""
    device = disk.folder / "device"
    steps = [_number(step, 16) for step in _text(device / "life_time").split()]
    used, reserve = max(steps, default=0), _number(_text(device / "pre_eol_info"), 16)
    if not used and not reserve:
        return Finding("disk", disk.name, "disk_untold")
    facts: dict[str, str | int] = {"used": min(used, SPENT) * 10}
    if used > SPENT or reserve >= URGENT:
        return Finding("disk", disk.name, "disk_spent", facts)
    return Finding(
        "disk", disk.name, "disk_aged" if used > AGED or reserve >= WARNING else "disk_life", facts
    )


def written(disk: Disk, kept: dict[str, Any], proc: Path = PROC) -> dict[str, Any]:
    """Bytes written to this card so far, as a record: what was kept of earlier starts and this one's.

    Args:
        disk: The disk.
        kept: The last record, empty = none. One of another card counts for nothing.
        proc: For ``sys/kernel/random/boot_id``: the counter begins anew with each start.
    """
    card = _text(disk.folder / "device/cid") or f"{disk.name} {_text(disk.folder / 'size')}"
    boot = _text(proc / "sys/kernel/random/boot_id")
    fields = _text(disk.folder / "stat").split()
    seen = _number(fields[_WRITTEN]) * SECTOR if len(fields) > _WRITTEN else 0
    mine = kept if kept.get("card") == card else {}
    total, before = mine.get("total", 0), mine.get("seen", 0)
    if not (type(total) is int and type(before) is int):
        total = before = 0
    # a second look in the same start adds only what came since
    fresh = seen - before if mine.get("boot") == boot and seen >= before else seen
    return {"card": card, "boot": boot, "seen": seen, "total": total + fresh}


def total(folder: Path, disk: Disk) -> int:
    """Bytes written to this card so far, by the record in the data folder; 0 = nobody has counted."""
    kept = read(folder / COUNTED)
    return int(written(disk, kept)["total"]) if kept else 0


def count(folder: Path) -> None:
    """Bring that record up to now.

    Raises:
        OSError: It cannot be written.
    """
    if disk := disk_under(folder):
        write(folder / COUNTED, written(disk, read(folder / COUNTED)))


def told(disk: Disk, total: int) -> Finding:
    """How much that is, for this card."""
    size = _number(_text(disk.folder / "size")) * SECTOR
    much = size and total > MUCH * size
    said = f"{total / 1e9:.0f} GB" if total >= 10e9 else f"{total / 1e9:.1f} GB"
    return Finding("disk", disk.name, "disk_written_much" if much else "disk_written", {"written": said})
