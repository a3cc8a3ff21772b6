"""No room on the disk: the sale stays in the basket, nothing half is stored, and it goes on with room."""

import pytest

from appliance.domain.problems import Refused, Severity
from appliance.storage import projections
from appliance.till import jobs, paying, verifying
from tests.till.shop import KNIFE, MILK, paid, ring


def fill(till):
    """Let the file grow no further, and use up what is free in it."""
    pages = till.database.execute_sql("PRAGMA page_count").fetchone()[0]
    till.database.execute_sql(f"PRAGMA max_page_count = {pages}")


def make_room(till):
    """Let the file grow again."""
    till.database.execute_sql("PRAGMA max_page_count = 1073741823")


def sell_until_refused(till):
    """Sell until the disk is full; gives the refusal and how many sales were stored."""
    for count in range(1000):
        paying.pay(ring(till, *[MILK, KNIFE] * 10))
        try:
            paying.tender(till, "card", till.payment.left)
        except Refused as refused:
            return refused, count
    raise AssertionError("the disk never filled")


def test_the_basket_stays_and_the_sale_goes_through_once_there_is_room(till, box):
    fill(till)
    refused, count = sell_until_refused(till)
    assert refused.problem.code == "disk_full"
    assert refused.problem.severity is Severity.STOP
    number, sent = till.journal.number, len(box.sent)
    assert till.sale.count == 20
    assert till.payment.left == till.sale.total
    assert till.counters.receipts["sale"] == 3 + count
    make_room(till)
    paying.tender(till, "cash", 1_000_000)
    assert till.paid.data["number"] == number + 2  # that there was no room (13025) lies between
    assert till.paid.data["receipt"] == 4 + count
    assert len(box.sent) == sent + 2
    assert verifying.verify(till.database, till.rules) == (number + 2, "")
    assert projections.differences(till.database) == []


def test_a_drawer_opened_by_hand_is_not_taken_for_the_sale_that_failed(till):
    till.kicked = ""
    fill(till)
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            paid(ring(till, *[MILK, KNIFE] * 10), ("cash", 1_000_000))
            till.kicked = ""
    make_room(till)
    jobs.drawer_moved(till, "open")
    row = till.database.execute_sql("SELECT body ->> 'cause' FROM entry ORDER BY id DESC LIMIT 1")
    assert row.fetchone() == ("by_hand",)
