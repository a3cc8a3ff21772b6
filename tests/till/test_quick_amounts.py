"""What a customer is likely to hand over is told of the open sale, before anybody turns to the payment."""

from appliance.till import paying, returns
from tests.till.shop import BREAD, MILK, paid, ring


def test_of_nothing_there_is_none(till):
    assert paying.quick_amounts(till) == ()


def test_it_is_the_same_before_and_after_turning_to_the_payment(till):
    ring(till, MILK, BREAD)  # 24.90 + 39.90 = 64.80, in coins 65.00
    expected = (6500, 10000, 20000, 50000, 100000)
    assert paying.quick_amounts(till) == expected and till.payment is None
    paying.pay(till)
    assert paying.quick_amounts(till) == expected
    paying.tender(till, "card", 2480)
    assert paying.quick_amounts(till) == (4000, 5000, 10000, 20000, 50000)


def test_a_sale_that_is_paid_leaves_none(till):
    paid(ring(till, MILK), ("cash", 2500))
    assert paying.quick_amounts(till) == ()


def test_a_sale_that_comes_to_nothing_needs_none(till):
    paid(ring(till, MILK), ("cash", 2500))
    ring(till, MILK)
    returns.return_lines(till, returns.find_receipt(till, 1), {1: 1000})
    assert till.sale.total == 0 and paying.quick_amounts(till) == ()
