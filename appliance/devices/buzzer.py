"""The buzzer: one short sound after a scan that is in the basket, two long ones after any other.

A scanner's own beep says that it read a code; only the till knows what became of it. The buzzer has its own
oscillator (hardware/), so the line is on or off.
"""

import logging
import time
from typing import Any

from appliance.pin_map import BUZZER

log = logging.getLogger(__name__)

SHORT, LONG, PAUSE = 0.06, 0.25, 0.1
"""Seconds."""


class Buzzer:
    """A buzzer on a GPIO line of the box; used on a thread of its own."""

    def __init__(self, pin: int = BUZZER.bcm, factory: Any = None) -> None:
        """Take the line, low.

        Args:
            pin: BCM number.
            factory: gpiozero's pin factory; `pins.factory()` on a box.

        Raises:
            OSError: The line cannot be had.
        """
        from gpiozero import GPIOZeroError, OutputDevice

        try:
            self._line = OutputDevice(pin, initial_value=False, pin_factory=factory)
        except GPIOZeroError as error:
            raise OSError(f"{type(error).__name__}: {error}") from error

    def good(self) -> None:
        """The scan is in the basket, or its price on the screen."""
        self._sound(SHORT)

    def bad(self) -> None:
        """The scan is unknown, unreadable, or waits: look at the screen."""
        self._sound(LONG)
        time.sleep(PAUSE)
        self._sound(LONG)

    def close(self) -> None:
        """Silent, and the line given back; may be called twice."""
        self._line.close()  # gpiozero makes an input of it, and a resistor pulls it down

    def _sound(self, seconds: float) -> None:
        if self._line.closed:
            return
        try:
            self._line.on()
            time.sleep(seconds)
        except OSError as error:
            log.warning("buzzer: %s", error)
        finally:
            self._off()

    def _off(self) -> None:
        if self._line.closed:
            return
        try:
            self._line.off()
        except OSError as error:
            log.warning("buzzer: %s", error)
