"""The power-good line: high while the adapter feeds the box, low while the UPS is being used up.

A UPS holds for some seconds, or for half a minute; the till uses the first of them to save and stop.
"""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from appliance.devices import PowerLost
from appliance.pin_map import POWER_GOOD

log = logging.getLogger(__name__)

GONE_SECONDS = 0.05
"""Low for so long is no dip: a switched supply rides through half a wave of the mains, 10 ms."""
LOOK_SECONDS = 0.01


class PowerLine:
    """Watches the line on a thread of its own; `PowerLost` once, and then it is done."""

    def __init__(self, post: Callable[[object], None], factory: Any = None) -> None:
        """Take the line and begin to watch.

        Args:
            post: Takes the message; called on the watching thread.
            factory: gpiozero's pin factory; `pins.factory()` on a box.

        Raises:
            OSError: The line cannot be had.
        """
        self._post, self._line = post, _line(factory)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="power", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give the line back; may be called twice."""
        self._ended.set()
        if self._thread is not threading.current_thread():
            self._thread.join(1)
        self._line.close()

    def _watch(self) -> None:
        low_since: float | None = None
        while not self._ended.wait(LOOK_SECONDS):
            try:
                low = bool(self._line.value)
            except OSError as error:
                log.error("the power-good line is not watched any more: %s", error)
                return
            now = time.monotonic()
            low_since = (low_since or now) if low else None
            if low_since is not None and now - low_since >= GONE_SECONDS:
                log.warning("the power is gone")
                self._post(PowerLost())
                return


def is_gone(factory: Any = None) -> bool:
    """Is the line low now? OSError where it cannot be had."""
    line = _line(factory)
    try:
        return bool(line.value)
    finally:
        line.close()


def _line(factory: Any) -> Any:
    from gpiozero import GPIOZeroError, InputDevice

    try:
        return InputDevice(POWER_GOOD.bcm, pull_up=True, pin_factory=factory)  # low is "active"
    except GPIOZeroError as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
