"""Orders walk the same states as days, by the same code, and neither keeps the other waiting."""

import pytest

from appliance.integrations import Followed, Later, Refused, Unknown
from appliance.storage.delivery import State
from tests.upload.handed import HOUR, Cut, Ledger, Shop, one_order
from tests.upload.shop import one_day


def test_an_order_goes_out_once_and_is_read_back(tmp_path):
    shop = Shop(tmp_path)
    order = one_order()
    shop.hand_over(order)
    assert shop.run().accepted == 1
    assert (shop.row(order).id, shop.row(order).state) == (f"{order.id}-billing-1", State.ACCEPTED)
    for _ in range(3):
        shop.run(HOUR)
    assert shop.ledger.billed == [("D-1-1-20261121", "C1", 28_990)]
    assert (shop.row(order).stage, shop.row(order).verified) == ("posted", True)
    assert shop.ledger.orders == {"D-1-1-20261121": ["3", "2"]}


def test_a_customer_is_made_once_for_all_their_orders(tmp_path):
    shop = Shop(tmp_path)
    for number in (1, 2, 3):
        shop.hand_over(one_order(number))
    shop.run()
    assert shop.ledger.customers == [("C1", "10001")]
    assert shop.ledger.products == [("P1", "3"), ("P2", "2")]
    assert [key for key, *_ in shop.ledger.billed] == [f"D-1-{n}-20261121" for n in (1, 2, 3)]


@pytest.mark.parametrize("what", ["days", "orders"])
def test_trouble_of_the_one_is_not_the_other_s(tmp_path, what):
    shop = Shop(tmp_path)
    order, (_, voucher) = one_order(), one_day()
    shop.hand_over(order)
    shop.till.close_day(voucher)
    if what == "days":
        shop.books.answers = [Later("network_down", everything=True)]
    else:
        shop.billing.deliver = lambda *asked: Later("network_down", everything=True)
    assert shop.run().accepted == 1
    assert (shop.row(order).state == State.ACCEPTED) == (what == "days")


def test_a_damaged_order_and_one_that_fails_keep_nobody_waiting(tmp_path):
    shop = Shop(tmp_path)
    orders = [one_order(number) for number in (1, 2, 3)]
    shop.hand_over(orders[0], "{")
    shop.hand_over(orders[1])
    shop.hand_over(orders[2])
    whole = shop.billing.deliver

    def fails(order, links, delivery):
        if order.receipt == 2:
            raise ZeroDivisionError
        return whole(order, links, delivery)

    shop.billing.deliver = fails
    assert shop.run().accepted == 1
    assert [shop.row(one).code for one in orders] == ["voucher_unreadable", "unexpected", ""]


def test_a_lost_answer_is_looked_up_before_anything_is_repeated(tmp_path):
    shop = Shop(tmp_path)
    order = one_order()
    shop.hand_over(order)
    shop.billing.lose = 1
    shop.run()
    assert shop.row(order).state == State.UNKNOWN
    shop.run(shop.billing.settling - 1)
    assert shop.row(order).state == State.UNKNOWN
    shop.run(HOUR)
    assert shop.row(order).state == State.ACCEPTED
    assert len(shop.ledger.billed) == 1


@pytest.mark.parametrize("code", ["answer_lost", "server_error"])
def test_while_an_answer_is_out_no_other_order_is_sent(tmp_path, code):
    """What the first makes for both, a customer, may yet appear; the second would make another."""
    shop = Shop(tmp_path)
    orders = [one_order(number) for number in (1, 2)]
    for order in orders:
        shop.hand_over(order)
    whole = shop.billing.deliver
    shop.billing.deliver = lambda *asked: Unknown(code)
    shop.run()
    assert [shop.row(one).state for one in orders] == [State.UNKNOWN, State.QUEUED]
    shop.billing.deliver = whole
    shop.run(shop.billing.settling - 1)
    assert (shop.row(orders[1]).state, shop.row(orders[1]).attempts) == (State.QUEUED, 0)
    shop.run(HOUR)
    assert [shop.row(one).state for one in orders] == [State.ACCEPTED] * 2


