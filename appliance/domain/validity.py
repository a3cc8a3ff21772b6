"""For how long, and how often, something that was sold can be used.

What a product's tickets are good for is one short text, in the goods, in the basket and in the journal:

>>> Validity(MONTHS, 12, 0).written, read("days 3 0"), read("")
('months 12 0', Validity(kind='days', count=3, entries=0), None)
"""

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

DAY, DATE, DAYS, MONTHS = "day", "date", "days", "months"
KINDS = (DAY, DATE, DAYS, MONTHS)
LAPSES = 36
"""Months after which such a claim lapses, where nothing else was agreed on (foreldelsesloven § 2;
forældelsesloven § 3)."""
LONGEST = 366
"""Days or months that a ticket lasts at the most."""
MOST = 500
"""Entries of a clip card at the most."""


@dataclass(frozen=True, slots=True)
class Validity:
    """What the tickets of a product are good for."""

    kind: str
    """``day`` (of the sale), ``date`` (chosen at the sale), ``days`` or ``months`` (from the sale on)."""
    count: int = 1
    """Days or months."""
    entries: int = 1
    """How often it lets in; 0: as often as they like."""

    @property
    def written(self) -> str:
        """As a text, see `read`."""
        return f"{self.kind} {self.count} {self.entries}"

    @property
    def sane(self) -> bool:
        """Can a ticket be so?"""
        return self.kind in KINDS and 1 <= self.count <= LONGEST and 0 <= self.entries <= MOST

    @property
    def personal(self) -> bool:
        """Is it a pass, which may be in somebody's name?"""
        return self.kind == MONTHS and self.entries == 0

    def days(self, sold: str, chosen: str = "") -> tuple[str, str]:
        """Its first and its last day, YYYY-MM-DD.

        Args:
            sold: The business date of the sale.
            chosen: The day that was chosen, where one is.

        >>> Validity(DAYS, 3).days("2026-11-30"), Validity(MONTHS, 12).days("2026-11-22")
        (('2026-11-30', '2026-12-02'), ('2026-11-22', '2027-11-21'))
        """
        if self.kind == DATE and chosen:
            return chosen, chosen
        if self.kind == DAYS:
            return sold, _on(sold, self.count - 1)
        if self.kind == MONTHS:
            return sold, _on(months_on(sold, self.count), -1)
        return sold, sold


def read(text: str) -> Validity | None:
    """A validity from its text; None for an empty one.

    Raises:
        ValueError: For any other text.
    """
    if not text:
        return None
    kind, count, entries = text.split(" ")
    found = Validity(kind, int(count), int(entries))
    if not found.sane or found.written != text:
        raise ValueError(f"expected a validity such as 'days 3 0', got {text!r}")
    return found


class Answer(StrEnum):
    """What the door says of a ticket."""

    VALID = "valid"
    USED = "used"
    EXPIRED = "expired"
    EARLY = "early"
    REFUNDED = "refunded"
    UNKNOWN = "unknown"
    PRACTICE = "practice"
    """The till is in training, and lets nobody in."""


def answer(first: str, last: str, entries: int, used: int, today: str) -> Answer:
    """Does a ticket that was not given back let in today? All dates are YYYY-MM-DD.

    >>> answer("2026-11-22", "2026-11-22", 1, 1, "2026-11-22")
    <Answer.USED: 'used'>
    >>> answer("2026-11-24", "2026-11-24", 1, 0, "2026-11-22")
    <Answer.EARLY: 'early'>
    """
    if entries and used >= entries:
        return Answer.USED
    if today < first:
        return Answer.EARLY
    return Answer.EXPIRED if today > last else Answer.VALID


def _on(date: str, days: int) -> str:
    return (dt.date.fromisoformat(date) + dt.timedelta(days)).isoformat()


def months_on(date: str, months: int) -> str:
    """The same day so many months later; where that month is too short, its last.

    >>> months_on("2026-11-21", 36), months_on("2028-02-29", 12)
    ('2029-11-21', '2029-02-28')
    """
    day = dt.date.fromisoformat(date)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last)).isoformat()
