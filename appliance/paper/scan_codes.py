"""The scanner's test codes on paper, for a scanner that does not read from the glass: most lasers do not."""

from appliance.domain.receipt import Align, Blank, Cut, Element, Logo, Paper, Text
from appliance.domain.scan_test import SYMBOLS
from appliance.paper import dots
from appliance.paper.escpos import COLUMN
from appliance.paper.symbols import drawn
from appliance.words import Words

BARS, BESIDE = 80, 10
"""Dots of a bar's height, and modules of white beside bars."""
WIDEST, SIDE = 3, 6
"""Dots of a module of bars, at the most, and of squares."""
FINEST = 2
"""Dots of a module under which a scanner has trouble: 0.25 mm."""


def paper(words: Words, columns: int) -> Paper:
    """Each with its name; one that is too wide for the paper is left out."""
    elements: list[Element] = [Text(words("Test codes"), Align.CENTRE, bold=True), Blank()]
    for one in SYMBOLS:
        rows = drawn(one.key)
        if picture := _bars(rows[0], columns * COLUMN) if len(rows) == 1 else dots.modules(rows, SIDE):
            elements += (
                Text(one.name, Align.CENTRE),
                Logo(picture.wide, picture.high, picture.rows),
                Blank(2),
            )
    return (*elements, Cut())


def _bars(row: tuple[bool, ...], widest: int) -> dots.Dots | None:
    """Bars as wide as there is room for."""
    module = min(WIDEST, widest // (len(row) + 2 * BESIDE))
    return dots.modules((row,), module, 0, BARS) if module >= FINEST else None
