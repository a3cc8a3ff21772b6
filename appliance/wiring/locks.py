"""Whether a till runs on a data folder, asked without taking its lock, which one that starts may want."""

import os
from pathlib import Path

LOCKS = Path("/proc/locks")


def running(data: Path, locks: Path = LOCKS) -> int:
    """Process id of the till that runs on a data folder; 0 = none, or none that can be seen.

    Args:
        data: The data folder.
        locks: What the kernel says of locks (proc(5): type, pid, major:minor:inode).
    """
    lock = data / "till.lock"
    try:
        of, listed = lock.stat(), locks.read_text()
    except OSError:
        return 0
    for line in listed.splitlines():
        fields = line.split()
        if len(fields) < 6 or fields[1] != "FLOCK":
            continue
        major, minor, inode = fields[5].split(":")
        if int(inode) != of.st_ino:
            continue
        # on some file systems the device is not the one that stat tells; then the holder's files decide
        device = os.makedev(int(major, 16), int(minor, 16)) == of.st_dev
        if device or _has_open(fields[4], lock):
            return max(1, int(fields[4]))
    return 0


def _has_open(process: str, path: Path) -> bool:
    wanted = os.path.realpath(path)
    try:
        return any(os.path.realpath(link) == wanted for link in Path("/proc", process, "fd").iterdir())
    except OSError:
        return False
