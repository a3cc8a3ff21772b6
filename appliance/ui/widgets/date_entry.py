"""A date that is typed as digits: day, month, year."""

from datetime import date

from appliance.ui.widgets.entry import Entry

DIGITS = 8
"""Of a date: two of the day, two of the month, four of the year."""


def written(digits: str) -> str:
    """Digits of a date as they are typed.

    >>> written("2111"), written("21112026"), written("")
    ('21.11.', '21.11.2026', '–')
    """
    parts = [part for part in (digits[:2], digits[2:4], digits[4:]) if part]
    return ".".join(parts) + ("." if len(digits) in (2, 4) else "") or "–"


def date_of(digits: str) -> str:
    """The date that eight digits name, as YYYY-MM-DD; empty when there is none like it.

    >>> date_of("21112026"), date_of("31022026"), date_of("2111")
    ('2026-11-21', '', '')
    """
    if len(digits) != DIGITS:
        return ""
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2])).isoformat()
    except ValueError:
        return ""


class DateEntry(Entry):
    """A keypad on which a date is typed."""

    def __init__(self) -> None:
        super().__init__(lambda keypad: written(keypad.typed), extra="", longest=DIGITS, noughts=True)

    @property
    def full(self) -> bool:
        """All its digits are typed; there may be no such date."""
        return len(self.keypad.typed) == DIGITS

    @property
    def date(self) -> str:
        """The date that is typed, as YYYY-MM-DD; empty while there is none like it."""
        return date_of(self.keypad.typed)
