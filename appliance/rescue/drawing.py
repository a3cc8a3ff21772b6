"""A page as a picture: black on light, letters that are read from a metre away, places that a finger hits.

Sizes and colours are those of the till's own screens (`ui.theme`, which is not imported: it may be what is
broken; a test holds both together).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from math import hypot
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from appliance.rescue.pages import Button, Page

GROUND, SURFACE, INK, QUIET, OUTLINE = "#F4F2EE", "#FFFFFF", "#1B1F22", "#596066", "#8B8680"
ACCENT, ON_ACCENT = "#0B5A61", "#FFFFFF"
GOOD, GOOD_SOFT, STOP, STOP_SOFT = "#17653A", "#DDF0E3", "#B02A20", "#FBE3E0"
TITLE, BODY, SMALL, LABEL = 8.0, 5.0, 3.2, 5.5
"""Heights of a line in mm."""
LINE_PER_EM = 1.172
BUTTON, GAP, EDGE = 20.0, 5.0, 8.0
"""Millimetres: a button's height, the room between two things, the room around all."""
DEBIANS = Path("/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF")
_TYPEWRITER = str.maketrans(
    {"å": "aa", "ø": "oe", "æ": "ae", "Å": "Aa", "Ø": "Oe", "Æ": "Ae", "é": "e", "–": "-", "…": "..."}
)
Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and where on it what may be touched."""

    picture: Any
    """`PIL.Image.Image`, RGB."""
    places: tuple[tuple[Box, str], ...]
    """Each with its button's deed."""
    bottom: float = 0.0
    """Pixels from the top to where everything would end that is said, its buttons below it."""

    def touched(self, x: float, y: float) -> str:
        """The deed at a point of the picture; empty: none."""
        for (left, top, right, bottom), deed in self.places:
            if left <= x < right and top <= y < bottom:
                return deed
        return ""


def draw(page: Page, width: int, height: int, diagonal: float) -> Drawn:
    """Draw a page.

    Args:
        page: What it says.
        width: Pixels, as one sees it.
        height: Pixels.
        diagonal: Of the panel, in inches.
    """
    mm = hypot(width, height) / (diagonal * 25.4)
    while True:
        drawn = _draw(page, width, height, mm)
        if drawn.bottom <= height or mm < 0.8:
            return drawn
        mm *= 0.93  # a small panel, a long text: all of it a little smaller


def _draw(page: Page, width: int, height: int, mm: float) -> Drawn:
    picture = Image.new("RGB", (width, height), GROUND)
    pen = ImageDraw.Draw(picture)
    edge, gap = EDGE * mm, GAP * mm
    inside = width - 2 * edge
    y = _write(pen, page.title, (edge, edge), inside, TITLE * mm, INK, bold=True) + gap * 0.6
    for text in page.said:
        y = _write(pen, text, (edge, y), inside, BODY * mm, INK) + gap * 0.5
    for text, ink, ground in ((page.good, GOOD, GOOD_SOFT), (page.bad, STOP, STOP_SOFT)):
        if text:
            y = _band(pen, text, (edge, y + gap * 0.3), inside, mm, (ink, ground)) + gap * 0.6
    for line in page.small:
        y = _write(pen, line, (edge, y), inside, SMALL * mm, QUIET) + gap * 0.1
    places = tuple(_buttons(pen, page.buttons, width, height, mm))
    below = height - places[0][0][1] + gap * 0.5 if places else edge
    return Drawn(picture, places, y + below)


def _band(
    pen: Any, text: str, at: tuple[float, float], width: float, mm: float, colours: tuple[str, str]
) -> float:
    """A text on a ground of its own; gives where it ends."""
    pad = 3.0 * mm
    lines = list(_lines(text, _font(BODY * mm, bold=True), width - 2 * pad))
    bottom = at[1] + 2 * pad + len(lines) * BODY * mm
    pen.rounded_rectangle((at[0], at[1], at[0] + width, bottom), radius=1.5 * mm, fill=colours[1])
    _write(pen, text, (at[0] + pad, at[1] + pad), width - 2 * pad, BODY * mm, colours[0], bold=True)
    return bottom


