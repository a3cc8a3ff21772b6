"""Values of the owner's stages: the day in figures."""

import datetime as dt

from appliance.till import reports
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.day_totals import DayTotalsView
from appliance.ui.views.books import of_date
from appliance.ui.views.paying import names_of
from appliance.words import Words


def day_totals(till: Till, place: Place, outside: Outside, words: Words) -> DayTotalsView:
    """The open day, or the one that was turned to."""
    totals = reports.day_totals(till, place.date)
    now = till.day.date if till.day else till.clock().date(till.boundary)
    kinds = names_of(till)

    def named(bars: tuple[reports.Bar, ...]) -> tuple[tuple[str, int], ...]:
        return tuple((bar.name, bar.gross) for bar in bars)

    tenders = []
    for bar in totals.tenders:
        kind, _, brand = bar.code.partition(":")
        said = words(kinds.get(kind, kind))
        tenders.append((f"{said} · {brand.capitalize()}" if brand else said, bar.gross))
    return DayTotalsView(
        totals.date,
        totals.turnover,
        totals.last_week or None,
        tuple(totals.hours.items()),
        tuple(totals.hours_last_week.items()),
        totals.receipts,
        named(totals.groups),
        tuple(tenders),
        named(totals.cashiers),
        totals.cash_expected,
        place.outbox[0],
        totals.date >= now,
        of_date(till, outside, words, totals.date),
    )


def another_day(date: str, steps: int) -> str:
    """The date so many days after another."""
    return (dt.date.fromisoformat(date) + dt.timedelta(days=steps)).isoformat()
