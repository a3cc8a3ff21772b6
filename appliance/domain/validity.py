"""For how long something that was sold can be used."""

import calendar
import datetime as dt


def months_on(date: str, months: int) -> str:
    """The same day so many months later; where that month is too short, its last.

    >>> months_on("2026-11-21", 36), months_on("2028-02-29", 12)
    ('2029-11-21', '2029-02-28')
    """
    day = dt.date.fromisoformat(date)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day.replace(year=year, month=month + 1, day=min(day.day, last)).isoformat()
