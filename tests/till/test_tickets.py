"""Tickets: what is sold, numbered and printed; what has to be said of one as it is sold; what comes back."""

import json

import pytest

from appliance.domain.card_number import sound
from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.storage import claims, drafts
from appliance.till import (
    door,
    giving_out,
    loose,
    modes,
    parking,
    returns,
    selling,
    slips,
    tickets,
)
from appliance.till.tickets import Visit
from tests.till.museum import ADULT, CLIPS, CONCERT, PASS, WEEKEND, admitting, good, product, sold
from tests.till.shop import KNIFE, last, managed, paid, ring, trusted

TODAY, TOMORROW, WEIGHED = "2026-11-21", "2026-11-22", "5"


@pytest.fixture
def gate(till):
    """A museum: it sells tickets."""
    return admitting(till)


def test_two_tickets_are_two_papers_with_a_number_each(gate, box):
    first, second = sold(gate, pieces=2)
    assert first != second and sound(first) and sound(second)
    line = gate.paid.data["lines"][0]
    assert line["tickets"] == [
        {"number": number, "first": TODAY, "last": TODAY, "entries": 1} for number in (first, second)
    ]
    papers = [stored.data for stored, job in box.sent if job.kind == "print"]
    assert [one["kind"] for one in papers] == ["sale", "ticket", "ticket"]
    assert [papers[1][name] for name in ("ticket", "name", "amount", "holder", "entries")] == [
        first, "Adult", 12_000, "", 1,
    ]  # fmt: skip
    good(gate)


def test_each_says_what_was_paid_for_it(gate, box):
    selling.tap(trusted(gate), ADULT)
    selling.quantity(gate, 1, 3000)
    selling.discount_line(gate, 1, Discount(1_000, "school"))
    paid(gate, ("card", 35_000))
    amounts = [stored.data["amount"] for stored, job in box.sent if stored.data["kind"] == "ticket"]
    assert sorted(amounts) == [11_666, 11_667, 11_667]  # 350.00 of three


@pytest.mark.parametrize(
    ("number", "said", "first", "last_day", "entries"),
    [
        (CONCERT, Visit(day="2026-12-24"), "2026-12-24", "2026-12-24", 1),
        (WEEKEND, None, TODAY, TOMORROW, 0),
        (CLIPS, None, TODAY, "2029-11-20", 10),
        (PASS, Visit(holder=" Kari  Nordmann "), TODAY, "2027-11-20", 0),
    ],
)
def test_days_and_entries_by_kind(gate, number, said, first, last_day, entries):
    (made,) = sold(gate, number, said=said)
    ticket = claims.ticket(gate.database, made)
    assert (ticket.first, ticket.last, ticket.entries) == (first, last_day, entries)
    assert ticket.holder == ("Kari Nordmann" if number == PASS else "")
    good(gate)


def test_a_day_is_asked_for_where_one_is_chosen(gate):
    for said in (None, Visit(), Visit(day="2026-11-20")):
        with pytest.raises(Refused, match="visit_needed") as told:
            selling.sell(gate, product(gate, CONCERT), said=said)
    assert (told.value.problem.facts["number"], gate.sale) == (CONCERT, None)


def test_a_pass_asks_whose_it_is_and_may_be_nobodys(gate):
    with pytest.raises(Refused, match="holder_needed"):
        selling.tap(gate, PASS)
    (number,) = sold(gate, PASS, said=Visit())
    assert claims.ticket(gate.database, number).holder == ""


def test_passes_in_different_names_are_different_lines(gate):
    for name in ("Kari", "Ola"):
        selling.sell(gate, product(gate, PASS), said=Visit(holder=name))
    assert [line.holder for line in gate.sale.lines] == ["Kari", "Ola"]
    assert selling.may_be_more(gate) is None
    body = paid(gate, ("card", 90_000)).data
    assert [line["holder"] for line in body["lines"]] == ["Kari", "Ola"]


def test_nobody_has_half_a_ticket(gate):
    selling.tap(gate, ADULT)
    with pytest.raises(Refused, match="quantity_wrong"):
        selling.quantity(gate, 1, 1500)


def test_a_barcode_typed_as_a_quantity_prints_no_thousands_of_tickets(gate):
    selling.tap(gate, ADULT)
    selling.quantity(gate, 1, 500_000)
    with pytest.raises(Refused, match=r"quantity_wrong .*most=500"):
        selling.quantity(gate, 1, 501_000)
    assert gate.sale.count == 500


