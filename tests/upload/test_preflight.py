"""What the books would refuse is asked daily and before the day is closed; nothing waits for it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appliance.domain.voucher import Account
from appliance.integrations import Finding, Followed, Later
from appliance.storage.checked import read
from tests.upload.bench import HOUR, Bench
from tests.upload.shop import one_day

MINUTE = 60_000
GONE = Finding("account_missing", "revenue//2500////", {"account": "3000"})
YEAR = Finding("year_missing", "2027-01-01")


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def found(bench):
    """What the till reads."""
    return [(one.code, one.key, one.facts) for one in read(bench.path).found]


def test_once_a_day(bench):
    bench.target.dates.clear()
    for _ in range(49):
        bench.run(HOUR)
    assert len(bench.target.dates) == 2
    assert read(bench.path).at is not None


def test_at_once_before_the_day_is_closed_unless_it_was_just_asked(bench):
    bench.target.dates.clear()
    bench.run(MINUTE, at_once=True)
    assert bench.target.dates == []
    bench.run(10 * MINUTE, at_once=True)
    assert len(bench.target.dates) == 1


def test_after_every_change_of_the_mapping(bench):
    bench.target.dates.clear()
    bench.till.map(("tip", "", "", "", "", "", ""), Account("2999"))
    bench.run(MINUTE)
    bench.run(MINUTE)
    assert len(bench.target.dates) == 1


def test_about_the_days_that_wait_and_today(bench):
    bench.target.dates.clear()
    bench.target.answers = [Later("refused", after=90_000)]
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run(24 * HOUR)
    today = datetime.fromtimestamp(bench.now / 1000, UTC).date().isoformat()
    assert bench.target.dates == [["2026-11-21", today]]


def test_a_day_that_is_there_is_not_asked_about_again(bench):
    bench.target.followed = [Followed("booking")] * 3
    _, voucher = one_day()
    bench.till.close_day(voucher)
    bench.run()
    bench.target.dates.clear()
    bench.run(24 * HOUR)
    today = datetime.fromtimestamp(bench.now / 1000, UTC).date().isoformat()
    assert bench.target.dates == [[today]]


def test_about_what_sales_can_belong_to_and_what_the_days_that_wait_do(bench):
    bench.dimensions = {"project": frozenset({"7"}), "department": frozenset({"99"})}
    bench.target.answers = [Later("refused", after=90_000)] * 2
    _, voucher = one_day()
    first, *rest = voucher.postings
    bench.till.close_day(replace(voucher, postings=(replace(first, project="8", object="B"), *rest)))
    bench.target.dimensions.clear()
    bench.run(24 * HOUR)
    [asked] = bench.target.dimensions
    departments = {one.department for one in voucher.postings} - {""}
    assert asked == {"department": sorted({"99", *departments}), "project": ["7", "8"], "object": ["B"]}


def test_a_project_that_came_onto_the_list_is_asked_about_at_the_next_pass(bench):
    bench.run()
    bench.target.dimensions.clear()
    bench.dimensions = {"project": frozenset({"7"})}
    bench.run(MINUTE)
    bench.run(MINUTE)
    assert bench.target.dimensions == [{"project": ["7"]}]


def test_each_finding_keeps_its_first_day_and_goes_when_it_is_put_right(bench):
    first = bench.now + 24 * HOUR
    bench.target.findings = [(GONE,), (GONE, YEAR), (YEAR,)]
    for _ in range(3):
        bench.run(24 * HOUR)
    assert found(bench) == [("year_missing", "2027-01-01", {})]
    assert read(bench.path).found[0].since == first + 24 * HOUR


def test_found_twice_it_is_there_once(bench):
    bench.target.findings = [(GONE, GONE)]
    bench.run(24 * HOUR)
    assert found(bench) == [("account_missing", "revenue//2500////", {"account": "3000"})]


@pytest.mark.parametrize("answer", [Later("network_down", everything=True), KeyError("boom")])
def test_an_answer_that_does_not_come_leaves_what_was_found(bench, answer):
    bench.target.findings = [(GONE,), answer]
    bench.run(24 * HOUR)
    at = bench.now
    bench.run(24 * HOUR)
    assert found(bench)
    checked = read(bench.path)
    assert (checked.at, checked.code) == (at, getattr(answer, "code", "unexpected"))
    bench.target.dates.clear()
    bench.run(59 * MINUTE)
    bench.run(MINUTE)
    assert len(bench.target.dates) == 1
    assert found(bench) == []


def test_other_books_are_asked_anew(bench):
    bench.target.findings = [(GONE,), Later("network_down")]
    bench.run(24 * HOUR)
    bench.target.name = "other"
    bench.run(MINUTE)
    checked = read(bench.path)
    assert (checked.target, checked.at, checked.found) == ("other", None, ())


def test_it_keeps_no_day_from_the_books(bench):
    bench.target.findings = [(GONE,), KeyError("boom")]
    for number in (1, 2):
        bench.till.close_day(one_day(number)[1])
        assert bench.run(24 * HOUR).accepted == 1


def test_without_a_file_there_is_nothing_to_show(tmp_path):
    assert read(tmp_path / "delivery.db").found == ()
