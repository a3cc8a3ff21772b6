"""What time it is, and how far that can be trusted.

A Pi without a battery wakes up in the past. The kernel knows whether somebody has set its clock
(``adjtimex``, flag STA_UNSYNC, see adjtimex(2)); a hardware clock that has not stopped is better than none;
anything else is a guess, and a person confirms it before the day is opened. A clock that is set while the
till runs is noticed beside the kernel's count of seconds since it started, which nobody can set.
"""

import ctypes
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from appliance.devices import ClockStepped
from appliance.domain.journal import Moment

_UNSYNC = 0x40
"""STA_UNSYNC of <linux/timex.h>."""
_RTC = Path("/sys/class/rtc")
SYNCED = Path("/run/systemd/timesync/synchronized")
"""Made by systemd-timesyncd (its manual) when it has set the clock: asked where a sandbox keeps us from
asking the kernel, which takes the question for a wish to set it."""
_LONGS_BEFORE_STATUS = 5
"""``struct timex``: modes, offset, freq, maxerror, esterror, then status; each in a long's place."""
STEP = 2_000
"""Milliseconds between two looks; more is a step. NTP slews by 0.5 ms a second."""


class Clock:
    """The box's clock in the shop's time zone."""

    def __init__(self, zone: str, post: Callable[[ClockStepped], object] = lambda stepped: None) -> None:
        """Tell the time of ``zone`` (IANA name); ZoneInfoNotFoundError when there is none such. ``post``
        hears of each step, on the thread that asked for the time."""
        self._zone, self._post = ZoneInfo(zone), post
        self._state, self._asked = "", 0.0
        self._ahead: int | None = None

    def __call__(self) -> Moment:
        """Now; the trust is asked for at most once in ten seconds."""
        at = time.time_ns() // 1_000_000
        self._compare(at)
        local = dt.datetime.fromtimestamp(at / 1000, self._zone)
        offset = local.utcoffset() or dt.timedelta()
        if not self._state or time.monotonic() - self._asked > 10:
            self._state, self._asked = state(), time.monotonic()
        return Moment(at, offset // dt.timedelta(minutes=1), self._state)

    def _compare(self, at: int) -> None:
        """Hold the clock against the time since the kernel started, the box's sleep included."""
        ahead = at - time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
        before, self._ahead = self._ahead, ahead
        if before is not None and abs(ahead - before) > STEP:
            self._state = ""  # whoever set it may have made it better, or worse
            self._post(ClockStepped(at - (ahead - before), at))


def state() -> str:
    """``synced``, ``rtc`` or ``guess``."""
    status = _kernel_status()
    if SYNCED.exists() if status is None else not status & _UNSYNC:
        return "synced"
    return "rtc" if any(map(_runs, _RTC.glob("rtc*"))) else "guess"


def _runs(rtc: Path) -> bool:
    """Has this hardware clock kept time? The kernel's driver refuses to read a DS3231 whose oscillator has
    stopped (flag OSF, set when its battery was empty), until somebody sets it."""
    try:
        return int((rtc / "since_epoch").read_text()) > 0
    except (OSError, ValueError):
        return False


def _kernel_status() -> int | None:
    """The kernel's clock status, or None where it may not be asked."""
    libc = ctypes.CDLL(None, use_errno=True)
    timex = (ctypes.c_long * 64)()
    if libc.adjtimex(ctypes.byref(timex)) < 0:
        return None
    return int(timex[_LONGS_BEFORE_STATUS]) & 0xFFFFFFFF
