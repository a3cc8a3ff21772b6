"""The numbers that a restored till leaves out, so that none is ever given twice.

What the box that is gone gave out after the last line that was saved, nobody knows for certain. The
highest numbers on paper are asked for; above those stays room for what only customers hold: a busy till's
receipts for each day that has passed, today counted.
"""

from collections.abc import Mapping

SERIES = ("sale", "return", "training", "provisional", "delivery")
"""The receipt series, each with numbers of its own."""
NUMBERS = (*SERIES, "nr", "z")
A_DAY = 1000
"""Receipts that a busy till may give out in a day."""
DAYS = 100
"""More days than this leave no more room: a till that old has not sold on to the last."""
MOST = 100_000
"""No paper shows a number this far above the last one known: it was mistyped."""
_A_DAY_MS = 86_400_000


def days_between(last_at: int, now: int) -> int:
    """Days in which the other box may have sold on, at least one.

    Args:
        last_at: UTC ms of the last entry that is known.
        now: UTC ms; a clock that is behind counts as the same day.

    >>> days_between(1_795_248_000_000, 1_795_248_000_000 + 3_600_000), days_between(5, 0)
    (1, 1)
    """
    return min(DAYS, 1 + max(0, now - last_at) // _A_DAY_MS)


def after(known: Mapping[str, int], paper: Mapping[str, int], days: int) -> dict[str, int]:
    """The number after which each series goes on.

    ``nr`` counts every receipt that is sealed, so it leaves out as many as those series together. There is
    seldom more than one Z in a day, and never many.

    Args:
        known: The last numbers that were saved, by `NUMBERS`.
        paper: The highest ones seen on paper, of those that were looked for; 0 = none is higher.
        days: See `days_between`.

    >>> known = {"sale": 118, "return": 4, "nr": 122, "z": 41}
    >>> after(known, {"sale": 125, "z": 42}, 1)["sale"]
    1125
    >>> after(known, {"sale": 125, "z": 42}, 1)["nr"], after(known, {"sale": 125, "z": 42}, 1)["z"]
    (3129, 44)
    """
    room = A_DAY * days
    found = {name: max(known.get(name, 0), paper.get(name, 0)) + room for name in SERIES}
    sealed = sum(found[name] - known.get(name, 0) for name in ("sale", "return", "training"))
    found["nr"] = known.get("nr", 0) + sealed
    found["z"] = max(known.get("z", 0), paper.get("z", 0)) + 2 * days
    return found


def is_likely(known: int, paper: int) -> bool:
    """Can a paper show this number, where the last one known is ``known``?

    >>> is_likely(118, 125), is_likely(118, 1_180_000)
    (True, False)
    """
    return 0 <= paper <= known + MOST


def listed(
    known: Mapping[str, int], paper: Mapping[str, int], goes_on: Mapping[str, int]
) -> list[dict[str, int | str]]:
    """What the journal keeps of it: per series the last known, the highest on paper, the last left out."""
    return [
        {"series": name, "known": known.get(name, 0), "paper": paper.get(name, 0), "last": goes_on[name]}
        for name in NUMBERS
    ]
