"""The cash drawer: a short pulse opens it, a switch says whether it is open.

On the printer's connector (Epson "DK" port: pin 2 or 5 drives the coil, pin 3 reads the switch) or
on the box's own GPIO lines through a driver stage. A coil stands 24 V for half a second at most, so
the pulse ends in three ways: by its own clock, by a second clock, and when the program ends; behind
all of them stands the one-shot of the driver stage. A program that was killed leaves its lines to the
kernel, which makes inputs of them; the next one begins with the cool-down.
"""

import atexit
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from appliance.devices import Drawer, DrawerState, Outcome, PrinterState
from appliance.devices.file_printer import FilePrinter
from appliance.devices.printer import EscposPrinter
from appliance.devices.status import PRINTER, drawer_pin_high
from appliance.pin_map import DRAWER_KICK, DRAWER_SENSE

log = logging.getLogger(__name__)

PULSE_SECONDS = 0.15
HARDEST_SECONDS = 0.4
"""The second clock: no pulse is longer, whatever the first one does."""
COOL_DOWN_SECONDS = 2.0
"""From one pulse's end to the next one's beginning."""
PRINTER_COOL_DOWN_SECONDS = 0.5
"""The same on a printer's connector, whose driver is built for drawers; what ESC p asks of it below."""

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
        self._printer, self.opens_high = printer, opens_high
        self._m = 0 if pin == 2 else 1
        self._last = float("-inf")

    def kick(self) -> Outcome:
        """ESC p; a printer that prints nothing now (paper, cover) opens by DLE DC4, in real time."""
        time.sleep(max(0.0, self._last + PRINTER_COOL_DOWN_SECONDS - time.monotonic()))
        try:
            return self._kick()
        finally:
            self._last = time.monotonic()

    def _kick(self) -> Outcome:
        outcome = self._printer.print(bytes((0x1B, 0x70, self._m, _ON, _OFF)))
        stuck = (PrinterState.OUT_OF_PAPER, PrinterState.COVER_OPEN, PrinterState.OFFLINE)
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
        return DrawerState.OPEN if drawer_pin_high(answer) == self.opens_high else DrawerState.SHUT

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
        self.opens_high = opens_high
        self._last = time.monotonic()  # the program before may have died in a pulse
        self._lock, self._ended = threading.Lock(), threading.Event()
        atexit.register(self.close)

    def kick(self) -> Outcome:
        """One pulse; waits out the cool-down of the one before. UNKNOWN where it was cut short."""
        if self._ended.wait(max(0.0, self._last + COOL_DOWN_SECONDS - time.monotonic())):
            return Outcome.FAILED
        second = threading.Timer(HARDEST_SECONDS, self._low)
        second.daemon = True
        second.start()
        try:
            if not self._high():
                return Outcome.FAILED
            cut = self._ended.wait(PULSE_SECONDS)
        finally:
            self._low()
            self._last = time.monotonic()
            second.cancel()
        return Outcome.UNKNOWN if cut else Outcome.DONE

    def state(self) -> DrawerState:
        """Read the switch; UNKNOWN where its line cannot be read."""
        with self._lock:
            try:
                value = None if self._switch.closed else self._switch.value
            except OSError as error:
                log.warning("the drawer's switch: %s", error)
                value = None
        if value is None:
            return DrawerState.UNKNOWN
        high = not value  # with a pull-up gpiozero calls low "active"
        return DrawerState.OPEN if high == self.opens_high else DrawerState.SHUT

    def close(self) -> None:
        """Coil low at once, also in a pulse; both lines given back. On any thread; may be called twice."""
        atexit.unregister(self.close)
        self._ended.set()
        self._low()
        with self._lock:
            for line in (self._coil, self._switch):
                try:
                    line.close()
                except OSError as error:
                    log.warning("the drawer's lines: %s", error)

    def _high(self) -> bool:
        """Put the coil under power; False where the line is gone, or does not obey."""
        with self._lock:
            if self._coil.closed:
                return False
            try:
                self._coil.on()
            except OSError as error:
                log.warning("the drawer's coil: %s", error)
                return False
            return True

    def _low(self) -> None:
        """Take the power away; a line that does not obey is given back, and the resistor pulls it down."""
        with self._lock:
            if self._coil.closed:
                return
            try:
                self._coil.off()
            except OSError as error:
                log.warning("the drawer's coil: %s", error)
                self._coil.close()


class LateDrawer:
    """A drawer whose lines may be taken by another program, or not be there yet: a till starts without it,
    and has it once they can be had."""

    AGAIN_SECONDS = 3.0

    def __init__(self, take: Callable[[], Drawer], opens_high: bool = True) -> None:
        """Have ``take`` called with the first use; it may raise OSError or gpiozero's errors."""
        self._take, self._again, self.opens_high = take, float("-inf"), opens_high
        self._drawer: Drawer | None = None
        self._lock, self._ended = threading.Lock(), False

    def kick(self) -> Outcome:
        """Open it; FAILED where it is not there."""
        drawer = self._there()
        return drawer.kick() if drawer else Outcome.FAILED

    def state(self) -> DrawerState:
        """Its switch; UNKNOWN where it is not there."""
        drawer = self._there()
        if not drawer:
            return DrawerState.UNKNOWN
        drawer.opens_high = self.opens_high
        return drawer.state()

    def close(self) -> None:
        """Let go of it for good; on any thread, and may be called twice."""
        with self._lock:
            self._ended = True
            if self._drawer:
                self._drawer.close()

    def _there(self) -> Drawer | None:
        from gpiozero import GPIOZeroError

        with self._lock:
            if self._drawer or self._ended or time.monotonic() < self._again:
                return self._drawer
            try:
                self._drawer = self._take()
            except (OSError, GPIOZeroError) as error:
                log.warning("no drawer on the box's pins: %s: %s", type(error).__name__, error)
                self._again = time.monotonic() + self.AGAIN_SECONDS
            return self._drawer
