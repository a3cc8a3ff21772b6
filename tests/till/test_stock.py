"""The stock follows what happens in the shop; nothing of it holds up a sale."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import journal, projections
from appliance.till import catalogue, modes, parking, paying, people, returns, selling, slips, stock
from tests.till.shop import APPLES, BREAD, MILK, last, managed, paid, ring


@pytest.fixture
def kept(till):
    """A stock is kept of milk, at least 4, and of apples; Ola is at the till."""
    stock.keep(managed(till), "1", 4_000)
    stock.keep(till, "5", 0)
    return till


def on_hand(till, number="1"):
    """What there is of it."""
    return stock.of(till, number).on_hand


def test_a_week_of_milk(kept):
    """12 in, 2 sold, 1 back, 3 on credit, 1 broken, 2 drunk, 1 found behind the fridge: 4 are left."""
    stock.receive(kept, "1", 12_000, 1450, "  Tine   SA ")
    paid(ring(kept, MILK, MILK), ("card", 4980))
    assert on_hand(kept) == 10_000
    returns.return_lines(kept, returns.find_receipt(kept, 1), {1: 1000})
    paid(kept, ("card", -2490))
    slips.deliver(ring(kept, MILK, MILK, MILK), "10001", "Fjord Hotell")
    stock.adjust(kept, "1", -1_000, "breakage")
    stock.adjust(kept, "1", -2_000, "own_use")
    assert stock.counts(kept) == (2, 1), "no apples yet"
    stock.adjust(kept, "1", -4_000, "wrong_count")
    stock.adjust(kept, "1", 1_000, "found")
    held = stock.of(kept, "1")
    assert (held.on_hand, held.cost, held.minimum) == (
        12_000 - 2_000 + 1_000 - 3_000 - 7_000 + 1_000,
        1450,
        4_000,
    )
    assert [(one.kind, one.reason, one.quantity) for one in stock.recent(kept, "1")] == [
        ("stock_adjusted", "found", 1_000),
        ("stock_adjusted", "wrong_count", -4_000),
        ("stock_adjusted", "own_use", -2_000),
        ("stock_adjusted", "breakage", -1_000),
        ("delivery", "", -3_000),
        ("sale", "", 1_000),
        ("sale", "", -2_000),
        ("goods_received", "", 12_000),
    ]
    assert [one.number for one in stock.listed(kept, low=True)] == ["5", "1"]
    assert projections.differences(kept.database) == []


def test_the_entries_say_what_and_no_more(kept):
    stock.receive(kept, "5", 1_250, supplier="Bama")
    told = {name: last(kept)[name] for name in ("kind", "product", "name", "quantity", "supplier")}
    assert told == {
        "kind": "goods_received", "product": "5", "name": "Apples", "quantity": 1_250, "supplier": "Bama",
    }  # fmt: skip
    assert "cost" not in last(kept)
    row = kept.journal.id
    stock.adjust(kept, "5", -250, "theft")
    entry = journal.entry(kept.database, row + 1)
    assert (entry.kind, entry.data["quantity"], entry.data["reason"]) == ("stock_adjusted", -250, "theft")


def test_what_no_stock_is_kept_of_moves_nothing(kept):
    paid(ring(kept, BREAD), ("card", 3990))
    assert stock.of(kept, "2") is None and stock.recent(kept, "2") == []
    for deed in (lambda: stock.receive(kept, "2", 1000), lambda: stock.adjust(kept, "2", 1000, "found")):
        with pytest.raises(Refused, match="stock_not_kept"):
            deed()


def test_selling_below_nothing_is_marked_and_goes_on(kept):
    stock.receive(kept, "1", 1_000)
    assert stock.short(ring(kept, MILK)) == {}
    assert stock.short(ring(kept, MILK, APPLES)) == {"1": 1_000, "5": 0}
    selling.quantity(kept, 2, 1_500)
    assert not kept.question and not kept.banners
    paying.pay(kept)
    paying.tender(kept, "card", 4980 + 4485)
    assert (on_hand(kept), on_hand(kept, "5"), stock.short(kept)) == (-1_000, -1_500, {})


def test_goods_that_come_back_are_never_short(kept):
    paid(ring(kept, MILK), ("card", 2490))
    returns.return_lines(kept, returns.find_receipt(kept, 1), {1: 1000})
    assert stock.short(kept) == {}


def test_practice_and_what_is_not_sold_move_nothing(kept):
    selling.cancel(ring(kept, MILK))
    parking.park(ring(kept, MILK), "later")
    modes.begin_training(kept)
    paid(ring(kept, MILK), ("card", 2490))
    for deed in (lambda: stock.receive(kept, "1", 1000), lambda: stock.adjust(kept, "1", 1000, "found")):
        with pytest.raises(Refused, match="training_only_sells"):
            deed()
    assert on_hand(kept) == 0


def test_a_cashier_takes_goods_in_and_puts_nothing_right(kept):
    people.log_in(kept, "1", "1234")
    stock.receive(kept, "1", 2_000)
    for deed in (lambda: stock.adjust(kept, "1", -1000, "theft"), lambda: stock.keep(kept, "1", None)):
        with pytest.raises(Refused, match="manager_needed"):
            deed()
    assert on_hand(kept) == 2_000


@pytest.mark.parametrize(
    ("number", "quantity"), [("1", 0), ("1", 500), ("1", -1_000), ("5", 0), ("5", 100_000_001)]
)
def test_what_cannot_have_come_in_is_refused(kept, number, quantity):
    row = kept.journal.id
    with pytest.raises(Refused, match="quantity_wrong"):
        stock.receive(kept, number, quantity)
    assert kept.journal.id == row


@pytest.mark.parametrize(
    ("quantity", "reason"),
    [(1_000, "theft"), (-1_000, "found"), (1_000, "own_use"), (-1_000, ""), (-1_000, "x")],
)
def test_a_reason_goes_its_own_way(kept, quantity, reason):
    with pytest.raises(Refused, match="reason_needed"):
        stock.adjust(kept, "1", quantity, reason)
    assert on_hand(kept) == 0


def test_a_stock_that_is_kept_no_more_is_forgotten_and_begins_at_nothing(kept):
    stock.receive(kept, "1", 9_000)
    stock.keep(kept, "1", None)
    paid(ring(kept, MILK), ("card", 2490))
    stock.keep(kept, "1", 0)
    assert (on_hand(kept), stock.recent(kept, "1")) == (0, [])
    assert projections.differences(kept.database) == []


def test_other_goods_changes_leave_it_alone(kept):
    stock.receive(kept, "1", 9_000)
    catalogue.put(kept, [catalogue.named(kept, ["1"])["1"]])
    stock.keep(kept, "1", 2_000)
    assert (on_hand(kept), stock.of(kept, "1").minimum) == (9_000, 2_000)


def test_scans_look_goods_up_and_sell_nothing(kept):
    stock.begin(kept)
    ring(kept, MILK)
    assert (kept.sale, kept.stocking.product) == (None, "1")
    people.lock(kept)
    managed(kept)
    assert kept.stocking is None
    assert ring(kept, MILK).sale
