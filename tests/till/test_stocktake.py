"""A stocktake by scanner: left and gone on with, beside sales, and told in one entry."""

import pytest

from appliance.domain.problems import Refused
from appliance.storage import projections
from appliance.till import people, stock, stocktake
from tests.till.shop import APPLES, BREAD, MILK, kinds, last, managed, paid, ring


@pytest.fixture
def kept(till):
    """10 milks and 5 kilos of apples should be there; Ola is at the till."""
    stock.keep(managed(till), "1", 0)
    stock.keep(till, "5", 0)
    stock.receive(till, "1", 10_000)
    stock.receive(till, "5", 5_000)
    return till


def rows(till):
    """What has been counted: number, counted, expected."""
    return [(one.number, one.quantity, one.on_hand) for one in stocktake.counted(till)]


def lines(data):
    """What an entry says of each product."""
    return [(one["product"], one["quantity"], one["on_hand"], one["change"]) for one in data["lines"]]


def test_each_scan_counts_one_and_what_is_weighed_is_typed(kept):
    stocktake.begin(kept)
    ring(kept, MILK, MILK, APPLES, MILK)
    assert (rows(kept), kept.sale, kept.stocking.product) == ([("1", 3_000, 10_000)], None, "1")
    stocktake.count(kept, "5", 4_750)
    stocktake.count(kept, "1", 9_000)
    assert stocktake.finish(kept) == 2
    assert lines(last(kept)) == [("5", 4_750, 5_000, -250), ("1", 9_000, 10_000, -1_000)]
    assert (stock.of(kept, "1").on_hand, stock.of(kept, "5").on_hand) == (9_000, 4_750)
    assert rows(kept) == []


def test_sales_go_on_meanwhile(kept):
    """9 counted of 10, then 2 sold: 7. What is counted after a sale is held against what is left of it."""
    stocktake.count(kept, "1", 9_000)
    paid(ring(kept, MILK, MILK, APPLES), ("card", 4980 + 2990))
    stocktake.count(kept, "5", 4_000)
    assert rows(kept) == [("5", 4_000, 4_000), ("1", 9_000, 10_000)]
    assert stocktake.finish(kept) == 1
    assert (stock.of(kept, "1").on_hand, stock.of(kept, "5").on_hand) == (7_000, 4_000)
    assert projections.differences(kept.database) == []


def test_a_count_corrected_is_held_against_what_is_there_then(kept):
    stocktake.count(kept, "1", 9_000)
    paid(ring(kept, MILK), ("card", 2490))
    stocktake.count(kept, "1", 9_000)
    assert rows(kept) == [("1", 9_000, 9_000)]
    assert stocktake.finish(kept) == 0


def test_a_power_cut_takes_nothing_of_it(box, kept):
    stocktake.begin(kept)
    ring(kept, MILK, MILK)
    till = managed(box.power_cut())
    assert rows(till) == [("1", 2_000, 10_000)]
    assert till.stocking is None, "whoever counts goes there again"
    projections.rebuild(till.database)
    stocktake.begin(till)
    ring(till, MILK)
    stocktake.finish(till)
    assert lines(last(till)) == [("1", 3_000, 10_000, -7_000)]


def test_nothing_is_a_count_and_a_product_can_be_left_out(kept):
    stocktake.count(kept, "1", 0)
    stocktake.count(kept, "5", 1_000)
    stocktake.leave_out(kept, "5")
    stocktake.finish(kept)
    assert (stock.of(kept, "1").on_hand, stock.of(kept, "5").on_hand) == (0, 5_000)


def test_a_count_thrown_away_changes_nothing(kept):
    row = kept.journal.id
    stocktake.count(kept, "1", 1_000)
    stocktake.drop(kept)
    assert (rows(kept), kinds(kept, row)) == ([], [])
    with pytest.raises(Refused, match="stocktake_empty"):
        stocktake.finish(kept)


def test_a_cashier_counts_and_a_manager_stands_for_it(kept):
    people.log_in(kept, "1", "1234")
    stocktake.begin(kept)
    ring(kept, MILK)
    for deed in (stocktake.finish, stocktake.drop):
        with pytest.raises(Refused, match="manager_needed"):
            deed(kept)
    assert rows(kept) == [("1", 1_000, 10_000)]


def test_goods_without_a_stock_and_unknown_codes_are_told(kept):
    stocktake.begin(kept)
    ring(kept, BREAD)
    assert list(kept.banners) == ["stock_not_kept"] and rows(kept) == []
    ring(kept, MILK)
    assert not kept.banners
    ring(kept, "7038010009990", MILK)
    assert (kept.question.code, kept.waiting) == ("unknown_code", (MILK,))


@pytest.mark.parametrize(("number", "quantity"), [("1", -1_000), ("1", 500), ("5", 100_000_001)])
def test_what_cannot_have_been_counted_is_refused(kept, number, quantity):
    with pytest.raises(Refused, match="quantity_wrong"):
        stocktake.count(kept, number, quantity)
    assert rows(kept) == []
