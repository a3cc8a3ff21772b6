"""systemd is told that the till is there with its first frame, and with frames after it that it lives.

Not a timer of its own feeds the watchdog: what has no frame to show is stuck, whichever thread still runs. At
rest one forced frame every ten seconds (`ui.app.BEAT`) does. The first frame behind which the till is open
also says that this system is sound (`asked`: an update is believed only then). So does the first frame of the
set-up or of a restore, on a box that no till was ever on: there it is what belongs on the screen (`before`).
"""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from appliance.firstboot import BOX
from appliance.wiring import asked
from appliance.wiring.power import tell_systemd

log = logging.getLogger(__name__)
LONGEST_OPENING = 480
"""Seconds: less than an update has to show that it is sound (`update.slots.PATIENCE`)."""
SOUND = "slot-good"
"""The deed that marks the slot which the box booted from."""


def patience(environment: "os._Environ[str] | dict[str, str]" = os.environ) -> float:
    """Seconds after which systemd gives up on this process without a word from it; 0: it has no such patience
    (sd_watchdog_enabled(3))."""
    meant = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return int(environment.get("WATCHDOG_USEC", "0")) / 1e6 if meant else 0.0


def opening(file: Path, tell: Callable[[str], object] = tell_systemd) -> None:
    """Ask systemd for patience while the journal is opened: after an update it is copied and stepped on
    first, years of sales are a gigabyte, and a slow card writes 4 MB a second (EXTEND_TIMEOUT_USEC,
    sd_notify(3))."""
    size = file.stat().st_size if file.exists() else 0
    seconds = min(60 + size // (4 << 20), LONGEST_OPENING)
    tell(f"EXTEND_TIMEOUT_USEC={seconds}000000\nSTATUS=It opens the journal")


def is_new(folder: Path, box: Path = BOX) -> bool:
    """Was there never a till here, as far as the data partition shows it?

    A new system that does not find the shop's data shows the set-up too, and must not be believed for that.
    So the folder has to lie on the data partition, and nowhere on it may a database be in sight: neither in
    that folder nor in another beside it. What a factory reset has put away (``/data/old``) lies deeper.

    Args:
        folder: Where the till's files would be.
        box: Where the data partition is mounted.
    """
    try:
        if folder.stat().st_dev != box.stat().st_dev:
            return False
    except OSError:
        return False
    return not any(folder.glob("*.db*")) and not any(box.glob("*/*.db*"))


def before(folder: Path) -> Callable[[bool], None]:
    """What is to be called with each frame of the screens that come before there is a till."""
    watchdog, sound = Watchdog(), is_new(folder)
    return lambda is_open: watchdog.frame(is_open, sound)


class Watchdog:
    """Fed with frames, on the screen's thread."""

    def __init__(
        self,
        tell: Callable[[str], object] = tell_systemd,
        clock: Callable[[], float] = time.monotonic,
        within: float | None = None,
    ) -> None:
        """Nothing is told before the first frame.

        Args:
            tell: Sends a line to systemd.
            clock: Seconds.
            within: Its patience in seconds; None: as systemd says.
        """
        self._tell, self._clock = tell, clock
        self._every = (patience() if within is None else within) / 8
        self._fed: float | None = None
        self._open = self._sound = False

    def frame(self, is_open: bool, sound: bool = False) -> None:
        """A frame was drawn.

        Args:
            is_open: By a till that may sell, not by one that says why it may not.
            sound: It shows that this system is sound, though no till is open.
        """
        now = self._clock()
        if self._fed is None:
            self._tell("READY=1\nWATCHDOG=1\nSTATUS=It may not sell")
            self._fed = now
        elif self._every and now - self._fed >= self._every:
            self._tell("WATCHDOG=1")
            self._fed = now
        if is_open and not self._open:
            self._open = True
            self._tell("STATUS=Open")
        if (is_open or sound) and not self._sound:
            self._sound = True
            self._say_sound()

    def _say_sound(self) -> None:
        if not asked.can_ask(deed=SOUND):
            return
        try:
            asked.ask(SOUND)
        except OSError as error:
            log.error("nobody hears that this system is sound: %s", error)
