"""Who may do what, in the till itself: whatever the screens offer, a cashier gives nothing away."""

import pytest

from appliance.domain.line import Discount
from appliance.domain.problems import Refused
from appliance.till import (
    basket,
    books,
    day,
    loose,
    made,
    mapping,
    modes,
    orders,
    parking,
    people,
    permissions,
    returns,
    selling,
)
from appliance.till.permissions import ACTS, Limits, may
from appliance.till.till import Person
from tests.till.shop import APPLES, KNIFE, MILK, last, managed, paid, ring

TENTH = Discount(0, "damaged", percent=1000)
BEYOND = {
    "a discount of 11 %": lambda till: selling.discount_sale(
        ring(till, KNIFE), Discount(0, "kind", percent=1100)
    ),
    "a discount of an amount": lambda till: selling.discount_line(
        ring(till, KNIFE), 1, Discount(2000, "kind")
    ),
    "cash out": lambda till: day.move_cash(till, -5000, "bank"),
    "the figures": day.x_report,
    "a decision about the books": lambda till: books.decide(till, "ab" * 16, "wait"),
    "the accounts": lambda till: mapping.save(till, [mapping.Row("revenue", "3000")]),
    "which of the books' customers is ours": lambda till: orders.link(till, "dinero", "customer", "1", "c1"),
    "goods back without a receipt": lambda till: loose.take_back(till, "1", 2490, 1000, "faulty"),
    "what was made at the till": made.seen,
    "training": modes.begin_training,
    "somebody new": lambda till: people.make_known(till, "Per", "owner", "1234"),
    "another role": lambda till: people.change_role(till, "1", "owner"),
    "the limits": lambda till: permissions.set_limits(till, Limits(100)),
}
"""What a cashier of a shop that has set nothing may not do alone."""


@pytest.mark.parametrize("deed", BEYOND.values(), ids=BEYOND)
def test_a_cashier_needs_somebody_else_and_nothing_happens(till, deed):
    with pytest.raises(Refused, match="manager_needed"):
        deed(till)
    assert "approved_by" not in last(till)
    deed(managed(till)) if deed is not BEYOND["somebody new"] else None


def test_a_cashier_alone_sells_parks_opens_the_drawer_closes_the_day_and_counts(till):
    from appliance.domain.settlement import Count

    paid(ring(till, MILK), ("card", 2490))
    selling.discount_sale(ring(till, KNIFE), TENTH)
    parking.park(till, "Table 4")
    day.open_drawer(till)
    day.move_cash(till, 5000, "change")
    parking.abort_parked(till, parking.parked(till)[0][0])
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {"card": 2490}, {}, "", 0, z["cash_expected"], "1"))
    assert last(till)["kind"] == "settlement"


def test_a_discount_grows_beyond_the_limit_in_no_other_way(till):
    ring(till, APPLES)
    selling.quantity(till, 1, 10_000)
    selling.discount_line(till, 1, Discount(2900, "kind"))
    with pytest.raises(Refused, match="manager_needed"):
        selling.quantity(till, 1, 1000)
    ring(till, MILK)
    with pytest.raises(Refused, match="manager_needed"):
        selling.discount_sale(till, TENTH)  # on top of the line's own
    assert basket.current(till).discount is None


def test_a_line_that_carried_a_discount_of_the_sale_leaves_only_with_approval(till):
    ring(till, KNIFE, MILK)
    selling.discount_sale(till, Discount(1500, "kind"))
    with pytest.raises(Refused, match="manager_needed"):
        selling.remove(till, 1)
    assert len(basket.current(till).lines) == 2


def test_what_was_approved_says_by_whom_on_the_sale(till):
    ring(till, KNIFE)
    with pytest.raises(Refused) as refused:
        selling.discount_line(till, 1, Discount(0, "kind", percent=5000))
    assert refused.value.problem.facts == {"act": "discount", "size": 50}
    people.countersign(till, "2", "9876", refused.value.problem)
    selling.discount_line(till, 1, Discount(0, "kind", percent=5000))
    till.approver = None
    sold = paid(till, ("card", 6475)).data
    assert (sold["operator"], sold["lines"][0]["discount_by"]) == ("1", "2")


def test_goods_that_may_come_back_with_a_receipt_may_not_without(till):
    assert may(till, till.operator, "return") and not may(till, till.operator, "return_loose")


def test_who_may_not_either_approves_of_nothing(till):
    people.add(till, Person("3", "Per"), "5555")
    with pytest.raises(Refused) as refused:
        day.move_cash(till, -5000, "bank")
    with pytest.raises(Refused, match="manager_needed"):
        people.countersign(till, "3", "5555", refused.value.problem)
    assert till.approver is None
    with pytest.raises(Refused, match="pin_wrong"):
        people.countersign(till, "2", "0000", refused.value.problem)


def test_the_shop_s_limits_hold_from_then_on_and_after_a_restart(till, box):
    permissions.set_limits(managed(till), Limits(50, 0, 1, 0, 10))
    people.log_in(till, "1", "1234")
    selling.discount_sale(ring(till, KNIFE), Discount(0, "kind", percent=5000))
    receipt = paid(till, ("card", 6475)).row
    day.move_cash(till, -100, "bank")
    for deed in (
        day.open_drawer,
        lambda till: returns.return_lines(till, returns.receipt(till, receipt), {1: 1000}),
    ):
        with pytest.raises(Refused, match="manager_needed"):
            deed(till)
    assert permissions.limits(box.restart()) == Limits(50, 0, 1, 0, 10)


def test_a_technician_touches_no_money_and_everything_else_of_the_box(till):
    people.add(till, Person("3", "Tekla", "technician"), "5555")
    people.log_in(till, "3", "5555")
    with pytest.raises(Refused, match="manager_needed"):
        selling.tap(till, "1")
    assert till.sale is None
    tekla = Person("3", "Tekla", "technician")
    assert {act for act in ACTS if may(till, tekla, act)} == {
        "modes", "devices", "backup", "export", "settings",
    }  # fmt: skip


def test_only_the_owner_has_people_accounts_and_keys_once_there_is_one(till):
    ola = Person("2", "Ola", "manager")
    assert all(may(till, ola, act) for act in ACTS)
    people.add(till, Person("3", "Eier", "owner"), "5555")
    assert {act for act in ACTS if not may(till, ola, act)} == {
        "people", "mapping", "keys", "settings",
    }  # fmt: skip
    assert all(may(till, Person("3", "Eier", "owner"), act) for act in ACTS)


def test_the_first_of_a_new_till_is_its_owner_and_nothing_is_kept_from_them(box):
    till = box.start()
    me = people.first(till, "Anna", "1234")
    assert me.role == "owner" and all(may(till, me, act, 100) for act in ACTS)
