"""The screen's count and age of what is not in the books; it can read and cannot write."""

import peewee
import pytest

from appliance.integrations import Later
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State, states, waiting
from appliance.storage.vouchers import reading
from tests.upload.bench import Bench
from tests.upload.shop import one_day


def test_days_that_the_uploader_never_saw_are_counted(tmp_path):
    closed = [("a" * 32, 2000), ("b" * 32, 1000)]
    shown = waiting(tmp_path / "delivery.db", closed)
    assert (shown.count, shown.oldest) == (2, 1000)


def test_accepted_days_are_not(tmp_path):
    bench = Bench(tmp_path)
    vouchers = [one_day(number)[1] for number in (1, 2)]
    bench.target.answers = [Later("mapping_wrong")]
    for voucher in vouchers:
        bench.till.close_day(voucher)
    bench.run()
    with reading(bench.till.path) as till:
        shown = waiting(bench.path, till.closed())
    assert (shown.count, shown.oldest) == (1, vouchers[0].closed_at)
    assert {row.state for row in states(bench.path).values()} == {State.QUEUED, State.ACCEPTED}


def test_read_while_the_uploader_writes(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    with Deliveries(bench.path) as deliveries:
        deliveries.adopt([(voucher.id, 1)], "told", bench.now, 0, {})
        deliveries.sending(f"{voucher.id}-told-1", bench.now, [])
        assert bench.row(voucher).state == State.SENDING


def test_an_accepted_row_never_changes_and_no_row_goes(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run()
    with Deliveries(bench.path) as deliveries, pytest.raises(peewee.IntegrityError, match="never changes"):
        deliveries.queue(f"{voucher.id}-told-1", 0, "", {})
    database = peewee.SqliteDatabase(str(bench.path))
    with pytest.raises(peewee.IntegrityError, match="never dropped"):
        database.execute_sql("DELETE FROM delivery")
    database.close()


def test_the_uploader_cannot_write_till_db(tmp_path):
    bench = Bench(tmp_path)
    with reading(bench.till.path) as till, pytest.raises(peewee.OperationalError, match="readonly"):
        till._database.execute_sql("DELETE FROM voucher")
