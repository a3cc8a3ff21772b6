"""What the owner reads: one day in figures beside the same weekday last week, and what waits."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from appliance.storage import catalogue as shelf
from appliance.storage import days, people
from appliance.till import day as today
from appliance.till.till import Till


@dataclass(frozen=True, slots=True)
class Bar:
    """One named sum."""

    code: str
    name: str
    n: int
    gross: int


@dataclass(frozen=True, slots=True)
class DayTotals:
    """One business date. Amounts are minor units, VAT included."""

    date: str
    turnover: int = 0
    last_week: int = 0
    """The same weekday a week before, up to the same hour when the day is not over."""
    receipts: int = 0
    vat: int = 0
    hours: dict[int, int] = field(default_factory=dict)
    """Turnover by hour of the day, 0-23."""
    hours_last_week: dict[int, int] = field(default_factory=dict)
    groups: tuple[Bar, ...] = ()
    """Largest first, as are the others."""
    departments: tuple[Bar, ...] = ()
    tenders: tuple[Bar, ...] = ()
    cashiers: tuple[Bar, ...] = ()
    cash_expected: int | None = None
    """What should lie in the drawer now; None on another day than the open one."""


def day_totals(till: Till, date: str = "") -> DayTotals:
    """The figures of a business date; without one, of the open day or today."""
    now = till.clock()
    now_date = till.day.date if till.day else now.date(till.boundary)
    date = date or now_date
    before = (dt.date.fromisoformat(date) - dt.timedelta(days=7)).isoformat()
    sums, old = days.rollups(till.database, date), days.rollups(till.database, before)
    hours, hours_before = _hours(sums), _hours(old)
    until = (now.at // 60_000 + now.offset) // 60 % 24 if date == now_date else 23
    names = {
        "group": {group.code: group.name for group in shelf.groups(till.database)},
        "department": shelf.departments(till.database),
        "operator": people.names(till.database),
    }
    return DayTotals(
        date=date,
        turnover=sum(row[1] for row in sums.get("total", {}).values()),
        last_week=sum(gross for hour, gross in hours_before.items() if hour <= until),
        receipts=sum(row[0] for row in sums.get("total", {}).values()),
        vat=sum(row[2] for row in sums.get("total", {}).values()),
        hours=hours,
        hours_last_week=hours_before,
        groups=_bars(sums, "group", names),
        departments=_bars(sums, "department", names),
        tenders=_bars(sums, "tender", names),
        cashiers=_bars(sums, "operator", names),
        cash_expected=today.report(till)["cash_expected"] if till.day and till.day.date == date else None,
    )


def _hours(sums: dict[str, dict[str, tuple[int, int, int]]]) -> dict[int, int]:
    return {int(hour): row[1] for hour, row in sorted(sums.get("hour", {}).items())}


def _bars(sums: dict[str, dict[str, tuple[int, int, int]]], measure: str, names: Any) -> tuple[Bar, ...]:
    known = names.get(measure, {})
    bars = [Bar(key, known.get(key, key), n, gross) for key, (n, gross, _) in sums.get(measure, {}).items()]
    return tuple(sorted(bars, key=lambda bar: (-bar.gross, bar.code)))
