"""A sale follows its cashier: who comes to the till finds their own basket, and each waits for its own."""

from appliance.till import parking, paying, people
from tests.till.shop import BREAD, KNIFE, MILK, kinds, last, managed, paid, ring


def names(till):
    return [line.name for line in till.sale.lines] if till.sale else []


def test_each_finds_their_own(till):
    ring(till, MILK, KNIFE)
    managed(till)
    assert till.sale is None
    ring(till, BREAD)
    people.log_in(till, "1", "1234")
    assert names(till) == ["Milk 1 l", "Knife"] and till.sale.total == 2490 + 12_950
    managed(till)
    assert names(till) == ["Bread"]
    assert paid(till, ("card", 3990)).data["operator"] == "2"
    people.log_in(till, "1", "1234")
    assert names(till) == ["Milk 1 l", "Knife"]


def test_it_is_journalled_under_who_rang_it_up_and_waits_on_the_closing_list(till):
    ring(till, MILK)
    start = till.journal.id
    managed(till)
    assert kinds(till, start) == ["logged_out", "logged_in", "parked"]
    assert (last(till)["operator"], last(till)["of"]) == ("1", "1")
    ((sale, _name, _at, total, operator),) = parking.parked(till)
    assert (total, operator) == (2490, "1")
    parking.resume(till, sale)  # anybody may finish it
    assert names(till) == ["Milk 1 l"]
    people.log_in(till, "1", "1234")
    assert till.sale is None


def test_it_survives_a_power_cut_with_nobody_at_the_till(till, box):
    ring(till, MILK)
    people.lock(till)
    assert till.drafts.flush()
    till = box.power_cut()
    till.drawer = "shut"
    managed(till)
    assert till.sale is None
    till = box.power_cut()
    till.drawer = "shut"
    people.log_in(till, "1", "1234")
    assert names(till) == ["Milk 1 l"]


def test_who_locks_and_comes_back_goes_on(till):
    ring(till, MILK)
    start = till.journal.id
    people.lock(till)
    people.log_in(till, "1", "1234")
    assert names(till) == ["Milk 1 l"] and "parked" not in kinds(till, start)


def test_a_sale_that_was_parked_by_hand_comes_back_by_hand_alone(till):
    parking.park(ring(till, MILK), "Table 4")
    managed(till)
    people.log_in(till, "1", "1234")
    assert till.sale is None and len(parking.parked(till)) == 1


def test_a_sale_that_money_was_taken_for_is_ended_by_whoever_is_there(till):
    paying.pay(ring(till, KNIFE))
    paying.tender(till, "card", 5000)
    managed(till)
    assert till.payment.left == 7950
    paying.tender(till, "card", 7950)
    assert till.paid.data["operator"] == "2"


def test_what_was_scanned_while_nobody_was_there_is_of_who_comes(till):
    ring(till, KNIFE)
    people.lock(till)
    ring(till, MILK)
    managed(till)
    assert names(till) == ["Milk 1 l"]


def test_yesterday_s_sale_waits_until_the_day_is_closed_and_keeps_nobody_from_logging_in(till, box):
    ring(till, MILK)
    managed(till)
    box.clock.forward(24)
    assert people.log_in(till, "1", "1234").name == "Kari"
    assert till.sale is None and len(parking.parked(till)) == 1
