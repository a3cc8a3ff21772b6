"""A document as PDF on A4: text in Roboto, names and papers in RobotoMono, a contents list, and on every
page the build that it speaks of.

The same parts with the same date give the same bytes. Fonts are Kivy's and are embedded. A paper is drawn
as a piece of the printer's roll, by the very code that draws an electronic receipt; a long one goes on in
the next column.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import TableBordersLayout, XPos, YPos
from fpdf.fonts import FontFace

from appliance.description.parts import (
    Contents,
    Facts,
    Grid,
    Heading,
    Para,
    Part,
    Points,
    Sample,
    Square,
    Verbatim,
)
from appliance.domain.receipt import Cut, Logo
from appliance.paper.layout import Drawn, layout
from appliance.paper.pdf import draw, height
from appliance.paper.symbols import font_path, squares

WIDTH, TALL, MARGIN, TOP, BOTTOM = 210.0, 297.0, 20.0, 24.0, 20.0
"""A4 and its margins, in millimetres."""
PAGE = WIDTH - 2 * MARGIN
INK, GREY, LINE = (20, 24, 28), (105, 112, 120), (200, 205, 210)
BODY, SMALL = 9.5, 7.5
"""Sizes of type in points."""
STRIP, GAP = 80.0, 10.0
"""A piece of roll, and what is between two beside each other; millimetres."""
_EDGE = 4.0
_MODULE = 0.55


@dataclass(frozen=True, slots=True)
class Look:
    """What stands on every page."""

    title: str
    running: str
    """At the foot: which build this describes."""
    specimen: str
    """Written across every sample, so that nobody takes one for a receipt."""
    created: dt.datetime
    """Aware; the file's own date."""


class _Pages(FPDF):  # type: ignore[misc,unused-ignore]
    """Pages with their foot."""

    def __init__(self, look: Look) -> None:
        super().__init__(unit="mm", format="A4")
        self.look = look
        fonts = Path(font_path()).parent
        self.add_font("text", "", fonts / "Roboto-Regular.ttf")
        self.add_font("text", "B", fonts / "Roboto-Bold.ttf")
        self.add_font("mono", "", font_path())
        self.set_creation_date(look.created)
        self.set_producer("Tillbox")
        self.set_title(look.title)
        self.set_margins(MARGIN, TOP, MARGIN)
        self.set_auto_page_break(True, BOTTOM)
        self.set_text_color(*INK)
        self.set_draw_color(*LINE)

    def footer(self) -> None:
        """Which build, and the page."""
        self.set_y(-BOTTOM + 6)
        self.set_font("text", "", SMALL)
        self.set_text_color(*GREY)
        self.cell(PAGE - 15, 4, self.look.running)
        self.cell(15, 4, str(self.page_no()), align="R")
        self.set_text_color(*INK)


def pdf(parts: tuple[Part, ...], look: Look) -> bytes:
    """Draw a document."""
    pages = _Pages(look)
    pages.add_page()
    for kind, run in groupby(parts, key=lambda part: isinstance(part, Sample)):
        if kind:
            _samples(pages, [part for part in run if isinstance(part, Sample)])
        else:
            for part in run:
                _part(pages, part)
    return bytes(pages.output())


