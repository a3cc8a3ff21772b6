"""Papers that are no receipt: provisional, delivery on credit, the terminal's slip."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.storage import journal, projections
from appliance.till import day, jobs, paying, people, reports, returns, selling, slips, verifying
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, managed, paid, ring


def test_a_provisional_paper_leaves_the_sale_and_may_be_printed_again(till, box):
    ring(till, MILK, MILK, BREAD)
    sale = till.sale
    first, second = slips.provisional(till), slips.provisional(till)
    assert till.sale == sale
    body = first.data
    assert (body["kind"], body["series"], body["sale"]) == ("provisional", "provisional", sale.id)
    assert body["heading"] == "Foreløpig kvittering – IKKE KVITTERING FOR KJØP"
    assert (body["receipt"], second.data["receipt"]) == (1, 2)
    # 2 × 24.90 + 39.90 = 89.70, of it VAT 89.70 · 15/115 = 11.70
    assert (body["gross"], body["vat"]) == (8970, [{"rate": 1500, "gross": 8970, "net": 7800, "vat": 1170}])
    assert "seal" not in body and "tenders" not in body
    assert [job.kind for _, job in box.sent[-2:]] == ["print", "print"]
    sold = paid(till, ("card", 8970)).data
    assert (sold["receipt"], sold["nr"]) == (1, 1)
    z = day.z_report(till)
    assert (z["counts"]["provisional"], z["gross"]) == ({"n": 2, "amount": 17_940}, 8970)


def test_goods_on_credit_end_the_sale_and_are_no_cash_sale(till, box):
    ring(till, KNIFE, MILK)
    selling.discount_line(till, 1, Discount(950, "scratch"))
    sale, nr = till.sale, till.counters.nr
    body = slips.deliver(till, " 10001 ", "Fjord  Hotell").data
    # 129.50 − 9.50 + 24.90
    assert (body["kind"], body["gross"], body["sale"]) == ("delivery", 14_490, sale.id)
    assert (body["series"], body["receipt"]) == ("delivery", 1)
    assert body["heading"] == "Utleveringskvittering – IKKE KVITTERING FOR KJØP"
    assert body["customer"] == {"number": "10001", "name": "Fjord Hotell"}
    assert (body["tenders"], body["rounding"]) == ([], 0)
    assert "seal" not in body and till.counters.nr == nr
    assert (till.sale, till.payment, till.paid.data["number"]) == (None, None, body["number"])
    assert (till.paid.drawer, till.paid.payment.change) == (None, 0)
    assert box.sent[-1][1].id == till.paid.receipt
    assert reports.totals(managed(till)).turnover == 0
    z = day.z_report(till)
    assert (z["gross"], z["credit"]["gross"], z["grand"]["sales"]) == (0, 14_490, 0)
    assert z["counts"]["delivery"] == {"n": 1, "amount": 14_490}
    assert projections.differences(till.database) == []
    assert verifying.verify(till.database, till.rules)[1] == ""


def test_a_draft_whose_goods_were_delivered_is_dropped(till, box):
    ring(till, MILK)
    assert till.drafts.flush()
    till.drafts.close()
    slips.deliver(till, "10001", "Fjord Hotell")
    assert box.power_cut().sale is None


@pytest.mark.parametrize(("number", "name"), [("", "Fjord Hotell"), ("10001", " "), (" ", "")])
def test_credit_wants_a_customer(till, number, name):
    ring(till, MILK)
    sale, start = till.sale, till.journal.id
    with pytest.raises(Refused, match="customer_needed"):
        slips.deliver(till, number, name)
    assert (till.sale, kinds(till, start)) == (sale, [])


def test_what_came_back_cannot_go_out_on_credit(till):
    paid(ring(till, MILK, MILK), ("card", 4980))
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    ring(till, KNIFE)
    with pytest.raises(Refused, match="credit_takes_nothing_back"):
        slips.deliver(till, "10001", "Fjord Hotell")
    assert returns.find_receipt(till, 1).left(1) == 2000


def test_nor_a_sale_that_money_was_taken_for(till):
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5_000)
    payment = till.payment
    with pytest.raises(Refused, match="sale_under_payment"):
        slips.deliver(till, "10001", "Fjord Hotell")
    assert till.payment == payment


def test_nor_beside_an_open_drawer(till):
    ring(till, KNIFE)
    jobs.drawer_moved(till, "open")
    with pytest.raises(Refused, match="drawer_open"):
        slips.deliver(till, "10001", "Fjord Hotell")


@pytest.mark.parametrize("deed", [slips.provisional, lambda till: slips.deliver(till, "1", "Hotell")])
def test_of_nothing_there_is_no_paper(till, deed):
    with pytest.raises(Refused, match="sale_empty"):
        deed(till)
    ring(till, MILK)
    people.lock(till)
    with pytest.raises(Refused, match="not_logged_in"):
        deed(till)


def test_a_terminal_s_slip_says_what_it_is_not(till, box):
    sale = paid(ring(till, MILK), ("card", 2490)).data
    slips.terminal_slip(till, ("VISA ****1234", "GODKJENT"), sale["receipt"])
    body = last(till)
    assert (body["heading"], body["lines"]) == ("IKKJE KVITTERING FOR KJØP", ["VISA ****1234", "GODKJENT"])
    assert (body["receipt"], box.sent[-1][1].kind) == (1, "print")
    assert day.report(till)["gross"] == 2490


def test_each_series_goes_on_after_a_restart(till, box):
    for _ in range(3):
        slips.provisional(ring(till, MILK))
        selling.cancel(till)
    for _ in range(2):
        slips.deliver(ring(till, BREAD), "10001", "Fjord Hotell")
    till = box.power_cut()
    people.log_in(till, "1", "1234")
    till.drawer = "shut"
    ring(till, MILK)
    assert slips.provisional(till).data["receipt"] == 4
    assert slips.deliver(till, "10001", "Fjord Hotell").data["receipt"] == 3
    assert journal.last_of(till.database, "delivery")[1].data["receipt"] == 3
