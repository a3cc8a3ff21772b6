"""The hours of alcoholloven § 3-7, on days as the municipalities' tables have them."""

import datetime as dt

import pytest

from appliance.domain.hours import LONGEST, USUAL, easter, sold_between


@pytest.mark.parametrize(("date", "last"), [
    ((2026, 11, 20), "2000"),  # a Friday
    ((2026, 11, 21), "1800"),  # a Saturday
    ((2026, 11, 22), ""),
    ((2026, 4, 1), "1800"),  # before Maundy Thursday
    ((2026, 4, 3), ""),  # Good Friday
    ((2026, 4, 4), "1800"),
    ((2026, 4, 6), ""),  # Easter Monday
    ((2026, 4, 30), "2000"),  # before 1 May, which is no holy day
    ((2026, 5, 1), ""),
    ((2026, 5, 13), "2000"),  # before Ascension Day
    ((2026, 5, 14), ""),
    ((2027, 5, 17), ""),
    ((2026, 5, 25), ""),  # Whit Monday
    ((2026, 12, 24), "1800"),
    ((2026, 12, 25), ""),
    ((2026, 12, 31), "1800"),
])  # fmt: skip
def test_the_longest_hours(date, last):
    assert sold_between(LONGEST, dt.date(*date)) == (("0800" if last else ""), last)


def test_the_usual_hours():
    assert sold_between(USUAL, dt.date(2026, 11, 20)) == ("0800", "1800")
    assert sold_between(USUAL, dt.date(2026, 11, 21)) == ("0800", "1500")


@pytest.mark.parametrize("date", [(2024, 3, 31), (2025, 4, 20), (2038, 4, 25), (2285, 3, 22)])
def test_easter(date):
    assert easter(date[0]) == dt.date(*date)
