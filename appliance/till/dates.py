"""Which business date it is, for whoever asks the till."""

from appliance.till.till import Till


def today(till: Till) -> str:
    """The open day's business date (YYYY-MM-DD), however late it is; else the clock's."""
    return till.day.date if till.day else by_clock(till)


def by_clock(till: Till) -> str:
    """The business date that it is by the clock, whichever day is open: the small hours are yesterday's."""
    return till.clock().date(till.boundary)
