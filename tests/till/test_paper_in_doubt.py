"""A paper in doubt: what a person says of it is journalled, whichever way; a receipt that may have come out
is printed again as its one copy, where the law has one."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.till import day, jobs, people, returns, slips
from appliance.till.modes import begin_training
from tests.till.shop import MILK, Box, kinds, opened, paid, ring


def doubtful(till, job=0):
    """A receipt that was sent to the printer and never answered for: its job."""
    job = job or paid(ring(till, MILK), ("card", 2490)).receipt
    jobs.ended(till, job, "unknown")
    return next(one.job for one in jobs.owed(till) if one.job.id == job)


def papers(box):
    """What was sent to the printer, by kind."""
    return [stored.entry.kind for stored, job in box.sent if job.kind == "print"]


def states(till):
    return [(one.data["kind"], one.state) for one in jobs.owed(till)]


@pytest.mark.parametrize(("answer", "came_out"), [("printed", 1), ("again", 0)])
def test_the_answer_is_journalled(till, answer, came_out):
    job = doubtful(till)
    if answer == "printed":
        jobs.printed(till, job.id)
    else:
        jobs.again(till, job)
    said = journal.last_of(till.database, "paper_answered")[1].data
    assert (said["paper"], said["receipt"], said["came_out"]) == ("sale", 1, came_out)
    assert said["entry"] == journal.last_of(till.database, "sale")[1].number


def test_what_certainly_failed_prints_without_a_word(till):
    job = doubtful(till)
    jobs.ended(till, job.id, "failed")
    jobs.again(till, job)
    assert journal.last_of(till.database, "paper_answered") is None


def test_a_receipt_in_doubt_is_printed_again_as_its_one_copy(till, box):
    job, start = doubtful(till), till.journal.id
    jobs.again(till, job)
    assert papers(box) == ["sale", "copy"] and states(till) == [("copy", "queued")]
    assert kinds(till, start) == ["paper_answered", "copy"]
    copy = journal.last_of(till.database, "copy")[1].data
    assert (copy["of"], copy["receipt"], copy["heading"], copy["gross"]) == (job.entry, 1, "KOPI", 2490)
    assert "receipts_doubtful" not in till.banners


def test_the_copy_is_then_used_up(till, box):
    jobs.again(till, doubtful(till))
    with pytest.raises(Refused, match="copy_taken"):
        returns.copy(till, returns.find_receipt(till, 1))
    till = box.restart()
    people.log_in(till, "1", "1234")
    with pytest.raises(Refused, match="copy_taken"):
        returns.copy(till, returns.find_receipt(till, 1))
    till.drawer = "shut"
    assert day.z_report(till)["counts"]["copies"] == {"n": 1, "amount": 2490}


def test_a_copy_in_doubt_is_not_printed_again(till, box):
    jobs.again(till, doubtful(till))
    copy = doubtful(till, next(one.job.id for one in jobs.owed(till)))
    start = till.journal.id
    with pytest.raises(Refused, match="copy_taken"):
        jobs.again(till, copy)
    assert (papers(box), states(till)) == (["sale", "copy"], [("copy", "unknown")])
    assert kinds(till, start) == []
    jobs.printed(till, copy.id)
    assert states(till) == []


def test_nor_is_a_receipt_in_doubt_whose_copy_was_taken(till, box):
    job = doubtful(till)
    returns.copy(till, returns.find_receipt(till, 1))
    with pytest.raises(Refused, match="copy_taken"):
        jobs.again(till, job)
    assert papers(box) == ["sale", "copy"] and ("sale", "unknown") in states(till)


def test_a_copy_that_certainly_failed_prints(till, box):
    jobs.again(till, doubtful(till))
    jobs.ended(till, next(one.job.id for one in jobs.owed(till)), "failed")
    jobs.resend(till)
    assert papers(box) == ["sale", "copy", "copy"] and states(till) == [("copy", "queued")]


def test_the_copy_is_taken_by_somebody_and_not_while_practising(till, box):
    job = doubtful(till)
    people.lock(till)
    with pytest.raises(Refused, match="not_logged_in"):
        jobs.again(till, job)
    people.log_in(till, "2", "9876")
    begin_training(till)
    with pytest.raises(Refused, match="training_only_sells"):
        jobs.again(till, job)
    assert papers(box) == ["sale"] and states(till) == [("sale", "unknown")]


def test_papers_that_are_no_receipt_print_again_as_they_are(till, box):
    slips.provisional(ring(till, MILK))
    jobs.again(till, doubtful(till, jobs.owed(till)[-1].job.id))
    assert papers(box) == ["provisional", "provisional"]


@pytest.mark.parametrize(("country", "currency"), [("denmark", ""), ("plain", "EUR")])
def test_where_the_law_has_no_such_rule_the_receipt_itself_prints(tmp_path, country, currency):
    box = Box(tmp_path / "box", country, currency)
    till = opened(box.start())
    paid(ring(till, "7038010000034"), ("card", 12950))
    jobs.again(till, doubtful(till, jobs.owed(till)[-1].job.id))
    assert papers(box) == ["sale", "sale"]
    box.off()
