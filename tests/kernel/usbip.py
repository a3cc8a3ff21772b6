"""A USB printer on a cable made of TCP: the server's side of USB/IP, as far as usblp needs it.

Source: the kernel's Documentation/usb/usbip_protocol.rst and the USB Printing Class 1.1. What it is given on
its bulk-out endpoint goes on to the simulated printer at a TCP port; what that answers comes back on bulk-in.
"""

import contextlib
import socket
import struct
import threading
from collections import deque

VENDOR, PRODUCT = 0x04B8, 0x0E15
BUS, PORT_OF_BUS = b"1-1", 3
DEVICE_LIST, IMPORT, SUBMIT, UNLINK = 0x8005, 0x8003, 1, 2
VERSION = 0x0111
HIGH_SPEED = 3
IDENTITY = b"\x00\x2eMFG:EPSON;CMD:ESC/POS;MDL:TM-T20III;CLS:PRINTER;"

_DEVICE = struct.pack("<BBHBBBBHHHBBBB", 18, 1, 0x0200, 0, 0, 0, 64, VENDOR, PRODUCT, 0x0100, 1, 2, 3, 1)
_INTERFACE = struct.pack("<BBBBBBBBB", 9, 4, 0, 0, 2, 7, 1, 2, 0)
_OUT = struct.pack("<BBBBHB", 7, 5, 0x01, 2, 512, 0)
_IN = struct.pack("<BBBBHB", 7, 5, 0x82, 2, 512, 0)
_ENDPOINTS = _INTERFACE + _OUT + _IN
_CONFIGURATION = struct.pack("<BBHBBBBB", 9, 2, 9 + len(_ENDPOINTS), 1, 1, 0, 0xC0, 1) + _ENDPOINTS
_STRINGS = ("", "EPSON", "TM-T20III", "TB0001")


class UsbPrinter:
    """One printer, waiting for a guest to attach it; `pull_out` and it is gone."""

    def __init__(self, printer: int) -> None:
        """``printer`` is the TCP port of the printer behind it, on this machine."""
        self._printer = socket.create_connection(("127.0.0.1", printer))
        self._answers: deque[int] = deque()
        self._waiting: deque[tuple[int, int]] = deque()
        """Reads that the guest has asked for: sequence number, length."""
        self._lock = threading.Lock()
        self.hung = False
        """Takes no byte and answers nothing, as a printer whose firmware has stopped."""
        self._connection: socket.socket | None = None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        for work in (self._serve, self._listen):
            threading.Thread(target=work, daemon=True).start()

    def pull_out(self) -> None:
        """The cable is pulled out."""
        with self._lock:
            if self._connection:
                with contextlib.suppress(OSError):  # the guest may have hung up first
                    self._connection.shutdown(socket.SHUT_RDWR)
            self._connection = None

    def close(self) -> None:
        """Stop for good."""
        self.pull_out()
        self._listening.close()
        self._printer.close()

    def _listen(self) -> None:
        """What the printer answers, kept until the guest asks for it."""
        while True:
            try:
                said = self._printer.recv(256)
            except OSError:
                said = b""
            if not said:
                return  # closed
            with self._lock:
                self._answers.extend(said)
                if self._connection:
                    self._hand_back(self._connection)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return  # closed
            with connection:
                try:
                    self._talk(connection)
                except (OSError, EOFError):
                    continue  # pulled out, or the guest is gone

    def _talk(self, connection: socket.socket) -> None:
        version, command, _ = struct.unpack(">HHI", _exactly(connection, 8))
        if command != IMPORT or version != VERSION:
            raise EOFError(f"expected an import of USB/IP {VERSION:#x}, got {command:#x} of {version:#x}")
        _exactly(connection, 32)  # the bus id that it asks for: there is one
        connection.sendall(struct.pack(">HHI", VERSION, 3, 0) + self._described())
        with self._lock:
            self._connection = connection
            self._answers.clear()
            self._waiting.clear()
        while True:
            head = _exactly(connection, 48)
            command, number, _, direction, endpoint = struct.unpack(">IIIII", head[:20])
            if command == UNLINK:
                with self._lock:
                    left = struct.unpack(">I", head[20:24])[0]
                    was = [one for one in self._waiting if one[0] == left]
                    self._waiting = deque(one for one in self._waiting if one[0] != left)
                    status = -104 if was else 0  # ECONNRESET: it was still waiting
                    connection.sendall(struct.pack(">IIIIIi24x", 4, number, 0, 0, 0, status))
                continue
            length = struct.unpack(">I", head[24:28])[0]
            data = _exactly(connection, length) if direction == 0 else b""
            self._submitted(connection, number, endpoint, head[40:48], length, data)

    def _submitted(
        self, connection: socket.socket, number: int, endpoint: int, setup: bytes, length: int, data: bytes
    ) -> None:
        with self._lock:
            if endpoint == 0:
                answer = _control(setup)
                self._reply(connection, number, answer[:length] if answer is not None else None)
            elif endpoint == 2:
                self._waiting.append((number, length))
            elif self.hung:
                return  # never completed
            else:
                self._printer.sendall(data)
                self._reply(connection, number, b"", len(data))
            self._hand_back(connection)

    def _hand_back(self, connection: socket.socket) -> None:
        while self._answers and self._waiting and not self.hung:
            number, length = self._waiting.popleft()
            count = min(length, len(self._answers))
            self._reply(connection, number, bytes(self._answers.popleft() for _ in range(count)))

    def _reply(self, connection: socket.socket, number: int, data: bytes | None, taken: int = 0) -> None:
        status, length = (0, len(data) or taken) if data is not None else (-32, 0)  # EPIPE: a stall
        head = struct.pack(">IIIIIiiiii8x", 3, number, 0, 0, 0, status, length, 0, 0, 0)
        connection.sendall(head + (data or b""))

    def _described(self) -> bytes:
        path = b"/sys/devices/tillbox/usb1/1-1"
        numbers = struct.pack(">IIIHHH", 1, 2, HIGH_SPEED, VENDOR, PRODUCT, 0x0100)
        return path.ljust(256, b"\0") + BUS.ljust(32, b"\0") + numbers + bytes((0, 0, 0, 1, 1, 1))


def _control(setup: bytes) -> bytes | None:
    """The answer to a control transfer; None where the device stalls."""
    kind, request, value, _, _ = struct.unpack("<BBHHH", setup)
    match kind, request, value >> 8:
        case 0x80, 6, 1:
            return _DEVICE
        case 0x80, 6, 2:
            return _CONFIGURATION
        case 0x80, 6, 3:
            if value & 0xFF == 0:
                return bytes((4, 3, 0x09, 0x04))
            text = _STRINGS[value & 0xFF].encode("utf-16-le")
            return bytes((len(text) + 2, 3)) + text
        case 0x80, 0, _:
            return b"\x01\x00"
        case 0xA1, 0, _:
            return IDENTITY
        case 0xA1, 1, _:
            return b"\x18"  # GET_PORT_STATUS: selected, no error
        case 0x00 | 0x01 | 0x02 | 0x21, _, _:
            return b""
    return None


def _exactly(connection: socket.socket, length: int) -> bytes:
    data = b""
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise EOFError("the guest hung up")
        data += part
    return data
