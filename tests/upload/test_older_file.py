"""A delivery.db of an older version is read by the till and brought up to this one by the uploader."""

import sqlite3

import pytest

from appliance.storage import heads
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import SCHEMA, State, states
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day


@pytest.mark.parametrize("schema", [SCHEMA, (*SCHEMA, *heads.SCHEMA)], ids=["version 1", "version 2"])
def test_what_it_had_accepted_is_read_back_once(tmp_path, schema):
    bench = Bench(tmp_path)
    vouchers = [one_day(number)[1] for number in (1, 2)]
    for voucher in vouchers:
        bench.till.close_day(voucher)
    for path in tmp_path.glob("delivery.db*"):
        path.unlink()
    row = "INSERT INTO delivery (id, voucher, target, revision, state, reference, accepted_at, next_try)"
    with sqlite3.connect(bench.path) as file:
        for statement in schema:
            file.execute(statement)
        file.execute("UPDATE file SET adopted = 1")
        taken = (f"{vouchers[0].id}-told-1", vouchers[0].id, "told", 1, "accepted", "N-1", bench.now, None)
        waits = (f"{vouchers[1].id}-told-1", vouchers[1].id, "told", 1, "queued", "", None, bench.now)
        file.executemany(f"{row} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [taken, waits])
    file.close()
    assert [one.state for one in states(bench.path).values()] == [State.ACCEPTED, State.QUEUED]
    bench.target.asked.clear()
    for _ in range(3):
        bench.run(HOUR)
    first, second = (f"{voucher.id}-told-1" for voucher in vouchers)
    assert bench.target.asked == [f"deliver {second}", f"follow {first}", f"follow {second}"]
    assert all(row.verified for row in states(bench.path).values())


def test_a_verified_row_never_changes(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run()
    bench.run(HOUR)
    with Deliveries(bench.path) as deliveries, pytest.raises(Exception, match="never changes"):
        deliveries.say(f"{voucher.id}-told-1", 1)
