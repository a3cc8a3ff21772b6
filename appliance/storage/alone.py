"""One process at a time writes till.db: a lock that goes with the process, however that ends."""

import fcntl
import os
from errno import EDQUOT, ENOSPC
from pathlib import Path
from typing import IO

from appliance.domain.problems import refuse


def _itself(path: str, how: int) -> int:
    """Open a file and nothing that it leads to: the folder is not root's alone."""
    return os.open(path, how | os.O_NOFOLLOW, 0o666)


def hold(folder: Path) -> IO[str]:
    """Take the data folder's lock; close the file to let go of it.

    Raises:
        Refused: ``till_running`` when another process has it; ``disk_full`` or ``disk_read_only``.
    """
    try:
        path = folder / "till.lock"
        # O_CREAT on the file of another is refused even to root in a sticky folder (fs.protected_regular)
        file = open(path, "r+" if path.exists() else "a", opener=_itself)  # noqa: SIM115
    except OSError as error:
        code = "disk_full" if error.errno in (ENOSPC, EDQUOT) else "disk_read_only"
        raise refuse(code, file="till.lock", detail=error.strerror or str(error)) from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        file.close()
        raise refuse("till_running", folder=str(folder)) from taken
    return file
