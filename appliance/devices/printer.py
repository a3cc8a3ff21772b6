"""The receipt printer: whole jobs in, an honest outcome out.

A job is DONE when the printer itself said so: behind every job goes ``GS r 1``, which it answers
when everything before it was worked off. It is FAILED only when certainly no byte of it was taken;
a printer that is out of paper, open or silent though it used to answer gets no byte. All between
is UNKNOWN, and a person looks at the paper. Ordinary trouble is an outcome, never an exception.

A job that broke off may lie in the printer still: in the middle of a command whose arguments the next
job would be taken for, with an answer to come that the next job would take for its own. So what comes
behind a broken job is as many NULs as it had bytes, which fill a command and print nothing, then a
question of their own, and the answers to both are waited for.

One thread at a time uses a printer (the printer's worker; the drawer on its connector included).
"""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from appliance.devices import Outcome, PrinterState
from appliance.devices.cables import Cable, LpCable, PyusbCable, TcpCable
from appliance.devices.serial_cable import SerialCable
from appliance.devices.status import (
    IN_ORDER,
    ask_state,
    is_automatic,
    is_in_order,
    is_real_time,
    port_state,
    question,
)

log = logging.getLogger(__name__)

ANSWER_SECONDS = 0.8
"""For DLE EOT, which is answered at once; the slowest print servers need half a second."""
WRITE_SECONDS = 8.0
PRINT_SECONDS = 15.0
"""For a whole job to come out: a long Z report is 1 m of paper at 100 mm/s."""
SETTLE_SECONDS = 2.5
"""Without an answer behind the first one: the others that are due were lost, and come no more."""
QUIET_SECONDS = 3.0
"""A printer that was not there, or never answers, is not asked more often than this, except by a job."""

_LEAST = 32
"""NULs behind half a question: more than a command has arguments whose length it does not say."""

_NO_WAY_ON = (
    PrinterState.OUT_OF_PAPER,
    PrinterState.COVER_OPEN,
    PrinterState.OFFLINE,
    PrinterState.CUTTER,
    PrinterState.HOT,
    PrinterState.ERROR,
)


