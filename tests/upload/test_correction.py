"""A correction goes out behind its reversal, and that behind its day: each once, on the right accounts."""

import pytest

from appliance.domain.voucher import Account, correction, reversal
from appliance.integrations import Absent, Accepted, Followed, Later, Refused, Unknown
from appliance.storage.delivery import State
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

CARD = ("tender", "", "", "card", "", "", "")


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


@pytest.fixture
def day(bench):
    """A closed day; its vouchers are closed by `close`."""
    return one_day()[1]


def corrected(bench, day, number=1, last=None, first="a" * 32, second="b" * 32):
    """The reversal and the correction that the till makes of it."""
    back = reversal(last or day, first, number, "wrong account", bench.now)
    again = correction(day, second, number, "wrong account", bench.now, back.id)
    return back, again


def close(bench, *vouchers):
    for voucher in vouchers:
        bench.till.close_day(voucher)


def delivered(bench):
    """Keys in the order in which they went out."""
    return [key for key, _, _ in bench.target.sent]


def remap(bench):
    bench.till.unmap(CARD)
    bench.till.map(CARD, Account("1999"))


def test_both_go_out_in_their_order_once(bench, day):
    close(bench, day)
    bench.run()
    remap(bench)
    close(bench, *corrected(bench, day))
    for _ in range(5):
        bench.run(HOUR)
    assert delivered(bench) == [day.key, f"{day.key}-R1", f"{day.key}-C1"]
    assert [asked for asked in bench.target.asked if asked.startswith("deliver")][1:] == [
        f"deliver {'a' * 32}-told-1", f"deliver {'b' * 32}-told-1",
    ]  # fmt: skip


def test_taken_back_from_the_old_account_and_put_on_the_new_one(bench, day):
    close(bench, day)
    bench.run()
    remap(bench)
    close(bench, *corrected(bench, day))
    bench.run(HOUR)
    first, back, again = bench.target.accounts
    assert back == first
    assert ("1571" in back, "1999" in back) == (True, False)
    assert ("1571" in again, "1999" in again) == (False, True)


def test_whatever_their_order_in_the_file(bench, day):
    close(bench, day)
    bench.run()
    close(bench, *corrected(bench, day, first="f" * 32, second="0" * 31 + "1")[::-1])
    bench.run(HOUR)
    bench.run(HOUR)
    assert delivered(bench) == [day.key, f"{day.key}-R1", f"{day.key}-C1"]


@pytest.mark.parametrize("answer", [Refused("refused"), Later("network_down"), Unknown("server_error")])
def test_nothing_goes_out_before_what_comes_first_is_there(bench, day, answer):
    close(bench, day)
    bench.run()
    back, again = corrected(bench, day)
    close(bench, back, again)
    bench.target.answers = [answer]
    bench.run(HOUR)
    row = bench.row(again)
    assert (row.state, row.code, row.attempts) == (State.QUEUED, "waits_for", 0)
    bench.target.found = [Absent()]
    bench.till.say(f"{back.id}-told-1", "resend", bench.now + 1)
    for _ in range(3):
        bench.run(HOUR)
    assert bench.row(again).state == State.ACCEPTED
    assert delivered(bench)[-1] == again.key


def test_a_day_that_is_gone_is_not_taken_back(bench, day):
    close(bench, day)
    bench.run()
    bench.target.followed = [Followed("gone")] * 100
    bench.run(HOUR)
    close(bench, *corrected(bench, day))
    for _ in range(5):
        bench.run(12 * HOUR)
    assert delivered(bench) == [day.key]


def test_the_corrections_own_correction_takes_the_first_one_back(bench, day):
    close(bench, day)
    bench.run()
    remap(bench)
    first = corrected(bench, day)
    close(bench, *first)
    bench.run(HOUR)
    bench.till.unmap(CARD)
    bench.till.map(CARD, Account("1777"))
    close(bench, *corrected(bench, day, 2, first[1], "c" * 32, "d" * 32))
    bench.run(HOUR)
    assert delivered(bench)[3:] == [f"{day.key}-R2", f"{day.key}-C2"]
    assert bench.target.accounts[3] == bench.target.accounts[2]
    assert "1777" in bench.target.accounts[4]


def lose(bench):
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()


def test_where_the_accounts_of_the_day_are_lost_a_person_takes_it_back(bench, day):
    close(bench, day)
    bench.run()
    lose(bench)
    bench.target.found = [Accepted("N-42")]
    bench.target.followed = [Followed("cannot_tell")]
    bench.run(HOUR)
    bench.run(HOUR)
    back, again = corrected(bench, day)
    close(bench, back, again)
    bench.run(HOUR)
    assert (bench.row(back).state, bench.row(back).code) == (State.REFUSED, "accounts_unknown")
    bench.till.say(f"{back.id}-told-1", "there", bench.now + 1, "118")
    bench.run(HOUR)
    assert delivered(bench) == [day.key, again.key]


def test_what_was_read_back_tells_the_accounts_again(bench, day):
    close(bench, day)
    bench.run()
    lose(bench)
    bench.target.found = [Accepted("N-42")]
    for _ in range(3):
        bench.run(HOUR)
    assert bench.row(day).verified
    remap(bench)
    close(bench, *corrected(bench, day))
    bench.run(HOUR)
    assert bench.target.accounts[1] == bench.target.accounts[0]


def test_other_books_hold_nothing_that_could_be_taken_back(bench, day):
    close(bench, day)
    bench.run()
    bench.target.name = "other"
    back, again = corrected(bench, day)
    close(bench, back, again)
    for _ in range(3):
        bench.run(HOUR)
    assert (bench.row(back).state, bench.row(back).code) == (State.REFUSED, "other_target")
    assert delivered(bench) == [day.key]
