"""The stock by touch: begun, taken in, sold below nothing, put right, counted beside sales."""

import pytest

from appliance.till import day, stock

MILK, STRANGE = "7038010000010", "7038010009990"


@pytest.fixture
def counter(display, tmp_path):
    from tests.ui.shop import Counter

    counter = Counter(tmp_path).log_in("Eier", "4321")
    day.open_day(counter.till, 100_000)
    counter.deeds.redraw()
    return counter


@pytest.fixture
def kept(counter):
    """12 milks have come in, and 4 should be there at least."""
    stock.keep(counter.till, "100", 4_000)
    stock.receive(counter.till, "100", 12_000, 1450, "Tine")
    return counter


def on_hand(counter):
    return stock.of(counter.till, "100").on_hand


def test_a_stock_is_begun_from_the_product_and_goods_are_taken_in(counter):
    counter.more("Goods").press("Products").tap("Helmelk").press("Stock", "Keep a stock of it").tap("4")
    counter.tap(counter.say("At least {count}", count="4"))
    assert (counter.stage, on_hand(counter)) == ("stock", 0)
    counter.press("Take in").tap("1", "2").tap(f"{counter.say('One cost')}: –").tap("1", "4", "5", "0")
    counter.tap(counter.say("Take in {count}", count="12"))
    (entry,) = counter.entries("goods_received")
    assert (entry["product"], entry["quantity"], entry["cost"], entry["supplier"]) == (
        "100",
        12_000,
        1450,
        "",
    )
    assert (counter.stage, on_hand(counter)) == ("stock", 12_000)
    assert counter.reads("Came in") and counter.reads("One cost {amount}", amount="14,50")


def test_below_nothing_is_marked_beside_the_line_and_sold(kept):
    stock.adjust(kept.till, "100", -11_000, "theft")
    kept.scan(MILK)
    assert not kept.reads("{count} in stock", count="1")
    kept.scan(MILK)
    assert kept.reads("{count} in stock", count="1") and kept.stage == "sale"
    kept.deeds.pay_in_cash(5000)
    assert on_hand(kept) == -1_000


def test_a_stock_is_put_right_with_a_reason_that_says_which_way(kept):
    kept.more("Stock").tap("Helmelk").press("Put right").tap("2").press("Broken")
    kept.tap(kept.say("There are {count}", count="10"))
    (entry,) = kept.entries("stock_adjusted")
    assert (entry["quantity"], entry["reason"], on_hand(kept)) == (-2_000, "breakage", 10_000)


def test_a_stocktake_is_left_for_a_sale_and_gone_on_with(kept):
    kept.more("Stock").press("Stocktake").scan(MILK, MILK, MILK)
    assert kept.stage == "stocktake" and not kept.till.sale
    kept.press("Back", "Back").deeds.go_sale()
    kept.scan(MILK).deeds.pay_in_cash(2500)
    assert on_hand(kept) == 11_000
    kept.deeds.next_sale()
    kept.more("Stock").press("Go on counting").tap("Helmelk").tap("1", "0")
    kept.tap(kept.say("There are {count}", count="10")).press("All counted", "Correct the stock")
    (entry,) = kept.entries("stocktake")
    assert [(one["quantity"], one["on_hand"], one["change"]) for one in entry["lines"]] == [
        (10_000, 11_000, -1_000)
    ]
    assert (kept.stage, on_hand(kept)) == ("stock", 10_000)


def test_a_count_is_thrown_away_after_a_question(kept):
    kept.more("Stock").press("Stocktake").scan(MILK).press("Back", "Go on counting", "Throw away")
    assert kept.reads("Throw the count away?")
    kept.press("Throw away")
    assert (kept.entries("stocktake"), on_hand(kept)) == ([], 12_000)
    assert kept.reads("Stocktake")


def test_an_unknown_code_is_not_sold_from_here(kept):
    kept.more("Stock").scan(STRANGE)
    assert kept.stage == "question" and kept.say("Make it known") not in kept.words()
    kept.press("OK")
    assert kept.stage == "stock"
    kept.scan("7038010000010")
    assert (kept.till.sale, kept.reads("At least {count}", count="4")) == (None, True)


def test_wherever_else_the_screens_are_scans_sell(kept):
    kept.more("Stock").deeds.go_sale()
    kept.scan(MILK)
    assert kept.till.sale and kept.till.stocking is None
    kept.deeds.cancel()
    kept.more("Stock").deeds.lock()
    kept.log_in("Eier", "4321").scan(MILK)
    assert kept.till.sale


def test_a_cashier_takes_in_and_counts_and_a_manager_does_the_rest(kept):
    kept.deeds.lock()
    kept.log_in("Ingrid", "1234").more("Stock").tap("Helmelk")
    assert not kept.reads("One cost {amount}", amount="14,50")
    kept.press("Take in").tap("1").tap(kept.say("Take in {count}", count="1"))
    assert on_hand(kept) == 13_000
    for word in ("Put right", "Minimum"):
        kept.press(word)
        assert kept.till.question.code == "manager_needed"
        kept.deeds.go_on_without()
    kept.press("Back", "To a stick")
    assert kept.till.question.code == "manager_needed"


def test_what_little_is_left_of(kept):
    kept.more("Stock").tap(kept.say("Low · {count}", count=0))
    assert kept.reads("There is enough of everything")
    stock.adjust(kept.till, "100", -8_000, "own_use")
    kept.tap(kept.say("All · {count}", count=1)).tap(kept.say("Low · {count}", count=1))
    assert kept.reads("Helmelk")
    kept.deeds.go_sale()
    kept.press("More", "Reports and till")
    assert kept.reads("{count} low", count=1)
