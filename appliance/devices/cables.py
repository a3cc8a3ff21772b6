"""The ways to a printer: network, the kernel's usblp, and USB without usblp.

A cable carries bytes within a time limit and nothing else. Opening and reading raise OSError
(pyusb's USBError is one); writing never raises but tells how many bytes were taken, because that
is what decides between *failed* and *unknown*.
"""

import array
import errno
import fcntl
import logging
import os
import select
import socket
import struct
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

log = logging.getLogger(__name__)


class Cable(Protocol):
    """Bytes to a printer and back."""

    def open(self) -> None:
        """Connect, within a few seconds; OSError when the printer is not there."""

    def write(self, data: bytes, seconds: float) -> int:
        """Send; the number of bytes that were taken, fewer than given after an error or time-out."""

    def read(self, seconds: float) -> bytes:
        """What the printer said within the time, perhaps nothing; OSError when the cable is cut."""

    def port_status(self) -> int | None:
        """The USB printer class' status byte, None where there is no such thing."""

    def close(self) -> None:
        """Let go; may be called twice."""


class TcpCable:
    """A printer's raw port (9100): one connection, kept, with status on the same connection.

    A printer serves one connection, lets the others wait, and ends one that is still for minutes (Epson,
    UB-E02 Technical Reference Guide, 4.5 and 4.6: five). Of one that died with a cable or the power it does
    not hear. So ours come from one of the same two ports: a call from there makes no sense to a printer that
    holds a dead one of there, its answer makes none here, and the reset for that ends the dead one (RFC
    9293, 3.5.1, half-open connections).
    """

    CONNECT_SECONDS = 2.0

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._socket: socket.socket | None = None
        # two for each printer, and none that Linux gives to others by itself (32768 and up)
        pair = 20000 + zlib.crc32(f"{host}:{port}".encode()) % 5000 * 2
        self._ours, self._other = pair, pair + 1

    def open(self) -> None:
        """Connect, within 2 s."""
        try:
            self._socket = self._connected(self._ours)
        except (TimeoutError, socket.gaierror):
            raise
        except OSError as error:  # the port is taken, or was refused for the dead one's sake
            log.debug("printer %s:%s from port %s: %s", *self._address, self._ours, error)
            self._ours, self._other = self._other, self._ours
            self._socket = self._connected(self._ours)

    def renew(self) -> None:
        """Connect a second time, within 2 s, and then hang up the first, which a printer now hears.

        Raises:
            ConnectionRefusedError: The printer is there and takes no second one; the first was hung up.
            OSError: It is out of reach; the first is kept.
        """
        try:
            second = self._connected(self._other)
        except ConnectionRefusedError:
            self.close()
            raise
        self.close()
        self._socket, self._ours, self._other = second, self._other, self._ours

    def _connected(self, ours: int) -> socket.socket:
        try:
            connection = socket.create_connection(self._address, self.CONNECT_SECONDS, ("", ours))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
                raise
            connection = socket.create_connection(self._address, self.CONNECT_SECONDS)  # somebody has ours
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        # Closing drops what was not delivered: half a receipt must not come out minutes later.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return connection

    def write(self, data: bytes, seconds: float) -> int:
        """Send; the number of bytes that this machine's network stack took."""
        connection, deadline, sent = self._connection(), time.monotonic() + seconds, 0
        try:
            while sent < len(data):
                connection.settimeout(max(0.001, deadline - time.monotonic()))
                sent += connection.send(data[sent:])
        except OSError as error:
            log.warning("printer %s:%s: %s after %s of %s bytes", *self._address, error, sent, len(data))
        return sent

    def read(self, seconds: float) -> bytes:
        """What came within the time; ConnectionResetError when the printer hung up."""
        connection = self._connection()
        ready, _, _ = select.select([connection], [], [], seconds)
        if not ready:
            return b""
        said = connection.recv(256)
        if not said:
            raise ConnectionResetError(f"{self._address[0]}:{self._address[1]} hung up")
        return said

    def port_status(self) -> int | None:
        """None: a network has no port status."""
        return None

    def close(self) -> None:
        """Hang up."""
        if self._socket:
            self._socket.close()
        self._socket = None

    def _connection(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionError("not connected")
        return self._socket


class LpCable:
    """``/dev/usb/lp*``, the kernel's usblp, opened for writing and reading without blocking."""

    LPGETSTATUS = 0x060B  # linux/lp.h

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._fd: int | None = None

    def open(self) -> None:
        """Open the first device that the pattern finds; its number changes when it is plugged in anew."""
        pattern = Path(self._pattern)
        found = sorted(pattern.parent.glob(pattern.name))
        if not found:
            raise FileNotFoundError(f"no printer at {self._pattern}")
        self._fd = os.open(found[0], os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)

    def write(self, data: bytes, seconds: float) -> int:
        """Send; the number of bytes that the kernel took."""
        fd, deadline, sent = self._device(), time.monotonic() + seconds, 0
        try:
            while sent < len(data):
                _, ready, _ = select.select([], [fd], [], max(0.0, deadline - time.monotonic()))
                if not ready:
                    raise TimeoutError("the printer takes no more")
                with suppress(BlockingIOError):  # no room after all; the deadline ends it
                    sent += os.write(fd, data[sent : sent + 4096])
        except OSError as error:
            log.warning("printer %s: %s after %s of %s bytes", self._pattern, error, sent, len(data))
        return sent

    def read(self, seconds: float) -> bytes:
        """What came within the time."""
        fd, deadline = self._device(), time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([fd], [], [], max(0.0, deadline - time.monotonic()))
            try:
                said = os.read(fd, 256) if ready else b""
            except BlockingIOError:  # usblp says readable, then has nothing after all
                said = b""
            if said or time.monotonic() >= deadline:
                return said
            time.sleep(0.01)  # an empty answer ended the kernel's read; ask it again, not in a spin

    def port_status(self) -> int | None:
        """LPGETSTATUS; None where the device does not know it."""
        answer = array.array("i", [0])
        try:
            fcntl.ioctl(self._device(), self.LPGETSTATUS, answer)
        except OSError as error:
            log.debug("printer %s: no port status: %s", self._pattern, error)
            return None
        return answer[0]

    def close(self) -> None:
        """Close the device."""
        if self._fd is not None:
            os.close(self._fd)
        self._fd = None

    def _device(self) -> int:
        if self._fd is None:
            raise ConnectionError("not open")
        return self._fd


class PyusbCable:
    """A USB printer where usblp is absent; libusb's time-outs are never 0, which means for ever."""

    def __init__(self, vendor: int | None = None, product: int | None = None, backend: Any = None) -> None:
        """Find by vendor and product id, or take the first device of the printer class."""
        self._wanted = {"idVendor": vendor, "idProduct": product}
        self._backend = backend
        self._device: Any = None
        self._interface: Any = None
        self._out: Any = None
        self._in: Any = None

    def open(self) -> None:
        """Claim the printer's interface; no set_configuration and no reset, which drop a waiting job."""
        import usb.core
        import usb.util

        wanted = {name: value for name, value in self._wanted.items() if value is not None}
        for device in usb.core.find(find_all=True, backend=self._backend, **wanted):
            interface = usb.util.find_descriptor(device.get_active_configuration(), bInterfaceClass=7)
            if interface is not None:
                break
        else:
            raise FileNotFoundError("no USB printer")
        number = interface.bInterfaceNumber
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
        usb.util.claim_interface(device, number)
        self._device, self._interface = device, interface
        self._out, self._in = (self._endpoint(way) for way in (usb.util.ENDPOINT_OUT, usb.util.ENDPOINT_IN))
        if self._out is None:
            raise OSError("the USB printer has no way in")

    def write(self, data: bytes, seconds: float) -> int:
        """Send in pieces of 1 KiB, so that the count is right to within one of them."""
        deadline, sent = time.monotonic() + seconds, 0
        try:
            while sent < len(data):
                sent += self._out.write(data[sent : sent + 1024], _milliseconds(deadline - time.monotonic()))
        except OSError as error:
            log.warning("USB printer: %s after %s of %s bytes", error, sent, len(data))
            if error.errno != errno.ENODEV:  # a piece that timed out may have gone over in part
                return min(len(data) - 1, sent + 1)
        return sent

    def read(self, seconds: float) -> bytes:
        """What came within the time; nothing from a printer with no way out."""
        import usb.core

        if self._in is None:
            return b""
        try:
            return bytes(self._in.read(self._in.wMaxPacketSize, _milliseconds(seconds)))
        except usb.core.USBTimeoutError:
            return b""

    def port_status(self) -> int | None:
        """GET_PORT_STATUS; None where it is refused."""
        try:
            return int(self._device.ctrl_transfer(0xA1, 1, 0, self._interface.bInterfaceNumber, 1, 1000)[0])
        except OSError as error:
            log.debug("USB printer: no port status: %s", error)
            return None

    def close(self) -> None:
        """Release the interface and the handle: after an error libusb's handle is stale."""
        import usb.util

        if self._device is not None:
            usb.util.dispose_resources(self._device)
        self._device = self._interface = self._out = self._in = None

    def _endpoint(self, way: int) -> Any:
        import usb.util

        return usb.util.find_descriptor(
            self._interface,
            custom_match=lambda each: usb.util.endpoint_direction(each.bEndpointAddress) == way,
        )


def _milliseconds(seconds: float) -> int:
    return max(1, int(seconds * 1000))
