"""The last act of the basket done back, by its opposite; nothing leaves the journal."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.till import backtrack, day, parking, people, selling
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, paid, ring

TEN = Discount(0, "Damaged", percent=1000)


def rows(till):
    return [(line.name, line.quantity, line.gross) for line in till.sale.lines]


def test_a_line_that_was_taken_out_is_rung_up_again(till):
    ring(till, MILK, KNIFE)
    selling.remove(till, 1)
    backtrack.back(till)
    assert rows(till) == [("Knife", 1000, 12_950), ("Milk 1 l", 1000, 2_490)]
    assert [line.id for line in till.sale.lines] == [2, 3]  # the first is out in the journal, for good
    assert kinds(till)[-1] == "line_removed"
    assert backtrack.last(till) is None


def test_what_a_finger_rang_up_is_taken_out_and_journalled(till):
    ring(till, KNIFE)
    selling.tap(till, "1")
    assert len(rows(till)) == 2
    backtrack.back(till)
    assert rows(till) == [("Knife", 1000, 12_950)]
    assert kinds(till)[-1] == "line_removed" and backtrack.last(till) is None


def test_what_was_scanned_is_no_slip_of_a_finger(till):
    selling.tap(till, "1")
    ring(till, KNIFE)
    assert backtrack.last(till) is None


def test_the_only_line_comes_back_in_a_new_sale(till):
    ring(till, MILK)
    before = till.sale.id
    selling.remove(till, 1)
    backtrack.back(till)
    assert rows(till) == [("Milk 1 l", 1000, 2_490)] and till.sale.id != before


def test_a_quantity_goes_back_and_less_is_a_correction(till):
    ring(till, MILK)
    selling.quantity(till, 1, 12_000)
    backtrack.back(till)
    assert rows(till) == [("Milk 1 l", 1000, 2_490)]
    assert (last(till)["kind"], last(till)["before"], last(till)["after"]) == ("line_changed", 29_880, 2_490)


@pytest.mark.parametrize("line", [0, 1])
def test_a_discount_goes_back_to_what_it_was(till, line):
    ring(till, KNIFE)

    def give(discount):
        if line:
            selling.discount_line(till, line, discount)
        else:
            selling.discount_sale(till, discount)

    give(TEN)
    give(None)
    backtrack.back(till)
    assert till.sale.total == 11_655
    give(Discount(0, "Damaged", percent=500))
    backtrack.back(till)
    assert till.sale.total == 11_655


def test_a_cancelled_sale_stays_cancelled_and_its_goods_are_a_new_one(till):
    ring(till, MILK, BREAD)
    selling.discount_line(till, 1, TEN)
    cancelled = till.sale.id
    selling.cancel(till)
    backtrack.back(till)
    assert (rows(till), till.sale.id != cancelled) == (
        [("Milk 1 l", 1000, 2_241), ("Bread", 1000, 3_990)], True,
    )  # fmt: skip
    body = paid(till, ("card", 6_231)).data
    assert body["sale"] != cancelled
    counts = day.report(till)["counts"]
    assert (counts["aborted"], counts["receipts"]) == ({"n": 1, "amount": 6_231}, {"n": 1, "amount": 6_231})


def test_a_parked_sale_is_taken_up(till):
    ring(till, MILK)
    parking.park(till, "blue hat")
    backtrack.back(till)
    assert (rows(till), kinds(till)[-1], parking.parked(till)) == (
        [("Milk 1 l", 1000, 2_490)], "resumed", [],
    )  # fmt: skip


@pytest.mark.parametrize("then", [
    lambda till: ring(till, BREAD),
    lambda till: people.log_in(till, "2", "9876"),
    lambda till: people.lock(till),
    lambda till: paid(till, ("card", 12_950)),
    lambda till: selling.one_more(till),
])  # fmt: skip
def test_something_else_was_done_since(till, then):
    ring(till, MILK, KNIFE)
    selling.remove(till, 1)
    assert backtrack.last(till).what == "removed"
    then(till)
    assert backtrack.last(till) is None
    before = till.sale
    with pytest.raises(Refused, match="line_gone"):
        backtrack.back(till)
    assert till.sale is before


def test_one_more_is_for_pieces_that_are_sold(till):
    with pytest.raises(Refused, match="line_gone"):
        selling.one_more(till)
    ring(till, MILK)
    selling.one_more(till)
    selling.one_more(till)
    assert rows(till) == [("Milk 1 l", 3000, 7_470)]
    ring(till, "7038010000058")
    assert selling.may_be_more(till) is None
