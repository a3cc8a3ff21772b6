"""A customer pays at the till what they owe: money in, and no sale."""

import pytest

from appliance.domain.contributions import contributions, postings_of
from appliance.domain.dayclose import fold
from appliance.domain.problems import Refused
from appliance.domain.settlement import Count, day_voucher
from appliance.paper.compose import compose
from appliance.paper.text import lines
from appliance.storage import days, journal, projections
from appliance.till import cashier_day, customers, day, modes, verifying
from appliance.wiring.sign import letterhead
from appliance.words import Words
from tests.till.shop import KNIFE, kinds, last, managed, paid, ring


def paper_of(till):
    """Head and words of its papers."""
    return letterhead(till.shop), Words("en", till.rules.currency)


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


def test_coins_settle_what_no_coins_come_to(till):
    """129.30 are paid with 129.00, 20.60 with 21.00, and a knife of 129.50 with 130.00: 0.40 − 0.30 + 0.50
    are rounded, and 1000.00 + 129.00 + 21.00 + 130.00 lie in the drawer."""
    body = day.customer_pays(till, "10001", "Fjord Hotell", 12_930).data
    assert (body["amount"], body["rounding"]) == (12_930, -30)
    assert day.customer_pays(till, "10002", "Hytta", 2_060).data["rounding"] == 40
    paid(ring(till, KNIFE), ("cash", 13_000))
    assert customers.account(till, "10001").owed == -12_930
    assert day.in_drawer(till) == 128_000
    own = cashier_day.report(till, "1", "2026-11-21")
    assert (own["rounding"], own["cash_moves"]) == (60, day.report(till)["cash_moves"])
    z, told, postings = settled(till, 128_000)
    assert (z["rounding"], z["cash_expected"], told["difference"]) == (60, 128_000, 0)
    assert [(row["amount"], row["rounding"]) for row in z["cash_moves"]] == [(12_930, -30), (2_060, 40)]
    printed = " ".join("\n".join(lines(compose(z, *paper_of(till)))).split())
    assert "10001, Cash 1 129.00" in printed and "10002, Cash 1 21.00" in printed
    assert postings == {
        ("revenue", "", ""): -12_950,
        ("tender", "cash", ""): 13_000,
        ("tender", "cash", "customer 10001"): 12_900,
        ("receivable", "", "customer 10001"): -12_930,
        ("tender", "cash", "customer 10002"): 2_100,
        ("receivable", "", "customer 10002"): -2_060,
        ("rounding", "", "cash rounding"): -60,
    }
    assert sum(postings.values()) == 0
    assert verifying.verify(till.database, till.rules)[1] == ""
    assert projections.differences(till.database) == []


def test_what_it_gave_to_the_books_is_found_again(till):
    for number, amount in (("10001", 12_930), ("10001", 2_060), ("10002", 50)):
        day.customer_pays(till, number, "Hotell", amount)
    z = day.z_report(till)
    day.settle_day(till, Count(z["cash_expected"], {}, {}, {}))
    (voucher,) = days.vouchers(till.database)
    made = day_voucher(z, day.settlement_of(till, z["z"]), voucher["id"], "NOK")
    bodies = [entry.data for _, entry in journal.entries(till.database)]
    found = contributions(made, [one for one in bodies if one["kind"] in ("cash_moved", "settlement")])
    assert [sum(one.amount for one in of) for of in found] == [one.amount for one in made.postings]
    assert [one.amount for one in found[-1]] == [30, -40, -50]  # rounding, which stands last


def test_its_slip_says_what_was_owed_and_what_was_paid(till):
    told = {
        kind: "\n".join(
            lines(compose(day.customer_pays(till, "1", "Hotell", 12_930, kind).data, *paper_of(till)))
        )
        for kind in ("cash", "card")
    }
    rows = [" ".join(row.split()) for row in told["cash"].split("\n")]
    assert [one for one in rows if one.startswith(("Total", "Cash"))] == [
        "Total 129.30", "Cash rounding -0.30", "Cash 129.00",
    ]  # fmt: skip
    assert "129.30" in told["card"] and "ounding" not in told["card"]


def test_a_card_pays_it_to_the_smallest_unit(till):
    assert day.customer_pays(till, "10001", "Fjord Hotell", 12_930, "card").data["rounding"] == 0
    assert day.report(till)["rounding"] == 0


def test_an_older_entry_was_not_rounded(till):
    body = day.customer_pays(till, "10001", "Fjord Hotell", 12_900).data
    older = {name: body[name] for name in body if name != "rounding"}
    assert fold([older]) == fold([body]) and postings_of(older) == postings_of(body)
    assert compose(older, *paper_of(till)) == compose(body, *paper_of(till))


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
        (("1", "Hotell", 30), "no_such_coins"),
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
