"""A customer's display on a serial line: two lines of twenty letters, most often on a pole.

Everything that is sent says it all: where the cursor goes, how it moves, the letters, forty characters. So
one that was switched off and on again is right at the next, and nothing flickers. Nothing is ever asked: a
display has no answer, and whether anybody can read it only its port can deny.

Sources. ``epson``: DM-D110 specification, 5.4 (ESC @, ESC R, ESC t, US MD1, US C, HOM; table 5 of ESC t is
PC865, and clones have no table above it). ``cd5220``: the display's manual, 7.2 (ESC @, CLR, ESC DC1, ESC _,
HOM). In overwriting mode both go on from the end of the upper line at the start of the lower one. 8 data
bits, no parity, and no flow control: most cables carry one wire and ground.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from appliance.devices import DisplayChanged
from appliance.devices.lines import Queue
from appliance.devices.serial_cable import SerialCable
from appliance.domain.shown import Shown

log = logging.getLogger(__name__)

WRITE_SECONDS = 1.0
AGAIN_SECONDS = 5.0
"""Between two times that the same is sent: to one that came back, or was switched off and on."""
LAST_SECONDS = 0.1
"""For the last byte to leave an adapter: closing drops what has not."""
CLEAR = b"\x0c"

Lines = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Commands:
    """What a make of display listens to."""

    begin: bytes
    """To one that may be in the middle of anything."""
    before: bytes
    """Before the forty characters."""
    page: str
    """Its letters, by Python's name."""


COMMANDS = {
    "epson": Commands(b"\x1b@", b"\x1f\x01\x1bR\x00\x1bt\x05\x1fC\x00\x0b", "cp865"),
    "cd5220": Commands(CLEAR + b"\x1b@", b"\x1b\x11\x1b_\x00\x0b", "ascii"),
}


class PoleDisplay:
    """One display; used on one thread."""

    def __init__(self, port: str, baud: int = 9600, commands: str = "epson") -> None:
        """Name the port, its speed and a key of `COMMANDS`; nothing is opened yet."""
        self._cable, self._port = SerialCable(port, baud, flow="none"), port
        self._commands = COMMANDS[commands]
        self._second = baud / 10
        """Bytes that the line takes in one."""
        self._open = self._told = False

    @property
    def page(self) -> str:
        """The letters that it has, by Python's name."""
        return self._commands.page

    def show(self, lines: Lines) -> bool:
        """Put two lines of twenty on the glass; whether the port took them. Never raises."""
        data = self._commands.before + "".join(lines).encode(self.page, "replace")
        try:
            if not self._open:
                self._cable.open()
                self._open = True
                data = self._commands.begin + data
            well = self._send(data)
        except Exception as error:  # termios.error is no OSError
            if not self._told:
                log.warning("customer display %s: %s", self._port, error)
            well = False
        if not well:
            self._let_go()
        self._told = not well
        return well

    def close(self) -> None:
        """Leave the glass dark, and let go; may be called twice."""
        if self._open:
            with contextlib.suppress(Exception):  # it may have gone just now
                self._send(CLEAR)
                time.sleep(LAST_SECONDS)
        self._let_go()

    def _send(self, data: bytes) -> bool:
        """Write, and wait as long as the line needs: what is sent next must not stand in a queue."""
        taken = self._cable.write(data, WRITE_SECONDS)
        time.sleep(taken / self._second)
        return taken == len(data)

    def _let_go(self) -> None:
        self._open = False
        self._cable.close()


class DisplayLine:
    """The worker's side: whatever is newest is shown, and what came between is not."""

    def __init__(self, display: PoleDisplay, worker: Queue, lay_out: Callable[[Shown], Lines]) -> None:
        """Begin to look after it; its first state is always posted.

        Args:
            display: The display.
            worker: Where it is spoken to.
            lay_out: Makes two lines of what is to be shown; called on the worker's thread.
        """
        self._display, self._worker, self._lay_out = display, worker, lay_out
        self._lock = threading.Lock()
        self._newest: Shown | None = None
        self._asked = False
        self._well: bool | None = None
        worker.repeat(self._write, AGAIN_SECONDS)

    def show(self, seen: Shown) -> None:
        """Show that as soon as the line is free; returns at once."""
        with self._lock:
            if seen == self._newest:
                return
            self._newest = seen
            first, self._asked = not self._asked, True
        if first:
            self._worker.put(self._write)

    def _write(self) -> DisplayChanged | None:
        with self._lock:
            seen, self._asked = self._newest, False
        if seen is None:
            return None
        try:
            well = self._display.show(self._lay_out(seen))
        except Exception:
            log.exception("customer display: unexpected")
            well = False
        if well == self._well:
            return None
        self._well = well
        return DisplayChanged(well)
