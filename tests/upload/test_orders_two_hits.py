"""Two of theirs fit one of ours: a person says which one it is, and what waited for it goes out."""

from appliance.integrations import Refused
from appliance.storage.delivery import State
from tests.upload.handed import HOUR, Shop, one_order


def ambiguous(folder):
    shop = Shop(folder)
    shop.ledger.customers = [("C1", "10001"), ("C7", "10001")]
    return shop


def test_it_is_a_question_with_what_was_found(tmp_path):
    shop = ambiguous(tmp_path)
    order = one_order()
    shop.hand_over(order)
    shop.run()
    row = shop.row(order)
    assert (row.state, row.code) == (State.REFUSED, "customer_ambiguous")
    assert row.facts == {"ours": "10001", "name": "10001", "found": "C1; C7"}
    assert row.needs_person
    shop.run(HOUR)
    assert shop.ledger.billed == []


def test_the_answer_sends_each_order_of_that_customer_as_a_new_revision(tmp_path):
    shop = ambiguous(tmp_path)
    orders = [one_order(1), one_order(2)]
    for order in orders:
        shop.hand_over(order)
    shop.run()
    shop.now += HOUR
    shop.link("customer", "10001", "C7")
    shop.run(HOUR)
    assert [shop.row(one).id for one in orders] == [f"{one.id}-billing-2" for one in orders]
    assert [theirs for _, theirs, _ in shop.ledger.billed] == ["C7", "C7"]
    assert shop.ledger.customers == [("C1", "10001"), ("C7", "10001")]


def test_an_answer_about_another_customer_or_for_another_target_sends_nothing(tmp_path):
    shop = ambiguous(tmp_path)
    order = one_order()
    shop.hand_over(order)
    shop.run()
    shop.now += HOUR
    shop.link("customer", "10002", "C7")
    shop.link("product", "10001", "C7")
    shop.link("customer", "10001", "C7", target="others")
    shop.run(HOUR)
    assert (shop.row(order).state, shop.row(order).revision) == (State.REFUSED, 1)


def test_the_answer_outlives_the_record_of_deliveries(tmp_path):
    shop = ambiguous(tmp_path)
    shop.hand_over(one_order(1))
    shop.run()
    shop.now += HOUR
    shop.link("customer", "10001", "C7")
    shop.run(HOUR)
    shop.lose()
    shop.run(HOUR)
    shop.hand_over(one_order(2))
    for _ in range(3):
        shop.run(HOUR)
    assert [(key, theirs) for key, theirs, _ in shop.ledger.billed] == [
        ("D-1-1-20261121", "C7"),
        ("D-1-2-20261121", "C7"),
    ]


def test_of_two_answers_the_newer_one_counts(tmp_path):
    shop = ambiguous(tmp_path)
    shop.hand_over(one_order())
    shop.run()
    for theirs in ("C1", "C7"):
        shop.now += HOUR
        shop.link("customer", "10001", theirs)
    shop.run(HOUR)
    assert [theirs for _, theirs, _ in shop.ledger.billed] == ["C7"]


def test_an_answer_that_came_while_a_pass_was_under_way_is_heard_in_the_next(tmp_path):
    """The pass reads what people said as it begins, and tries the order after the answer was given."""
    shop = ambiguous(tmp_path)
    order = one_order()
    shop.hand_over(order)
    asked = shop.billing.deliver

    def answered_meanwhile(*given):
        shop.link("customer", "10001", "C7")
        shop.now += 1000
        shop.billing.deliver = asked
        return asked(*given)

    shop.billing.deliver = answered_meanwhile
    shop.run()
    assert shop.row(order).code == "customer_ambiguous"
    shop.run(HOUR)
    assert [theirs for _, theirs, _ in shop.ledger.billed] == ["C7"]


def test_an_answer_that_does_not_help_is_acted_on_once(tmp_path):
    shop = ambiguous(tmp_path)
    order = one_order()
    shop.hand_over(order)
    facts = {"ours": "10001", "name": "10001", "found": "C1; C7"}
    shop.billing.deliver = lambda *asked: Refused("customer_ambiguous", facts)
    shop.run()
    shop.now += HOUR
    shop.link("customer", "10001", "C7")
    for _ in range(3):
        shop.run(HOUR)
    assert (shop.row(order).state, shop.row(order).revision) == (State.REFUSED, 2)


def test_a_link_that_they_cannot_bill_waits_for_a_newer_one(tmp_path):
    shop = ambiguous(tmp_path)
    order = one_order()
    shop.link("customer", "10001", "C1")
    shop.hand_over(order)
    whole = shop.billing.deliver

    def inactive(what, links, delivery):
        if links.get("customer", "10001") == "C1":
            return Refused("customer_wrong", {"ours": "10001", "name": "Hotell"})
        return whole(what, links, delivery)

    shop.billing.deliver = inactive
    shop.run(HOUR)
    shop.run(HOUR)
    assert (shop.row(order).code, shop.row(order).revision) == ("customer_wrong", 1)
    shop.now += 1
    shop.link("customer", "10001", "C7")
    shop.run(HOUR)
    assert [theirs for _, theirs, _ in shop.ledger.billed] == ["C7"]
