"""A customer pays at the till what they owe: money in, and no sale."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.settlement import Count
from appliance.storage import days
from appliance.till import day, modes
from tests.till.shop import KNIFE, kinds, last, managed, paid, ring


def settled(till, cash, terminals=None, reasons=None):
    z = day.z_report(till)
    told = day.settle_day(till, Count(cash, {}, terminals or {}, reasons or {}))
    (voucher,) = days.vouchers(till.database)
    return z, told, {(one["role"], one["tender"], one["text"]): one["amount"] for one in voucher["postings"]}


def test_in_cash_it_lies_in_the_drawer_and_is_owed_no_more(till, box):
    body = day.customer_pays(till, " 10001", "Fjord  Hotell", 20_000).data
    assert (body["kind"], body["amount"], body["reason"]) == ("cash_moved", 20_000, "Payment on account")
    assert body["customer"] == {"number": "10001", "name": "Fjord Hotell"}
    assert [job.kind for _, job in box.sent[-2:]] == ["drawer", "print"]
    z, _, postings = settled(till, 120_000)
    assert (z["gross"], z["credit"]["gross"], z["grand"]["sales"]) == (0, 0, 0)
    assert z["cash_expected"] == 120_000
    assert z["cash_moves"] == [
        {"direction": "in", "reason": "Payment on account", "n": 1, "amount": 20_000, "customer": "10001",
         "kind": "cash", "brand": ""}
    ]  # fmt: skip
    assert postings == {
        ("tender", "cash", "customer 10001"): 20_000,
        ("receivable", "", "customer 10001"): -20_000,
    }


def test_by_card_it_is_in_the_terminal_s_total_and_not_in_the_drawer(till, box):
    paid(ring(till, KNIFE), ("card", 12_950))
    day.customer_pays(till, "10001", "Fjord Hotell", 20_000, "card")
    assert [job.kind for _, job in box.sent[-1:]] == ["print"]
    z, told, postings = settled(till, 100_000)
    assert z["cash_expected"] == 100_000
    assert [(row["tender"], row["registered"], row["difference"]) for row in told["terminals"]] == [
        ("card", 32_950, 0)
    ]
    assert postings[("tender", "card", "")] == 32_950
    assert postings[("receivable", "", "customer 10001")] == -20_000
    assert sum(postings.values()) == 0


def test_a_terminal_that_saw_no_sale_is_compared_too(till):
    day.customer_pays(till, "10001", "Fjord Hotell", 20_000, "card", "visa")
    _, told, postings = settled(till, 100_000, {"card:visa": 19_900}, {"card:visa": "typed wrong"})
    assert [(row["tender"], row["difference"]) for row in told["terminals"]] == [("card:visa", -100)]
    assert postings[("tender", "card:visa", "")] == 19_900


def test_each_customer_stands_by_themselves(till):
    for number, amount in (("10001", 100), ("10002", 200), ("10001", 300)):
        day.customer_pays(till, number, "Hotell", amount)
    z = day.report(till)
    assert [(row["customer"], row["n"], row["amount"]) for row in z["cash_moves"]] == [
        ("10001", 2, 400),
        ("10002", 1, 200),
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("", "Hotell", 100), "customer_needed"),
        (("1", " ", 100), "customer_needed"),
        (("1", "Hotell", 0), "amount_wrong"),
        (("1", "Hotell", -100), "amount_wrong"),
        (("1", "Hotell", 100, "gift_card"), "amount_wrong"),
        (("1", "Hotell", 100, "foreign", "EUR"), "amount_wrong"),
    ],
)
def test_what_is_wrong_stores_nothing(till, asked, code):
    start = till.journal.id
    with pytest.raises(Refused, match=code):
        day.customer_pays(till, *asked)
    assert kinds(till, start) == []


def test_not_in_training_nor_after_the_day(till):
    modes.begin_training(managed(till))
    with pytest.raises(Refused, match="training_only_sells"):
        day.customer_pays(till, "1", "Hotell", 100)
    modes.end_training(till)
    day.z_report(till)
    with pytest.raises(Refused, match="day_not_open"):
        day.customer_pays(till, "1", "Hotell", 100)


def test_without_a_sensed_drawer_only_by_card(till):
    till.drawer = "unknown"
    with pytest.raises(Refused, match="drawer_offline"):
        day.customer_pays(till, "1", "Hotell", 100)
    day.customer_pays(till, "1", "Hotell", 100, "card")
    assert last(till)["tender"] == {"kind": "card", "brand": ""}
