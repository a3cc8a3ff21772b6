"""The cash drawer: a short pulse opens it, a switch says whether it is open.

On the printer's connector (Epson "DK" port: pin 2 or 5 drives the coil, pin 3 reads the switch) or
on the box's own GPIO lines through a driver stage. A coil stands 24 V for half a second at most, so
the pulse ends in three ways: by its own clock, by a second clock, and when the program ends; behind
all of them stands the one-shot of the driver stage.
"""

import atexit
import logging
import threading
import time
from typing import Any

from appliance.devices import DrawerState, Outcome, PrinterState
from appliance.devices.printer import EscposPrinter, FilePrinter
from appliance.devices.status import PRINTER, drawer_pin_high
from appliance.pin_map import DRAWER_KICK, DRAWER_SENSE

log = logging.getLogger(__name__)

PULSE_SECONDS = 0.15
HARDEST_SECONDS = 0.4
"""The second clock: no pulse is longer, whatever the first one does."""
COOL_DOWN_SECONDS = 2.0
"""From one pulse to the next."""

_ON, _OFF = 50, 250
"""ESC p counts in 2 ms: 100 ms on, and 500 ms before the next pulse is obeyed."""


class PrinterDrawer:
    """A drawer on the receipt printer; used on the printer's own thread."""

    def __init__(self, printer: EscposPrinter | FilePrinter, pin: int = 2, opens_high: bool = True) -> None:
        """Use a printer's connector.

        Args:
            printer: The printer that it hangs on.
            pin: Connector pin of the coil, 2 or 5.
            opens_high: Whether pin 3 is high while the drawer is open; drawers differ.

        Raises:
            ValueError: For any other pin.
        """
        if pin not in (2, 5):
            raise ValueError(f"expected connector pin 2 or 5, got {pin}")
        self._printer, self._opens_high = printer, opens_high
        self._m = 0 if pin == 2 else 1

    def kick(self) -> Outcome:
        """ESC p; a printer that prints nothing now (paper, cover) opens by DLE DC4, in real time."""
        outcome = self._printer.print(bytes((0x1B, 0x70, self._m, _ON, _OFF)))
        stuck = (PrinterState.OUT_OF_PAPER, PrinterState.COVER_OPEN)
        if outcome != Outcome.FAILED or self._printer.state() not in stuck:
            return outcome
        outcome = self._printer.real_time(bytes((0x10, 0x14, 0x01, self._m, 1)))  # 1 = 100 ms
        time.sleep(0.3)
        return Outcome.DONE if self.state() == DrawerState.OPEN else outcome

    def state(self) -> DrawerState:
        """The switch, read through the printer (DLE EOT 1, bit 2)."""
        answer = self._printer.ask(PRINTER)
        if answer is None:
            return DrawerState.UNKNOWN
        return DrawerState.OPEN if drawer_pin_high(answer) == self._opens_high else DrawerState.SHUT

    def close(self) -> None:
        """Nothing to let go of: the printer is closed by whoever opened it."""


class GpioDrawer:
    """A drawer on two GPIO lines of the box."""

    def __init__(
        self,
        kick_pin: int = DRAWER_KICK.bcm,
        sense_pin: int = DRAWER_SENSE.bcm,
        opens_high: bool = True,
        factory: Any = None,
    ) -> None:
        """Take both lines, the coil's low.

        Args:
            kick_pin: BCM number; one that is pulled down at reset, so that no boot opens the drawer.
            sense_pin: BCM number of the switch, pulled up by us.
            opens_high: Whether the line is high while the drawer is open.
            factory: gpiozero's pin factory; `pins.factory()` on a box.
        """
        from gpiozero import InputDevice, OutputDevice

        self._coil = OutputDevice(kick_pin, initial_value=False, pin_factory=factory)
        try:
            self._switch = InputDevice(sense_pin, pull_up=True, pin_factory=factory)
        except Exception:
            self._coil.close()
            raise
        # With a pull-up gpiozero calls low "active".
        self._open_value = 0 if opens_high else 1
        self._last = float("-inf")
        atexit.register(self.close)

    def kick(self) -> Outcome:
        """One pulse; waits out the cool-down of the one before."""
        time.sleep(max(0.0, self._last + COOL_DOWN_SECONDS - time.monotonic()))
        if self._coil.closed:
            return Outcome.FAILED
        second = threading.Timer(HARDEST_SECONDS, self._low)
        second.daemon = True
        second.start()
        try:
            self._coil.on()
            time.sleep(PULSE_SECONDS)
        finally:
            self._low()
            self._last = time.monotonic()
            second.cancel()
        return Outcome.DONE

    def state(self) -> DrawerState:
        """Read the switch."""
        if self._switch.closed:
            return DrawerState.UNKNOWN
        return DrawerState.OPEN if self._switch.value == self._open_value else DrawerState.SHUT

    def close(self) -> None:
        """Coil low, both lines given back; may be called twice."""
        atexit.unregister(self.close)
        self._low()
        self._coil.close()
        self._switch.close()

    def _low(self) -> None:
        if not self._coil.closed:
            self._coil.off()
