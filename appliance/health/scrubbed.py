"""What the weekly check has found, as it was written down, told again: by the health screen and the banner.

There are two: the till's own of its databases and files (``scrub.json``), and root's of everything else on
the card (``card.json``: other users' files, both systems). Each is old on its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.domain.finding import GRADES, Finding, Grade
from appliance.health.record import read

MINE, CARD = "scrub.json", "card.json"
DAY = 86_400_000
OLD = 14 * DAY
"""Milliseconds after which a check is missed: it comes every week, and once more if the box was off."""
_AHEAD = DAY
"""A record of more than a day in the future was written by a clock that was wrong."""


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """One check."""

    at: int
    """When it ended, UTC ms."""
    date: str
    """The same as a date in the shop's time (YYYY-MM-DD)."""
    seconds: int
    files: int
    """Files that were read from end to end."""
    size: int
    """Bytes that were read."""
    found: tuple[Finding, ...]
    """What is not well."""
    forbidden: int = 0
    """Files of other users, which it may not read."""

    def as_dict(self) -> dict[str, Any]:
        """As JSON values."""
        found = [{"what": one.what, "code": one.code, "facts": one.facts} for one in self.found]
        return {
            "at": self.at, "date": self.date, "seconds": self.seconds, "files": self.files,
            "size": self.size, "forbidden": self.forbidden, "found": found,
        }  # fmt: skip


def from_dict(plain: dict[str, Any]) -> Scrubbed | None:
    """The inverse; None where it is no such record. What a newer program found, and this one has no words
    for, is told as what could not be read."""
    try:
        found = tuple(
            Finding("scrub", str(one["what"]), one["code"], dict(one["facts"]))
            if one["code"] in GRADES
            else Finding("scrub", str(one["what"]), "scrub_other", {"detail": str(one["code"])})
            for one in plain["found"]
        )
        at, seconds, files, size, forbidden = (
            int(plain[name]) for name in ("at", "seconds", "files", "size", "forbidden")
        )
        return Scrubbed(at, str(plain["date"]), seconds, files, size, found, forbidden)
    except (KeyError, TypeError, ValueError):
        return None


def last(folder: Path, name: str = MINE) -> Scrubbed | None:
    """The last check of that kind; None before the first."""
    return from_dict(read(folder / name))


def told(folder: Path, now: int, *, boxed: bool = False) -> Iterator[Finding]:
    """How both checks stand.

    Args:
        folder: The data folder.
        now: UTC ms.
        boxed: This is a box, so root's check is to come too.
    """
    for what, name, due in (("", MINE, True), ("card", CARD, boxed)):
        if one := last(folder, name):
            yield from _one(one, now)
        elif due:
            yield Finding("scrub", what, "scrub_never" if _since(folder, now) > OLD else "scrub_not_yet")


def _one(one: Scrubbed, now: int) -> Iterator[Finding]:
    yield from one.found
    facts: dict[str, str | int] = {"date": one.date, "files": one.files}
    if not -_AHEAD <= now - one.at <= OLD:
        yield Finding("scrub", "", "scrub_old", facts)
    elif not any(found.grade == Grade.WRONG for found in one.found):
        yield Finding("scrub", "", "scrub_well", facts)


def _since(folder: Path, now: int) -> int:
    """Milliseconds since the till first ran on this folder: nothing is ever written into its lock."""
    try:
        return now - (folder / "till.lock").stat().st_mtime_ns // 1_000_000
    except OSError:
        return 0
