"""A closed period is a question: a day goes under another date only by a person's answer."""

import pytest

from appliance.integrations import Absent, Accepted, Refused, Unknown
from appliance.storage.delivery import State
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

CLOSED = Refused("period_closed", {"open_from": "2026-12-01"})
OWN, LATER = "2026-11-21", "2026-12-01"


@pytest.fixture
def closed(tmp_path):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [CLOSED]
    bench.run()
    return bench, voucher


def dates(bench):
    """What went out, as (date, whether the text names the business date)."""
    return [(date, OWN in text) for _, date, text in bench.target.sent]


def test_never_by_itself(closed):
    bench, voucher = closed
    for _ in range(10):
        bench.run(24 * HOUR)
    assert dates(bench) == [(OWN, False)]
    row = bench.row(voucher)
    assert (row.needs_person, row.code, row.facts) == (True, "period_closed", {"open_from": LATER})


def test_under_the_date_that_a_person_gave_with_the_business_date_in_its_text(closed):
    bench, voucher = closed
    bench.till.say(f"{voucher.id}-told-1", "redate", bench.now + 1, LATER)
    bench.run(HOUR)
    assert dates(bench) == [(OWN, False), (LATER, True)]
    row = bench.row(voucher)
    assert (row.state, row.dated, row.revision) == (State.ACCEPTED, LATER, 2)
    for _ in range(3):
        bench.run(HOUR)
    assert len(dates(bench)) == 2


def test_the_period_was_opened_and_it_goes_under_its_own_date(closed):
    bench, voucher = closed
    bench.till.say(f"{voucher.id}-told-1", "resend", bench.now + 1)
    bench.run(HOUR)
    assert dates(bench) == [(OWN, False), (OWN, False)]


def test_refused_under_that_date_too_another_can_be_given(closed):
    bench, voucher = closed
    bench.till.say(f"{voucher.id}-told-1", "redate", bench.now + 1, LATER)
    bench.target.answers = [CLOSED]
    bench.run(HOUR)
    bench.till.say(f"{voucher.id}-told-2", "redate", bench.now + 1, "2027-01-01")
    bench.run(HOUR)
    assert [date for date, _ in dates(bench)] == [OWN, LATER, "2027-01-01"]


@pytest.mark.parametrize("reference", ["", "tomorrow", "2026-02-30"])
def test_a_date_that_is_none_changes_nothing(closed, reference):
    bench, voucher = closed
    bench.till.say(f"{voucher.id}-told-1", "redate", bench.now + 1, reference)
    bench.run(HOUR)
    assert len(dates(bench)) == 1
    assert bench.row(voucher).needs_person


@pytest.mark.parametrize("code", ["refused", "scope_missing"])
def test_refused_for_another_reason_it_keeps_its_date(tmp_path, code):
    bench = Bench(tmp_path)
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.target.answers = [Refused(code)]
    bench.run()
    bench.till.say(f"{voucher.id}-told-1", "redate", bench.now + 1, LATER)
    bench.run(HOUR)
    assert len(dates(bench)) == 1


def test_in_doubt_it_is_looked_for_under_every_date(closed):
    bench, voucher = closed
    bench.till.say(f"{voucher.id}-told-1", "redate", bench.now + 1, LATER)
    bench.target.answers = [Unknown("answer_lost")]
    bench.run(HOUR)
    bench.target.looked.clear()
    bench.target.found = [Absent(), Absent()]
    bench.run(HOUR)
    assert bench.target.looked == [LATER, OWN]
    assert [date for date, _ in dates(bench)] == [OWN, LATER, LATER]


def test_the_record_is_lost_and_the_answer_is_not(closed):
    bench, voucher = closed
    bench.till.say(f"{voucher.id}-told-1", "redate", bench.now + 1, LATER)
    bench.run(HOUR)
    for path in bench.folder.glob("delivery.db*"):
        path.unlink()
    bench.target.found = [Absent(), Accepted("N-7")]
    bench.run(HOUR)
    bench.run(HOUR)
    row = bench.row(voucher)
    assert (row.state, row.reference, row.dated) == (State.ACCEPTED, "N-7", LATER)
    assert len(dates(bench)) == 2