class EscposPrinter:
    """Speaks ESC/POS status over a cable, which it opens by itself and again after trouble."""

    def __init__(self, cable: Cable) -> None:
        self._cable = cable
        self._open = False
        self._quiet_until = float("-inf")
        self._answers = False
        """Whether this printer has ever answered; one that can't is not waited for."""
        self._said = bytearray()
        self._of_status = 0
        """Bytes still to come of an automatic status, which a printer may send as it is switched on."""
        self._broken = 0
        """Bytes of what broke off, and may lie in the printer."""
        self._due = 0
        """Answers to jobs that broke off, which may come yet."""

    def print(self, data: bytes) -> Outcome:
        """Send one whole job and wait until the printer has worked it off, 25 s at the most."""
        self._quiet_until = float("-inf")
        state = self.state()
        if state == PrinterState.UNKNOWN and self._answers:
            state = self.state()  # a kept connection may have died in silence; the second is a new one
        if state in _NO_WAY_ON or not self._open:
            return Outcome.FAILED
        if state == PrinterState.UNKNOWN and self._answers:
            return Outcome.FAILED
        if (self._broken or self._due) and not self._cleared():
            return Outcome.FAILED
        self._said.clear()
        sent = self._cable.write(data + IN_ORDER, WRITE_SECONDS)
        if sent < len(data):
            self.close()
        outcome = self._worked_off() if self._open else Outcome.UNKNOWN if sent else Outcome.FAILED
        unsure = outcome == Outcome.UNKNOWN
        self._broken, self._due = (len(data), self._due + 1) if unsure else (0, self._due)
        return outcome

    def real_time(self, command: bytes) -> Outcome:
        """Send a real-time command (DLE …) that the printer obeys without paper too; never DONE."""
        if not self._ready():
            return Outcome.FAILED
        return Outcome.UNKNOWN if self._command(command) else Outcome.FAILED

    def state(self) -> PrinterState:
        """Ask; UNKNOWN where nothing answers, OFFLINE where there is nothing to ask."""
        if not self._ready():
            return PrinterState.OFFLINE
        state = ask_state(self.ask)
        if state == PrinterState.UNKNOWN and self._ready():
            port = self._cable.port_status()
            state = PrinterState.UNKNOWN if port is None else port_state(port)
        return state

    def ask(self, n: int) -> int | None:
        """Put DLE EOT n; the answering byte, or None."""
        if not self._ready() or time.monotonic() < self._quiet_until:
            return None
        asked = question(n)
        if self._command(asked) < len(asked):
            self.close()
            return None
        answer = self._pick(is_real_time, ANSWER_SECONDS)
        if answer is not None:
            self._answers = True
        elif self._answers:
            self.close()  # a late answer must not be taken for the next question's
        else:
            self._quiet_until = time.monotonic() + QUIET_SECONDS
        return answer

    def close(self) -> None:
        """Let go of the cable; the next job opens it again."""
        self._open = False
        self._said.clear()
        self._of_status = 0
        self._cable.close()

    def _ready(self) -> bool:
        """An open cable without old answers in it, or False."""
        try:
            if self._open:
                self._hear(self._cable.read(0))
                self._said = bytearray(byte for byte in self._said if is_in_order(byte))
                return True
        except OSError as error:
            log.info("printer: %s; opening again", error)
            self.close()
        if time.monotonic() < self._quiet_until:
            return False
        try:
            self._cable.open()
        except OSError as error:
            log.info("printer: %s", error)
            self._quiet_until = time.monotonic() + QUIET_SECONDS
            self._cable.close()
            return False
        self._open = True
        return True

    def _command(self, command: bytes) -> int:
        """Send a real-time command; half of one would take the next job's first byte for its own."""
        sent = self._cable.write(command, ANSWER_SECONDS)
        if 0 < sent < len(command):
            self._broken = max(self._broken, len(command))
        return sent

    def _cleared(self) -> bool:
        """Bring the printer behind a job that broke off; False: it is not, and takes nothing now."""
        self._said.clear()
        filled = bytes(max(self._broken, _LEAST)) + IN_ORDER
        if self._cable.write(filled, WRITE_SECONDS) < len(filled):
            self.close()
            return False
        self._due += 1
        if self._answers:
            if self._pick(is_in_order, PRINT_SECONDS) is None:
                self.close()
                return False
            self._due -= 1
            while self._due and self._pick(is_in_order, SETTLE_SECONDS) is not None:
                self._due -= 1
            self._due = 0
        self._broken = 0
        return self._open

    def _hear(self, said: bytes) -> None:
        """Keep what was said, without an automatic status: four bytes, of which three look like answers."""
        for byte in said:
            if self._of_status:
                self._of_status -= 1
            elif is_automatic(byte):
                self._of_status = 3
            else:
                self._said.append(byte)

    def _worked_off(self) -> Outcome:
        deadline = time.monotonic() + PRINT_SECONDS
        while self._answers and self._open and time.monotonic() < deadline:
            if self._pick(is_in_order, 2.0) is not None:
                return Outcome.DONE
            if self._open and ask_state(self.ask) in (*_NO_WAY_ON, PrinterState.UNKNOWN):
                break
        # The answer may come yet; on a new connection it can't be taken for another job's.
        if self._answers:
            self.close()
        return Outcome.UNKNOWN

    def _pick(self, wanted: Callable[[int], bool], seconds: float) -> int | None:
        """The first byte of the wanted kind that was said, or is said within the time."""
        deadline = time.monotonic() + seconds
        while True:
            for place, byte in enumerate(self._said):
                if wanted(byte):
                    del self._said[place]
                    return byte
            left = deadline - time.monotonic()
            if left <= 0:
                return None
            try:
                self._hear(self._cable.read(left))
            except OSError as error:
                log.info("printer: %s", error)
                self.close()
                return None


class NetworkPrinter(EscposPrinter):
    """A printer on the network, at its raw port."""

    def __init__(self, host: str, port: int = 9100) -> None:
        super().__init__(TcpCable(host, port))


class UsbLpPrinter(EscposPrinter):
    """A USB printer under the kernel's usblp."""

    def __init__(self, pattern: str = "/dev/usb/lp*") -> None:
        super().__init__(LpCable(pattern))


class SerialPrinter(EscposPrinter):
    """A printer on a serial line."""

    def __init__(self, path: str, baud: int = 38400, flow: str = "hardware") -> None:
        super().__init__(SerialCable(path, baud, flow))


class PyusbPrinter(EscposPrinter):
    """A USB printer where usblp is absent; by vendor and product id, or the first there is."""

    def __init__(self, vendor: int | None = None, product: int | None = None) -> None:
        super().__init__(PyusbCable(vendor, product))


class FilePrinter:
    """Appends every job to a file and waits until the disk has it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def print(self, data: bytes) -> Outcome:
        """Append and fsync."""
        try:
            fd = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o644)
        except OSError as error:
            log.warning("printer file: %s", error)
            return Outcome.FAILED
        written = 0
        try:
            written = os.write(fd, data)
            os.fsync(fd)
        except OSError as error:
            log.warning("printer file: %s", error)
            return Outcome.UNKNOWN if written else Outcome.FAILED
        finally:
            os.close(fd)
        return Outcome.DONE if written == len(data) else Outcome.UNKNOWN

    def real_time(self, command: bytes) -> Outcome:
        """A file has no hurry: the same as any job."""
        return self.print(command)

    def ask(self, n: int) -> int | None:
        """None: a file answers no question."""
        return None

    def state(self) -> PrinterState:
        """FINE where the file can be written, else OFFLINE."""
        place = self._path if self._path.exists() else self._path.parent
        return PrinterState.FINE if os.access(place, os.W_OK) else PrinterState.OFFLINE

    def close(self) -> None:
        """Nothing is held open between two jobs."""
