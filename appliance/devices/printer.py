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
import time
from collections.abc import Callable

from appliance.devices import Outcome, PrinterState
from appliance.devices.cables import Cable, LpCable, PyusbCable, TcpCable
from appliance.devices.serial_cable import SerialCable
from appliance.devices.status import (
    IN_ORDER,
    NO_WAY_ON,
    PRINTER,
    ask_state,
    is_in_order,
    is_real_time,
    port_state,
    question,
    without_automatic,
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
        self._late = 0
        """Answers to questions that may come yet; which question an answer belongs to, it does not say."""

    def print(self, data: bytes) -> Outcome:
        """Send one whole job and wait until the printer has worked it off, 25 s at the most."""
        self._quiet_until = float("-inf")
        state = self.state(twice=True)
        if state in NO_WAY_ON or not self._open:
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

    def state(self, twice: bool = False) -> PrinterState:
        """Ask; UNKNOWN where nothing answers, OFFLINE where there is nothing to ask.

        Args:
            twice: Where it answered before: its connection may have died in silence, and is a new one then.
        """
        if not self._ready():
            return PrinterState.OFFLINE
        state = ask_state(self.ask)
        if self._late:
            return PrinterState.OFFLINE
        if state == PrinterState.UNKNOWN and self._ready():
            port = self._cable.port_status()
            state = PrinterState.UNKNOWN if port is None else port_state(port)
        again = twice and self._answers and state == PrinterState.UNKNOWN
        return self.state(twice=False) if again else state

    def ask(self, n: int) -> int | None:
        """Put DLE EOT n; the answering byte, or None."""
        return self._put(n) if self._ready() and self._caught_up() else None

    def close(self) -> None:
        """Let go of the cable; the next job opens it again."""
        self._open = False
        self._forget()
        self._cable.close()

    def _forget(self) -> None:
        """Nothing that was said or asked before counts any more."""
        self._said.clear()
        self._of_status = self._late = 0

    def _put(self, n: int) -> int | None:
        answer = self._answer(n)
        if answer is None and self._open:
            self._unanswered()
        return answer

    def _answer(self, n: int) -> int | None:
        """Put DLE EOT n on an open cable; the answering byte, or None."""
        asked = question(n)
        if self._command(asked) < len(asked):
            self.close()
            return None
        answer = self._pick(is_real_time, ANSWER_SECONDS)
        self._answers = self._answers or answer is not None
        return answer

    def _unanswered(self) -> None:
        """What to do with a cable on which a question was not answered."""
        if self._answers:
            self.close()  # a late answer must not be taken for the next question's
        else:
            self._quiet_until = time.monotonic() + QUIET_SECONDS

    def _caught_up(self) -> bool:
        """Ask until the printer says something and all late answers have come; False: ask nothing now."""
        if self._late and self._pick(is_real_time, 0.0) is not None:
            self._late -= 1
        elif time.monotonic() < self._quiet_until:
            return False
        elif not self._late:
            return True
        elif self._put(PRINTER) is None:
            return False
        deadline = time.monotonic() + SETTLE_SECONDS
        while self._late and self._pick(is_real_time, deadline - time.monotonic()) is not None:
            self._late -= 1
        self._late, self._quiet_until = 0, float("-inf")
        return self._open

    def _ready(self) -> bool:
        """An open cable without old answers in it, or False."""
        try:
            if self._open:
                self._hear(self._cable.read(0))
                if not self._late:
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
        answers, self._of_status = without_automatic(said, self._of_status)
        self._said += answers

    def _worked_off(self) -> Outcome:
        deadline = time.monotonic() + PRINT_SECONDS
        while self._answers and self._open and time.monotonic() < deadline:
            if self._pick(is_in_order, 2.0) is not None:
                return Outcome.DONE
            if self._open and ask_state(self._answer) in (*NO_WAY_ON, PrinterState.UNKNOWN):
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
    """A printer on the network, at its raw port.

    A connection that falls silent is kept, and asked on, until the printer takes a second one or the network
    fails it: of one that is hung up with the cable out the printer does not hear, and serves nobody else.
    """

    def __init__(self, host: str, port: int = 9100) -> None:
        self._network = TcpCable(host, port)
        self._renewed = False
        super().__init__(self._network)

    def state(self, twice: bool = True) -> PrinterState:
        """Ask, see `EscposPrinter`."""
        return super().state(twice)

    def _unanswered(self) -> None:
        if self._answers or not self._renewed:  # of one that can't answer once: a dead one may be in our way
            self._renewed = True
            try:
                self._network.renew()
                self._forget()
                if self._answers:
                    return
            except ConnectionRefusedError:
                self.close()
            except OSError as error:
                log.info("printer: %s; asking on", error)
                self._late += self._answers
        self._quiet_until = time.monotonic() + QUIET_SECONDS


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
