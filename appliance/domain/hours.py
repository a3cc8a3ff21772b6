"""When alcohol may be sold in Norway: alkoholloven § 3-7, for drinks up to 4.7 per cent.

The law's usual time is 08 to 18, and to 15 on days before Sundays and holidays; the municipality may allow
up to 20 and 18. On Sundays and holidays, 1 May and 17 May nothing is sold. The day before Ascension Day is
no day before a holiday (§ 3-7, Helsedirektoratet's rundskriv). A group's hours are written as three times,
``0800-1800-1500``: from, to, and to on days before Sundays and holidays.
"""

import datetime as dt
import re

USUAL, LONGEST = "0800-1800-1500", "0800-2000-1800"
CHOICES = ("", USUAL, LONGEST, "0900-2000-1800", "0800-2000-1500", "0900-1800-1500")
"""What a group's hours can be; empty: whenever the shop is open."""
_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{4})-([0-9]{4})")


def easter(year: int) -> dt.date:
    """Easter Sunday of a year in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).

    >>> easter(2026), easter(2027)
    (datetime.date(2026, 4, 5), datetime.date(2027, 3, 28))
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)


def is_holiday(date: dt.date) -> bool:
    """Is it a Sunday or a holiday (helligdag)? 1 May and 17 May are none.

    >>> is_holiday(dt.date(2026, 4, 2)), is_holiday(dt.date(2026, 5, 14)), is_holiday(dt.date(2026, 11, 21))
    (True, True, False)
    """
    from_easter = (date - easter(date.year)).days
    moving = from_easter in (-3, -2, 0, 1, 39, 49, 50)
    return date.weekday() == 6 or moving or (date.month, date.day) in ((1, 1), (12, 25), (12, 26))


def sold_between(hours: str, date: dt.date) -> tuple[str, str]:
    """From when to when a group is sold on a date, as HHMM; two empty texts where it is not sold at all.

    >>> sold_between(USUAL, dt.date(2026, 11, 21)), sold_between(USUAL, dt.date(2026, 11, 22))
    (('0800', '1500'), ('', ''))

    Raises:
        ValueError: For hours that are written otherwise.
    """
    written = _WRITTEN.fullmatch(hours)
    if not written:
        raise ValueError(f"expected hours such as {USUAL}, got {hours!r}")
    if is_holiday(date) or (date.month, date.day) in ((5, 1), (5, 17)):
        return "", ""
    tomorrow = date + dt.timedelta(days=1)
    ascension = tomorrow == easter(tomorrow.year) + dt.timedelta(days=39)
    early = is_holiday(tomorrow) and not ascension
    return written[1], written[3] if early else written[2]


def is_sold(hours: str, at: dt.datetime) -> bool:
    """May a group be sold at a local date and time? Hours that are none are whenever the shop is open.

    >>> is_sold(USUAL, dt.datetime(2026, 11, 20, 17, 59)), is_sold(USUAL, dt.datetime(2026, 11, 20, 18, 0))
    (True, False)
    """
    if not hours:
        return True
    first, last = sold_between(hours, at.date())
    return first <= f"{at:%H%M}" < last
