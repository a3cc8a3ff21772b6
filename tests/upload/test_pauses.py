"""Pauses double up to an hour, with luck in them; a server's own wish and a wrong clock are minded."""

from appliance.integrations import Later
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

MINUTE = 60_000


def waiting_bench(tmp_path, answer, tries=1):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [answer] * tries
    return bench, voucher


def test_doubled_up_to_an_hour_and_cut_by_up_to_half(tmp_path):
    bench, voucher = waiting_bench(tmp_path, Later("network_down"), 12)
    for longest in (1, 2, 4, 8, 16, 32, 60, 60, 60):
        bench.run(random=longest)
        pause = bench.row(voucher).next_try - bench.now
        assert longest * MINUTE / 2 <= pause <= longest * MINUTE
        bench.now += pause


def test_two_boxes_do_not_come_back_together(tmp_path):
    pauses = set()
    for number in range(8):
        (folder := tmp_path / str(number)).mkdir()
        bench, voucher = waiting_bench(folder, Later("network_down"))
        bench.run(random=number)
        pauses.add(bench.row(voucher).next_try)
    assert len(pauses) == 8


def test_the_servers_own_wish_is_the_least(tmp_path):
    bench, voucher = waiting_bench(tmp_path, Later("rate_limited", after=7200))
    bench.run()
    assert bench.row(voucher).next_try == bench.now + 2 * HOUR


def test_not_before_it_is_time(tmp_path):
    bench, _ = waiting_bench(tmp_path, Later("network_down"))
    next_try = bench.run().next_try
    bench.run(next_try - bench.now - 1)
    assert len(bench.target.asked) == 1
    bench.run(1)
    assert len(bench.target.asked) == 2


def test_a_clock_turned_back_by_years_does_not_make_it_wait_for_years(tmp_path):
    bench, _ = waiting_bench(tmp_path, Later("network_down"))
    bench.run()
    bench.run(-400 * 24 * HOUR)
    assert len(bench.target.asked) == 2
