"""Before the Z the screen says what the books would refuse of this day, and the Z is taken all the same."""

from datetime import date

import pytest

from appliance.config.books import DINERO, OFFICE24, OFFICE24_SOAP
from appliance.domain.settlement import Count
from appliance.simulated.books import SYSTEMS
from appliance.till import day
from appliance.wiring import books as wiring
from appliance.words import Words
from tests.upload.month import Month


@pytest.fixture
def month(tmp_path, monkeypatch, request):
    """A till in the middle of a day before Christmas, with books that have all they need for this year."""
    books = SYSTEMS[request.param](tmp_path)
    made = Month(books, date(2026, 12, 10))
    books.server.clock = lambda: made.calendar.at
    monkeypatch.setattr(wiring, "_now", lambda: made.calendar.at)
    made.open_day(date(2026, 12, 10))
    yield made
    made.box.stop()
    books.close()


def told(month):
    """What the closing screen says of the books, in its own words, once they were asked."""
    from appliance.ui.outside import Outside
    from appliance.ui.place import Place
    from appliance.ui.views.closing import day_close

    wiring.deliver(month.config, month.folder, at_once=True)  # as `go_day_close` has it done
    outside = Outside(lambda body: (), month.folder / "delivery.db")
    words = Words("en", month.till.rules.currency)
    return [one.what for one in day_close(month.till, Place(), outside, words).refusals]


def closes(month):
    """The day is closed and settled as on any other day."""
    z = day.z_report(month.till)
    day.settle_day(month.till, Count(z["cash_expected"], {}, {}, {}))
    return z["z"]


NEXT_YEAR = "The books have no accounting year for 2027-01-01: days will be refused"


@pytest.mark.parametrize("month", [OFFICE24, OFFICE24_SOAP, DINERO], indirect=True)
def test_next_year_is_missing_in_december_already(display, month):
    assert told(month) == []
    held = month.books.held
    held.years = {OFFICE24: {2026}, OFFICE24_SOAP: {2026: False}, DINERO: [("2026-01-01", "2026-12-31")]}[
        month.config.books.target
    ]
    month.calendar.at += 11 * 60_000
    [what] = told(month)
    assert what.replace("01.01.2027", "2027-01-01") == NEXT_YEAR
    assert closes(month) == 1


@pytest.mark.parametrize("month", [OFFICE24_SOAP], indirect=True)
def test_the_day_that_is_open_counts_and_not_the_date_on_the_clock(display, month):
    """It is past midnight of New Year's Eve, and the old year was locked meanwhile."""
    closes(month)
    month.open_day(date(2026, 12, 31))
    month.calendar.at += 14 * 3_600_000  # 2 o'clock: the day's business date is still the 31st
    month.books.held.years[2026] = True
    assert any("2026" in what and "closed" in what and "31" in what for what in told(month))
    assert closes(month) == 2


@pytest.mark.parametrize("month", [OFFICE24], indirect=True)
def test_an_account_that_is_gone_is_named_before_the_z(display, month):
    del month.books.held.accounts[1571]
    assert any("1571" in what for what in told(month))
    assert closes(month) == 1
