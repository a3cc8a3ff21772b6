"""What the operating system answers of a file or a cable, in words of the shop: it speaks English alone."""

import errno
import os

from appliance.problem_words.mark import N_

SYSTEM: dict[str, str] = {
    os.strerror(number): said
    for number, said in (
        (errno.ENOSPC, N_("there is no room left")),
        (errno.EFBIG, N_("a file is too large for it")),
        (errno.EROFS, N_("it is locked against writing")),
        (errno.EIO, N_("it cannot be read or written")),
        (errno.ENOENT, N_("it is not there")),
        (errno.ENODEV, N_("it is not there")),
        (errno.ENXIO, N_("it is not there")),
        (errno.EACCES, N_("the till may not use it")),
        (errno.EPERM, N_("the till may not use it")),
        (errno.EBUSY, N_("something else uses it")),
        (errno.ECONNREFUSED, N_("nothing listens at its address")),
        (errno.EHOSTUNREACH, N_("nothing is at its address")),
        (errno.ENETUNREACH, N_("there is no network")),
        (errno.ETIMEDOUT, N_("it does not answer")),
    )
}
"""By the answer, as ``error.strerror`` has it."""
