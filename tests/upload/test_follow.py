"""A day in the books is followed until its totals were read back; nothing here sends it again."""

import pytest

from appliance.integrations import Accepted, Followed, Later, Refused, Unknown
from appliance.storage.delivery import LONG, State, waiting, work_is_due
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

MINUTE = 60_000
DRAFT = Accepted("D-1", "draft")


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def sent(bench, answer=None, followed=()):
    """A day that was accepted a moment ago; ``followed`` is what the books will say of it."""
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [answer] if answer else []
    bench.run()
    bench.target.asked.clear()
    bench.target.followed = list(followed)
    return voucher


def asks(bench, voucher):
    """How often the books were asked what became of it."""
    return bench.target.asked.count(f"follow {voucher.id}-told-1")


def test_read_back_once_it_has_settled_and_then_never_again(bench):
    voucher = sent(bench)
    bench.run(bench.target.settling - 1)
    assert asks(bench, voucher) == 0
    bench.target.followed = [Followed("posted", "117", verified=True)]
    bench.run(1)
    row = bench.row(voucher)
    assert (row.stage, row.voucher_number, row.verified, row.ended) == ("posted", "117", True, True)
    for _ in range(5):
        bench.run(24 * HOUR)
    assert asks(bench, voucher) == 1


def test_what_accepting_it_told_stands_until_the_books_say_more(bench):
    voucher = sent(bench, Accepted("D-1", "booking", "118", {"papers": "refused"}))
    row = bench.row(voucher)
    assert (row.reference, row.stage, row.voucher_number, row.facts) == (
        "D-1", "booking", "118", {"papers": "refused"},
    )  # fmt: skip
    assert (row.verified, row.needs_person, row.ended) == (False, False, False)


def test_asked_to_book_it_is_asked_about_soon_and_then_less_often(bench):
    voucher = sent(bench, Accepted("D-1", "booking"), [Followed("booking")] * 100)
    for _ in range(12 * 60):
        bench.run(MINUTE)
    assert 10 < asks(bench, voucher) < 40


def test_a_draft_becomes_a_booked_voucher(bench):
    voucher = sent(bench, DRAFT, [Followed("draft"), Followed("posted", "9", verified=True)])
    bench.run(HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).ended) == ("draft", False)
    bench.run(HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).voucher_number) == ("posted", "9")


def test_a_draft_that_waits_long_is_said_again_and_again(bench):
    voucher = sent(bench, DRAFT, [Followed("draft")] * 1000)
    accepted = bench.row(voucher).accepted_at
    said = set()
    while bench.now < accepted + 2 * LONG + 3 * HOUR:
        bench.run(HOUR)
        said.add(bench.row(voucher).said_at)
    assert len(said) == 3 and None in said
    first, second = sorted(said - {None})
    assert LONG <= first - accepted < LONG + 2 * HOUR
    assert LONG <= second - first < LONG + 2 * HOUR


@pytest.mark.parametrize("stage", ["changed", "gone"])
def test_a_question_to_a_person_sends_nothing_by_itself(bench, stage):
    voucher = sent(bench, followed=[Followed(stage, facts={"account": "3000"})] * 100)
    for _ in range(40):
        bench.run(12 * HOUR)
    row = bench.row(voucher)
    assert (row.state, row.stage, row.needs_person, row.facts) == (
        State.ACCEPTED, stage, True, {"account": "3000"},
    )  # fmt: skip
    assert not [asked for asked in bench.target.asked if asked.startswith("deliver")]


def test_put_right_in_the_books_it_is_well(bench):
    voucher = sent(bench, followed=[Followed("changed"), Followed("posted", "9", verified=True)])
    bench.run(HOUR)
    bench.run(7 * HOUR)
    assert bench.row(voucher).verified


@pytest.mark.parametrize(("stage", "often"), [("changed", 0), ("gone", 3)])
def test_a_person_lets_it_stand_as_it_is(bench, stage, often):
    """Other figures are no more looked at; what is gone is looked for once a day."""
    voucher = sent(bench, followed=[Followed(stage)] * 100)
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.run(HOUR)
    asked = asks(bench, voucher)
    for _ in range(12):
        bench.run(6 * HOUR)
        row = bench.row(voucher)
        assert (row.stage, row.needs_person, row.ended) == (stage, False, True)
    assert asks(bench, voucher) - asked == often


