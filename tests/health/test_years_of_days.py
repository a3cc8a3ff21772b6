"""After years of closed days: what is asked every few seconds reads only those that are not at their end."""

import itertools
import json
import time

import pytest

from appliance.storage import days, handover
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import outstanding, states, waiting, work_is_due
from appliance.till import books, orders
from tests.till.shop import Box, opened

TRIED = {"attempts": 1, "tried_at": 5}
STATES = ("queued", "sending", "accepted", "refused", "unknown")
STAGES = ("", "draft", "booking", "posted", "changed", "gone", "cannot_tell")
YEARS = 1600
"""Days: more than five years, which is how long the law has them kept."""


@pytest.fixture
def till(tmp_path):
    box = Box(tmp_path / "box")
    yield opened(box.start())
    box.off()


@pytest.fixture
def record(tmp_path):
    return tmp_path / "delivery.db"


def close(till, count):
    """As many settled days, each with a voucher of a usual size."""
    postings = [{"role": "revenue", "amount": at, "department": "1", "rate": 1500} for at in range(12)]
    for at in range(count):
        body = {
            "id": f"day-{at}",
            "closed_at": at,
            "kind": "day",
            "z": at,
            "key": f"Z-{at}",
            "date": "2026-11-21",
        }
        text = json.dumps(body | {"postings": postings})
        sql = "INSERT INTO voucher (id, entry, date, closed_at, body) VALUES (?, ?, ?, ?, ?)"
        till.database.execute_sql(sql, (body["id"], at, body["date"], at, text))


def deliver(path, rows):
    """Rows as (voucher, state, next try, code, stage, next ask, said at, heard)."""
    with Deliveries(path) as deliveries, deliveries.database.atomic():
        for number, (voucher, state, next_try, code, stage, next_ask, said, heard) in enumerate(rows):
            sql = """INSERT INTO delivery
                (id, voucher, target, revision, state, attempts, tried_at, next_try, code)
                VALUES (?, ?, 't', ?, ?, 1, 5, ?, ?)"""
            one = f"{voucher}-t-{number}"
            deliveries.database.execute_sql(sql, (one, voucher, number, state, next_try, code))
            if stage:
                sql = """INSERT INTO followed (delivery, stage, since, next_ask, said_at, heard)
                    VALUES (?, ?, 3, ?, ?, ?)"""
                deliveries.database.execute_sql(sql, (one, stage, next_ask, said, heard))


def every_row():
    """Every way in which a day can stand, some with an older row that stands otherwise."""
    ways = itertools.product(STATES, (None, 7), ("", "mapping_missing"), STAGES, (None, 9), (None, 4), (0, 6))
    for state, next_try, code, stage, next_ask, said, heard in ways:
        if stage == "draft" and next_ask is None and (said or 0) > heard:
            continue  # who ended it was heard, and that was after it was last said
        if bool(stage) == (state == "accepted") and (stage or not (next_ask or said or heard)):
            yield state, next_try, code, stage, next_ask, said, heard


def test_it_says_the_same_of_every_way_a_day_can_stand(till, record):
    ways = list(every_row())
    close(till, len(ways) + 3)
    rows = [(f"day-{at}", *way) for at, way in enumerate(ways)]
    again = [(f"day-{at}", *ways[-1 - at]) for at in range(0, len(ways), 7)]
    deliver(record, [*rows, *again])
    whole, rest = orders.on_their_way(till, record), orders.unfinished(till, record)
    ended = {one.voucher["id"] for one in whole if one.delivery and one.delivery.ended}
    assert ended and [one for one in whole if one.voucher["id"] not in ended] == rest
    assert books.outbox(rest) == books.outbox(whole)
    closed = [(one.voucher["id"], one.voucher["closed_at"]) for one in whole]
    assert waiting(record, closed).count == sum(one.outside for one in whole)
    assert outstanding(record) == (ended, {k: v for k, v in states(record).items() if k not in ended})


def test_each_by_itself(till, tmp_path):
    close(till, 1)
    for at, way in enumerate(list(every_row())[::3]):
        record = tmp_path / f"{at}.db"
        deliver(record, [("day-0", *way)])
        (one,) = whole = orders.on_their_way(till, record)
        assert books.outbox(orders.unfinished(till, record)) == books.outbox(whole), way
        due = one.outside or (one.delivery.next_ask or 1000) <= 100
        assert work_is_due(record, [("day-0", 0)], 100) or not due, way


def least(work):
    """Seconds of the processor that it takes, without what others happen to do to it."""
    took = []
    for _ in range(3):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def test_after_years_it_reads_what_waits_and_nothing_else(till, record, monkeypatch):
    close(till, YEARS)
    deliver(record, [(f"day-{at}", "accepted", None, "", "posted", None, None, 0) for at in range(YEARS - 1)])
    whole, (one,) = orders.on_their_way(till, record), orders.unfinished(till, record)
    assert one.voucher["id"] == f"day-{YEARS - 1}" and len(whole) == YEARS
    assert (
        least(lambda: orders.unfinished(till, record)) < least(lambda: orders.on_their_way(till, record)) / 4
    )
    assert len(days.vouchers(till.database, {one.voucher["id"]})) == YEARS - 1
    assert handover.bodies(till.database, set()) == []
