"""A shop that changes its target: nothing in the old books goes into the new ones."""

from appliance.integrations import Refused, Unknown
from appliance.storage.delivery import State
from tests.upload.bench import HOUR, Bench, Told
from tests.upload.shop import one_day


def changed(tmp_path, *answers):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = list(answers)
    bench.run()
    bench.target = Told(name="new")
    bench.run(HOUR)
    return bench, voucher


def test_accepted_stays_where_it_is(tmp_path):
    bench, voucher = changed(tmp_path)
    assert bench.target.asked == []
    assert bench.row(voucher).target == "told"


def test_refused_goes_to_the_new_one(tmp_path):
    bench, voucher = changed(tmp_path, Refused("refused"))
    assert bench.target.asked == [f"deliver {voucher.id}-new-1"]


def test_unknown_waits_for_a_person(tmp_path):
    bench, voucher = changed(tmp_path, Unknown("answer_lost"))
    assert bench.target.asked == []
    assert (bench.row(voucher).needs_person, bench.row(voucher).code) == (True, "other_target")
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now)
    bench.run(HOUR)
    assert bench.target.asked == [f"deliver {voucher.id}-new-1"]
    assert bench.row(voucher).state == State.ACCEPTED
