"""A paper as ESC/POS bytes (Epson command reference), each job from a known state.

The bytes are written out here rather than by python-escpos: its MagicEncode remembers the code page
from one job to the next (after the printer was switched off, ø comes out as ¢) and chooses pages by
printer profile. Here every job begins with the same commands, so any printer with code page 858
prints the same.
"""

from dataclasses import replace

from appliance.domain.receipt import Barcode, Cut, Element, Logo, Pair, Paper, Qr, Table, Text
from appliance.paper.charset import CODE_PAGE, printable
from appliance.paper.layout import Row, layout

START = (
    b"\x1b@"  # ESC @    everything as after switching on
    b"\x1da\x00"  # GS a 0   no status but what is asked for
    b"\x1c."  # FS .     no Kanji: their first bytes are our letters
    b"\x1bR\x00"  # ESC R 0  US characters: no national letters in the place of brackets
    b"\x1bt\x13"  # ESC t 19 code page 858
)
CUT = b"\x1dVB\x00"  # GS V 66 0: feed to the knife, then cut
LOGO = b"\x1d(L\x06\x000E  \x01\x01"  # GS ( L, function 69: the stored picture with the key "  "
_LEFT, _CENTRE = b"\x1ba\x00", b"\x1ba\x01"

DOTS = {48: 576, 32: 384}
"""Dots across the paper by its columns of font A (12 dots each)."""

MODULE = 2
"""Dots of a bar code's thinnest bar; one dot is too thin for a till's scanner to read."""


def render(paper: Paper, width: int = 48) -> bytes:
    """The bytes of one job.

    Args:
        paper: What to print.
        width: Columns of the printer: 48 (80 mm paper) or 32 (58 mm).

    Raises:
        ValueError: A bar code or QR code that can't be printed at all (see `fits`).
    """
    out = bytearray(START)
    for drawn in layout(tuple(_spelled(element) for element in paper), width):
        match drawn:
            case Row():
                out += _row(drawn)
            case Barcode():
                out += _CENTRE + _barcode(drawn.data, width) + _LEFT
            case Qr():
                out += _CENTRE + _qr(drawn.data, width) + _LEFT
            case Logo():
                out += _CENTRE + LOGO + _LEFT
            case Cut():
                out += CUT
    return bytes(out)


def fits(data: str, width: int) -> bool:
    """Whether a Code 128 of this text is narrow enough for the paper, quiet zones included."""
    symbols = len(data) // 2 if _all_pairs(data) else len(data)
    return (11 * (symbols + 2) + 13 + 20) * MODULE <= DOTS[width]


def _spelled(element: Element) -> Element:
    """The element in characters that the printer has, before it is laid out: … is three columns."""
    match element:
        case Text():
            return replace(element, text=printable(element.text))
        case Pair():
            return replace(element, left=printable(element.left), right=printable(element.right))
        case Table():
            rows = tuple(tuple(printable(cell) for cell in row) for row in element.rows)
            return replace(element, rows=rows, head=tuple(printable(cell) for cell in element.head))
        case _:
            return element


def _row(row: Row) -> bytes:
    text = row.text.rstrip().encode(CODE_PAGE)
    if row.bold:
        text = b"\x1bE\x01" + text + b"\x1bE\x00"
    if row.large or row.tall:
        # The line feed belongs inside: its height is that of the largest letter on the line.
        return (b"\x1d!\x11" if row.large else b"\x1d!\x01") + text + b"\n\x1d!\x00"
    return text + b"\n"


def _barcode(data: str, width: int) -> bytes:
    """GS k 73: Code 128, digits in pairs as set C, else set B; the text under it (GS H 2).

    What is too long for the paper becomes a QR code with the text under it.
    """
    if not data or not all(" " <= char <= "~" for char in data):
        raise ValueError(f"expected a bar code of printable ASCII, got {data!r}")
    if not fits(data, width):
        return _qr(data, width) + printable(data).encode(CODE_PAGE) + b"\n"
    if _all_pairs(data):
        symbols = b"{C" + bytes(int(data[place : place + 2]) for place in range(0, len(data), 2))
    else:
        symbols = b"{B" + data.replace("{", "{{").encode("ascii")
    look = b"\x1dH\x02\x1df\x00\x1dh\x50\x1dw" + bytes((MODULE,))
    return look + b"\x1dkI" + bytes((len(symbols),)) + symbols  # feeds its own line


def _all_pairs(data: str) -> bool:
    return len(data) % 2 == 0 and data.isascii() and data.isdigit()


_HOLDS = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624)
"""Bytes that a QR code of version 1, 2, 3… holds with error correction M (ISO/IEC 18004, table 7)."""


def _modules(count: int) -> int:
    """The side of the QR code that the printer will choose for so many bytes."""
    return 17 + 4 * next(version for version, most in enumerate(_HOLDS, 1) if count <= most)


def _qr(data: str, width: int) -> bytes:
    """GS ( k: QR code model 2, error correction M, drawn by the printer itself."""
    stored = data.encode("utf-8")
    if not 0 < len(stored) <= 600:
        raise ValueError(f"expected a QR code of 1 to 600 bytes, got {len(stored)}")
    dots = min(6, DOTS[width] // (_modules(len(stored)) + 8))  # 8 for the quiet zone
    symbol = b"1P0" + stored
    commands = (b"1A2\x00", b"1C" + bytes((dots,)), b"1E1", symbol, b"1Q0")
    return b"".join(b"\x1d(k" + len(each).to_bytes(2, "little") + each for each in commands)
