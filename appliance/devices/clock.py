"""What time it is, and how far that can be trusted.

A Pi without a battery wakes up in the past. The kernel knows whether somebody has set its clock
(``adjtimex``, flag STA_UNSYNC, see adjtimex(2)); a hardware clock is better than none; anything else
is a guess, and a person confirms it before the day is opened.
"""

import ctypes
import datetime as dt
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from appliance.domain.journal import Moment

_UNSYNC = 0x40
"""STA_UNSYNC of <linux/timex.h>."""
_RTC = Path("/sys/class/rtc")
_LONGS_BEFORE_STATUS = 5
"""``struct timex``: modes, offset, freq, maxerror, esterror, then status; each in a long's place."""


class Clock:
    """The box's clock in the shop's time zone."""

    def __init__(self, zone: str) -> None:
        """Tell the time of ``zone`` (IANA name); ZoneInfoNotFoundError when there is none such."""
        self._zone = ZoneInfo(zone)
        self._state, self._asked = "", 0.0

    def __call__(self) -> Moment:
        """Now; the trust is asked for at most once in ten seconds."""
        at = time.time_ns() // 1_000_000
        local = dt.datetime.fromtimestamp(at / 1000, self._zone)
        offset = local.utcoffset() or dt.timedelta()
        if not self._state or time.monotonic() - self._asked > 10:
            self._state, self._asked = state(), time.monotonic()
        return Moment(at, offset // dt.timedelta(minutes=1), self._state)


def state() -> str:
    """``synced``, ``rtc`` or ``guess``."""
    status = _kernel_status()
    if status is not None and not status & _UNSYNC:
        return "synced"
    return "rtc" if any(_RTC.glob("rtc*")) else "guess"


def _kernel_status() -> int | None:
    """The kernel's clock status, or None where it may not be asked."""
    libc = ctypes.CDLL(None, use_errno=True)
    timex = (ctypes.c_long * 64)()
    if libc.adjtimex(ctypes.byref(timex)) < 0:
        return None
    return int(timex[_LONGS_BEFORE_STATUS]) & 0xFFFFFFFF
