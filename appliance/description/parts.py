"""What a document is made of, before anybody knows how it is drawn: `chapters` writes it, `sheet` draws."""

from collections.abc import Iterator
from dataclasses import dataclass

from appliance.domain.receipt import Paper
from appliance.paper.text import lines


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter (level 0, on a new page where ``page`` says so) or a section (level 1)."""

    text: str
    level: int = 0
    page: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of the chapters, with their pages; a new page begins behind it."""

    title: str


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph; ``strong`` where nobody may overlook it."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short paragraphs."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels on the left, what is known on the right."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head that is repeated on every page."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """How wide each column is, as parts of the page's width."""
    mono: tuple[int, ...] = ()
    """Columns that hold names of the code."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines of characters that stand under each other."""

    text: str


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code."""

    data: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper as the till prints it, drawn as a piece of its roll."""

    caption: str
    paper: Paper
    columns: int = 48


Part = Heading | Contents | Para | Points | Facts | Grid | Verbatim | Square | Sample


def plain(parts: tuple[Part, ...]) -> Iterator[str]:
    """A document as lines of text: for comparing the descriptions of two builds, and for tests."""
    for part in parts:
        match part:
            case Heading():
                yield f"{'#' * (part.level + 1)} {part.text}"
            case Contents():
                yield part.title
            case Para():
                yield part.text
            case Points():
                yield from (f"- {text}" for text in part.texts)
            case Facts():
                yield from (f"{label}: {value}" for label, value in part.rows)
            case Grid():
                yield from (" | ".join(row) for row in (part.head, *part.rows))
            case Verbatim():
                yield from part.text.splitlines()
            case Square():
                yield f"[QR {part.data}]"
            case Sample():
                yield part.caption
                yield from lines(part.paper, part.columns)
