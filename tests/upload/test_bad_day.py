"""One bad day never blocks the others; only a target out of reach ends the pass."""

from datetime import date, timedelta

from appliance.integrations import Later, Refused, Unknown
from appliance.storage.delivery import State
from tests.upload.bench import Bench
from tests.upload.shop import one_day


def three_days(tmp_path):
    bench = Bench(tmp_path)
    vouchers = [one_day(number, date(2026, 11, 20) + timedelta(days=number))[1] for number in (1, 2, 3)]
    return bench, vouchers


def closed(bench, vouchers):
    for voucher in vouchers:
        bench.till.close_day(voucher)
    bench.run()
    return [bench.row(voucher).state for voucher in vouchers]


def test_oldest_first(tmp_path):
    bench, vouchers = three_days(tmp_path)
    closed(bench, vouchers)
    assert bench.target.asked == [f"deliver {voucher.id}-told-1" for voucher in vouchers]


def test_refused(tmp_path):
    bench, vouchers = three_days(tmp_path)
    bench.target.answers = [Refused("refused")]
    assert closed(bench, vouchers) == [State.REFUSED, State.ACCEPTED, State.ACCEPTED]


def test_unreadable(tmp_path):
    bench, vouchers = three_days(tmp_path)
    bench.till.close_day(vouchers[0], body='{"id": "half of a vou')
    bench.till.close_day(vouchers[1])
    bench.run()
    row = bench.row(vouchers[0])
    assert (row.state, row.code) == (State.QUEUED, "voucher_unreadable")
    assert bench.row(vouchers[1]).state == State.ACCEPTED


def test_a_fault_of_ours_while_sending_is_unknown(tmp_path, caplog):
    bench, vouchers = three_days(tmp_path)
    bench.target.answers = [KeyError("boom")]
    assert closed(bench, vouchers) == [State.UNKNOWN, State.ACCEPTED, State.ACCEPTED]
    assert bench.row(vouchers[0]).code == "unexpected"
    assert "boom" in caplog.text


def test_a_target_out_of_reach_leaves_the_rest_as_it_was(tmp_path):
    bench, vouchers = three_days(tmp_path)
    bench.target.answers = [Later("network_down", everything=True)]
    assert closed(bench, vouchers) == [State.QUEUED] * 3
    assert len(bench.target.asked) == 1


def test_where_answers_get_lost_no_second_day_goes_into_doubt(tmp_path):
    bench, vouchers = three_days(tmp_path)
    bench.target.answers = [Unknown("answer_lost")]
    assert closed(bench, vouchers) == [State.UNKNOWN, State.QUEUED, State.QUEUED]
