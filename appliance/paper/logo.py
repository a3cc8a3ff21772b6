"""The shop's logo, sent to the printer once and kept there.

A picture in every receipt would cost seconds at the till, so it is stored in the printer's own
memory at set-up (Epson command reference, GS ( L, functions 67 and 69) and called by two bytes.
That memory wears out: store a logo when it changes, never with a receipt.
"""

import io

from appliance.paper.escpos import DOTS, START

KEY = b"  "
"""The name that the picture is stored under; `escpos.LOGO` prints it."""
HIGHEST = 240
"""Dots, 30 mm: more is paper spent on every customer."""


def stored(picture: bytes, width: int = 48) -> bytes:
    """The bytes of a job that stores a logo.

    Args:
        picture: A file that Pillow reads (PNG, JPEG…); shown in black and white on white, shrunk
            to the paper's width and 240 dots, never enlarged.
        width: Columns of the printer, 48 or 32.

    Raises:
        ValueError: Not a picture.
    """
    wide, high, dots = _raster(picture, DOTS[width])
    size = wide.to_bytes(2, "little") + high.to_bytes(2, "little")
    parameters = b"0C0" + KEY + b"\x01" + size + b"1" + dots
    return START + b"\x1d(L" + len(parameters).to_bytes(2, "little") + parameters


def _raster(picture: bytes, widest: int) -> tuple[int, int, bytes]:
    """(width, height, rows of bits from the left, 1 = black)."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            seen = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError) as error:
        raise ValueError(f"expected a picture (PNG or JPEG): {error}") from error
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    if paper.width > widest or paper.height > HIGHEST:
        paper.thumbnail((widest, HIGHEST))
    dots = ImageOps.invert(paper.convert("L")).convert("1")
    return dots.width, dots.height, dots.tobytes()
