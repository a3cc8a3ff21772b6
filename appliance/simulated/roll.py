"""ESC/POS bytes back to what stands on the paper, as a printer reads them.

Written from the command reference and not from ``paper/escpos.py``, so that each proves the other:
a job without its ``ESC t 19`` comes out in code page 437 here, as it would on real paper. A command
that the decoder does not know raises `UnknownCommand`; a real printer would print rubbish.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from appliance.domain.receipt import Barcode, Cut, Qr
from appliance.paper.dots import Dots
from appliance.paper.layout import Drawn, Row

PAGES = {0: "cp437", 2: "cp850", 5: "cp865", 16: "cp1252", 19: "cp858"}
"""An Epson's code pages."""

_LENGTHS = {
    b"\x1b@": 0, b"\x1bt": 1, b"\x1bR": 1, b"\x1bE": 1, b"\x1ba": 1, b"\x1bd": 1, b"\x1bp": 3, b"\x1c.": 0,
    b"\x1c&": 0, b"\x1d!": 1, b"\x1dH": 1, b"\x1df": 1, b"\x1dh": 1, b"\x1dw": 1, b"\x1da": 1, b"\x1dr": 1,
}  # fmt: skip
"""Arguments of the commands of fixed length, in bytes; the others are measured in `_length`."""
_SIZES = {0x00: (False, False), 0x11: (True, False), 0x01: (False, True)}
"""GS ! n → large, tall: the sizes that are drawn."""
_SETTINGS = {
    b"\x1da": (0,), b"\x1bR": (0,), b"\x1dH": (2,), b"\x1df": (0,), b"\x1dh": (80,), b"\x1dw": (2,),
}  # fmt: skip
"""What may be set, and is drawn so: no status unasked, US letters, a bar code's text under it, its size."""
_QR_SETTINGS = (b"1A2\x00", b"1E1")


class UnknownCommand(ValueError):
    """A command, or a setting of one, that the decoder does not know."""


