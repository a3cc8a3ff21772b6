"""A paper as PDF: one piece of the 80 mm roll, or several papers on A4 sheets.

The roll is for an e-receipt; A4 is for the owner's folder (the Z report with its settlement).
The same papers with the same creation date give the same bytes, so a file can be compared with one
that was handed out. The font is embedded.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from appliance.domain.receipt import Barcode, Cut, Element, Logo, Paper, Qr, Table
from appliance.paper.layout import Drawn, Row, layout
from appliance.paper.symbols import bars, font_path, squares

ROLL_WIDTH = 80.0
_ROLL_COLUMNS, _ROLL_MARGIN = 48, 4.0
_A4_COLUMNS, _A4_MARGIN = 80, 20.0
_ADVANCE = 0.6
"""RobotoMono's characters are 0.6 em wide."""
_MM_PER_POINT = 25.4 / 72
_LINE = 1.35
"""Line height in font sizes."""
_BARS, _SQUARE, _BAR = 12.0, 0.6, 0.3
"""Height of a bar code, side of a QR module, width of a bar code's module; millimetres."""


def roll(paper: Paper, created: dt.datetime, title: str = "") -> bytes:
    """One paper as one page, 80 mm wide and as high as it needs.

    Args:
        paper: What stands on it.
        created: Aware moment for the file's own date.
        title: The document's title, shown by readers.
    """
    columns = (ROLL_WIDTH - 2 * _ROLL_MARGIN) / _ROLL_COLUMNS
    drawn = [each for each in layout(paper, _ROLL_COLUMNS) if not isinstance(each, Cut)]
    tall = sum(height(each, columns) for each in drawn) + 2 * _ROLL_MARGIN
    pdf = _document((ROLL_WIDTH, max(tall, 20.0)), created, title)
    pdf.add_page()
    top = _ROLL_MARGIN
    for each in drawn:
        draw(pdf, each, _ROLL_MARGIN, top, columns, _ROLL_COLUMNS)
        top += height(each, columns)
    return bytes(pdf.output())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper on A4; it begins on a new page."""

    paper: Paper
    columns: int = _A4_COLUMNS
    """Characters on a line: the more, the smaller."""


def a4(papers: tuple[Paper, ...], created: dt.datetime, title: str = "") -> bytes:
    """Several papers on A4, each beginning on a new sheet, 80 columns wide, with page numbers.

    Args as in `roll`.
    """
    return sheets(tuple(Sheet(paper) for paper in papers), created, title)


def sheets(papers: tuple[Sheet, ...], created: dt.datetime, title: str = "", foot: str = "") -> bytes:
    """Papers on A4; a table that goes on overleaf shows its head again.

    Args:
        papers: What stands there.
        created: Aware moment for the file's own date.
        title: The document's title, shown by readers.
        foot: What stands on each page before its number.
    """
    pdf = _document((210.0, 297.0), created, title)
    for sheet in papers:
        columns = (210.0 - 2 * _A4_MARGIN) / sheet.columns
        top = 297.0
        for element in sheet.paper:
            drawn = [each for each in layout((element,), sheet.columns) if not isinstance(each, Cut)]
            again = _head(element, drawn)
            for place, each in enumerate(drawn):
                tall = height(each, columns)
                if top + tall > 297.0 - _A4_MARGIN:
                    top = _page(pdf, foot)
                    for row in again if place >= len(again) else []:
                        draw(pdf, row, _A4_MARGIN, top, columns, sheet.columns)
                        top += height(row, columns)
                draw(pdf, each, _A4_MARGIN, top, columns, sheet.columns)
                top += tall
    return bytes(pdf.output())


def _head(element: Element, drawn: Sequence[Drawn]) -> list[Drawn]:
    """The rows of a table's head, which are its bold ones."""
    if not isinstance(element, Table) or not element.head:
        return []
    return [*takewhile(lambda each: isinstance(each, Row) and each.bold, drawn)]


def _page(pdf: Any, foot: str) -> float:
    """Begin a page with its number at the foot; gives where its first line stands."""
    pdf.add_page()
    said = f"{foot}  {pdf.page_no()}" if foot else str(pdf.page_no())
    columns = (210.0 - 2 * _A4_MARGIN) / _A4_COLUMNS
    number = Row(said.center(_A4_COLUMNS))
    draw(pdf, number, _A4_MARGIN, 297.0 - 0.6 * _A4_MARGIN, columns, _A4_COLUMNS)
    return _A4_MARGIN


def _document(size: tuple[float, float], created: dt.datetime, title: str) -> Any:
    from fpdf import FPDF

    pdf = FPDF(unit="mm", format=size)
    pdf.set_creation_date(created)
    pdf.set_producer("Tillbox")
    pdf.set_title(title)
    pdf.set_margin(0)
    pdf.set_auto_page_break(False)
    pdf.add_font("mono", "", font_path())
    return pdf


def _size(columns: float, large: bool) -> float:
    """Font size in points for columns of this width in millimetres."""
    return columns / _ADVANCE / _MM_PER_POINT * (2 if large else 1)


def height(drawn: Drawn, columns: float) -> float:
    """How high a row is, in millimetres, where a character is ``columns`` millimetres wide."""
    line = columns / _ADVANCE * _LINE
    match drawn:
        case Row(large=large, tall=tall):
            return 2 * line if large or tall else line
        case Barcode():
            return _BARS + line
        case Qr():
            return (len(squares(drawn.data)) + 8) * _SQUARE
        case Cut() | Logo():
            return 0.0


def draw(pdf: Any, drawn: Drawn, left: float, top: float, columns: float, count: int) -> None:
    """Draw a row on a page that knows the font "mono".

    Args:
        pdf: The document.
        drawn: What `layout` gave.
        left: Millimetres from the page's left edge.
        top: Millimetres from its top.
        columns: Width of a character in millimetres.
        count: Characters on a line.
    """
    match drawn:
        case Row():
            _write(pdf, drawn, left, top, columns)
        case Barcode():
            modules = bars(drawn.data)
            x = left + (columns * count - _BAR * len(modules)) / 2
            for place, black in enumerate(modules):
                if black:
                    pdf.rect(x + place * _BAR, top, _BAR, _BARS, style="F")
            _write(pdf, Row(drawn.data.center(count)), left, top + _BARS, columns)
        case Qr():
            rows = squares(drawn.data)
            x = left + (columns * count - _SQUARE * len(rows)) / 2
            for line, row in enumerate(rows):
                for place, black in enumerate(row):
                    if black:
                        y = top + (line + 4) * _SQUARE
                        pdf.rect(x + place * _SQUARE, y, _SQUARE, _SQUARE, style="F")
        case Cut() | Logo():
            return


def _write(pdf: Any, row: Row, left: float, top: float, columns: float) -> None:
    size = _size(columns, row.large or row.tall)
    pdf.set_font("mono", "", size)
    pdf.set_stretching(50 if row.tall else 100)
    # Bold is the same letter with an outline: one font file, and the columns stay as wide. The outline
    # ends with the context, or all that follows on the page would be bold.
    base = top + size * _MM_PER_POINT
    if not row.bold:
        pdf.text(left, base, row.text)
        return
    with pdf.local_context():
        pdf.text_mode = "FILL_STROKE"
        pdf.set_line_width(0.15)
        pdf.text(left, base, row.text)
