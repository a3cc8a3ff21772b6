"""A receipt printer without hardware: a network printer on this machine that behaves like one.

It listens on a raw port, answers DLE EOT and GS r as the command reference says, stops printing
when its paper is out or its cover is open and goes on when that is mended, and can be told to fail:
to accept and never read, to hang up in the middle of a job, to answer nothing. As a real one it serves one
connection; others come about and wait until that one is closed, or has said nothing for minutes. What it
printed is in `roll`; the bench window of the demo shows its picture. A drawer hangs on its connector.
"""

import contextlib
import logging
import re
import socket
import threading
import time
from collections.abc import Callable

from appliance.paper.layout import Row
from appliance.paper.png import png
from appliance.simulated.roll import Roll, UnknownCommand

log = logging.getLogger(__name__)

_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])|\x10\x14\x01([\x00\x01])[\x01-\x08]", re.DOTALL)


class SimulatedPrinter:
    """A printer on the network. Its public attributes may be changed at any time."""

    def __init__(
        self, columns: int = 48, port: int = 0, printed: Callable[[], None] | None = None,
        host: str = "127.0.0.1",
    ) -> None:  # fmt: skip
        """Switch on, with 48 or 32 columns, at a TCP port (0: the system chooses, `port` tells) of ``host``;
        ``printed`` is called on the printer's thread after something came out or the drawer moved."""
        self.roll = Roll(columns)
        self.faults: list[str] = []
        """Commands that no printer here knows, as they came."""
        self.paper = "full"
        """full, low or out."""
        self.cover_open = False
        self.error = ""
        """cutter, hot or error."""
        self.deaf = False
        """Takes connections and never reads."""
        self.mute = False
        """Prints, and never answers."""
        self.hang_up_after: int | None = None
        """Hangs up when this many more bytes have come."""
        self.still_seconds = 300.0
        """A connection that is still for so long is closed (Epson, UB-E02 Technical Reference Guide, 4.6)."""
        self.seconds = 0.0
        """How long it prints at what has come."""
        self.drawer_open = False
        self.drawer_opens_high = True
        self._held = bytearray()
        self._ready_at = 0.0
        self._printed = printed or (lambda: None)
        self._lock = threading.RLock()
        self._stopping = threading.Event()
        self._connection: socket.socket | None = None
        self._server = socket.create_server((host, port))
        self._server.settimeout(0.1)
        self.port: int = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="simulated printer", daemon=True)
        self._thread.start()

    @property
    def offline(self) -> bool:
        """Whether it does not print now."""
        return self.cover_open or bool(self.error) or self.paper == "out"

    @property
    def busy(self) -> bool:
        """Whether something has come that is still to print."""
        return bool(self._held)

    def mend(self) -> None:
        """New paper, cover shut, ears and mouth open: prints what it held back."""
        with self._lock:
            self.paper, self.error, self.hang_up_after = "full", "", None
            self.cover_open = self.deaf = self.mute = False
            self._print(b"")

    def picture(self, rows: int = 60) -> bytes:
        """The end of the paper roll as a PNG file, for the bench window."""
        with self._lock:
            drawn = self.roll.drawn[-rows:]
        return png(drawn, self.roll.columns)

    def shut_drawer(self) -> None:
        """Push the drawer in."""
        self.drawer_open = False
        self._printed()

    def unplug(self) -> None:
        """Hang up at once, as a pulled cable's reset does."""
        if connection := self._connection:
            with contextlib.suppress(OSError):  # it may be closing on the other side right now
                connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Switch off; may be called twice."""
        self._stopping.set()
        self._thread.join(30)
        self._server.close()

    def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                self._connection, _ = self._server.accept()
            except TimeoutError:
                continue
            with self._connection as connection:
                try:
                    self._listen(connection)
                except OSError as error:
                    log.info("simulated printer: %s", error)
            # Half a job of a broken connection stays in a real printer's buffer too.

    def _listen(self, connection: socket.socket) -> None:
        connection.settimeout(0.02)
        heard = time.monotonic()
        while not self._stopping.is_set():
            if self.deaf:
                self._stopping.wait(0.02)
                continue
            try:
                data = connection.recv(1024)
            except TimeoutError:
                with self._lock:
                    self._print(b"")
                self._answer(connection)
                if time.monotonic() - heard > self.still_seconds:
                    return
                continue
            if not data:
                return
            heard = time.monotonic()
            if self.hang_up_after is not None:
                data, self.hang_up_after = data[: self.hang_up_after], self.hang_up_after - len(data)
            with self._lock:
                self._receive(connection, data)
            if self.hang_up_after is not None and self.hang_up_after <= 0:
                self.hang_up_after = None
                return

    def _receive(self, connection: socket.socket, data: bytes) -> None:
        """Real-time commands are obeyed on arrival, all others in their turn."""
        for command in _REAL_TIME.finditer(data):
            if command[1]:
                self._say(connection, bytes((self._status(command[1][0]),)))
            else:
                self._open_drawer()
        self._print(_REAL_TIME.sub(b"", data))
        self._answer(connection)

    def _print(self, data: bytes) -> None:
        if data and not self._held:
            self._ready_at = time.monotonic() + self.seconds
        self._held += data
        if self.offline or not self._held or time.monotonic() < self._ready_at:
            return
        kicks = len(self.roll.kicks)
        self._feed(bytes(self._held))
        self._held.clear()
        if len(self.roll.kicks) > kicks:
            self._open_drawer()
        self._printed()

    def _feed(self, data: bytes) -> None:
        """What the decoder does not know is kept in `faults`, and stands large on the paper."""
        while True:
            try:
                self.roll.feed(data)
                return
            except UnknownCommand as error:
                log.error("simulated printer: unknown command: %s", error)
                self.faults.append(str(error))
                self.roll.drawn.append(Row(f"?? {error}"[: self.roll.columns // 2], bold=True, large=True))
                data = b""

    def _answer(self, connection: socket.socket) -> None:
        """Send what GS r asked for: sensor bits 0-1 near end, 2-3 end."""
        with self._lock:
            count = len(self.roll.answers)
            self.roll.answers.clear()
        if count:
            self._say(connection, bytes((0x03 if self.paper == "low" else 0x00,)) * count)

    def _say(self, connection: socket.socket, answer: bytes) -> None:
        if not self.mute:
            connection.sendall(answer)

    def _status(self, n: int) -> int:
        """DLE EOT n, command reference tables: bits 1 and 4 are always on."""
        match n:
            case 1:
                pin = 0x04 if self.drawer_open == self.drawer_opens_high else 0
                return 0x12 | pin | (0x08 if self.offline else 0)
            case 2:
                stopped = (0x20 if self.paper == "out" else 0) | (0x40 if self.error else 0)
                return 0x12 | (0x04 if self.cover_open else 0) | stopped
            case 3:
                return 0x12 | {"": 0, "cutter": 0x08, "hot": 0x40, "error": 0x20}[self.error]
            case 4:
                return 0x12 | {"full": 0, "low": 0x0C, "out": 0x6C}[self.paper]
            case _:
                return 0x12

    def _open_drawer(self) -> None:
        self.drawer_open = True
        self._printed()
