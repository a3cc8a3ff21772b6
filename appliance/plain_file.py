"""Files that somebody else may have made, on a stick or in a folder that others write in.

They are opened without being led to another file by a link, and without being held up by what is no file: a
pipe under a file's name would keep whoever opens it waiting until the stick is pulled out, and a device could
be anything. What is wanted is a plain file, and whatever else has its name is refused.
"""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path


def descriptor(path: Path, flags: int = os.O_RDONLY, mode: int = 0o640) -> int:
    """Open a plain file as open(2) does; the caller closes it.

    Args:
        path: Its name; what stands under that name itself must be the file, and no link to one.
        flags: As of open(2); with `os.O_CREAT` it is made where nothing is.
        mode: Its permissions where it is made.

    Raises:
        OSError: As of open(2): `errno.ELOOP` for a link; `errno.EINVAL` for what is no plain file.
    """
    number = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, mode)
    if stat.S_ISREG(os.fstat(number).st_mode):
        return number
    os.close(number)
    raise OSError(errno.EINVAL, "It is no plain file", str(path))


def reading(path: Path) -> BufferedReader:
    """Open a plain file to be read; raises as `descriptor` does."""
    return os.fdopen(descriptor(path), "rb")


def content(path: Path, most: int) -> bytes:
    """What stands in a plain file, ``most`` bytes of it at the most; raises as `descriptor` does."""
    with reading(path) as file:
        return file.read(most)
