"""Accounting years as the API tells them: their ends, their locks, and what a bundle calls them."""

from datetime import date
from xml.etree import ElementTree

import pytest

from appliance.integrations.accounting.office24_soap.lists import Year, _year, open_from, year_of
from tests.integrations.soap import soap
from tests.upload.shop import one_day

YEAR = Year(date(2026, 1, 1), date(2027, 1, 1), False)


def told(first: str, end: str, locked: str = "false") -> Year:
    spans = f"<StartingDate>{first}</StartingDate><EndingDate>{end}</EndingDate>"
    return _year(ElementTree.fromstring(f"<FiscalYear>{spans}<IsLocked>{locked}</IsLocked></FiscalYear>"))


@pytest.mark.parametrize(
    ("first", "end"),
    [
        ("2026-01-01T00:00:00", "2027-01-01T00:00:00"),
        ("2026-01-01T00:00:00", "2026-12-31T00:00:00"),  # the last day, against what is written
        ("2026-01-01T00:00:00+01:00", "2026-12-31T23:59:59+01:00"),
        ("2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"),
        ("2025-12-31T23:00:00", "2026-12-31T23:00:00"),
        ("2025-12-31T23:00:00.0000000Z", "2026-12-31T23:00:00.0000000Z"),
    ],
)
def test_a_calendar_year_however_it_is_written(first, end):
    assert told(first, end) == YEAR


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_the_days_of_a_year(day, inside):
    assert (year_of([YEAR], date.fromisoformat(day)) is YEAR) is inside


@pytest.mark.parametrize(
    ("first", "end", "names"),
    [
        ("2026-01-01T00:00:00", "2027-01-01T00:00:00", (2026, 2026)),
        ("2026-07-01T00:00:00", "2027-07-01T00:00:00", (2026, 2027)),
        ("2025-07-01T00:00:00", "2026-07-01T00:00:00", (2025, 2026)),
    ],
)
def test_a_year_is_named_after_its_first_or_its_last_day(first, end, names):
    year = told(first, end)
    assert (year.id("first"), year.id("last")) == names


def test_the_next_open_day_is_not_in_a_locked_year():
    years = [
        YEAR,
        Year(date(2027, 1, 1), date(2028, 1, 1), True),
        Year(date(2028, 1, 1), date(2029, 1, 1), False),
    ]
    assert open_from(years, date(2026, 11, 21)) == date(2028, 1, 1)
    assert open_from(years[:2], date(2026, 11, 21)) is None


@pytest.mark.parametrize(("named_after", "id_there"), [("first", 2026), ("last", 2027)])
def test_a_bundle_bears_that_name(named_after, id_there):
    """A year from July to June, which the simulated books do not have: they refuse another year's id."""
    with soap() as both:
        both.target = both.other(year_named_after=named_after)
        both.known()
        years = (Year(date(2026, 7, 1), date(2027, 7, 1), False),)
        books = both.target._books
        both.target._books = type(books)(books.accounts, books.rates, books.series, years)
        answer = both.deliver(one_day()[1])
        if id_there == 2026:
            assert [saved.year for saved in both.books.ledger] == [2026]
        else:
            assert answer.facts["said"] == "Entry date outside accounting year 2027"
