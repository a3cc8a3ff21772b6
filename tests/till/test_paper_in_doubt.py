"""A paper in doubt: what a person says of it is journalled, whichever way."""

import pytest

from appliance.storage import journal
from appliance.till import jobs
from tests.till.shop import MILK, paid, ring


def doubtful(till):
    """A receipt that was sent to the printer and never answered for: its job."""
    job = paid(ring(till, MILK), ("card", 2490)).receipt
    jobs.ended(till, job, "unknown")
    return next(one.job for one in jobs.owed(till) if one.job.id == job)


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
