"""A paper as a picture, black on white, as wide as the printer's line of dots.

For the screen (the last receipt, the demo's paper roll) and for tests. Colours are 0 and 255 with
grey at the edges of letters; the height follows from what is drawn.
"""

import io
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from appliance.domain.receipt import Barcode, Cut, Logo, Paper, Qr
from appliance.paper.dots import Dots
from appliance.paper.layout import Drawn, Row, layout
from appliance.paper.symbols import bars, font_path, squares

if TYPE_CHECKING:
    from PIL.Image import Image

COLUMN, LINE = 12, 28
"""Dots of one character of font A and of one line, as an 80 mm printer has them."""
MARGIN = 24
_BARS = 80
_CAPTION = LINE
_SQUARE = 6
"""Dots of a QR code's module, where the paper is wide enough for them."""


def render(paper: Paper, width: int = 48) -> bytes:
    """The paper as a PNG file."""
    return png(layout(paper, width), width)


def png(drawn: Sequence[Drawn | Dots], width: int = 48) -> bytes:
    """Laid-out rows, or what came out of a printer, as a PNG file."""
    held = io.BytesIO()
    picture(drawn, width).save(held, "PNG")
    return held.getvalue()


def picture(drawn: Sequence[Drawn | Dots], width: int = 48) -> "Image":
    """Laid-out rows as a picture (mode L) of ``width`` characters and a margin."""
    from PIL import Image, ImageDraw

    heights = [_height(each, width) for each in drawn]
    image = Image.new("L", (width * COLUMN + 2 * MARGIN, sum(heights) + 2 * MARGIN), 255)
    pen = ImageDraw.Draw(image)
    top = MARGIN
    for each, height in zip(drawn, heights, strict=True):
        _draw(pen, each, top, width)
        top += height
    return image


def _height(drawn: Drawn | Dots, width: int) -> int:
    match drawn:
        case Row(large=large, tall=tall):
            return 2 * LINE if large or tall else LINE
        case Barcode():
            return _BARS + _CAPTION
        case Qr():
            modules = len(squares(drawn.data)) + 8
            return modules * _module(modules, width)
        case Cut():
            return LINE
        case Dots() | Logo():
            return drawn.high


def _module(modules: int, width: int) -> int:
    """Dots of one module of a QR code, its quiet zone counted, on paper of this width."""
    return min(_SQUARE, width * COLUMN // modules)


def _draw(pen: Any, drawn: Drawn | Dots, top: int, width: int) -> None:
    match drawn:
        case Row():
            _write(pen, drawn, top)
        case Barcode():
            modules = bars(drawn.data)
            module = 2 if 2 * len(modules) <= width * COLUMN else 1
            left = MARGIN + (width * COLUMN - module * len(modules)) // 2
            for place, black in enumerate(modules):
                if black:
                    x = left + place * module
                    pen.rectangle((x, top, x + module - 1, top + _BARS - 1), fill=0)
            _write(pen, Row(drawn.data.center(width)), top + _BARS)
        case Qr():
            rows = squares(drawn.data)
            side = _module(len(rows) + 8, width)
            left = MARGIN + (width * COLUMN - len(rows) * side) // 2
            for line, row in enumerate(rows):
                for place, black in enumerate(row):
                    if black:
                        x, y = left + place * side, top + (line + 4) * side
                        pen.rectangle((x, y, x + side - 1, y + side - 1), fill=0)
        case Cut():
            for x in range(0, width * COLUMN + 2 * MARGIN, 16):
                pen.line((x, top + LINE // 2, x + 8, top + LINE // 2), fill=128)
        case Dots() | Logo() if drawn.rows:
            from PIL import Image

            printed = Image.frombytes("1", (drawn.wide, drawn.high), drawn.rows)
            pen.bitmap((MARGIN + (width * COLUMN - drawn.wide) // 2, top), printed, fill=0)
        case Logo():
            return


def _write(pen: Any, row: Row, top: int) -> None:
    """A row of characters; a tall one as the printer makes it, each line of dots twice."""
    if not row.tall:
        _letters(pen, row, top, 0)
        return
    from PIL import Image, ImageDraw

    ink = Image.new("L", (MARGIN + len(row.text) * COLUMN, LINE))
    _letters(ImageDraw.Draw(ink), row, 0, 255)
    pen.bitmap((0, top), ink.resize((ink.width, 2 * LINE)), fill=0)


def _letters(pen: Any, row: Row, top: int, fill: int) -> None:
    """Each character in its own cell, so that columns stand as the printer sets them."""
    times = 2 if row.large else 1
    font, stroke = _font(20 * times), 0.5 * times if row.bold else 0
    for place, char in enumerate(row.text):
        if char != " ":
            x = MARGIN + place * COLUMN * times
            pen.text((x, top + 21 * times), char, font=font, fill=fill, anchor="ls", stroke_width=stroke)


@lru_cache
def _font(size: int) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(font_path(), size)