def test_what_was_kept_out_and_comes_back_is_in_the_books(bench):
    voucher = sent(bench, followed=[Followed("gone")] * 3 + [Later("server_error")])
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    for _ in range(5):
        bench.run(24 * HOUR)
    row = bench.row(voucher)
    assert (row.stage, row.verified, row.let_be) == ("posted", True, False)


def test_what_was_kept_out_and_comes_back_with_other_figures_is_a_question(bench):
    voucher = sent(bench, followed=[Followed("gone"), *[Followed("changed")] * 9])
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.run(HOUR)
    bench.run(24 * HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).needs_person) == ("changed", True)


UNSEEN = Followed("draft", facts={"journal": "Z 42"})


def test_a_draft_that_only_people_see_is_said_no_more_once_a_person_keeps_it_out(bench):
    voucher = sent(bench, DRAFT, [UNSEEN] * 100)
    for _ in range(12):
        bench.run(12 * HOUR)
    said = bench.row(voucher).said_at
    assert said is not None
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    for _ in range(12):
        bench.run(24 * HOUR)
    row = bench.row(voucher)
    assert (row.said_at, row.let_be, row.outside, row.needs_person) == (said, True, False, False)
    bench.target.followed = [Followed("posted", "9", verified=True)]  # somebody has booked it after all
    bench.run(24 * HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).verified) == ("posted", True)


def test_a_draft_that_the_books_show_is_not_kept_out(bench):
    voucher = sent(bench, DRAFT, [Followed("draft")] * 1000)
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    for _ in range(12):
        bench.run(12 * HOUR)
    assert bench.row(voucher).said_at is not None and not bench.row(voucher).ended


def test_gone_it_goes_again_as_a_new_revision_when_a_person_says_so(bench):
    voucher = sent(bench, followed=[Followed("gone")])
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + 1)
    bench.run(HOUR)
    assert bench.target.asked[-1] == f"deliver {voucher.id}-told-2"
    assert (bench.row(voucher).state, bench.row(voucher).revision) == (State.ACCEPTED, 2)


@pytest.mark.parametrize("stage", ["draft", "posted", "changed"])
def test_what_is_there_is_never_sent_again_whatever_people_say(bench, stage):
    voucher = sent(bench, DRAFT, [Followed(stage)] * 100)
    bench.run(HOUR)
    for answer in ("resend", "redate", "there"):
        bench.till.say(f"{voucher.id}-told-1", answer, bench.now + 1, "2026-12-01")
        bench.run(24 * HOUR)
    assert {asked.split()[0] for asked in bench.target.asked} == {"follow"}


def test_an_answer_given_before_it_was_gone_is_about_something_else(bench):
    voucher = sent(bench, Unknown("answer_lost"))
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + 1)
    bench.target.found = [Accepted("N-1")]
    bench.run(HOUR)
    bench.target.followed = [Followed("gone")] * 10
    for _ in range(5):
        bench.run(12 * HOUR)
    assert bench.row(voucher).needs_person
    assert not [asked for asked in bench.target.asked if asked.startswith("deliver")]


def test_a_target_that_cannot_tell_is_asked_once(bench):
    voucher = sent(bench, followed=[Followed("cannot_tell", facts={"detail": "no read-back"})])
    for _ in range(5):
        bench.run(24 * HOUR)
    assert asks(bench, voucher) == 1
    assert (bench.row(voucher).stage, bench.row(voucher).verified) == ("cannot_tell", False)


def test_a_question_that_fails_changes_nothing_and_is_asked_again(bench):
    voucher = sent(bench, DRAFT, [Followed("draft"), Later("server_error"), KeyError("boom")])
    bench.run(HOUR)
    bench.run(HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).code) == ("draft", "server_error")
    bench.run(6 * HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).code) == ("draft", "unexpected")
    bench.run(6 * HOUR)
    assert (bench.row(voucher).verified, bench.row(voucher).code) == (True, "")


