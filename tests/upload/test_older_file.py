"""A delivery.db of an older version is read by the till and brought up to this one by the uploader."""

import sqlite3

import pytest

from appliance.storage import checked, followed, heads
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import SCHEMA, State, states
from appliance.storage.links import Kept
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


def test_one_of_version_3_keeps_its_rows_and_gets_links(tmp_path):
    path = tmp_path / "delivery.db"
    with sqlite3.connect(path) as file:
        for statement in (*SCHEMA, *heads.SCHEMA, *followed.SCHEMA, *checked.SCHEMA):
            file.execute(statement)
        file.execute("UPDATE file SET adopted = 1")
        row = "INSERT INTO delivery (id, voucher, target, revision, state, next_try)"
        file.execute(f"{row} VALUES ('v-told-1', 'v', 'told', 1, 'queued', 5)")
    file.close()
    for _ in range(2):
        with Deliveries(path) as deliveries:
            links = Kept(deliveries.database, "told", lambda: 7, ())
            links.put("customer", "10001", "C1", "found")
            assert (links.get("customer", "10001"), links.get("product", "10001")) == ("C1", "")
            assert [row.state for row in deliveries.latest().values()] == [State.QUEUED]