def test_nor_is_one_repeated_that_was_looked_for_in_vain(tmp_path):
    shop = Shop(tmp_path)
    first, second = one_order(1), one_order(2)
    for order in (first, second):
        shop.hand_over(order)
    whole = shop.billing.deliver
    shop.billing.deliver = lambda *asked: Unknown("server_error")
    shop.run()
    shop.run(shop.billing.settling)
    assert [shop.row(one).state for one in (first, second)] == [State.UNKNOWN] * 2
    shop.billing.deliver = whole
    shop.run(shop.billing.settling - 1)
    assert [shop.row(one).attempts for one in (first, second)] == [1, 1]
    shop.run(HOUR)
    assert [shop.row(one).state for one in (first, second)] == [State.ACCEPTED] * 2
    assert len(shop.ledger.customers) == 1


def test_after_the_record_was_lost_no_new_order_is_sent_before_it_is_settled(tmp_path):
    """What was tried last is forgotten, and may yet be done."""
    shop = Shop(tmp_path)
    first, second = one_order(1), one_order(2)
    shop.hand_over(first)
    whole = shop.billing.deliver
    shop.billing.deliver = lambda *asked: Unknown("answer_lost")
    shop.run()
    shop.billing.deliver = whole
    shop.lose()
    shop.run()
    shop.hand_over(second)
    shop.run(shop.billing.settling - 1)
    assert (shop.row(first).code, shop.row(second).attempts) == ("deliveries_lost", 0)
    shop.run(1)
    assert [shop.row(one).state for one in (first, second)] == [State.ACCEPTED] * 2


def cuts() -> list[int]:
    """Every place in a pass at which the power can go."""
    return list(range(1, 40))


@pytest.mark.parametrize("at", cuts())
def test_the_power_goes_at_any_step_and_each_arrives_once(tmp_path, at):
    shop = Shop(tmp_path)
    orders = [one_order(1), one_order(2, "10002"), one_order(3)]
    _, voucher = one_day()
    shop.till.close_day(voucher)
    for order in orders:
        shop.hand_over(order)
    left = [at]

    def step():
        left[0] -= 1
        if left[0] == 0:
            raise Cut

    try:
        shop.run(step=step)
    except Cut:
        assert State.SENDING in {shop.row(one).state for one in orders}
    for _ in range(4):
        shop.run(HOUR)
    ours = dict(shop.ledger.customers)
    assert sorted((key, ours[theirs], total) for key, theirs, total in shop.ledger.billed) == [
        ("D-1-1-20261121", "10001", 28_990),
        ("D-1-2-20261121", "10002", 28_990),
        ("D-1-3-20261121", "10001", 28_990),
    ]
    assert sorted(ours.values()) == ["10001", "10002"]
    assert all(lines == ["3", "2"] for lines in shop.ledger.orders.values())
    assert all(shop.row(one).verified for one in orders)
    assert shop.books.asked.count(f"deliver {voucher.id}-told-1") == 1


def test_the_cuts_reach_to_the_end_of_a_pass(tmp_path):
    shop = Shop(tmp_path)
    for number, customer in ((1, "10001"), (2, "10002"), (3, "10001")):
        shop.hand_over(one_order(number, customer))
    steps = []
    shop.run(step=lambda: steps.append(1))
    assert 25 < len(steps) <= len(cuts())


def test_a_lost_record_makes_orders_unknown_and_links_are_found_again(tmp_path):
    shop = Shop(tmp_path)
    order, new = one_order(1), one_order(2)
    shop.hand_over(order)
    shop.run()
    shop.lose()
    shop.hand_over(new)
    shop.run(HOUR)
    assert [(shop.row(one).state, shop.row(one).code) for one in (order, new)] == [
        (State.UNKNOWN, "deliveries_lost")
    ] * 2
    shop.run(HOUR)
    assert [shop.row(one).state for one in (order, new)] == [State.ACCEPTED] * 2
    assert [key for key, *_ in shop.ledger.billed] == ["D-1-1-20261121", "D-1-2-20261121"]
    assert shop.ledger.customers == [("C1", "10001")]


