"""A USB printer that QEMU's `usb-redir` device plugs into the guest: the other end of its cable.

Source: usbredir's protocol description (usb-redirection-protocol.md), as far as a printer of the USB printer
class 1.1 needs it; the printer's descriptors are `tests.kernel.usbip`'s. What the guest sends on its bulk-out
endpoint goes on to the simulated printer at a TCP port; what that answers waits for the guest's bulk-in.
"""

import contextlib
import socket
import struct
import threading
from collections import deque
from pathlib import Path

from tests.kernel.usbip import PRODUCT, VENDOR, _control, _exactly

_HELLO, _CONNECT, _RESET, _INTERFACES, _ENDPOINTS = 0, 1, 3, 4, 5
_SET_CONFIGURATION, _GET_CONFIGURATION, _CONFIGURED = 6, 7, 8
_SET_ALT, _GET_ALT, _ALT = 9, 10, 11
_CANCEL, _FILTERED, _FILTER, _GONE = 21, 22, 23, 24
_CONTROL, _BULK = 100, 101
_FINE, _CANCELLED, _STALL = 0, 1, 4
_ABLE = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6
"""The device's version, its endpoints' packet sizes, ids of 64 bits, lengths of 32 bits: xHCI needs them."""
_HIGH_SPEED, _PRINTER = 2, (7, 1, 2)
_OUT, _IN, _LARGEST = 0x01, 0x82, 512
_CONTROL_TYPE, _BULK_TYPE, _NO_TYPE = 0, 2, 255
_CONTROL_HEAD, _BULK_HEAD = struct.Struct("<BBBBHHH"), struct.Struct("<BBHIH")


class RedirectedPrinter:
    """One printer on a UNIX socket; QEMU connects to it, and has it plugged in from then on."""

    def __init__(self, printer: int, at: Path) -> None:
        """Wait for QEMU.

        Args:
            printer: The TCP port of the printer behind it, on this machine.
            at: The socket.
        """
        self.at = at
        self.taken = 0
        """Bytes that came out of the guest."""
        self._printer = socket.create_connection(("127.0.0.1", printer))
        self._answers = bytearray()
        self._waiting: deque[tuple[int, int]] = deque()
        """Reads that the guest has asked for: id, length."""
        self._lock = threading.Lock()
        self._guest: socket.socket | None = None
        at.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(at))
        self._listening.listen(1)
        for work in (self._serve, self._listen):
            threading.Thread(target=work, daemon=True).start()

    @property
    def board(self) -> list[str]:
        """What QEMU is told of it."""
        return [
            "-chardev",
            f"socket,id=cable,path={self.at}",
            "-device",
            "usb-redir,chardev=cable,bus=xhci.0",
        ]

    def close(self) -> None:
        """Stop."""
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
                self._answers += said
                self._hand_back()

    def _serve(self) -> None:
        try:
            guest, _ = self._listening.accept()
        except OSError:
            return  # closed
        with guest, contextlib.suppress(OSError, EOFError):  # the guest is gone
            guest.sendall(struct.pack("<III", _HELLO, 68, 0) + b"printer".ljust(64, b"\0") + _bytes(_ABLE))
            kind, length, _ = struct.unpack("<III", _exactly(guest, 12))
            able = struct.unpack_from("<I", _exactly(guest, length), 64)[0]
            if kind != _HELLO or able & _ABLE != _ABLE:
                raise ValueError(
                    f"expected a hello of QEMU that can {_ABLE:#x}, got {kind} that can {able:#x}"
                )
            self._guest = guest
            self._described()
            self._send(
                _CONNECT, 0, bytes((_HIGH_SPEED, 0, 0, 0)), struct.pack("<HHH", VENDOR, PRODUCT, 0x0100)
            )
            while True:
                kind, length, number = struct.unpack("<IIQ", _exactly(guest, 16))
                said = _exactly(guest, length)
                with self._lock:
                    self._obey(kind, number, said)

    def _obey(self, kind: int, number: int, said: bytes) -> None:
        if kind == _CONTROL:
            self._asked(number, said)
        elif kind == _BULK:
            self._moved(number, said)
        elif kind == _RESET:
            self._waiting.clear()
        elif kind == _CANCEL:
            self._waiting = deque(one for one in self._waiting if one[0] != number)
            self._send(_BULK, number, _BULK_HEAD.pack(_IN, _CANCELLED, 0, 0, 0))
        elif kind == _SET_CONFIGURATION:
            self._described()
            self._send(_CONFIGURED, number, bytes((_FINE, said[0])))
        elif kind == _GET_CONFIGURATION:
            self._send(_CONFIGURED, number, bytes((_FINE, 1)))
        elif kind in (_SET_ALT, _GET_ALT):
            self._send(_ALT, number, bytes((_FINE, said[0], 0)))
        elif kind not in (_FILTERED, _FILTER, _GONE):
            raise ValueError(f"expected something that concerns a printer, got {kind}")

    def _asked(self, number: int, said: bytes) -> None:
        """A control transfer."""
        endpoint, request, kind, _, value, index, length = _CONTROL_HEAD.unpack_from(said)
        answer = _control(struct.pack("<BBHHH", kind, request, value, index, length))
        status, data = (_STALL, b"") if answer is None else (_FINE, answer[:length])
        taken = len(data) if kind & 0x80 else length
        head = _CONTROL_HEAD.pack(endpoint, request, kind, status, value, index, taken)
        self._send(_CONTROL, number, head, data)

    def _moved(self, number: int, said: bytes) -> None:
        """A bulk transfer: out to the printer at once, in when it has said something."""
        endpoint, _, low, stream, high = _BULK_HEAD.unpack_from(said)
        if endpoint == _IN:
            self._waiting.append((number, low | high << 16))
            self._hand_back()
            return
        data = said[_BULK_HEAD.size :]
        self._printer.sendall(data)
        self.taken += len(data)
        self._send(_BULK, number, _BULK_HEAD.pack(endpoint, _FINE, low, stream, high))

    def _hand_back(self) -> None:
        while self._answers and self._waiting:
            number, length = self._waiting.popleft()
            data = bytes(self._answers[:length])
            del self._answers[:length]
            self._send(_BULK, number, _BULK_HEAD.pack(_IN, _FINE, len(data), 0, 0), data)

    def _described(self) -> None:
        """Its one interface, and its endpoints: 32 places, those inwards behind those outwards."""
        one = (bytes((value,)).ljust(32, b"\0") for value in (0, *_PRINTER))
        self._send(_INTERFACES, 0, _bytes(1), *one)
        types, sizes = [_NO_TYPE] * 32, [0] * 32
        types[0] = types[16] = _CONTROL_TYPE
        for place in (_OUT, 16 | _IN & 15):
            types[place], sizes[place] = _BULK_TYPE, _LARGEST
        self._send(_ENDPOINTS, 0, bytes(types), bytes(64), struct.pack("<32H", *sizes))

    def _send(self, kind: int, number: int, *parts: bytes) -> None:
        whole = b"".join(parts)
        if self._guest:
            self._guest.sendall(struct.pack("<IIQ", kind, len(whole), number) + whole)


def _bytes(value: int) -> bytes:
    return struct.pack("<I", value)
