"""What is put right before the receipt is told in the journal: fewer, cheaper, handed back."""

import pytest

from appliance.domain.problems import Refused
from appliance.till import day, paying, people, returns, selling
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, paid, ring


def test_fewer_pieces_and_a_lower_price_each_say_what_they_are(till):
    ring(till, MILK, MILK, MILK)
    start = till.journal.id
    selling.quantity(till, 1, 1000)
    names = ("what", "quantity", "before", "after")
    assert [last(till)[name] for name in names] == ["quantity", 1000, 7470, 2490]
    selling.sell_open(till, "20", 5_000)
    selling.price(till, 2, 4_000)
    cheaper = last(till)
    names = ("what", "price", "before", "after")
    assert [cheaper[name] for name in names] == ["price", 4000, 5000, 4000]
    assert (cheaper["sale"], cheaper["line"]["price"]) == (till.sale.id, 5_000)
    selling.price(till, 2, 6_000)
    selling.quantity(till, 1, 4000)
    assert kinds(till, start) == ["line_changed", "line_changed"]
    assert day.report(till)["line_corrections"] == [
        {"type": "price", "n": 1, "amount": 1_000}, {"type": "quantity", "n": 1, "amount": 4_980},
    ]  # fmt: skip


def test_beside_an_open_drawer_no_price_is_typed(till):
    selling.sell_open(till, "20", 5_000)
    sale, till.drawer = till.sale, "open"
    with pytest.raises(Refused, match="drawer_open"):
        selling.price(till, 1, 4_000)
    assert till.sale == sale


def test_money_that_is_handed_back_is_told(till):
    paying.pay(ring(till, KNIFE))
    paying.give_back(till)  # nothing was taken yet
    start = till.journal.id
    paying.tender(till, "cash", 5_000)
    paying.tender(till, "card", 2_950, "visa")
    paying.give_back(till)
    undone = last(till)
    assert kinds(till, start) == ["payment_undone"]
    assert (undone["sale"], undone["amount"]) == (till.sale.id, 7_950)
    assert undone["tenders"] == [
        {"kind": "cash", "brand": "", "amount": 5_000}, {"kind": "card", "brand": "visa", "amount": 2_950},
    ]  # fmt: skip
    assert till.payment.tenders == ()
    selling.cancel(till)
    assert day.report(till)["other_corrections"] == [{"type": "payment_undone", "n": 1, "amount": 7_950}]


def test_by_somebody_who_is_logged_in(till):
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5_000)
    people.lock(till)
    payment = till.payment
    with pytest.raises(Refused, match="not_logged_in"):
        paying.give_back(till)
    assert till.payment == payment


def test_a_copy_and_a_corrected_payment_name_the_sale(till):
    sale = paid(ring(till, MILK), ("card", 2490)).data["sale"]
    returns.copy(till, returns.find_receipt(till, 1))
    assert last(till)["sale"] == sale
    returns.correct_tender(till, returns.find_receipt(till, 1), 0, "cash")
    assert last(till)["sale"] == sale


def test_a_date_that_was_closed_is_opened_again_with_a_reason(till):
    paid(ring(till, BREAD), ("card", 3990))
    assert (day.z_report(till)["again"]["n"], till.day) == (0, None)
    start = till.journal.id
    for said in ("", "  "):
        with pytest.raises(Refused, match="day_again") as refused:
            day.open_day(till, 100_000, again_reason=said)
        assert refused.value.problem.facts == {"date": "2026-11-21"}
    assert (till.day, kinds(till, start)) == (None, [])
    day.open_day(till, 100_000, again_reason="evening market")
    opened = last(till)
    assert (opened["again"], opened["again_reason"]) == (1, "evening market")
    assert day.z_report(till)["again"] == {"n": 1, "reason": "evening market"}
    day.open_day(till, 100_000, again_reason="forgot the till")
    assert last(till)["again"] == 2


def test_a_date_that_was_not_needs_none_and_keeps_none(till, box):
    assert last(till)["kind"] == "day_opened"
    day.z_report(till)
    box.clock.forward(24)
    day.open_day(till, 100_000, again_reason="of no use")
    assert (last(till)["again"], last(till)["again_reason"]) == (0, "")