def test_what_is_said_survives_parking(gate):
    selling.sell(gate, product(gate, CONCERT), said=Visit(day=TOMORROW))
    parking.park(gate, "later")
    parking.resume(gate, parking.parked(gate)[0][0])
    line = paid(gate, ("card", 25_000)).data["lines"][0]
    assert line["tickets"][0]["first"] == TOMORROW


def test_a_sale_from_before_there_were_tickets_is_read(gate):
    plain = json.loads(json.dumps(drafts.as_dict(ring(gate, KNIFE).sale)))
    for name in ("ticket", "visit", "holder"):
        del plain["lines"][0][name]
    assert drafts.sale_from(plain) == gate.sale


def test_practice_gives_out_none(gate, box):
    modes.begin_training(managed(gate))
    selling.tap(gate, ADULT)
    line = paid(gate, ("card", 12_000)).data["lines"][0]
    assert "tickets" not in line
    assert [stored.data["kind"] for stored, job in box.sent if job.kind == "print"] == ["training"]


def test_on_credit_they_are_given_out_too(gate, box):
    selling.tap(gate, ADULT)
    body = slips.deliver(gate, "10001", "School").data
    number = body["lines"][0]["tickets"][0]["number"]
    assert [stored.data["kind"] for stored, job in box.sent if job.kind == "print"] == ["delivery", "ticket"]
    assert door.check(good(gate), number)


def test_one_that_nobody_used_comes_back_first(gate):
    used, other = sold(gate, pieces=2)
    door.check(gate, used)
    receipt = returns.find_receipt(gate, 1)
    assert [one.number for one in giving_out.tickets_left(gate, receipt.data["lines"][0])] == [other, used]
    returns.return_lines(trusted(gate), receipt, {1: 1000})
    body = paid(gate, ("card", -12_000)).data
    assert body["lines"][0]["tickets"] == [{"number": other}]
    assert claims.ticket(gate.database, other).returned and not claims.ticket(gate.database, used).returned
    returns.return_lines(gate, returns.receipt(gate, receipt.row), {1: 1000})
    assert paid(gate, ("card", -12_000)).data["lines"][0]["tickets"] == [{"number": used}]
    good(gate)


def test_two_lines_of_one_sale_give_back_two(gate):
    both = sold(gate, pieces=2)
    receipt = returns.find_receipt(gate, 1)
    for _ in both:
        returns.return_lines(trusted(gate), receipt, {1: 1000})
    lines = paid(gate, ("card", -24_000)).data["lines"]
    assert sorted(one["number"] for line in lines for one in line["tickets"]) == sorted(both)
    good(gate)


def test_without_its_receipt_none_comes_back(gate):
    with pytest.raises(Refused, match="ticket_needs_receipt"):
        loose.take_back(managed(gate), ADULT, 12_000, 1000, "rain")


def test_a_manager_says_what_a_product_is(gate):
    with pytest.raises(Refused, match="manager_needed"):
        tickets.make(gate, "4", "day 1 1")
    tickets.make(managed(gate), "4", "days 3 0")
    change = last(gate)["products"][0]
    assert (change["new"]["ticket"], "ticket" in change["old"]) == ("days 3 0", False)
    tickets.make(gate, "4", "")
    assert product(gate, "4").ticket == ""
    good(gate)


@pytest.mark.parametrize(
    ("number", "written"),
    [(ADULT, "mel"), (ADULT, "days 0 1"), (ADULT, "days 03 1"), ("99", "day 1 1"), (WEIGHED, "day 1 1")],
)
def test_and_nothing_else(gate, number, written):
    with pytest.raises(Refused, match="line_gone"):
        tickets.make(managed(gate), number, written)


def test_a_file_of_goods_leaves_it_as_it_was(gate, tmp_path):
    from appliance.till import goods_file

    file = tmp_path / "goods.csv"
    file.write_text("number;name;group;price;vat\n60;Voksen;60;130,00;12\n", encoding="utf-8")
    goods_file.take(gate, goods_file.plan(gate, file))
    assert (product(gate, ADULT).name, product(gate, ADULT).ticket) == ("Voksen", "day 1 1")


def test_the_shop_knows_whether_it_sells_any(till):
    assert not tickets.sold_here(till)
    assert tickets.sold_here(admitting(till))
