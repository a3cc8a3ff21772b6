"""A delivery.db that is lost or damaged makes days unknown, never new."""

from dataclasses import replace
from datetime import date

import pytest

from appliance.integrations import Absent, Accepted, Later, Unsure
from appliance.storage.delivery import State, states, waiting
from tests.upload.bench import HOUR, Bench, Told
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


def days(bench, count):
    """So many days, closed one after the other."""
    made = []
    for number in range(1, count + 1):
        _, voucher = one_day(number, date(2026, 11, number))
        bench.till.close_day(voucher)
        made.append(voucher)
    return made


def sent(bench):
    return [asked for asked in bench.target.asked if asked.startswith("deliver")]


def lost(bench, *found):
    """The record is gone; the books answer the look-ups, oldest first."""
    lose(bench)
    bench.target.asked.clear()
    bench.target.found = list(found)
    bench.run()
    bench.run(HOUR)


def test_what_had_not_gone_yet_goes_out_behind_what_had(tmp_path):
    bench = Bench(tmp_path)
    first, second, third = days(bench, 3)
    lost(bench, Accepted("N-1"), Absent(), Absent())
    assert [bench.row(one).state for one in (first, second, third)] == [State.ACCEPTED] * 3
    assert sent(bench) == [f"deliver {second.id}-told-1", f"deliver {third.id}-told-1"]


def test_a_gap_in_the_books_is_a_question_to_a_person(tmp_path):
    """Somebody took the second out; the fourth had not gone yet."""
    bench = Bench(tmp_path)
    _, second, _, fourth = days(bench, 4)
    lost(bench, Accepted("N-1"), Absent(), Accepted("N-3"), Absent())
    for _ in range(3):
        bench.run(HOUR)
    assert sent(bench) == [f"deliver {fourth.id}-told-1"]
    assert (bench.row(second).code, bench.row(second).needs_person) == ("perhaps_elsewhere", True)
    bench.till.say(bench.row(second).id, "resend", bench.now + 1)
    bench.run(HOUR)
    assert sent(bench)[1:] == [f"deliver {second.id}-told-1"]


def test_days_of_the_books_before_do_not_go_into_the_new_ones(tmp_path):
    """Two days in the old books, two in the new ones; then the record is lost."""
    bench = Bench(tmp_path)
    old = days(bench, 2)
    bench.run()
    bench.target = Told(name="new")
    new = [one_day(number, date(2026, 11, number))[1] for number in (3, 4)]
    for voucher in new:
        bench.till.close_day(voucher)
    bench.run(HOUR)
    lost(bench, Absent(), Absent(), Accepted("N-3"), Accepted("N-4"))
    for _ in range(3):
        bench.run(HOUR)
    assert sent(bench) == []
    assert [(bench.row(one).code, bench.row(one).needs_person) for one in old] == [
        ("perhaps_elsewhere", True),
        ("perhaps_elsewhere", True),
    ]
    assert [bench.row(one).state for one in new] == [State.ACCEPTED] * 2


def test_books_that_have_none_of_several_days_may_be_new_and_a_person_says(tmp_path):
    bench = Bench(tmp_path)
    several = days(bench, 2)
    bench.run()
    bench.target = Told(name="new")
    lost(bench, Absent(), Absent())
    for _ in range(3):
        bench.run(HOUR)
    assert sent(bench) == []
    assert {bench.row(one).code for one in several} == {"perhaps_elsewhere"}


def test_a_look_back_that_is_cut_short_sends_nothing_and_goes_on_later(tmp_path):
    bench = Bench(tmp_path)
    first, second, third = days(bench, 3)
    lost(bench, Absent(), Later("network_down", everything=True))
    assert sent(bench) == []
    bench.target.found = [Absent(), Absent(), Accepted("N-3")]
    for _ in range(4):
        bench.run(2 * HOUR)
    assert sent(bench) == []
    assert bench.row(third).reference == "N-3"
    assert {bench.row(one).code for one in (first, second)} == {"perhaps_elsewhere"}


def test_nothing_is_sent_while_one_could_not_be_looked_for(tmp_path):
    """The first is in the old books; that the second is in the new ones is told an hour late."""
    bench = Bench(tmp_path)
    first, second = days(bench, 2)
    lost(bench, Absent(), Later("rate_limited", after=3600))
    for _ in range(5):
        bench.run(10 * 60_000)
    assert sent(bench) == []
    bench.target.found = [Absent(), Accepted("N-2")]
    bench.run(2 * HOUR)
    assert (bench.row(first).code, bench.row(second).reference) == ("perhaps_elsewhere", "N-2")
    bench.run(HOUR)
    assert sent(bench) == []


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


def test_a_day_that_was_sent_since_says_nothing_of_where_the_days_before_are(tmp_path):
    """It closed while the look-ups had to settle, and went where the shop sends its days now."""
    bench = Bench(tmp_path)
    several = days(bench, 2)
    bench.run()
    bench.target = Told(name="new")
    lose(bench)
    bench.run()
    _, today = one_day(3, date(2026, 11, 3))
    bench.till.close_day(today)
    bench.run(1000)
    assert bench.row(today).state == State.ACCEPTED
    bench.target.found = [Absent(), Absent()]
    for _ in range(3):
        bench.run(HOUR)
    assert sent(bench) == [f"deliver {today.id}-new-1"]
    assert {bench.row(one).code for one in several} == {"perhaps_elsewhere"}


class Quiet(Told):
    """As each target does: a day without entries is there, and nobody is asked."""

    def look_up(self, voucher, delivery):
        """What is prepared, of days with entries."""
        return super().look_up(voucher, delivery) if voucher.postings else Accepted(voucher.key)


def test_a_day_without_entries_is_found_nowhere(tmp_path):
    """It is there at once, whatever the books; so it says nothing of the others."""
    bench = Bench(tmp_path, Quiet())
    _, quiet = one_day(1, date(2026, 11, 1))
    bench.till.close_day(replace(quiet, postings=()))
    several = [one_day(number, date(2026, 11, number))[1] for number in (2, 3)]
    for voucher in several:
        bench.till.close_day(voucher)
    lost(bench, Later("rate_limited", after=3600), Absent())
    for _ in range(3):
        bench.run(2 * HOUR)
    assert sent(bench) == []
    assert {bench.row(one).code for one in several} == {"perhaps_elsewhere"}
    assert bench.row(quiet).state == State.ACCEPTED
