"""What is refused has changed nothing: the payment, the money taken, and who did it stay as they were."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.sale import Discount
from appliance.till import paying, people, selling
from tests.storage.test_disk_full import fill, make_room
from tests.till.shop import BREAD, KNIFE, MILK, ring


@pytest.mark.parametrize(
    "deed",
    [
        lambda till: selling.quantity(till, 99, 2000),
        lambda till: selling.price(till, 1, 100),
        lambda till: selling.discount_line(till, 1, Discount(100, "")),
    ],
    ids=["no such line", "no open price", "no reason"],
)
def test_a_refused_change_leaves_the_payment(till, deed):
    payment = paying.pay(ring(till, MILK))
    sale = till.sale
    with pytest.raises(Refused):
        deed(till)
    assert (till.sale, till.payment) == (sale, payment)


def test_turning_to_payment_again_keeps_the_money_that_was_taken(till):
    paying.pay(ring(till, KNIFE))
    taken = paying.tender(till, "cash", 5_000)
    assert paying.pay(till) == taken
    assert till.payment == taken


def test_a_sale_of_nothing_that_cannot_be_stored_is_not_under_payment(till):
    selling.discount_sale(ring(till, BREAD), Discount(3_990, "gift"))
    fill(till)
    sale = till.sale
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            paying.pay(till)
            till.sale = sale
    assert (till.sale, till.payment) == (sale, None)
    make_room(till)
    assert paying.pay(till).paid


def test_a_log_in_that_cannot_be_stored_lets_nobody_in(till):
    people.lock(till)
    fill(till)
    with pytest.raises(Refused, match="disk_full"):
        for _ in range(1000):
            people.log_in(till, "1", "1234")
            till.operator = None
    assert till.operator is None


@pytest.mark.parametrize(
    "deed",
    [
        lambda till: selling.remove(till, 1),
        lambda till: selling.quantity(till, 1, 1000),
        lambda till: selling.discount_sale(till, Discount(100, "damaged")),
        selling.cancel,
        lambda till: selling.park(till, "blue hat"),
        lambda till: paying.tender(till, "card", 4_980),
    ],
    ids=["remove", "quantity", "discount", "cancel", "park", "tender"],
)
def test_nothing_is_journalled_of_nobody(till, deed):
    paying.pay(ring(till, MILK, MILK))
    people.lock(till)
    sale, number = till.sale, till.journal.number
    with pytest.raises(Refused, match="not_logged_in"):
        deed(till)
    assert (till.sale, till.journal.number) == (sale, number)