def test_a_record_lost_between_the_orders_and_the_days_is_lost_for_both(tmp_path, monkeypatch):
    shop = Shop(tmp_path)
    order, (_, voucher) = one_order(), one_day()
    shop.hand_over(order)
    shop.till.close_day(voucher)
    shop.lose()
    from appliance.storage.deliveries import Deliveries

    whole = Deliveries.adopt

    def cut_short(self, vouchers, target, *rest, last=True):
        if last:
            raise Cut
        whole(self, vouchers, target, *rest, last=last)

    monkeypatch.setattr(Deliveries, "adopt", cut_short)
    with pytest.raises(Cut):
        shop.run()
    monkeypatch.undo()
    shop.run()
    assert shop.row(order).code == "deliveries_lost"
    assert shop.ledger == Ledger()


def test_an_order_that_the_target_cannot_make_is_refused_and_not_made_into_another(tmp_path):
    shop = Shop(tmp_path)
    order = one_order(mode="order")
    shop.hand_over(order)
    shop.run()
    assert (shop.row(order).state, shop.row(order).code) == (State.REFUSED, "orders_untaken")
    assert shop.row(order).facts == {"mode": "order"}
    shop.till.say(f"{order.id}-billing-1", "resend", shop.now + 1)
    shop.run(HOUR, modes=frozenset({"order"}))
    assert shop.row(order).id == f"{order.id}-billing-2"
    assert len(shop.ledger.billed) == 1


def test_after_another_target_was_set_up_only_what_is_certain_goes_there(tmp_path):
    shop = Shop(tmp_path)
    doubtful, refused = one_order(1), one_order(2, mode="order")
    shop.billing.deliver = lambda *asked: Unknown("server_error")
    shop.hand_over(doubtful)
    shop.run()
    del shop.billing.deliver
    shop.hand_over(refused)
    shop.run()
    shop.billing.name = "others"
    shop.run(HOUR, modes=frozenset({"order", "draft"}))
    assert (shop.row(doubtful).state, shop.row(doubtful).code) == (State.UNKNOWN, "other_target")
    assert shop.row(refused).id == f"{refused.id}-others-1"
    assert [key for key, *_ in shop.ledger.billed] == ["D-1-2-20261121"]


def test_an_order_that_never_gets_there_keeps_none_waiting_for_good(tmp_path):
    shop = Shop(tmp_path)
    bad, good = one_order(1), one_order(2)
    whole = shop.billing.deliver
    shop.billing.deliver = lambda order, *rest: (
        Unknown("server_error") if order.receipt == 1 else whole(order, *rest)
    )
    for order in (bad, good):
        shop.hand_over(order)
    shop.run()
    assert [shop.row(one).state for one in (bad, good)] == [State.UNKNOWN, State.QUEUED]
    shop.run(HOUR)
    assert [shop.row(one).state for one in (bad, good)] == [State.UNKNOWN, State.ACCEPTED]


def test_a_closed_period_is_a_question_and_the_answer_s_date_is_the_order_s(tmp_path):
    shop = Shop(tmp_path)
    order = one_order()
    shop.hand_over(order)
    whole, dates = shop.billing.deliver, []

    def closed(what, links, delivery):
        dates.append(what.date)
        if what.date == "2026-11-21":
            return Refused("period_closed", {"open_from": "2026-12-01"})
        return whole(what, links, delivery)

    shop.billing.deliver = closed
    shop.run()
    assert (shop.row(order).state, shop.row(order).code) == (State.REFUSED, "period_closed")
    shop.till.say(f"{order.id}-billing-1", "redate", shop.now + 1, "2026-12-01")
    shop.run(HOUR)
    assert dates == ["2026-11-21", "2026-12-01"]
    assert (shop.row(order).state, shop.row(order).dated) == (State.ACCEPTED, "2026-12-01")


@pytest.mark.parametrize(("answer", "billed"), [("resend", 1), ("keep", 0)])
def test_what_is_gone_from_the_books_is_asked_about(tmp_path, answer, billed):
    shop = Shop(tmp_path)
    order = one_order()
    shop.hand_over(order)
    shop.run()
    shop.ledger.billed.clear()
    shop.ledger.orders.clear()
    shop.billing.follow = lambda *asked: Followed("gone")
    shop.run(HOUR)
    assert shop.row(order).needs_person and shop.ledger.billed == []
    shop.till.say(shop.row(order).id, answer, shop.now + 1)
    shop.run(HOUR)
    assert len(shop.ledger.billed) == billed
    assert shop.row(order).revision == (2 if answer == "resend" else 1)
