"""The power goes: what was committed is there, what was open comes back, nothing is there twice."""

import pytest

from appliance.domain.line import Discount
from appliance.storage import projections
from appliance.till import parking, paying, people, returns, scanning, selling, verifying
from tests.till.shop import BREAD, KNIFE, MILK, paid, ring


def test_an_open_sale_comes_back(till, box):
    ring(till, MILK, KNIFE)
    selling.discount_line(till, 2, Discount(950, "scratch"))
    before = till.sale
    assert till.drafts.flush()
    till = box.power_cut()
    assert till.sale == before
    assert till.payment is None


def test_a_part_payment_comes_back_as_a_question(till, box):
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5000)
    payment = till.payment
    assert till.drafts.flush()
    till = box.power_cut()
    assert till.payment == payment
    assert till.question.code == "sale_under_payment_restored"
    assert till.question.facts == {"paid_amount": 5000}
    people.log_in(till, "1", "1234")
    till.drawer = "shut"
    scanning.answer(till)
    assert paying.tender(till, "cash", 8000).change == 0  # 79.50 left, rounded to 80.00
    assert till.paid.data["rounding"] == 50


@pytest.mark.parametrize("late", [True, False])
def test_a_draft_whose_sale_is_journalled_is_dropped(till, box, late):
    """The draft was still on the disk when the power went: with it, the sale would be sold twice."""
    ring(till, MILK)
    assert till.drafts.flush()
    till.drafts.close()  # nothing more reaches draft.db
    paid(till, ("card", 2490))
    if late:  # many entries later, while draft.db could not be written
        for _ in range(205):
            people.lock(till)
            people.enter(till, people.cashiers(till)[0])
    till = box.power_cut()
    assert (till.sale, till.payment, till.question) == (None, None, None)
    assert returns.find_receipt(till, 1).data["gross"] == 2490


def test_scans_that_waited_come_back_behind_the_log_in(till, box):
    """Two were held by the open drawer; the second start finds the drawer shut."""
    ring(till, MILK)
    till.drawer = "open"
    ring(till, KNIFE, BREAD)
    assert till.drafts.flush()
    till = box.power_cut()
    assert [line.name for line in till.sale.lines] == ["Milk 1 l"]
    till = box.power_cut()  # nobody has logged in yet
    people.log_in(till, "1", "1234")
    assert [line.name for line in till.sale.lines] == ["Milk 1 l", "Knife", "Bread"]
    assert till.drafts.flush()
    till = box.power_cut()
    assert (len(till.sale.lines), till.waiting, till.held) == (3, (), ())


def test_scans_that_waited_with_no_sale_behind_them_come_back_too(till, box):
    till.drawer = "open"
    ring(till, KNIFE)
    assert till.drafts.flush()
    till = box.power_cut()
    people.log_in(till, "1", "1234")
    assert [line.name for line in till.sale.lines] == ["Knife"]


def test_a_draft_whose_sale_is_parked_or_aborted_is_dropped(till, box):
    ring(till, MILK)
    assert till.drafts.flush()
    till.drafts.close()
    parking.park(till, "a")
    till = box.power_cut()
    assert till.sale is None
    assert len(parking.parked(till)) == 1


def test_between_taking_a_parked_sale_up_and_the_entry_it_is_not_there_twice(till, box):
    parking.park(ring(till, MILK), "a")
    sale = parking.parked_sale(till, parking.parked(till)[0][0])
    till.drafts.save(sale)  # what `resume` writes before it commits
    assert till.drafts.flush()
    till = box.power_cut()
    assert till.sale is None
    assert len(parking.parked(till)) == 1


def test_the_series_and_the_chain_go_on(till, box):
    paid(ring(till, MILK), ("cash", 2500))
    paid(ring(till, BREAD), ("card", 3990))
    nr, number, signature = till.counters.nr, till.journal.number, till.counters.signature
    till = box.power_cut()
    assert (till.counters.nr, till.counters.signature) == (nr, signature)
    assert till.day.date == "2026-11-21"
    people.log_in(till, "1", "1234")
    till.drawer = "shut"
    third = paid(ring(till, MILK), ("card", 2490))
    assert (third.data["nr"], third.data["receipt"]) == (3, 3)
    assert third.data["number"] == number + 2  # the log-in lies between
    assert verifying.verify(till.database, till.rules) == (third.data["number"], "")
    assert projections.differences(till.database) == []


def test_a_print_under_way_is_asked_about_and_no_drawer_opens_late(till, box):
    paid(ring(till, MILK), ("cash", 2500))
    till = box.power_cut()
    rows = till.database.execute_sql("SELECT kind, state FROM job ORDER BY id").fetchall()
    assert rows == [("print", "unknown")]
    assert till.banners["receipts_doubtful"].facts == {"count": 1}
    assert "receipt_owed" not in till.banners
