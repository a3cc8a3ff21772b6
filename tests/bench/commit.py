"""A sale of five lines: entry, seal, projections and jobs in one commit, against append + fsync.

The floor writes the very bytes of the entry to the end of a file on the same disk and waits for them.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from appliance.domain import payment as payments
from appliance.domain.line import Line
from appliance.domain.payment import CASH, Tender
from appliance.domain.sale import Sale
from appliance.fiscal.seals import Key, sign
from appliance.storage import journal
from appliance.till.paying import commit_sale
from appliance.till.till import Till
from tests.bench.row import Row, at, timed

FACTS = {"nr": 1, "date": "2026-11-21", "time": "09:00:00", "in": "1.00", "ex": "0.80"}
NAMES = ("Lettmelk 1 l", "Grovbrød skåret", "Jarlsberg 500 g", "Såpe", "Søt saft 2 l")


def five_lines(till: Till) -> Sale:
    """A sale of five different things."""
    lines = [
        Line(place, name, str(place), str(place % 3), 1990 + 700 * place, 2500 if place == 4 else 1500,
             product=str(place), code=f"703801000000{place}")
        for place, name in enumerate(NAMES, 1)
    ]  # fmt: skip
    return Sale(secrets.token_hex(16), till.rules.currency.code, tuple(lines), next_line=6)


@dataclass(frozen=True)
class Times:
    """Milliseconds, one of each per turn."""

    floor: list[float]
    """Append and fsync of the entry's bytes."""
    sealed: list[float]
    """The same after the one signature that the law wants: what no till can do without."""
    ours: list[float]


def commits(till: Till, folder: Path, count: int) -> Times:
    """Times of the floor, of the floor with a signature, and of ours, turn about."""
    times = Times([], [], [])
    size = 0
    with (folder / "floor").open("ab", buffering=0) as file:
        for turn in range(count):
            sale = five_lines(till)
            payment = payments.tender(payments.begin(sale.total, 100), Tender(CASH, 100_000))
            took = timed(lambda s=sale, p=payment: commit_sale(till, s, p, "sale"))
            if not size:
                entry = journal.newest(till.database)
                size = len(entry.body) if entry else 0
            body = os.urandom(size)
            least = timed(lambda b=body: (file.write(b), os.fsync(file.fileno())))
            law = timed(lambda b=body: (_sign(till), file.write(b), os.fsync(file.fileno())))
            if turn >= 20:  # the first ones warm up
                times.floor.append(least)
                times.sealed.append(law)
                times.ours.append(took)
    return times


def _sign(till: Till) -> None:
    if isinstance(till.seal, Key):
        sign(till.seal, "0" * 172, FACTS)


def rows(till: Till, folder: Path, count: int = 1500) -> tuple[list[Row], float]:
    """The rows, and p99 of a commit in ms, which the search is held against."""
    times = commits(till, folder, count)
    floor = at(times.floor, 0.5)
    return [
        Row("commit of a 5-line sale, p50 ms", floor, at(times.ours, 0.5), 1.5),
        Row("  of it append + fsync + the law's signature", floor, at(times.sealed, 0.5), 1.5),
    ], at(times.ours, 0.99)
