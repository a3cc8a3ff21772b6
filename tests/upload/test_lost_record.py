"""A delivery.db that is lost or damaged makes days unknown, never new."""

import pytest

from appliance.integrations import Accepted, Unsure
from appliance.storage.delivery import State, states, waiting
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day


def lose(bench):
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()


def test_a_delivered_day_is_looked_up_and_found(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run()
    lose(bench)
    bench.target.asked.clear()
    bench.target.found = [Accepted("N-42")]
    bench.run(HOUR)
    assert (bench.row(voucher).state, bench.row(voucher).code) == (State.UNKNOWN, "deliveries_lost")
    bench.run(HOUR)
    assert bench.target.asked == [f"look up {voucher.id}-told-1"]
    assert bench.row(voucher).reference == "N-42"


def test_an_answer_given_in_an_earlier_life_sends_nothing(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + HOUR)
    lose(bench)
    bench.target.found = [Unsure("found_differs")]
    for _ in range(3):
        bench.run(HOUR)
    assert not [asked for asked in bench.target.asked if asked.startswith("deliver")]
    assert bench.row(voucher).needs_person


def test_a_day_closed_after_the_loss_was_noticed_goes_straight_out(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    assert bench.run().accepted == 1
    assert bench.target.asked == [f"deliver {voucher.id}-told-1"]


def test_a_damaged_file_is_set_aside_and_kept(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run()
    for side in tmp_path.glob("delivery.db-*"):
        side.unlink()
    bench.path.write_bytes(b"\xff" * 100 + bench.path.read_bytes()[100:])
    bench.run()
    assert bench.row(voucher).state == State.UNKNOWN
    assert len(list(tmp_path.glob("delivery.db.damaged-*"))) == 1


@pytest.mark.parametrize("first", [0, 4096], ids=["its head", "its pages"])
def test_a_damaged_file_keeps_nobody_from_selling_and_its_days_wait(tmp_path, first):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run()
    whole = bench.path.read_bytes()
    bench.path.write_bytes(whole[:first] + b"\xff" * (len(whole) - first))
    assert states(bench.path) == {}
    assert waiting(bench.path, [(voucher.id, voucher.closed_at)]).count == 1
    bench.run()
    assert bench.row(voucher).state == State.UNKNOWN
