"""A disk that remembers every write in the order it came: an NBD server with a log.

Source: the NBD protocol (fixed newstyle handshake, simple replies), as far as QEMU needs it. What the disk
would hold if the power had gone right after its Nth flush, and all that was not flushed had been lost, is the
log up to that flush. Writes and what is heard of the guest are ordered by one process, so that what was
acknowledged before a flush began is known.
"""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_MAGIC, _OPTION, _REPLY = 0x4E42444D41474943, 0x49484156454F5054, 0x0003E889045565A9
_REQUEST, _SIMPLE = 0x25609513, 0x67446698
_READ, _WRITE, _DISCONNECT, _FLUSH, _TRIM, _ZEROES = 0, 1, 2, 3, 4, 6
_FUA = 1
_EXPORT, _GO, _INFO, _ABORT = 1, 7, 6, 2
_FLAGS = 1 | 4 | 8 | 32 | 64
"""Has flags; takes flush, FUA, trim and zeroes."""
_UNSUPPORTED = 0x80000001
FLUSH, WRITE, ZERO = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Step:
    """One record of the log."""

    kind: int
    """FLUSH, WRITE or ZERO."""
    offset: int
    length: int
    at: int
    """Where the data of a write lies in the log's file."""
    heard: int
    """What had been heard of the guest when it came: an acknowledgement counts up to here."""


class LoggedDisk:
    """A disk on a UNIX socket, kept in a file, logged in another."""

    def __init__(self, disk: Path, log: Path, at: Path, heard: Callable[[], int]) -> None:
        """Serve it.

        Args:
            disk: The disk's file; changed.
            log: The data of every write, one behind the other.
            at: The socket.
            heard: Counts what the guest has acknowledged so far.
        """
        self.steps: list[Step] = []
        self.marks = 0
        """Flushes that had a write before them."""
        self.size = disk.stat().st_size
        self._disk, self._log, self._heard = disk.open("r+b"), log.open("w+b"), heard
        at.unlink(missing_ok=True)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(at))
        self._listening.listen(1)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop; the log is whole in its file."""
        self._listening.close()
        self._thread.join(5)
        self._disk.close()
        self._log.close()

    def _serve(self) -> None:
        try:
            connection, _ = self._listening.accept()
            with connection:
                if _agreed(connection, self.size):
                    self._obey(connection)
        except (OSError, EOFError) as gone:
            print(f"the logged disk's guest is gone: {gone}", flush=True)

    def _obey(self, connection: socket.socket) -> None:
        while True:
            head = _exactly(connection, 28)
            magic, flags, kind, handle, offset, length = struct.unpack(">IHHQQI", head)
            if magic != _REQUEST:
                raise EOFError(f"expected a request, got {magic:#x}")
            if kind == _DISCONNECT:
                return
            data = _exactly(connection, length) if kind == _WRITE else b""
            read = self._do(kind, offset, length, data)
            if flags & _FUA and kind in (_WRITE, _ZEROES):
                self._note(FLUSH, 0, 0)
            connection.sendall(struct.pack(">IIQ", _SIMPLE, 0, handle) + read)

    def _do(self, kind: int, offset: int, length: int, data: bytes) -> bytes:
        if kind == _READ:
            self._disk.seek(offset)
            return self._disk.read(length)
        if kind == _FLUSH:
            self._note(FLUSH, 0, 0)
        elif kind in (_WRITE, _ZEROES, _TRIM):
            self._note(WRITE if data else ZERO, offset, length, data)
            self._disk.seek(offset)
            self._disk.write(data or bytes(length))
        return b""

    def _note(self, kind: int, offset: int, length: int, data: bytes = b"") -> None:
        at = self._log.tell()
        if kind == FLUSH and self.steps and self.steps[-1].kind != FLUSH:
            self.marks += 1
        self._log.write(data)
        self.steps.append(Step(kind, offset, length, at, self._heard()))


def replayed(disk: IO[bytes], log: IO[bytes], steps: list[Step]) -> Iterator[tuple[int, int]]:
    """Play a log back onto a disk and stop at every flush that has writes before it: all that came later is
    not there. Yields which flush it is, and what had been heard before the *next* one came.

    What was acknowledged between two flushes must be on the disk already at the first of them.
    """
    nexts, heard = [0] * len(steps), steps[-1].heard if steps else 0
    for place in range(len(steps) - 1, -1, -1):
        nexts[place] = heard
        if steps[place].kind == FLUSH:
            heard = steps[place].heard
    dirty, flush = False, 0
    for place, step in enumerate(steps):
        if step.kind == FLUSH:
            flush += 1
            if dirty:
                disk.flush()
                yield flush, nexts[place]
            dirty = False
            continue
        log.seek(step.at)
        disk.seek(step.offset)
        disk.write(log.read(step.length) if step.kind == WRITE else bytes(step.length))
        dirty = True


def _agreed(connection: socket.socket, size: int) -> bool:
    """The handshake; False when the client wanted nothing more."""
    connection.sendall(struct.pack(">QQH", _MAGIC, _OPTION, 3))
    no_zeroes = struct.unpack(">I", _exactly(connection, 4))[0] & 2
    while True:
        magic, option, length = struct.unpack(">QII", _exactly(connection, 16))
        if magic != _OPTION:
            raise EOFError(f"expected an option, got {magic:#x}")
        _exactly(connection, length)
        if option == _EXPORT:
            connection.sendall(struct.pack(">QH", size, _FLAGS) + (b"" if no_zeroes else bytes(124)))
            return True
        if option in (_GO, _INFO):
            _answer(connection, option, 3, struct.pack(">HQH", 0, size, _FLAGS))
        known = option in (_GO, _INFO, _ABORT)
        _answer(connection, option, 1 if known else _UNSUPPORTED, b"")
        if option in (_GO, _ABORT):
            return option == _GO


def _answer(connection: socket.socket, option: int, kind: int, data: bytes) -> None:
    connection.sendall(struct.pack(">QIII", _REPLY, option, kind, len(data)) + data)


def _exactly(connection: socket.socket, length: int) -> bytes:
    data = bytearray()
    while len(data) < length:
        part = connection.recv(length - len(data))
        if not part:
            raise EOFError("it hung up")
        data += part
    return bytes(data)
