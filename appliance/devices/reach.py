"""What keeps a program from a device: it is gone, it is not allowed, another program has it."""

import errno
import grp
import os
import pwd
from pathlib import Path

PROC = Path("/proc")
_GONE = (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR)
_TAKEN = (errno.EBUSY, errno.EAGAIN, errno.ETXTBSY)


def user() -> str:
    """Who this program runs as."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def group_of(path: Path) -> str:
    """The group that a device belongs to; empty when it is not there."""
    try:
        number = path.stat().st_gid
    except OSError:
        return ""
    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def holders(path: Path, proc: Path = PROC) -> dict[int, str]:
    """Process id and name of each program that has a device open; only those that we may look at."""
    node, found = os.path.realpath(path), {}
    for process in proc.glob("[0-9]*"):
        try:
            if any(os.path.realpath(link) == node for link in (process / "fd").iterdir()):
                found[int(process.name)] = (process / "comm").read_text().strip()
        except OSError:
            continue  # it ended, or is somebody else's
    return found


def hindrance(error: OSError, path: Path) -> tuple[str, dict[str, str | int]]:
    """Why a device could not be opened: gone, forbidden, taken or broken, and the facts of it."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return "forbidden", {"user": user(), "group": group_of(path)}
    if error.errno in _GONE:
        return "missing", {}
    if error.errno in _TAKEN:
        return "taken", {"program": ", ".join(sorted(set(holders(path).values()))) or "?"}
    return "broken", {"detail": error.strerror or str(error)}