@dataclass
class Roll:
    """The paper roll of one printer and the state that commands have put the printer in."""

    columns: int = 48
    drawn: list[Drawn | Dots] = field(default_factory=list)
    """Everything that was printed, cuts included, oldest first."""
    pages: Mapping[int, str] = field(default_factory=lambda: PAGES)
    """The printer's code pages by their numbers."""
    kicks: list[int] = field(default_factory=list)
    """One connector pin (2 or 5) per drawer pulse."""
    answers: bytearray = field(default_factory=bytearray)
    """What GS r has put out, to be sent back."""
    _waiting: bytearray = field(default_factory=bytearray)
    _line: bytearray = field(default_factory=bytearray)
    _page: str = "cp437"
    _kanji: bool = False
    _bold: bool = False
    _large: bool = False
    _tall: bool = False
    _centre: bool = False
    _row: tuple[bool, bool, bool, bool] = (False, False, False, False)
    _qr: str = ""

    def feed(self, data: bytes) -> None:
        """Work off what is complete; half a command waits for its other half.

        Raises:
            UnknownCommand: For one that it does not know; what is behind it is worked off at the next call.
        """
        self._waiting += data
        while self._waiting:
            if self._waiting[0] not in b"\x1b\x1c\x1d\x10":
                self._take(self._waiting.pop(0))
                continue
            length = self._length()
            if length is None or len(self._waiting) < length:
                return
            command = bytes(self._waiting[:length])
            del self._waiting[:length]
            self._obey(command)

    def pieces(self) -> list[list[Drawn | Dots]]:
        """What was cut off, piece by piece; the last is what still hangs in the printer."""
        pieces: list[list[Drawn | Dots]] = [[]]
        for drawn in self.drawn:
            if isinstance(drawn, Cut):
                pieces.append([])
            else:
                pieces[-1].append(drawn)
        return pieces

    def lines(self) -> list[str]:
        """All text lines, without what is no text."""
        return [drawn.text for drawn in self.drawn if isinstance(drawn, Row)]

    def _length(self) -> int | None:
        """Bytes of the command at the front; None while that can't be told."""
        head = bytes(self._waiting[:2])
        if len(head) < 2:
            return None
        if head in _LENGTHS:
            return 2 + _LENGTHS[head]
        if head == b"\x10\x04":
            return 3
        if head == b"\x10\x14":
            return 5
        if len(self._waiting) < 3:
            return None
        if head == b"\x1dV":
            return 4 if self._waiting[2] in (65, 66) else 3
        if len(self._waiting) < 5:
            return None
        if head in (b"\x1d(", b"\x1b("):
            return 5 + int.from_bytes(self._waiting[3:5], "little")
        if head == b"\x1dv":
            if len(self._waiting) < 8:
                return None
            wide, high = (int.from_bytes(self._waiting[at : at + 2], "little") for at in (4, 6))
            return 8 + wide * high
        if head == b"\x1dk" and self._waiting[2] >= 65:
            return 4 + self._waiting[3]
        return 2

    def _take(self, byte: int) -> None:
        if byte == 0x0A:
            self._end_line()
        elif byte not in b"\x00\r":
            if not self._line:
                self._row = (self._bold, self._large, self._tall, self._centre)
            self._line.append(byte)

    def _end_line(self) -> None:
        bold, large, tall, centre = self._row if self._line else (False, self._large, self._tall, False)
        text = self._line.decode("gb18030" if self._kanji else self._page, "replace")
        columns = self.columns // (2 if large else 1)
        self._line.clear()
        for start in range(0, max(1, len(text)), columns):
            part = text[start : start + columns]
            part = " " * ((columns - len(part)) // 2) + part if centre else part
            self.drawn.append(Row(part, bold, large, tall))

    def _obey(self, command: bytes) -> None:
        head, arguments = command[:2], command[2:]
        match head:
            case b"\x1b@":
                self._page, self._kanji = "cp437", False
                self._bold = self._large = self._tall = self._centre = False
                self._line.clear()
            case b"\x1bt":
                if arguments[0] not in self.pages:
                    raise UnknownCommand(f"code page {arguments[0]}")
                self._page = self.pages[arguments[0]]
            case b"\x1c." | b"\x1c&":
                self._kanji = head == b"\x1c&"
            case b"\x1bE":
                self._bold = bool(arguments[0] & 1)
            case b"\x1d!":
                if arguments[0] not in _SIZES:
                    raise UnknownCommand(f"letters of size {arguments[0]:02x}")
                self._large, self._tall = _SIZES[arguments[0]]
            case b"\x1ba":
                self._centre = arguments[0] in (1, 49)
            case b"\x1bp":
                self.kicks.append(5 if arguments[0] in (1, 49) else 2)
            case b"\x10\x14":
                self.kicks.append(5 if arguments[1] == 1 else 2)
            case b"\x1dr":
                self.answers.append(0)
            case b"\x1bd":
                self.drawn += [Row("")] * arguments[0]
            case _:
                self._draw(command)

    def _draw(self, command: bytes) -> None:
        head = command[:2]
        if head == b"\x1dV" and command[2:] == b"B\x00":
            self.drawn.append(Cut())
        elif head == b"\x1dk" and command[2] == 73:
            self.drawn.append(Barcode(_code_128(command[4:])))
        elif command[:3] == b"\x1dv0" and command[3] == 0:
            wide, high = (int.from_bytes(command[at : at + 2], "little") for at in (4, 6))
            self.drawn.append(Dots(wide * 8, high, command[8:]))
        elif command[:3] == b"\x1d(k":
            self._draw_qr(command[5:])
        elif not (head in _SETTINGS and command[2] in _SETTINGS[head]):
            raise UnknownCommand(command.hex(" "))

    def _draw_qr(self, function: bytes) -> None:
        if function[:3] == b"1P0":
            self._qr = function[3:].decode("utf-8")
        elif function == b"1Q0":
            self.drawn.append(Qr(self._qr))
        elif function not in _QR_SETTINGS and not (function[:2] == b"1C" and 3 <= function[2] <= 6):
            raise UnknownCommand(f"GS ( k {function!r}")


def _code_128(symbols: bytes) -> str:
    """The text of GS k 73's data: set B as it stands, set C as pairs of digits."""
    if symbols[:2] == b"{C":
        return "".join(f"{pair:02d}" for pair in symbols[2:])
    return symbols.removeprefix(b"{B").replace(b"{{", b"{").decode("ascii", "replace")
