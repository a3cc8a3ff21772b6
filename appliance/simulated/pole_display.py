"""A customer's display without hardware: bytes on a pseudo terminal, and what then stands on the glass.

Written from the makers' command lists (Epson DM-D110 specification, 5.4; CD5220 manual, 7.2) and not from
``devices/pole_display.py``. A display knows one of the two sets; a command of the other raises
`UnknownCommand`, where a real one shows rubbish.
"""

import contextlib
import io
import os
import select
import threading
import tty
from collections.abc import Callable

from appliance.paper.layout import Row
from appliance.paper.png import picture
from appliance.simulated.roll import UnknownCommand

COLUMNS, LINES = 20, 2
_GLOW, _DARK = "#7df9e4", "#0d1714"
_TABLES = {0: "cp437", 2: "cp850", 5: "cp865"}
"""ESC t; a DM-D110 has a few more, clones have none above 5."""
_LENGTHS = {
    "epson": {b"\x1b@": 0, b"\x1bt": 1, b"\x1bR": 1, b"\x1f\x01": 0, b"\x1f\x02": 0, b"\x1f\x03": 0,
              b"\x1fC": 1, b"\x1f$": 2, b"\x1fX": 1},
    "cd5220": {b"\x1b@": 0, b"\x1b\x11": 0, b"\x1b\x12": 0, b"\x1b\x13": 0, b"\x1b_": 1, b"\x1bl": 2,
               b"\x1b*": 1, b"\x1bf": 1, b"\x1bc": 1},
}  # fmt: skip
"""Arguments of each command, in bytes."""
_MODES = {b"\x1f\x01": "overwrite", b"\x1f\x02": "vertical", b"\x1f\x03": "horizontal",
          b"\x1b\x11": "overwrite", b"\x1b\x12": "vertical", b"\x1b\x13": "horizontal"}  # fmt: skip


class Glass:
    """What stands on the glass, and how the display was set."""

    def __init__(self, commands: str = "epson") -> None:
        """Switched on, and set to one of the two command sets."""
        self._lengths = _LENGTHS[commands]
        self._waiting = bytearray()
        self._cells: list[list[str]] = []
        self.power_on()

    def power_on(self) -> None:
        """As it comes from the factory."""
        self.mode, self.page, self.cursor, self.national = "overwrite", "cp437", True, 0
        self._waiting.clear()
        self._clear()

    @property
    def lines(self) -> tuple[str, str]:
        """Upper and lower."""
        upper, lower = ("".join(row) for row in self._cells)
        return upper, lower

    def feed(self, data: bytes) -> None:
        """Work off what is complete.

        Raises:
            UnknownCommand: For one that this display does not have.
        """
        self._waiting += data
        while self._waiting:
            if self._waiting[0] not in b"\x1b\x1f":
                self._take(self._waiting.pop(0))
                continue
            head = bytes(self._waiting[:2])
            if len(head) < 2:
                return
            if head not in self._lengths:
                del self._waiting[:2]
                raise UnknownCommand(head.hex(" "))
            end = 2 + self._lengths[head]
            if len(self._waiting) < end:
                return
            arguments = bytes(self._waiting[2:end])
            del self._waiting[:end]
            self._obey(head, arguments)

    def _take(self, byte: int) -> None:
        if byte < 0x20:
            self._full = 0
        match byte:
            case 0x0B:
                self._at = 0
            case 0x0C:
                self._clear()
            case 0x0D:
                self._at -= self._at % COLUMNS
            case 0x0A:
                self._at = (self._at + COLUMNS) % (COLUMNS * LINES)
            case _ if byte < 0x20:
                raise UnknownCommand(f"{byte:02x}")
            case _:
                self._write(bytes((byte,)).decode(self.page))

    def _write(self, letter: str) -> None:
        """The cursor is on the cell that is written next; only in overwriting mode it runs round."""
        if self._at == COLUMNS * LINES:  # a scroll was due
            self._cells = [self._cells[1], [" "] * COLUMNS]
            self._at = COLUMNS
        row, column = divmod(self._at, COLUMNS)
        if self.mode == "horizontal" and column == COLUMNS - 1:
            moved = self._cells[row][self._full : COLUMNS - 1 + self._full]
            self._cells[row], self._full = [*moved, letter], 1
            return
        self._cells[row][column] = letter
        self._at += 1
        if self.mode == "overwrite":
            self._at %= COLUMNS * LINES

    def _obey(self, head: bytes, arguments: bytes) -> None:
        self._full = 0
        if head in _MODES:
            self.mode = _MODES[head]
        elif head == b"\x1b@":
            self.mode, self.page, self.cursor, self.national = "overwrite", "cp437", True, 0
            self._clear()
        elif head == b"\x1bt":
            if arguments[0] not in _TABLES:
                raise UnknownCommand(f"table {arguments[0]}")
            self.page = _TABLES[arguments[0]]
        elif head == b"\x1bR":
            self.national = arguments[0]
        elif head in (b"\x1fC", b"\x1b_"):
            self.cursor = bool(arguments[0])
        elif head in (b"\x1f$", b"\x1bl"):
            self._at = (arguments[1] - 1) * COLUMNS + arguments[0] - 1

    def _clear(self) -> None:
        self._cells = [[" "] * COLUMNS for _ in range(LINES)]
        self._at = self._full = 0


class SimulatedPole:
    """A display at the far end of a pseudo terminal."""

    def __init__(self, commands: str = "epson", shown: Callable[[], object] = lambda: None) -> None:
        """Plug it in; ``shown`` is called on its thread after something came."""
        self.glass, self.faults = Glass(commands), list[str]()
        self._shown = shown
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.path = os.ttyname(self._theirs)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="simulated pole display", daemon=True)
        self._thread.start()

    def picture(self) -> bytes:
        """What stands on the glass as a PNG file, as a vacuum fluorescent display glows."""
        from PIL import ImageOps

        held = io.BytesIO()
        ink = picture([Row(line) for line in self.glass.lines], COLUMNS)
        ImageOps.colorize(ink, _GLOW, _DARK).save(held, "PNG")
        return held.getvalue()

    def close(self) -> None:
        """Pull it out; may be called twice."""
        self._stopping.set()
        self._thread.join(30)
        for end in (self._ours, self._theirs):
            with contextlib.suppress(OSError):  # closed already
                os.close(end)
        self._ours = self._theirs = -1

    def _serve(self) -> None:
        while not self._stopping.is_set():
            ready, _, _ = select.select([self._ours], [], [], 0.05)
            if not ready:
                continue
            self._feed(os.read(self._ours, 1024))
            self._shown()

    def _feed(self, data: bytes) -> None:
        while True:
            try:
                self.glass.feed(data)
                return
            except UnknownCommand as error:
                self.faults.append(str(error))
                data = b""
