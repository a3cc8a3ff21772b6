"""What a printer can be asked for, without knowing any printer.

Everything on paper (receipt, Z report, cash slip) is a `Paper`: a tuple of these elements, composed
in ``paper/`` from a journal entry and then drawn as ESC/POS bytes, PDF, picture or plain text.
"""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where a text stands on the paper."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; wrapped at words to the paper's width."""

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    large: bool = False
    """Twice as high and wide: what the law wants at least 50 % larger (kassasystemforskrifta § 2-8-6)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A text on the left and an amount on the right of one line; the left part wraps."""

    left: str
    right: str
    bold: bool = False
    large: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first column is left-aligned and takes what the others leave."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class Barcode:
    """A Code 128 barcode with its text under it."""

    data: str


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code."""

    data: str


@dataclass(frozen=True, slots=True)
class Logo:
    """The shop's logo, in black and white; without dots the one that the printer's file names, if any."""

    wide: int = 0
    high: int = 0
    rows: bytes = b""
    """Each row from the left, eight dots a byte, 1 = black."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one piece of paper."""


Element = Text | Pair | Table | Rule | Blank | Barcode | Qr | Logo | Cut
Paper = tuple[Element, ...]
