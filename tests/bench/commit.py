"""A sale of five lines: entry, seal, projections and jobs in one commit, against append + fsync.

The floor writes the very bytes of the entry to the end of a file on the same disk and waits for them.
"""

import os
import secrets
from pathlib import Path

from appliance.domain import payment as payments
from appliance.domain.payment import CASH, Tender
from appliance.domain.sale import Line, Sale
from appliance.fiscal.seals import sign
from appliance.storage import journal
from appliance.till.paying import commit_sale
from appliance.till.till import Till
from tests.bench.row import Row, at, timed

NAMES = ("Lettmelk 1 l", "Grovbrød skåret", "Jarlsberg 500 g", "Såpe", "Søt saft 2 l")


def five_lines(till: Till) -> Sale:
    """A sale of five different things."""
    lines = [
        Line(place, name, str(place), str(place % 3), 1990 + 700 * place, 2500 if place == 4 else 1500,
             product=str(place), code=f"703801000000{place}")
        for place, name in enumerate(NAMES, 1)
    ]  # fmt: skip
    return Sale(secrets.token_hex(16), till.rules.currency.code, tuple(lines), operator="1", next_line=6)


def commits(till: Till, folder: Path, count: int) -> tuple[list[float], list[float]]:
    """Times of the floor and of ours, turn about."""
    floor, ours = [], []
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
            if turn >= 20:  # the first ones warm up
                ours.append(took)
                floor.append(least)
    return floor, ours


def seal_alone(till: Till, count: int = 500) -> float:
    """What of a commit is the signature that the law wants, p50 in ms."""
    facts = {"nr": 1, "date": "2026-11-21", "time": "09:00:00", "in": "1.00", "ex": "0.80"}
    if not till.key:
        return 0.0
    key = till.key
    return at([timed(lambda: sign(key, "0" * 172, facts)) for _ in range(count)], 0.5)


def rows(till: Till, folder: Path, count: int = 1500) -> tuple[list[Row], float]:
    """The rows, and p99 of a commit in ms, which the search is held against."""
    floor, ours = commits(till, folder, count)
    return [Row("commit of a 5-line sale, p50 ms", at(floor, 0.5), at(ours, 0.5), 1.5)], at(ours, 0.99)