def test_out_of_reach_no_other_day_is_asked_about(bench):
    vouchers = [one_day(number)[1] for number in (1, 2)]
    for voucher in vouchers:
        bench.till.close_day(voucher)
    bench.run()
    bench.target.followed = [Later("network_down", everything=True)]
    bench.run(HOUR)
    assert [asked for asked in bench.target.asked if asked.startswith("follow")] == [
        f"follow {vouchers[0].id}-told-1"
    ]


def test_a_person_who_looks_need_not_wait(bench):
    voucher = sent(bench, DRAFT, [Followed("draft"), Followed("posted", "9", verified=True)])
    bench.run(HOUR)
    bench.run(MINUTE)
    assert not bench.row(voucher).verified
    bench.run(MINUTE, at_once=True)
    assert bench.row(voucher).verified


def test_a_day_that_is_gone_counts_as_outside_until_a_person_has_spoken(bench):
    voucher = sent(bench, followed=[Followed("gone")])
    closed = [(voucher.id, voucher.closed_at)]
    assert waiting(bench.path, closed).count == 0
    bench.run(HOUR)
    assert waiting(bench.path, closed).count == 1
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.run(HOUR)
    assert waiting(bench.path, closed).count == 0


def test_kept_out_by_a_person_it_stays_out_when_the_record_is_lost(bench):
    voucher = sent(bench, followed=[Followed("gone")])
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.run(HOUR)
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()
    bench.target.asked.clear()
    for _ in range(5):
        bench.run(HOUR)
    assert (bench.row(voucher).needs_person, bench.row(voucher).code) == (True, "kept_out")
    assert not [asked for asked in bench.target.asked if asked.startswith("deliver")]


def test_kept_out_stays_so_by_another_keep_and_is_no_more_asked_about(bench):
    voucher = sent(bench, followed=[Followed("gone")])
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.run(HOUR)
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()
    for _ in range(2):
        bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.target.followed = [Followed("gone")] * 9
    for _ in range(5):
        bench.run(12 * HOUR)
    row = bench.row(voucher)
    assert (row.state, row.stage, row.needs_person, row.ended, row.let_be) == (
        State.ACCEPTED, "gone", False, True, True,
    )  # fmt: skip
    assert not [asked for asked in bench.target.asked if asked.startswith("deliver")]


def test_where_the_record_was_lost_other_accounts_are_no_change(bench):
    voucher = sent(bench)
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()
    bench.target.found = [Accepted("N-42")]
    bench.target.followed = [Followed("changed", "7", facts={"account": "3000", "found_amount": 0})]
    for _ in range(3):
        bench.run(HOUR)
    assert (bench.row(voucher).stage, bench.row(voucher).ended) == ("cannot_tell", True)


def test_other_books_are_not_asked_about_it(bench):
    voucher = sent(bench, DRAFT)
    bench.target.name = "other"
    bench.run(24 * HOUR)
    assert bench.target.asked == []
    row = bench.row(voucher)
    assert (row.stage, row.code, row.ended) == ("draft", "other_target", False)


def test_the_till_knows_when_there_is_something_to_ask(bench):
    voucher = sent(bench)
    closed = [(voucher.id, voucher.closed_at)]
    assert not work_is_due(bench.path, closed, bench.now)
    assert work_is_due(bench.path, closed, bench.now + bench.target.settling)
    bench.run(HOUR)
    assert not work_is_due(bench.path, closed, bench.now)
    assert work_is_due(bench.path, closed, bench.now + 24 * HOUR)  # what would be refused


def test_a_refused_one_is_not_followed(bench):
    voucher = sent(bench, Refused("refused"))
    bench.run(24 * HOUR)
    assert bench.target.asked == []
    assert bench.row(voucher).stage == ""


def test_kept_out_and_then_wanted_after_all_it_goes(bench):
    voucher = sent(bench, followed=[Followed("gone")])
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-1", "keep", bench.now + 1)
    bench.run(HOUR)
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()
    for _ in range(2):
        bench.run(HOUR)
    bench.target.asked.clear()
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + 1)
    bench.run(HOUR)
    assert bench.target.asked == [f"deliver {voucher.id}-told-1"]
