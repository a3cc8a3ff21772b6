"""Keys that somebody brings on a USB stick, for they are too long to type: a line for each answer of a page.

A line is ``client_id = "k7Yp2c"``, as till.toml has it, or what the screen calls it: ``Client id: k7Yp2c``.
Where a file has sections, only the page's own counts. Whatever else stands there is left.
"""

from collections.abc import Iterator
from pathlib import Path

from appliance import plain_file
from appliance.ui.settings import PAGES, Field
from appliance.wiring import stick_files
from appliance.wiring.export import sticks
from appliance.words import Words

ENDINGS = (".toml", ".txt")
LARGEST = 65_536
"""Bytes that are read of a file: whoever put more there meant another one."""


def found() -> tuple[str, ...]:
    """The files that may hold keys, on the sticks that are in."""
    return stick_files.found(sticks(), ENDINGS)


def read(file: Path, page: str, words: Words) -> tuple[tuple[str, str], ...]:
    """What a file answers of a page, by key (`ui.settings`).

    Raises:
        OSError: It cannot be read.
    """
    text = plain_file.content(file, LARGEST).decode("utf-8-sig", "replace")
    names = {name: one for one in PAGES[page] for name in _names(one, words)}
    said = ((names.get(name), value) for name, value in _rows(text, page))
    return tuple((one.at, _meant(one, value, words)) for one, value in said if one and value)


def _names(one: Field, words: Words) -> set[str]:
    return {name.casefold() for name in (one.at.partition(".")[2], one.name, words(one.name))}


def _rows(text: str, page: str) -> Iterator[tuple[str, str]]:
    section = page
    for row in (line.strip() for line in text.splitlines()):
        if row.startswith("[") and row.endswith("]"):
            section = row[1:-1].strip()
            continue
        at = min((row.index(mark) for mark in "=:" if mark in row), default=0)
        if section == page and at and not row.startswith("#"):
            yield row[:at].strip().casefold(), row[at + 1 :].strip().strip("\"'").strip()


def _meant(one: Field, value: str, words: Words) -> str:
    """A choice by its value or by its word."""
    for pick, word in one.picks:
        if value.casefold() in (word.casefold(), words(word).casefold()):
            return pick
    return value
