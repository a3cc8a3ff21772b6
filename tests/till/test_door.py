"""The door: one scan lets one in, whatever state the till is in; used, expired, early, back, unknown."""

import pytest

from appliance.domain.card_number import TICKET, numbered
from appliance.domain.problems import Problem, Refused
from appliance.domain.product import Product
from appliance.domain.validity import Answer
from appliance.storage import claims, projections
from appliance.till import (
    asking,
    catalogue,
    day,
    door,
    gift_cards,
    modes,
    paying,
    people,
    returns,
    scanning,
)
from appliance.till.tickets import Visit
from tests.till.museum import CLIPS, CONCERT, PASS, WEEKEND, admitting, good, sold
from tests.till.shop import KNIFE, MILK, kinds, last, managed, paid, ring, trusted

STRANGE = numbered(TICKET, 1)


@pytest.fixture
def gate(till):
    """A museum: it sells tickets."""
    return admitting(till)


def answer(till, number):
    """What the door says."""
    scanning.scan(till, number)
    return till.door.answer


def test_the_first_scan_lets_in_and_the_second_says_when(gate):
    (number,) = sold(gate)
    assert scanning.scan(gate, number)
    assert (gate.door.answer, gate.door.ticket.name) == (Answer.VALID, "Adult")
    said = last(gate)
    assert [said[name] for name in ("kind", "ticket", "on")] == ["admission", number, "2026-11-21"]
    assert not scanning.scan(gate, number)
    assert (gate.door.answer, gate.door.taken) == (Answer.USED, 0)
    assert gate.door.ticket.admissions[0].at == said["at"]
    assert kinds(gate).count("admission") == 1
    good(gate)


def test_what_was_scanned_by_mistake_is_taken_back(gate):
    (number,) = sold(gate)
    scanning.scan(gate, number)
    row = gate.door.taken
    door.undo(gate)
    assert (last(gate)["kind"], last(gate)["of"]) == ("admission_undone", row)
    with pytest.raises(Refused, match="line_gone"):
        door.undo(gate)
    door.let_in(gate)
    assert gate.door.taken > row
    projections.rebuild(gate.database)
    assert [one.row for one in claims.ticket(gate.database, number).admissions] == [gate.door.taken]
    good(gate)


def test_a_clip_card_lets_ten_in(gate):
    (number,) = sold(gate, CLIPS)
    scanning.scan(gate, number)
    for _ in range(9):
        door.let_in(gate)
    assert answer(gate, number) == Answer.USED
    with pytest.raises(Refused, match="line_gone"):
        door.let_in(gate)
    assert len(claims.ticket(gate.database, number).admissions) == 10
    good(gate)


def test_a_pass_lets_in_again_and_again_for_a_year(gate):
    (number,) = sold(gate, PASS, said=Visit(holder="Kari"))
    assert [answer(gate, number) for _ in range(3)] == [Answer.VALID] * 3
    gate.clock.forward(24 * 364)  # its last day is 20 November
    assert answer(gate, number) == Answer.VALID
    gate.clock.forward(24)
    assert answer(gate, number) == Answer.EXPIRED


def test_a_ticket_for_a_later_day_is_too_early_until_then(gate):
    (number,) = sold(gate, CONCERT, said=Visit(day="2026-11-23"))
    assert answer(gate, number) == Answer.EARLY
    gate.clock.forward(48)
    assert answer(gate, number) == Answer.VALID


def test_the_business_date_decides(gate):
    (day_ticket,), (weekend,) = sold(gate), sold(gate, WEEKEND)
    gate.clock.forward(18)  # 03:00: the business date is still Saturday's
    assert answer(gate, weekend) == Answer.VALID
    gate.clock.forward(2)
    assert [answer(gate, one) for one in (day_ticket, weekend)] == [Answer.EXPIRED, Answer.VALID]
    gate.clock.forward(24)
    assert answer(gate, weekend) == Answer.EXPIRED


def test_one_that_came_back_lets_nobody_in(gate):
    (number,) = sold(gate)
    returns.return_lines(trusted(gate), returns.find_receipt(gate, 1), {1: 1000})
    paid(gate, ("card", -12_000))
    assert answer(gate, number) == Answer.REFUNDED
    assert "admission" not in kinds(gate)


def test_one_of_another_till_is_unknown(gate):
    assert answer(gate, STRANGE) == Answer.UNKNOWN
    assert gate.question is None


def test_goods_with_such_a_code_are_goods(gate):
    catalogue.put(gate, [Product("90", "Odd", "10", "1", 500, 1500, codes=(STRANGE,))])
    ring(gate, STRANGE)
    assert (gate.sale.lines[0].name, gate.door) == ("Odd", None)


def test_a_number_of_a_pre_printed_gift_card_is_no_ticket(gate):
    gift_cards.begin(gate, selling=True)
    scanning.scan(gate, STRANGE)
    assert (gate.carding.number, gate.door) == (STRANGE, None)


def test_training_lets_nobody_in(gate):
    (number,) = sold(gate)
    modes.begin_training(managed(gate))
    assert answer(gate, number) == Answer.PRACTICE
    modes.end_training(gate)
    assert gate.door is None
    assert claims.ticket(gate.database, number).admissions == ()


def test_whatever_else_is_under_way_waits_behind_it(gate):
    (number,) = sold(gate, CLIPS)
    ring(gate, MILK)
    paying.pay(gate)
    paying.tender(gate, "card", 1_000)
    assert answer(gate, number) == Answer.VALID
    door.leave(gate)
    paying.tender(gate, "card", 1_490)
    asking.begin(gate)
    assert answer(gate, number) == Answer.VALID
    door.leave(gate)
    ring(gate, KNIFE)
    assert (gate.asked.name, gate.sale) == ("Knife", None)


def test_goods_are_sold_over_it(gate):
    (number,) = sold(gate)
    scanning.scan(gate, number)
    ring(gate, MILK)
    assert (gate.door, gate.sale.lines[0].name) == (None, "Milk 1 l")


def test_behind_a_question_it_waits_its_turn(gate):
    (number,) = sold(gate)
    gate.question = Problem.of("unknown_code", code="1")
    assert not scanning.scan(gate, number)
    assert (gate.waiting, gate.door) == ((number,), None)
    scanning.answer(gate)
    assert gate.door.answer == Answer.VALID


def test_before_anybody_logs_in_it_waits(gate):
    (number,) = sold(gate)
    people.lock(gate)
    assert not scanning.scan(gate, number)
    assert gate.question.code == "not_logged_in" and "admission" not in kinds(gate)


def test_it_needs_no_open_day(gate):
    (number,) = sold(gate, PASS, said=Visit())
    day.z_report(gate)
    assert answer(gate, number) == Answer.VALID
