"""What the customer sees of the till, in each state of a sale."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.shown import Errand, Shown
from appliance.till import asking, jobs, modes, paying, returns, selling, slips
from appliance.till.needs import drawer_blocks
from appliance.till.showing import shown
from tests.till.shop import APPLES, BREAD, KNIFE, MILK, managed, paid, ring

IDLE = Shown(Errand.IDLE, "Story shop")


def seen(till, later=0):
    """What is seen so many milliseconds after the newest entry."""
    return shown(till, till.counters.last_at + later)


def test_nothing_but_the_shop_before_the_first_line_and_when_it_was_taken_out(till):
    assert seen(till) == IDLE
    ring(till, MILK)
    selling.remove(till, 1)
    assert seen(till) == IDLE


def test_the_last_line_and_the_total(till):
    ring(till, MILK, BREAD, BREAD)
    assert seen(till) == Shown(
        Errand.SALE, "Story shop", name="Bread", quantity=2000, amount=7980, total=10_470, left=10_470
    )


def test_a_line_counts_after_its_discount_and_the_total_after_the_sales(till):
    ring(till, BREAD, KNIFE)
    selling.discount_line(till, 2, Discount(1000, "scratch"))
    selling.discount_sale(till, Discount(90, "regular"))
    now = seen(till)
    assert (now.amount, now.total) == (11_950, 15_850)


def test_what_is_weighed_says_how_much(till):
    ring(till, APPLES)
    selling.quantity(till, 1, 532)
    now = seen(till)
    assert (now.name, now.quantity, now.unit, now.amount) == ("Apples", 532, "kg", 1591)


def test_what_is_left_to_pay(till):
    ring(till, KNIFE)
    paying.pay(till)
    assert (seen(till).errand, seen(till).left) == (Errand.DUE, 12_950)
    paying.tender(till, "card", 10_000)
    assert (seen(till).total, seen(till).left) == (12_950, 2950)


def test_change_and_thanks_until_a_minute_has_gone_or_the_next_begins(till):
    paid(ring(till, KNIFE), ("cash", 20_000))
    # 129.50 is 130.00 in coins
    assert seen(till) == Shown(Errand.PAID, "Story shop", total=13_000, change=7000)
    assert seen(till, 59_999).errand == Errand.PAID
    assert seen(till, 60_000) == IDLE
    till.drawer = "shut"
    assert seen(ring(till, MILK)).errand == Errand.SALE


def test_by_card_there_is_no_change(till):
    paid(ring(till, KNIFE), ("card", 12_950))
    assert seen(till) == Shown(Errand.PAID, "Story shop", total=12_950)


def test_money_that_goes_back_is_negative(till):
    paid(ring(till, KNIFE), ("card", 12_950))
    found = returns.receipt(till, till.paid.row)
    returns.return_lines(till, found, {1: 1000})
    assert (seen(till).quantity, seen(till).amount, seen(till).total) == (-1000, -12_950, -12_950)
    paid(till, ("card", -12_950))
    assert seen(till) == Shown(Errand.PAID, "Story shop", total=-12_950)


def test_goods_on_credit_are_not_paid(till):
    slips.deliver(ring(till, KNIFE), "10001", "Fjord Hotell")
    assert seen(till) == Shown(Errand.CREDIT, "Story shop", total=12_950)


def test_a_price_that_is_asked_for_is_answered_beside_the_sale(till):
    ring(till, KNIFE)
    asking.begin(till)
    assert seen(till).errand == Errand.SALE
    ring(till, APPLES)
    assert seen(till) == Shown(Errand.PRICE, "Story shop", name="Apples", unit="kg", amount=2990)
    asking.end(till)
    assert seen(till).name == "Knife"


@pytest.mark.parametrize("errand", [Errand.IDLE, Errand.SALE, Errand.DUE, Errand.PAID])
def test_practice_is_told_in_every_state(till, errand):
    modes.begin_training(managed(till))
    if errand != Errand.IDLE:
        ring(till, MILK)
    if errand in (Errand.DUE, Errand.PAID):
        paying.pay(till)
    if errand == Errand.PAID:
        paying.tender(till, "card", 2490)
    assert (seen(till).errand, seen(till).training) == (errand, True)


def test_an_emergency_is_the_shops_own_business(till):
    jobs.printer_changed(managed(till), "offline")
    modes.begin_emergency(till, "printer", "it smells burnt")
    ring(till, MILK)
    assert seen(till) == Shown(Errand.SALE, "Story shop", name="Milk 1 l", amount=2490, total=2490, left=2490)


def test_a_sale_stays_while_the_cashier_is_away_and_a_scan_waits(till):
    ring(till, MILK)
    till.operator = None
    assert seen(till).total == 2490
    till.drawer = "open"
    assert drawer_blocks(till) and seen(ring(till, BREAD)).total == 2490


def test_looking_changes_nothing(till):
    ring(till, MILK)
    before = (till.sale, till.payment, till.paid, till.counters.last_at)
    seen(till)
    assert (till.sale, till.payment, till.paid, till.counters.last_at) == before
