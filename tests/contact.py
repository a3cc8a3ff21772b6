"""The pictures of a run laid out for a person: one page that opens them, one sheet per screen.

`contact.html` needs no script: a section per screen, in it a row per state and size, and in that every
language and theme small; a small picture opens the full one. The sheets show the same without a browser.
Only small pictures are read for them, a page of one screen at a time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw

SMALL = 4
"""A small picture is so many times smaller each way."""
ROWS = 16
"""Rows of one sheet: what a screen can show without being scrolled for minutes."""
BAND, GAP = 16, 6
"""Pixels for a name above a row of a sheet, and between pictures."""

STYLE = """
:root { color-scheme: light dark }
body { font: 15px/1.4 system-ui, sans-serif; margin: 1rem 1.5rem }
nav a { display: inline-block; margin: 0 .8rem .3rem 0 }
summary { font-size: 1.15rem; font-weight: 600; cursor: pointer; padding: .4rem 0 }
h3 { font-size: .95rem; margin: 1rem 0 .2rem }
.row { display: flex; flex-wrap: wrap; gap: .5rem; margin-bottom: .5rem }
figure { margin: 0 }
figcaption { font-size: .75rem; opacity: .75 }
img { display: block; border: 1px solid #8886 }
.bad img { outline: 3px solid #b02a20 }
"""


@dataclass(frozen=True)
class Shot:
    """One picture: which screen, in which state, and how it was drawn."""

    screen: str
    state: str
    """Name of the example."""
    size: str
    language: str
    theme: str

    @property
    def name(self) -> str:
        """Its file's name without the ending."""
        return f"{self.state}-{self.size}-{self.language}-{self.theme}"


def keep(shot: Shot, picture: Image.Image, folder: Path) -> None:
    """Write a picture, and the small one that leads to it."""
    (folder / "small").mkdir(parents=True, exist_ok=True)
    picture.save(folder / f"{shot.name}.png")
    small = picture.reduce(SMALL)
    small.save(folder / "small" / f"{shot.name}.png")


def write(shots: Sequence[Shot], faults: Sequence[str], folder: Path) -> Path:
    """Write the page and the sheets for pictures that were kept; returns the page.

    Args:
        shots: In the order to be shown.
        faults: What is wrong, each beginning with the name of its picture and a colon.
        folder: Where the pictures are.
    """
    screens = {}
    for shot in shots:
        screens.setdefault(shot.screen, []).append(shot)
    bad = {fault.partition(":")[0] for fault in faults}
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><title>Every screen</title>',
        f"<style>{STYLE}</style></head><body>",
        f"<h1>{len(shots)} pictures of {len(screens)} screens</h1>",
        *_faults(faults),
        "<nav>",
        *(f'<a href="#{escape(name)}">{escape(name)}</a>' for name in screens),
        "</nav>",
    ]
    for name, of in screens.items():
        sheets = list(_sheets(name, of, folder))
        parts += _section(name, of, sheets, folder, bad)
    page = folder / "contact.html"
    page.write_text("\n".join([*parts, "</body></html>", ""]), encoding="utf-8")
    return page


def _faults(faults: Sequence[str]) -> list[str]:
    if not faults:
        return ["<p>Nothing is cut off, off the glass or too small to hit.</p>"]
    found = []
    for fault in faults:
        name, _, what = fault.partition(":")
        found.append(f'<li><a href="{escape(name)}.png">{escape(name)}</a>:{escape(what)}</li>')
    return ["<ul>", *found, "</ul>"]


def _rows(shots: Sequence[Shot]) -> Iterator[tuple[str, str, list[Shot]]]:
    """State, size and the pictures of both, in the order of the shots' first states."""
    places = {state: at for at, state in enumerate(dict.fromkeys(shot.state for shot in shots))}
    ordered = sorted(shots, key=lambda shot: (places[shot.state], int(shot.size)))
    for (state, size), row in groupby(ordered, key=lambda shot: (shot.state, shot.size)):
        yield state, size, list(row)


def _section(
    name: str, shots: Sequence[Shot], sheets: Sequence[str], folder: Path, bad: set[str]
) -> list[str]:
    states = len({shot.state for shot in shots})
    links = " ".join(f'<a href="{escape(sheet)}">{escape(sheet)}</a>' for sheet in sheets)
    parts = [
        f'<details id="{escape(name)}"{" open" if bad & {shot.name for shot in shots} else ""}>',
        f"<summary>{escape(name)} · {states} states · {len(shots)} pictures</summary>",
        f"<p>{links}</p>",
    ]
    for state, size, row in _rows(shots):
        parts.append(f"<h3>{escape(state)} · {escape(size)}</h3>")
        parts.append('<div class="row">')
        parts += [_figure(shot, folder, shot.name in bad) for shot in row]
        parts.append("</div>")
    return [*parts, "</details>"]


def _figure(shot: Shot, folder: Path, bad: bool) -> str:
    with Image.open(folder / "small" / f"{shot.name}.png") as small:
        width, height = small.size
    said, name = escape(f"{shot.language} {shot.theme}"), escape(shot.name)
    return (
        f'<figure{" class=bad" if bad else ""}><a href="{name}.png"><img src="small/{name}.png"'
        f' loading="lazy" width="{width}" height="{height}" alt="{name}"></a>'
        f"<figcaption>{said}</figcaption></figure>"
    )


def _sheets(name: str, shots: Sequence[Shot], folder: Path) -> Iterator[str]:
    """Write a screen's sheets, so many rows each; yields their names."""
    rows = list(_rows(shots))
    pages = [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)]
    for number, page in enumerate(pages, 1):
        file = f"sheet-{name}.png" if len(pages) == 1 else f"sheet-{name}-{number}.png"
        _sheet(page, folder).save(folder / file)
        yield file


def _sheet(rows: Sequence[tuple[str, str, list[Shot]]], folder: Path) -> Image.Image:
    sizes = []
    for _, _, row in rows:
        with Image.open(folder / "small" / f"{row[0].name}.png") as small:
            sizes.append(small.size)
    wide = max((width + GAP) * len(row) for (width, _), (_, _, row) in zip(sizes, rows, strict=True))
    whole = Image.new("RGB", (wide + GAP, sum(height + BAND + GAP for _, height in sizes)), "#888888")
    pen, top = ImageDraw.Draw(whole), 0
    for (width, height), (state, size, row) in zip(sizes, rows, strict=True):
        drawn = " · ".join(f"{shot.language} {shot.theme}" for shot in row)
        pen.text((GAP, top + 2), f"{state} {size}: {drawn}", fill="white")
        for place, shot in enumerate(row):
            with Image.open(folder / "small" / f"{shot.name}.png") as small:
                whole.paste(small, (GAP + place * (width + GAP), top + BAND))
        top += height + BAND + GAP
    return whole
