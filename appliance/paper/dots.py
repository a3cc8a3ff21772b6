"""Pictures for a receipt printer, dot by dot: the logo, and symbols that a printer cannot draw by itself.

They go with every job that shows them (GS v 0). A printer's own memory would save the bytes, but it wears
out, its keys differ from maker to maker, and a printer that was swapped has nothing in it: a job from a
known state brings what it needs. The logo's bytes are made once (`logo`) and kept by whoever prints.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from appliance.paper import symbols

HIGHEST = 120
"""Dots of a logo, 15 mm: on a serial line at 38400 baud it takes 2 s of every receipt."""
LARGEST = 16_000_000
"""Dots of the picture that a logo is made of: a telephone's photograph, 64 MB while it is read."""
_BARS = 80
_QUIET = 4
"""Modules of white around a QR code."""


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture in black and white."""

    wide: int
    high: int
    rows: bytes
    """Each row from the left, eight dots a byte, 1 = black."""


def command(picture: Dots) -> bytes:
    """GS v 0: the picture in its own size, where the line is."""
    wide = (picture.wide + 7) // 8
    return b"\x1dv0\x00" + wide.to_bytes(2, "little") + picture.high.to_bytes(2, "little") + picture.rows


def bars(data: str, module: int) -> Dots:
    """A Code 128."""
    return modules((symbols.bars(data),), module, 0, _BARS)


def squares(data: str, side: int) -> Dots:
    """A QR code with its quiet zone, ``side`` dots for each module."""
    return modules(symbols.squares(data), side)


def modules(rows: Sequence[Sequence[bool]], side: int, quiet: int = _QUIET, high: int = 0) -> Dots:
    """Rows of modules, True = black.

    Args:
        rows: From the top.
        side: Dots across a module.
        quiet: Modules of white around them.
        high: Dots of a row's height, where its modules are no squares.
    """
    beside, high = [False] * quiet, high or side
    inner = [[*beside, *row, *beside] for row in rows]
    empty = [[False] * len(inner[0])] * quiet
    packed = [_packed([black for black in row for _ in range(side)]) for row in (*empty, *inner, *empty)]
    return Dots(len(inner[0]) * side, len(packed) * high, b"".join(row * high for row in packed))


def _packed(row: Sequence[bool]) -> bytes:
    full = (*row, *[False] * (-len(row) % 8))
    return bytes(
        sum(black << (7 - place) for place, black in enumerate(full[at : at + 8]))
        for at in range(0, len(full), 8)
    )


@lru_cache(4)
def logo(picture: bytes, widest: int) -> Dots:
    """A logo in black and white on white, shrunk to the paper's width and 120 dots, never enlarged.

    Args:
        picture: A file that Pillow reads (PNG, JPEG…).
        widest: Dots across the paper.

    Raises:
        ValueError: Not a picture.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            if opened.width * opened.height > LARGEST:
                raise ValueError(f"expected {LARGEST // 1_000_000} million dots at the most")
            seen = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError) as error:
        raise ValueError(f"expected a picture (PNG or JPEG): {error}") from error
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    if paper.width > widest or paper.height > HIGHEST:
        paper.thumbnail((widest, HIGHEST))
    printed = ImageOps.invert(paper.convert("L")).convert("1")
    return Dots(printed.width, printed.height, printed.tobytes())
