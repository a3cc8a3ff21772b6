"""Goods by weight: a line says its unit, its first weight is no correction, less of anything is one."""

from appliance.storage import journal
from appliance.till import day, parking, returns, selling
from tests.till.shop import APPLES, KNIFE, MILK, paid, ring


def corrections(till):
    """How many quantities were corrected, by the journal."""
    return sum(entry.kind == "line_changed" for _, entry in journal.entries(till.database))


def test_the_unit_goes_from_the_shelf_to_the_journal(till):
    ring(till, APPLES, MILK)
    selling.quantity(till, 1, 1250)
    assert [(line.unit, line.gross) for line in till.sale.lines] == [("kg", 3738), ("", 2490)]
    lines = paid(till, ("card", 6228)).data["lines"]
    assert lines[0]["unit"] == "kg" and "unit" not in lines[1]


def test_the_first_weight_and_a_greater_one_are_no_corrections(till):
    ring(till, APPLES)
    selling.quantity(till, 1, 250)
    selling.quantity(till, 1, 1250)
    assert corrections(till) == 0


def test_a_smaller_weight_than_the_one_before_is(till):
    ring(till, APPLES)
    selling.quantity(till, 1, 1000)
    selling.quantity(till, 1, 2000)
    parking.park(till, "")
    parking.resume(till, parking.parked(till)[0][0])
    selling.quantity(till, 1, 1)
    (row,) = day.report(till)["line_corrections"]
    # 2 kg of 29.90, less the 0.03 that a gram costs
    assert row == {"type": "quantity", "n": 1, "amount": 5977}


def test_more_pieces_are_none_and_fewer_are_one(till):
    ring(till, KNIFE)
    selling.quantity(till, 1, 5000)
    assert corrections(till) == 0
    selling.quantity(till, 1, 4000)
    assert corrections(till) == 1


def test_each_weighing_is_a_line_of_its_own(till):
    ring(till, APPLES)
    selling.quantity(till, 1, 1250)
    ring(till, APPLES)
    assert [line.quantity for line in till.sale.lines] == [1250, 1000]
    assert till.sale.count == 2


def test_what_is_parked_and_what_comes_back_keep_their_unit(till):
    ring(till, APPLES)
    parking.park(till, "")
    parking.resume(till, parking.parked(till)[0][0])
    assert till.sale.lines[0].unit == "kg"
    bought = paid(till, ("card", 2990))
    returns.return_lines(till, returns.receipt(till, bought.row), {1: 500})
    assert [(line.unit, line.quantity) for line in till.sale.lines] == [("kg", -500)]
