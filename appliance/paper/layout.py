"""From a paper's elements to rows of characters: wrapping, alignment, amounts at the right.

Every row is a text of at most the paper's width in columns (48 for 80 mm paper, 32 for 58 mm), with
spaces where it is moved to the right. A large row has half as many columns. Bar codes, QR codes,
the logo and the cut stay what they are between the rows.

The law's marks are long words on narrow paper. A large phrase with a word that half the columns do not
hold becomes tall instead: twice as high, as wide as ever, and no word is broken. One that needs several
lines is broken at its dash first: "Foreløpig kvittering –", "IKKE KVITTERING FOR KJØP".
"""

import re
import textwrap
from dataclasses import dataclass

from appliance.domain.receipt import (
    Align,
    Barcode,
    Blank,
    Cut,
    Element,
    Logo,
    Pair,
    Paper,
    Qr,
    Rule,
    Table,
    Text,
)

LEAST_LEFT = 8
"""Columns that a text needs beside its amounts; with less it gets a line of its own."""

GUTTER = "  "
"""Between columns: one space is what thousands are divided by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of characters."""

    text: str
    bold: bool = False
    large: bool = False
    tall: bool = False
    """Twice as high, and as wide as any other."""


Drawn = Row | Barcode | Qr | Logo | Cut


def layout(paper: Paper, width: int) -> list[Drawn]:
    """Lay a paper out over ``width`` columns."""
    return [drawn for element in paper for drawn in _draw(element, width)]


def _draw(element: Element, width: int) -> list[Drawn]:
    match element:
        case Text(large=True):
            return [row for part in element.text.split("\n") for row in _large(part, element, width)]
        case Text():
            lines = [line for part in element.text.split("\n") for line in _wrap(part, width)]
            return [Row(_align(line, width, element.align), element.bold) for line in lines]
        case Pair():
            columns = width // 2 if element.large else width
            return [Row(line, element.bold, element.large) for line in _pair(element, columns)]
        case Table():
            return list(_table(element, width))
        case Rule():
            return [Row("-" * width)]
        case Blank():
            return [Row("")] * element.lines
        case Barcode() | Qr() | Logo() | Cut():
            return [element]


_DASH = re.compile(r"(?<= [–-]) +")


def _large(part: str, text: Text, width: int) -> list[Row]:
    columns = width // 2
    rows = []
    for phrase in [part] if len(part) <= columns else _DASH.split(part):
        tall = any(len(word) > columns for word in phrase.split())
        wide = width if tall else columns
        rows += [
            Row(_align(line, wide, text.align), text.bold, not tall, tall) for line in _balanced(phrase, wide)
        ]
    return rows


def _balanced(text: str, columns: int) -> list[str]:
    """Wrapped into as few lines as there must be, about as long as each other: no last word alone."""
    lines = _wrap(text, columns)
    longest = max(map(len, text.split()), default=0)
    for narrower in range(columns - 1, longest - 1, -1):
        closer = _wrap(text, narrower)
        if len(closer) > len(lines):
            break
        lines = closer
    return lines


def _wrap(text: str, columns: int) -> list[str]:
    if 0 < len(text) <= columns and text[-1] != " " and text.isprintable():
        return [text]  # most are, and textwrap takes twenty times as long to say so
    return textwrap.wrap(text, max(1, columns), break_on_hyphens=False) or [""]


def _align(line: str, columns: int, align: Align) -> str:
    match align:
        case Align.LEFT:
            return line
        case Align.CENTRE:
            return " " * ((columns - len(line)) // 2) + line
        case Align.RIGHT:
            return line.rjust(columns)


def _pair(pair: Pair, columns: int) -> list[str]:
    """The amount stands on the last line of its text, where the eye ends."""
    margin = " " * pair.indent
    left = columns - len(pair.right) - 1 - pair.indent
    if left < LEAST_LEFT and len(pair.left) > left:
        texts = [margin + line for line in _wrap(pair.left, columns - pair.indent)]
        return texts + [line.rjust(columns) for line in _wrap(pair.right, columns)]
    *above, last = [margin + line for line in _wrap(pair.left, left)]
    return [*above, (last + pair.right.rjust(columns - len(last))).rstrip()]


def _table(table: Table, width: int) -> list[Row]:
    rows = [table.head, *table.rows] if table.head else list(table.rows)
    count = max((len(row) for row in rows), default=0)
    if not count:
        return []
    filled = [(*row, *[""] * (count - len(row))) for row in rows]
    widths = [max(len(row[column]) for row in filled) for column in range(1, count)]
    first = width - sum(widths) - len(GUTTER) * len(widths)
    drawn = [line for row in filled for line in _cells(row, widths, first, width)]
    head = len(_cells(filled[0], widths, first, width)) if table.head else 0
    return [Row(line, bold=place < head) for place, line in enumerate(drawn)]


def _cells(row: tuple[str, ...], widths: list[int], first: int, width: int) -> list[str]:
    if not any(row[1:]):
        return _wrap(row[0], width)
    cells = "".join(GUTTER + cell.rjust(columns) for cell, columns in zip(row[1:], widths, strict=True))
    if first < LEAST_LEFT and len(row[0]) > first:
        # The numbers leave no room: the text stands above them, and they wrap as words if they must.
        numbers = cells.strip() if len(cells.strip()) <= width else GUTTER.join(filter(None, row[1:]))
        return [*_wrap(row[0], width), *(line.rjust(width) for line in _wrap(numbers, width) if line)]
    *above, last = _wrap(row[0], first)
    return [*above, (last.ljust(first) + cells).rstrip()]
