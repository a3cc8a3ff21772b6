"""What stands still waits for a person, and a person's answer is acted on once."""

import pytest

from appliance.integrations import Accepted, Later, Refused, Unknown, Unsure
from appliance.storage.delivery import State
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day


@pytest.fixture
def unsure(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Unknown("answer_lost")]
    bench.target.found = [Unsure("found_twice", {"found": "N-1, N-2"})]
    bench.run()
    bench.run(HOUR)
    bench.target.asked.clear()
    return bench, voucher


def test_unsure_it_is_left_alone(unsure):
    bench, voucher = unsure
    for _ in range(5):
        bench.run(24 * HOUR)
    assert bench.target.asked == []
    assert bench.row(voucher).needs_person
    assert bench.row(voucher).code == "found_twice"


def test_it_is_there(unsure):
    bench, voucher = unsure
    bench.till.say(f"{voucher.id}-told-1", "there", bench.now, "N-1")
    bench.run(HOUR)
    assert (bench.row(voucher).state, bench.row(voucher).reference) == (State.ACCEPTED, "N-1")
    assert bench.target.asked == [f"follow {voucher.id}-told-1"]


@pytest.mark.parametrize("ahead", [0, 10 * HOUR], ids=["", "by a clock that was ahead"])
def test_send_it_again_is_heard_once(unsure, ahead):
    bench, voucher = unsure
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + ahead)
    bench.target.answers = [Unknown("answer_lost")]
    bench.target.found = [Unsure("found_twice")]
    for _ in range(4):
        bench.run(HOUR)
    assert bench.target.asked == [f"deliver {voucher.id}-told-1", f"look up {voucher.id}-told-1"]


def test_an_answer_older_than_the_last_try_is_about_an_earlier_one(unsure):
    bench, voucher = unsure
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.row(voucher).tried_at)
    bench.run(HOUR)
    assert bench.target.asked == []


def test_after_a_refusal_it_goes_as_a_new_revision(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Refused("refused", {"said": "no open period"})]
    bench.run()
    bench.run(24 * HOUR)
    assert bench.target.asked == [f"deliver {voucher.id}-told-1"]
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now)
    bench.run(HOUR)
    assert bench.target.asked[1:] == [f"deliver {voucher.id}-told-2"]
    assert bench.row(voucher).revision == 2


def test_where_a_look_up_can_tell_it_has_the_first_say(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Unknown("answer_lost")]
    bench.run()
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + 1)
    bench.run(2)
    bench.target.found = [Accepted("N-1")]
    bench.run(HOUR)
    assert bench.target.asked == [f"deliver {voucher.id}-told-1", f"look up {voucher.id}-told-1"]
    assert bench.row(voucher).reference == "N-1"


def test_where_no_look_up_is_allowed_the_person_decides(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Unknown("answer_lost")]
    bench.target.found = [Later("scope_missing")]
    bench.run()
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now)
    bench.run()
    assert bench.target.asked[-1] == f"deliver {voucher.id}-told-1"
    assert bench.row(voucher).state == State.ACCEPTED
