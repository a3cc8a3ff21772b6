"""What the screen is told of the books: what waits, what asks for a person, what would be refused."""

import pytest

from appliance.domain.money import NOK
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.storage import days, journal
from appliance.storage.checked import note
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import DAY
from appliance.till import books, day
from appliance.words import Words
from tests.till.booked import booked
from tests.till.shop import MILK, paid, ring, trusted


@pytest.fixture
def settled(till):
    """One settled day."""
    paid(ring(till, MILK), ("card", 2490))
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    return trusted(till)


def told(till, path):
    """The outbox, and its problem among the banners."""
    found = books.outbox(books.bookings(till, path), books.refusals(path))
    books.show(till, found)
    assert [code for code in till.banners if code in books.PROBLEMS] == (
        [found.problem.code] if found.problem else []
    )
    return found


def turn(till, path, **more):
    """What the books say of the day next."""
    with Deliveries(path) as deliveries:
        [row] = deliveries.latest().values()
        asked = {"stage": "posted", "voucher_number": "", "verified": False, "facts": {}, "accounts": [],
                 "next_ask": 1, "now": 2} | more  # fmt: skip
        deliveries.follow(row, asked.pop("now"), **asked)
    return row.id


def test_in_the_books_and_read_back(settled):
    path = booked(settled)
    turn(settled, path, verified=True, voucher_number="118")
    [booking] = books.bookings(settled, path)
    assert (booking.stage, booking.voucher_number, booking.verified) == ("posted", "118", True)
    assert told(settled, path) == books.Outbox()


@pytest.mark.parametrize("code", ["mapping_missing", "mapping_wrong", "network_down"])
def test_what_keeps_a_day_here_can_be_said(settled, tmp_path, code):
    path = tmp_path / "delivery.db"
    [voucher] = days.vouchers(settled.database)
    with Deliveries(path) as deliveries:
        deliveries.adopt([(voucher["id"], 1)], "told", 1, 0, {})
        [row] = deliveries.latest().values()
        deliveries.queue(row.id, 1, code, {"key": "tender///card///"})
    problem = told(settled, path).problem
    assert problem.code == code
    said = Words("en", NOK).problem(problem)
    assert all(said) and ("tender///card///" in said[0]) == (code != "network_down")


def test_not_seen_by_the_uploader_yet(settled, tmp_path):
    [booking] = books.bookings(settled, tmp_path / "delivery.db")
    assert (booking.state, booking.stage, booking.kind, booking.outside) == ("queued", "", "day", True)
    assert told(settled, tmp_path / "delivery.db").count == 1


@pytest.mark.parametrize(("stage", "count"), [("changed", 0), ("gone", 1)])
def test_a_question_until_a_person_has_spoken(settled, stage, count):
    path = booked(settled)
    turn(settled, path, stage=stage)
    found = told(settled, path)
    assert (found.problem.code, found.problem.facts["z"], found.count) == (f"books_{stage}", 1, count)
    turn(settled, path, stage=stage, next_ask=None)
    assert told(settled, path).problem is None


def test_a_draft_is_counted_and_said_again_once_it_has_waited_long(settled):
    path = booked(settled, "draft")
    assert (told(settled, path).drafts, told(settled, path).problem) == (1, None)
    with Deliveries(path) as deliveries:
        [row] = deliveries.latest().values()
        deliveries.say(row.id, 2 + 5 * DAY)
    problem = told(settled, path).problem
    assert (problem.code, problem.facts["days"]) == ("books_draft", 5)
    with Deliveries(path) as deliveries:
        deliveries.leave(row.id, 3 + 5 * DAY, end=False)
    assert told(settled, path).problem is None


def test_a_closed_period_is_a_question_with_the_first_open_date(settled):
    path = booked(settled)
    path.unlink()
    with Deliveries(path) as deliveries:
        [voucher] = days.vouchers(settled.database)
        deliveries.adopt([(voucher["id"], 1)], "told", 1, 0, {})
        deliveries.refuse(f"{voucher['id']}-told-1", "period_closed", {"open_from": "2026-12-01"})
    problem = told(settled, path).problem
    assert (problem.code, problem.facts["date"], problem.facts["day"]) == (
        "books_closed", "2026-12-01", "2026-11-21",
    )  # fmt: skip


def test_what_would_be_refused_is_said_last(settled):
    path = booked(settled)
    turn(settled, path, verified=True)
    with Deliveries(path) as deliveries:
        found = [("account_missing", "tip//////", {"account": "2999"}), ("year_missing", "2027-01-01", {})]
        note(deliveries.database, "told", "", 5, 6, found)
    problem = told(settled, path).problem
    assert (problem.code, problem.facts["count"]) == ("books_refusals", 2)
    seen = books.refusals(path)
    assert (seen.at, [(one.code, one.key, one.since) for one in seen.found]) == (
        5, [("account_missing", "tip//////", 5), ("year_missing", "2027-01-01", 5)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "reference"),
    [("resend", ""), ("there", "117"), ("keep", ""), ("wait", ""), ("redate", "2026-12-01")],
)
def test_what_a_person_decides_is_an_entry(settled, answer, reference):
    books.decide(settled, "d-1", answer, reference)
    data = journal.last_of(settled.database, "delivery_answered")[1].data
    assert (data["delivery"], data["answer"], data["reference"]) == ("d-1", answer, reference)


@pytest.mark.parametrize("reference", ["", "2026-02-30", "01.12.2026", "20261201"])
def test_another_date_has_to_be_one(settled, reference):
    with pytest.raises(Refused, match="dates_wrong"):
        books.decide(settled, "d-1", "redate", reference)


def test_there_are_no_other_answers(settled):
    with pytest.raises(Refused, match="reason_needed"):
        books.decide(settled, "d-1", "delete")
