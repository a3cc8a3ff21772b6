"""Heads of the journal that were seen outside till.db: what holds it against those who could rewrite it.

The hash of an entry speaks for every entry before it. Whoever can write to the file can also work out
every hash anew, and sign anew with a stolen key; the number and hash that somebody wrote down before
that, on paper, in the uploader's record or in the books, they cannot. So an anchor holds all entries up
to its own, and none after it.
"""

import re
from dataclasses import dataclass
from typing import Any

PRINTED = 16
"""Hex digits of a hash that stand on paper: 64 bits, which nobody hits by trying."""
_GROUP = 4
_TYPED = re.compile(r"\s*[a-z]*\s*(\d{1,9})\s*/\s*(\d{1,15})\s*[:\s]([\s0-9a-f-]+)", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One head, as it was seen."""

    epoch: int
    number: int
    """Of the entry within its epoch."""
    hash: str
    """Hex digits, small: all 64, or the first `PRINTED` of them from paper."""
    where: str
    """Who saw it: ``uploader``, ``paper``, ``books``, ``export``."""
    at: int = 0
    """When it was seen, UTC ms; 0: nobody wrote that down."""

    @property
    def place(self) -> tuple[int, int]:
        """Epoch and number, which order a journal."""
        return self.epoch, self.number

    def agrees(self, found: bytes) -> bool:
        """Is this the hash that was seen?"""
        return found.hex().startswith(self.hash)


def printed(journal: dict[str, Any]) -> str:
    """A head as paper shows it, from a report's ``journal``: {epoch, number, hash}.

    >>> printed({"epoch": 1, "number": 1234, "hash": "a1b2c3d4e5f607189a" + 46 * "0"})
    '1/1234  A1B2 C3D4 E5F6 0718'
    """
    digits = str(journal["hash"])[:PRINTED].upper()
    groups = " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
    return f"{journal['epoch']}/{journal['number']}  {groups}"


def typed(written: str) -> Anchor:
    """Read a head that somebody typed in from paper, however they grouped it.

    Raises:
        ValueError: Naming what was expected and what came.

    >>> typed("1/1234:a1b2c3d4e5f60718") == typed("Journal 1/1234  A1B2 C3D4 E5F6 0718")
    True
    >>> typed("1/1234:A1B2")
    Traceback (most recent call last):
    ValueError: expected a head such as 1/1234:A1B2C3D4E5F60718, got '1/1234:A1B2'
    """
    match = _TYPED.fullmatch(written)
    digits = re.sub(r"[\s-]", "", match[3]).lower() if match else ""
    if not match or len(digits) not in (PRINTED, 64):
        raise ValueError(f"expected a head such as 1/1234:A1B2C3D4E5F60718, got {written!r}")
    return Anchor(int(match[1]), int(match[2]), digits, "paper")
