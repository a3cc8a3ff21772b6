"""What the owner reads: a day, week, month or year in figures beside the one before.

A day is held against the same weekday a week before. While a span is not over, its turnover is held against
the same part of the one before: up to the same date, and on that date up to the same hour.
"""

import datetime as dt
import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace

from appliance.domain.margin import Margin
from appliance.storage import catalogue as shelf
from appliance.storage import days, people
from appliance.till import day
from appliance.till.dates import today
from appliance.till.permissions import needs
from appliance.till.till import Till

SPANS = ("day", "week", "month", "year")
PRODUCTS = 15
"""Products that are told by name; the others are one sum."""
ONE = dt.timedelta(days=1)
Sums = dict[str, dict[str, tuple[int, int, int]]]
"""Measure → key → (count, gross, VAT)."""
Earned = dict[tuple[str, str], tuple[int, int]]
"""(group or product, key) → (net, cost) of what was sold of it whose cost is known."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One named sum, and the same in the span before. Amounts are minor units, VAT included."""

    code: str
    name: str
    n: int
    gross: int
    before: int = 0
    margin: Margin | None = None
    """Of groups and products, where the cost of any of it is known."""


@dataclass(frozen=True, slots=True)
class Column:
    """One part of a span: an hour of a day, a day of a week or month, a month of a year."""

    place: int
    """The hour, the weekday (0 = Monday), the day of the month, or the month."""
    date: str
    """Its first date (YYYY-MM-DD); empty where only the span before has it."""
    gross: int
    before: int


@dataclass(frozen=True, slots=True)
class Totals:
    """One span of business dates. Amounts are minor units, VAT included."""

    span: str
    first: str
    """YYYY-MM-DD, as is ``last``; both counted."""
    last: str
    now: str
    """The business date that it is."""
    since: str
    """The first date on which this till sold; today's before that."""
    turnover: int
    before: int
    """Of the span before; of its same part while this one is not over."""
    receipts: int
    vat: int
    columns: tuple[Column, ...]
    groups: tuple[Bar, ...]
    """Largest first, as are the others."""
    products: tuple[Bar, ...]
    """The largest `PRODUCTS`."""
    besides: tuple[int, int]
    """How many other products were sold, and for how much."""
    departments: tuple[Bar, ...]
    tenders: tuple[Bar, ...]
    cashiers: tuple[Bar, ...]
    tips: tuple[Bar, ...]
    """By the employee that they are for; no turnover."""
    cash_expected: int | None
    """What should lie in the drawer now; None but for the open day."""
    margin: Margin | None = None
    """None where nothing was sold whose cost is known."""


def bounds(span: str, date: str) -> tuple[str, str]:
    """First and last date of the day, week (from Monday), month or year that a date is in.

    >>> bounds("week", "2026-11-21"), bounds("month", "2024-02-10")
    (('2026-11-16', '2026-11-22'), ('2024-02-01', '2024-02-29'))
    """
    first = last = dt.date.fromisoformat(date)
    if span == "week":
        first -= first.weekday() * ONE
        last = first + 6 * ONE
    elif span == "month":
        first = first.replace(day=1)
        last = (first + 31 * ONE).replace(day=1) - ONE
    elif span == "year":
        first, last = first.replace(month=1, day=1), first.replace(month=12, day=31)
    return first.isoformat(), last.isoformat()


def turned(span: str, date: str, steps: int) -> str:
    """A date in the span so many steps later.

    >>> turned("month", "2026-11-21", -2), turned("day", "2026-11-21", 1)
    ('2026-09-01', '2026-11-22')
    """
    for _ in range(abs(steps)):
        first, last = map(dt.date.fromisoformat, bounds(span, date))
        date = (last + ONE if steps > 0 else first - ONE).isoformat()
    return bounds(span, date)[0]


