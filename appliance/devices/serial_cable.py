"""A printer or a display on a serial line: RS-232, or a USB adapter's ``/dev/serial/by-id/…``.

8 data bits, no parity, one stop bit. A printer takes 1 kB a second at 9600 baud and prints slower than
that, so flow control decides whether a long receipt is whole: ``hardware`` is RTS/CTS, which a printer's
cable joins to its DTR; ``software`` is XON/XOFF. pyserial opens the port and sets it up; bytes go to the
port itself, since pyserial does not tell how many were taken before a time-out.
"""

import contextlib
import logging
import os
import select
import time
from typing import Any

log = logging.getLogger(__name__)


class SerialCable:
    """A serial port, opened alone."""

    def __init__(self, path: str, baud: int = 38400, flow: str = "hardware") -> None:
        """Name the port.

        Args:
            path: Its device.
            baud: Its speed, as the printer's switches say.
            flow: ``hardware``, ``software``, or ``none`` for what takes everything as fast as it comes.
        """
        self._path, self._baud, self._flow = path, baud, flow
        self._port: Any = None

    def open(self) -> None:
        """Open and set up; SerialException, an OSError, where it is not there or somebody else has it."""
        import serial

        self._port = serial.Serial(
            self._path,
            self._baud,
            timeout=0,
            write_timeout=0,
            rtscts=self._flow == "hardware",
            xonxoff=self._flow == "software",
            exclusive=True,
        )
        os.set_blocking(self._port.fileno(), False)

    def write(self, data: bytes, seconds: float) -> int:
        """Send; the number of bytes that the port took."""
        fd, deadline, sent = self._device(), time.monotonic() + seconds, 0
        try:
            while sent < len(data):
                _, ready, _ = select.select([], [fd], [], max(0.0, deadline - time.monotonic()))
                if not ready:
                    raise TimeoutError("it takes no more")
                with contextlib.suppress(BlockingIOError):  # no room after all; the deadline ends it
                    sent += os.write(fd, data[sent : sent + 1024])
        except OSError as error:
            log.warning("%s: %s after %s of %s bytes", self._path, error, sent, len(data))
        return sent

    def read(self, seconds: float) -> bytes:
        """What came within the time; ConnectionResetError when the adapter was pulled out."""
        fd = self._device()
        ready, _, _ = select.select([fd], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            said = os.read(fd, 256)
        except BlockingIOError:
            return b""
        if not said:
            raise ConnectionResetError(f"{self._path} is gone")
        return said

    def port_status(self) -> int | None:
        """None: a serial line has no such thing."""
        return None

    def close(self) -> None:
        """Drop what was not sent, or closing would wait for a printer that takes nothing, and let go."""
        port, self._port = self._port, None
        if port is None:
            return
        try:
            port.reset_output_buffer()
        except Exception as error:  # termios.error is no OSError, and the port may be gone
            log.debug("%s: %s", self._path, error)
        with contextlib.suppress(OSError):  # the same
            port.close()

    def _device(self) -> int:
        if self._port is None:
            raise ConnectionError("not open")
        return int(self._port.fileno())