def _buttons(
    pen: Any, buttons: tuple[Button, ...], width: int, height: int, mm: float
) -> Iterator[tuple[Box, str]]:
    """Along the lower edge: in a row, on a screen that stands one above the other."""
    for place, button in enumerate(buttons):
        box = _place(place, len(buttons), width, height, mm)
        accent = button.role == "accent"
        pen.rounded_rectangle(
            box, radius=2 * mm, fill=ACCENT if accent else SURFACE, outline=ACCENT if accent else OUTLINE,
            width=max(1, round(0.4 * mm)),
        )  # fmt: skip
        _label(pen, button.label, box, mm, ON_ACCENT if accent else INK)
        key = _font(SMALL * mm)
        pen.text((box[0] + 2 * mm, box[1] + mm), f"F{place + 1}", ON_ACCENT if accent else QUIET, font=key)
        yield box, button.deed


def _place(place: int, count: int, width: int, height: int, mm: float) -> Box:
    edge, gap, high = EDGE * mm, GAP * mm, BUTTON * mm
    if height > width:
        top = height - edge - high - (count - 1 - place) * (high + gap)
        return round(edge), round(top), round(width - edge), round(top + high)
    each = (width - 2 * edge - gap * (count - 1)) / count
    left, top = edge + place * (each + gap), height - edge - high
    return round(left), round(top), round(left + each), round(top + high)


def _label(pen: Any, text: str, box: Box, mm: float, ink: str) -> None:
    """In the middle, on as many lines as it needs, smaller where a word alone is too wide."""
    wide, size = box[2] - box[0] - 6 * mm, LABEL * mm
    while size > SMALL * mm and max(_font(size, bold=True).getlength(word) for word in text.split()) > wide:
        size *= 0.93
    font = _font(size, bold=True)
    lines = list(_lines(text, font, wide))
    y = (box[1] + box[3]) / 2 - len(lines) * size / 2
    for line in lines:
        pen.text(((box[0] + box[2]) / 2, y + size / 2), line, ink, font=font, anchor="mm")
        y += size


def _write(
    pen: Any, text: str, at: tuple[float, float], width: float, size: float, ink: str, bold: bool = False
) -> float:
    """Lines of text; gives where they end."""
    font, y = _font(size, bold), at[1]
    for line in _lines(text, font, width):
        pen.text((at[0], y + size / 2), line, ink, font=font, anchor="lm")
        y += size
    return y


def _lines(text: str, font: Any, width: float) -> Iterator[str]:
    """A text in lines no wider than that; a word that is wider is cut."""
    line = ""
    for word in _spelt(text).split():
        while font.getlength(word) > width and len(word) > 1:
            fits = max(1, int(len(word) * width / font.getlength(word)) - 1)
            if line:
                yield line
            yield word[:fits]
            line, word = "", word[fits:]
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _font(size: float, bold: bool = False) -> Any:
    pixels = max(6, round(size / LINE_PER_EM))
    file = _file("Bold" if bold else "Regular")
    return ImageFont.truetype(str(file), pixels) if file else ImageFont.load_default(pixels)


@cache
def _file(weight: str) -> Path | None:
    """Roboto, which Kivy ships, found without importing Kivy, or as Debian's own package has it."""
    spec = find_spec("kivy")
    kivys = [Path(one) / "data" / "fonts" for one in (spec.submodule_search_locations or ())] if spec else []
    files = [folder / f"Roboto-{weight}.ttf" for folder in (*kivys, DEBIANS)]
    return next((file for file in files if file.is_file()), None)


def _spelt(text: str) -> str:
    """As one spells it on a foreign typewriter, where Roboto is gone too: Pillow's own letters are few."""
    return text if _file("Regular") else text.translate(_TYPEWRITER)