def _part(pages: _Pages, part: Part) -> None:
    match part:
        case Heading():
            _heading(pages, part)
        case Contents():
            pages.set_font("text", "B", 11.5)
            pages.cell(PAGE, 8, part.title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
            pages.insert_toc_placeholder(_contents)
        case Para():
            _text(pages, part.text, bold=part.strong)
            pages.ln(2)
        case Points():
            for text in part.texts:
                _text(pages, text, bullet=True)
            pages.ln(2)
        case Facts():
            _facts(pages, part)
        case Grid():
            _grid(pages, part)
        case Verbatim():
            _verbatim(pages, part.text)
        case Square():
            _square(pages, part.data)


def _contents(pages: FPDF, outline: list[Any]) -> None:
    pages.set_font("text", "", BODY)
    pages.set_x(MARGIN)
    for chapter in outline[1:]:  # the first is the page that the list stands on
        if chapter.level == 0:
            link = pages.add_link(page=chapter.page_number)
            pages.cell(PAGE - 15, 4.8, chapter.name, link=link)
            pages.cell(15, 4.8, str(chapter.page_number), align="R", link=link, new_x="LMARGIN", new_y="NEXT")


def _heading(pages: _Pages, heading: Heading) -> None:
    size = (15, 11.5)[heading.level]
    if (heading.page and pages.get_y() > TOP) or pages.get_y() > TALL - BOTTOM - 40:
        pages.add_page()
    elif pages.get_y() > TOP:
        pages.ln(4)
    pages.set_font("text", "B", size)
    pages.start_section(heading.text, heading.level)
    pages.multi_cell(PAGE, size * 0.45, heading.text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pages.ln(1.5)


def _text(pages: _Pages, text: str, *, bold: bool = False, bullet: bool = False) -> None:
    pages.set_font("text", "B" if bold else "", BODY)
    if bullet:
        pages.cell(5, 4.6, "•")
    pages.multi_cell(PAGE - 5 * bullet, 4.6, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _facts(pages: _Pages, facts: Facts) -> None:
    rows = tuple((label, value or "–") for label, value in facts.rows)
    _table(pages, rows, (30, 70), headed=False)


def _grid(pages: _Pages, grid: Grid) -> None:
    _table(pages, (grid.head, *grid.rows), grid.widths, mono=grid.mono)


def _table(
    pages: _Pages,
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[int, ...],
    *,
    headed: bool = True,
    mono: tuple[int, ...] = (),
) -> None:
    pages.set_font("text", "", BODY - 1)
    face = FontFace(emphasis="BOLD", fill_color=(240, 242, 244)) if headed else FontFace()
    with pages.table(
        col_widths=widths,
        width=PAGE,
        align="L",
        text_align="L",
        line_height=4.2,
        padding=(0.7, 1),
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        headings_style=face,
        first_row_as_headings=headed,
    ) as table:
        for place, cells in enumerate(rows):
            row = table.row()
            for column, cell in enumerate(cells):
                named = column in mono and not (headed and place == 0)
                strong = not headed and column == 0
                row.cell(cell, style=_face(named, strong))
    pages.ln(3)


def _face(named: bool, strong: bool) -> FontFace | None:
    if named:
        return FontFace(family="mono", size_pt=SMALL)
    return FontFace(color=GREY) if strong else None


def _verbatim(pages: _Pages, text: str) -> None:
    pages.set_font("mono", "", SMALL)
    pages.multi_cell(PAGE, 3.6, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    pages.ln(2)


def _square(pages: _Pages, data: str) -> None:
    rows = squares(data)
    side = (len(rows) + 8) * _MODULE
    if pages.get_y() + side > TALL - BOTTOM:
        pages.add_page()
    top = pages.get_y() + 4 * _MODULE
    pages.set_fill_color(0)
    for down, row in enumerate(rows):
        for across, black in enumerate(row):
            if black:
                place = (MARGIN + (across + 4) * _MODULE, top + down * _MODULE)
                pages.rect(*place, _MODULE, _MODULE, style="F")
    pages.set_y(top + (len(rows) + 4) * _MODULE)


def _samples(pages: _Pages, samples: list[Sample]) -> None:
    """Papers beside and under each other, in two columns that are filled from the top."""
    column, top = 0, pages.get_y()
    start = top
    for sample in samples:
        for place, piece in enumerate(_pieces(sample, TALL - BOTTOM - TOP - 8)):
            tall = _tall(piece, sample.columns) + 2 * _EDGE + 6
            if top + tall > TALL - BOTTOM:
                column, top = column + 1, start
            if column == 2 or top + tall > TALL - BOTTOM:
                pages.add_page()
                column, top, start = 0, TOP, TOP
            caption = sample.caption if place == 0 else f"{sample.caption} …"
            _strip(pages, caption, piece, sample.columns, (MARGIN + column * (STRIP + GAP), top))
            top += tall + 4
    pages.set_y(TALL - BOTTOM)


def _pieces(sample: Sample, room: float) -> Iterator[list[Drawn]]:
    """A paper's rows, cut where a column would end."""
    piece: list[Drawn] = []
    for drawn in layout(sample.paper, sample.columns):
        if isinstance(drawn, Cut | Logo):
            continue
        if piece and _tall([*piece, drawn], sample.columns) > room - 2 * _EDGE:
            yield piece
            piece = []
        piece.append(drawn)
    yield piece


def _tall(piece: list[Drawn], columns: int) -> float:
    return sum(height(each, _column(columns)) for each in piece)


def _column(columns: int) -> float:
    """Width of a character on a piece of roll, in millimetres."""
    return (STRIP - 2 * _EDGE) / columns


def _strip(pages: _Pages, caption: str, piece: list[Drawn], columns: int, at: tuple[float, float]) -> None:
    left, top = at
    pages.set_font("text", "B", SMALL + 0.5)
    pages.text(left, top + 3, caption)
    top += 5
    tall = _tall(piece, columns) + 2 * _EDGE
    pages.set_line_width(0.2)
    pages.rect(left, top, STRIP, tall)
    _across(pages, (left + STRIP / 2, top + tall / 2))
    pages.set_text_color(0)
    top += _EDGE
    for each in piece:
        draw(pages, each, left + _EDGE, top, _column(columns), columns)
        top += height(each, _column(columns))
    pages.set_text_color(*INK)


def _across(pages: _Pages, centre: tuple[float, float]) -> None:
    """The word that says that this is no receipt, behind the letters."""
    x, y = centre
    pages.set_font("text", "B", 30)
    pages.set_text_color(228, 231, 234)
    with pages.rotation(38, x, y):
        pages.text(x - pages.get_string_width(pages.look.specimen) / 2, y + 4, pages.look.specimen)
