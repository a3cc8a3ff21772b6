"""The law's export of many sales, against the reading of the very rows that it is made of.

The floor selects each entry and reads its JSON; the export writes its files to the same disk, waits for
them, and runs in a process of its own, whose memory is measured at its largest.
"""

import json
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from appliance.domain import payment as payments
from appliance.domain.journal import Moment
from appliance.domain.payment import CASH, Tender
from appliance.domain.settlement import Count
from appliance.till import day, jobs
from appliance.till.paying import commit_sale
from appliance.till.till import Till
from tests.bench.commit import five_lines
from tests.bench.row import Row, at, timed
from tests.bench.shop import open_shop

DAYS = 10
MEMORY = 64.0
"""Megabytes that it may take."""


class Passing:
    """A clock that goes on by a second with each look."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self) -> Moment:
        """A second later."""
        self.at += 1000
        return Moment(self.at, 60)


def sold(folder: Path, sales: int) -> Till:
    """A till with so many sales of five lines over ten days, a third of them in cash from the drawer."""
    till = open_shop(folder, 2000)
    clock = till.clock = Passing(till.clock().at)
    for place in range(DAYS):
        with till.database.atomic():
            if place:
                clock.at += 24 * 3_600_000
                day.open_day(till, day.proposed_float(till))
            for turn in range(sales // DAYS):
                _sell(till, in_cash=turn % 3 == 0)
            z = day.z_report(till)
            day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
            till.database.execute_sql("DELETE FROM job")
    return till


def _sell(till: Till, in_cash: bool) -> None:
    sale = five_lines(till)
    offered = Tender(CASH, 100_000) if in_cash else Tender("card", sale.total, brand="visa", reference="4711")
    commit_sale(till, sale, payments.tender(payments.begin(sale.total, 100), offered), "sale")
    if till.kicked:
        jobs.drawer_moved(till, "open")
        jobs.drawer_moved(till, "shut")


def read(folder: Path) -> None:
    """The floor: every row, its JSON read."""
    database = sqlite3.connect(folder / "till.db")
    for (body,) in database.execute("SELECT body FROM entry ORDER BY id"):
        json.loads(body)
    database.close()


def exported(folder: Path) -> dict[str, float]:
    """One export in a process of its own: milliseconds and megabytes."""
    with tempfile.TemporaryDirectory(dir=folder) as out:
        command = [sys.executable, "-m", "tests.bench.export_once", str(folder), out]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return json.loads(said)  # type: ignore[no-any-return]


def rows(folder: Path, sales: int, turns: int = 3) -> list[Row]:
    """Time beside the reading, and memory beside what it may take."""
    sold(folder, sales).database.close()
    floor, ours = [], []
    for _ in range(turns):
        floor.append(timed(lambda: read(folder)))
        ours.append(exported(folder))
    memory = max(one["mb"] for one in ours)
    return [
        Row(f"SAF-T of {sales:,} sales, ms", at(floor, 0.5), at((one["ms"] for one in ours), 0.5), 12.0),
        Row("  its memory, MB", MEMORY, memory, 1.0),
    ]
