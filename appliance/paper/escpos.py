"""A paper as ESC/POS bytes (Epson command reference), each job from a known state.

The bytes are written out here rather than by python-escpos: its MagicEncode remembers the code page
from one job to the next (after the printer was switched off, ø comes out as ¢). Of that project we use
what it knows of printers (`printer_profiles`): every job begins with the same commands and the code page
of its printer, and what a printer cannot draw by itself is sent as a picture, or as text.
"""

from dataclasses import replace

from appliance.domain.receipt import Barcode, Cut, Element, Logo, Pair, Paper, Qr, Table, Text
from appliance.paper import dots
from appliance.paper.charset import printable
from appliance.paper.layout import Drawn, Row, layout
from appliance.printer_profiles import DEFAULT, PROFILES, Profile

_BEGIN = (
    b"\x1b@"  # ESC @    everything as after switching on
    b"\x1da\x00"  # GS a 0   no status but what is asked for
    b"\x1c."  # FS .     no Kanji: their first bytes are our letters
    b"\x1bR\x00"  # ESC R 0  US characters: no national letters in the place of brackets
    b"\x1bt"  # ESC t n  the code page
)
CUT = b"\x1dVB\x00"  # GS V 66 0: feed to the knife, then cut
TEAR = b"\x1bd\x04"  # ESC d 4: past the edge that it is torn at
_LEFT, _CENTRE = b"\x1ba\x00", b"\x1ba\x01"
_EPSON = PROFILES[DEFAULT]

COLUMN = 12
"""Dots of a letter of font A."""
MODULE = 2
"""Dots of a bar code's thinnest bar; one dot is too thin for a till's scanner to read."""


def start(profile: Profile = _EPSON) -> bytes:
    """What every job begins with."""
    return _BEGIN + bytes((profile.number,))


def render(paper: Paper, width: int = 48, profile: Profile = _EPSON, logo: bytes = b"") -> bytes:
    """The bytes of one job.

    Args:
        paper: What to print.
        width: Columns of the printer: 48 (80 mm paper), 32 (58 mm) or what it has.
        profile: What the printer can.
        logo: The shop's logo as `dots.command` gives it, in the place of each `Logo`.

    Raises:
        ValueError: A bar code or QR code that can't be printed at all (see `fits`).
    """
    rows = layout(tuple(_spelled(element, profile.page) for element in paper), width)
    return start(profile) + b"".join(_drawn(drawn, width, profile, logo) for drawn in rows)


def _drawn(drawn: Drawn, width: int, profile: Profile, logo: bytes) -> bytes:
    match drawn:
        case Row():
            return _row(drawn, profile.page)
        case Barcode():
            return _CENTRE + _barcode(drawn.data, width, profile) + _LEFT
        case Qr():
            return _CENTRE + _qr(drawn.data, width, profile) + _LEFT
        case Logo():
            own = dots.command(dots.Dots(drawn.wide, drawn.high, drawn.rows)) if drawn.rows else logo
            return _CENTRE + own + _LEFT if own and profile.raster else b""
        case Cut():
            return CUT if profile.cuts else TEAR


def fits(data: str, width: int) -> bool:
    """Whether a Code 128 of this text is narrow enough for the paper, quiet zones included."""
    symbols = len(data) // 2 if _all_pairs(data) else len(data)
    return (11 * (symbols + 2) + 13 + 20) * MODULE <= COLUMN * width


def _spelled(element: Element, page: str) -> Element:
    """The element in characters that the printer has, before it is laid out: … is three columns."""
    match element:
        case Text():
            text = printable(element.text, page)
            return element if text is element.text else replace(element, text=text)
        case Pair():
            left, right = printable(element.left, page), printable(element.right, page)
            same = left is element.left and right is element.right
            return element if same else replace(element, left=left, right=right)
        case Table():
            rows = tuple(tuple(printable(cell, page) for cell in row) for row in element.rows)
            return replace(element, rows=rows, head=tuple(printable(cell, page) for cell in element.head))
        case _:
            return element


def _row(row: Row, page: str) -> bytes:
    plain = row.text.rstrip()
    text = plain.encode() if plain.isascii() else plain.encode(page)  # the page is a table, and slow
    if row.bold:
        text = b"\x1bE\x01" + text + b"\x1bE\x00"
    if row.large or row.tall:
        # The line feed belongs inside: its height is that of the largest letter on the line.
        return (b"\x1d!\x11" if row.large else b"\x1d!\x01") + text + b"\n\x1d!\x00"
    return text + b"\n"


def _barcode(data: str, width: int, profile: Profile) -> bytes:
    """GS k 73: Code 128, digits in pairs as set C, else set B; the text under it (GS H 2).

    What is too long for the paper becomes a QR code with the text under it.
    """
    if not data or not all(" " <= char <= "~" for char in data):
        raise ValueError(f"expected a bar code of printable ASCII, got {data!r}")
    if not fits(data, width):
        return _qr(data, width, profile) + (
            data.encode("ascii") + b"\n" if profile.qr or profile.raster else b""
        )
    if not profile.bars:
        picture = dots.command(dots.bars(data, MODULE)) if profile.raster else b""
        return picture + data.encode("ascii") + b"\n"
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


def _qr(data: str, width: int, profile: Profile) -> bytes:
    """GS ( k: QR code model 2, error correction M, drawn by the printer itself; else a picture of it, else
    what it holds."""
    stored = data.encode("utf-8")
    if not 0 < len(stored) <= 600:
        raise ValueError(f"expected a QR code of 1 to 600 bytes, got {len(stored)}")
    side = min(6, COLUMN * width // (_modules(len(stored)) + 8))  # 8 for the quiet zone
    if not profile.qr and profile.raster:
        return dots.command(dots.squares(data, side))
    if not profile.qr:
        text = printable(" ".join(data.split()), profile.page).encode(profile.page)
        lines = (text[place : place + width] for place in range(0, len(text), width))
        return _LEFT + b"".join(line + b"\n" for line in lines)
    symbol = b"1P0" + stored
    commands = (b"1A2\x00", b"1C" + bytes((side,)), b"1E1", symbol, b"1Q0")
    return b"".join(b"\x1d(k" + len(each).to_bytes(2, "little") + each for each in commands)
