"""A shop's logo from a stick: the pictures that are there, and one of them as the printer will print it."""

from collections.abc import Iterable
from pathlib import Path

from appliance import plain_file
from appliance.domain.receipt import Logo
from appliance.paper import dots
from appliance.paper.escpos import COLUMN

KINDS = (".png", ".jpg", ".jpeg")
MOST, LARGEST = 50, 8_000_000
"""Pictures that are shown; bytes of one."""


def found(sticks: Iterable[str]) -> tuple[str, ...]:
    """The pictures in the uppermost folder of each stick, by name."""
    files = [file for stick in sticks for file in sorted(Path(stick).iterdir())]
    return tuple(str(file) for file in files if file.suffix.lower() in KINDS and file.is_file())[:MOST]


def read(file: str, columns: int) -> Logo:
    """A picture in the dots of the paper: as wide as it, 15 mm high, at the most.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no picture, or too large a one.
    """
    content = plain_file.content(Path(file), LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(f"expected {LARGEST // 1_000_000} MB at the most")
    made = dots.logo(content, columns * COLUMN)
    return Logo(made.wide, made.high, made.rows)