def totals(till: Till, date: str = "", span: str = "day") -> Totals:
    """The figures of the span that a business date is in; without one, of the open day or today.

    Raises:
        Refused: ``not_logged_in``, ``manager_needed``: cashiers count the drawer without having seen them.
    """
    needs(till, "turnover")
    clock, now = till.clock(), today(till)
    first, last = bounds(span, date or now)
    before, until = bounds(span, turned(span, first, -7 if span == "day" else -1))
    running = first <= now <= last
    cut = _same_part(span, first, before, until, now) if running else until
    sums: tuple[Sums, Sums] = ({}, {})
    for which, measure, key, n, gross, vat in days.turnover(till.database, first, last, before, until, cut):
        sums[which].setdefault(measure, {})[key] = (n, gross, vat)
    old, new = sums
    products, besides = _products(till, old, new)
    staff = names(till, "operator")
    sold = days.margins(till.database, first, last, [bar.code for bar in products])
    earned = {(measure, key): (net, cost) for measure, key, net, cost in sold}
    hour = (clock.at // 60_000 + clock.offset) // 60 % 24
    return Totals(
        span, first, last, now, days.since(till.database) or now,
        turnover=sum(gross for _, gross, _ in new.get("total", {}).values()),
        before=_before(old, cut, _later(till, hour) if running else 24, till),
        receipts=sum(n for n, _, _ in new.get("total", {}).values()),
        vat=sum(vat for _, _, vat in new.get("total", {}).values()),
        columns=_hours(till, old, new, first) if span == "day" else _dates(span, old, new, last, until),
        groups=_earning(_bars(old, new, "group", names(till, "group")), earned, new, "group"),
        products=_earning(products, earned, new, "product"),
        besides=besides,
        departments=_bars(old, new, "department", names(till, "department")),
        tenders=_bars(old, new, "tender", {}),
        cashiers=_bars(old, new, "operator", staff),
        tips=_bars(old, new, "tip", staff),
        cash_expected=day.in_drawer(till) if till.day and first == last == now else None,
        margin=_margin(earned, new),
    )  # fmt: skip


def _margin(earned: Earned, new: Sums) -> Margin | None:
    """Of all that was sold."""
    groups = [paid for (measure, _), paid in earned.items() if measure == "group"]
    if not groups:
        return None
    of = sum(gross - vat for _, gross, vat in new["total"].values())
    return Margin(sum(net for net, _ in groups), sum(cost for _, cost in groups), of)


def _earning(bars: Iterable[Bar], earned: Earned, new: Sums, measure: str) -> tuple[Bar, ...]:
    """The same bars, each with its margin where one is known."""

    def margin(code: str) -> Margin | None:
        if (measure, code) not in earned:
            return None
        _, gross, vat = new[measure][code]
        return Margin(*earned[measure, code], gross - vat)

    return tuple(replace(bar, margin=margin(bar.code)) for bar in bars)


def _same_part(span: str, first: str, before: str, until: str, now: str) -> str:
    """The date that is as far into the span before as today is into this one."""
    if span == "year":
        same = f"{before[:5]}{now[5:]}"
        return same if now[5:] != "02-29" else f"{before[:5]}02-28"
    gone = dt.date.fromisoformat(now) - dt.date.fromisoformat(first)
    return min((dt.date.fromisoformat(before) + gone).isoformat(), until)


def _later(till: Till, hour: int) -> int:
    """Where an hour stands in a business date, which begins at the shop's boundary."""
    return (hour - till.boundary // 60) % 24


def _before(old: Sums, cut: str, until: int, till: Till) -> int:
    """What the span before took up to a date, and on it up to an hour of the business date."""
    whole = sum(gross for date, (_, gross, _) in old.get("total", {}).items() if date < cut)
    hours = old.get("hour", {}).items()
    return whole + sum(gross for hour, (_, gross, _) in hours if _later(till, int(hour)) <= until)


def _hours(till: Till, old: Sums, new: Sums, date: str) -> tuple[Column, ...]:
    """From the first hour with a sale to the last, on either day."""
    taken = [
        {_later(till, int(hour)): gross for hour, (_, gross, _) in sums.get("hour", {}).items()}
        for sums in (new, old)
    ]
    busy = {*taken[0], *taken[1]}
    return tuple(
        Column((at + till.boundary // 60) % 24, date, taken[0].get(at, 0), taken[1].get(at, 0))
        for at in (range(min(busy), max(busy) + 1) if busy else ())
    )


def _dates(span: str, old: Sums, new: Sums, last: str, until: str) -> tuple[Column, ...]:
    """By weekday, by day of the month, or by month."""
    taken = [_by_place(span, sums) for sums in (new, old)]
    longest = max(int(last[8:]), int(until[8:]))
    places = {"week": range(7), "month": range(1, longest + 1), "year": range(1, 13)}[span]
    return tuple(
        Column(place, _begins(span, last, place), taken[0].get(place, 0), taken[1].get(place, 0))
        for place in places
    )


def _begins(span: str, last: str, place: int) -> str:
    """The first date of a column, by the last one of its span."""
    if span == "week":
        return (dt.date.fromisoformat(last) + (place - 6) * ONE).isoformat()
    if span == "month":
        return f"{last[:8]}{place:02d}" if place <= int(last[8:]) else ""
    return f"{last[:5]}{place:02d}-01"


def _by_place(span: str, sums: Sums) -> dict[int, int]:
    found: dict[int, int] = {}
    for date, (_, gross, _) in sums.get("total", {}).items():
        weekday = dt.date.fromisoformat(date).weekday() if span == "week" else 0
        place = {"week": weekday, "month": int(date[8:]), "year": int(date[5:7])}[span]
        found[place] = found.get(place, 0) + gross
    return found


def _bars(old: Sums, new: Sums, measure: str, known: dict[str, str]) -> tuple[Bar, ...]:
    now, before, none = new.get(measure, {}), old.get(measure, {}), (0, 0, 0)
    bars = [
        Bar(key, known.get(key, key), now.get(key, none)[0], now.get(key, none)[1], before.get(key, none)[1])
        for key in {**now, **before}
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.gross, -bar.before, bar.code)))


def _products(till: Till, old: Sums, new: Sums) -> tuple[tuple[Bar, ...], tuple[int, int]]:
    """The largest, by what they are called now; how many others were sold, and for how much. There are
    thousands: no more is made of the others than their sum."""
    now, before, none = new.get("product", {}), old.get("product", {}), (0, 0, 0)

    def place(key: str) -> tuple[int, int, str]:
        return -now.get(key, none)[1], -before.get(key, none)[1], key

    largest = heapq.nsmallest(PRODUCTS, {**now, **before}, place)
    known = shelf.known(till.database, largest)
    named = {key: known[key].name if key in known else key for key in largest}
    others = [gross for key, (_, gross, _) in now.items() if key not in named]
    older, newer = ({"product": {key: sums[key] for key in largest if key in sums}} for sums in (before, now))
    return _bars(older, newer, "product", named), (len(others), sum(others))


def names(till: Till, measure: str, key: str = "") -> dict[str, str]:
    """What the keys of a measure are called: groups, departments, people, or the one product ``key``."""
    if measure == "group":
        return {group.code: group.name for group in shelf.groups(till.database)}
    if measure == "department":
        return shelf.departments(till.database)
    if measure in ("operator", "tip"):
        return people.names(till.database)
    if measure == "product":
        return {number: one.name for number, one in shelf.known(till.database, [key]).items()}
    return {}
