"""The owner's figures on five years of history, against the bare SQLite query over the same roll-ups."""

import datetime as dt
import sqlite3
from pathlib import Path
from random import Random

from appliance.till import people, reports
from appliance.till.till import Person, Till
from tests.bench.finding import raw
from tests.bench.row import Row, at, timed

DAYS = 5 * 365
LAST = dt.date(2026, 11, 21)
KEYS = {
    "total": ["return", "sale"],
    "hour": [f"{hour:02d}" for hour in range(9, 21)],
    "group": [str(group) for group in range(20)],
    "department": ["1", "2"],
    "tender": ["card:mastercard", "card:visa", "cash", "vipps"],
    "operator": ["1", "2", "3"],
    "rate": ["0", "1500", "2500"],
}
SOLD = 120
"""Products that are sold on a day, of `PRODUCTS`."""
PRODUCTS = 3000
RAW = """SELECT measure, key, sum(n), sum(gross), sum(vat) FROM rollup WHERE date BETWEEN ? AND ?
    GROUP BY measure, key"""
EARNED = """SELECT measure, key, sum(net), sum(cost) FROM margin WHERE date BETWEEN ? AND ?
    GROUP BY measure, key"""


def fill(till: Till) -> None:
    """Roll-ups as five years of selling leave them, every cost known; no journal is behind them."""
    dice, rows = Random(7), []
    for day in range(DAYS):
        date = (LAST - dt.timedelta(days=day)).isoformat()
        sold = [str(number) for number in sorted(dice.sample(range(PRODUCTS), SOLD))]
        for measure, keys in {**KEYS, "product": sold}.items():
            rows += [(date, measure, key, 7, dice.randrange(1_000_000), 1000) for key in keys]
    known = [(date, measure, key, gross - vat, 600) for date, measure, key, _, gross, vat in rows
             if measure in ("group", "product")]  # fmt: skip
    with till.database.atomic():
        till.database.connection().executemany("INSERT INTO margin VALUES (?, ?, ?, ?, ?)", known)
        till.database.connection().executemany(
            "INSERT OR REPLACE INTO rollup VALUES (?, ?, ?, ?, ?, ?)", rows
        )


def rows(till: Till, folder: Path, count: int = 15) -> list[Row]:
    """Each span with the one before, as the screen asks for them."""
    fill(till)
    people.enter(till, Person("1", "Kari", "manager"))
    database, found = raw(folder), []
    for span in reports.SPANS:
        floor, ours = [], []
        for _ in range(count):
            floor.append(timed(lambda s=span: bare(database, s)))
            ours.append(timed(lambda s=span: reports.totals(till, LAST.isoformat(), s)))
        found.append(Row(f"owner's {span} of five years, p50 ms", at(floor, 0.5), at(ours, 0.5), 3.0))
    database.close()
    return found


def bare(database: sqlite3.Connection, span: str) -> None:
    """Both spans, and what was earned in the one that is shown, read and thrown away."""
    first, last = reports.bounds(span, LAST.isoformat())
    for dates in ((first, last), reports.bounds(span, reports.turned(span, first, -1))):
        database.execute(RAW, dates).fetchall()
    database.execute(EARNED, (first, last)).fetchall()
