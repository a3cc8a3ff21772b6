# ruff: noqa: F811  (fixtures of another file are arguments of the tests)
"""What the books bill by themselves stands beside the days; a customer pays at the till what they owe."""

from dataclasses import replace

import pytest

from appliance.storage.deliveries import Deliveries
from tests.ui.test_answers_by_touch import answers, approved, counter  # noqa: F401
from tests.ui.test_asking_by_touch import known, on_credit

TARGET = "dinero_invoices"


@pytest.fixture
def handed(counter, tmp_path):
    """A delivery that the books bill, and the uploader's file: counter, file, row, who was woken."""
    till = counter.till
    till.shop = replace(till.shop, credit="draft")
    known(counter, organisation="974760673")
    on_credit(counter.tap("Helmelk"))
    counter.press("Next sale")
    (entry,) = counter.entries("delivery")
    woken = []
    object.__setattr__(counter.deeds.outside, "wake_uploader", lambda: woken.append(1))
    with Deliveries(tmp_path / "delivery.db") as deliveries:
        deliveries.adopt([(entry["order"], 1)], TARGET, 1, 0, {})
        row = deliveries.latest()[entry["order"]]
        deliveries.repeat(row.id, 1)
        deliveries.sending(row.id, 1, [])
        yield counter, deliveries, row, woken


def test_the_organisation_number_of_the_register_is_handed_over(handed):
    counter, *_ = handed
    (entry,) = counter.entries("delivery")
    assert entry["customer"] == {"number": "1042", "name": "Ola", "organisation": "974760673"}
    assert (entry["credit"], len(entry["order"])) == ("draft", 32)


def test_a_person_has_none(counter):
    counter.till.shop = replace(counter.till.shop, credit="invoice")
    known(counter)
    on_credit(counter.tap("Helmelk"))
    (entry,) = counter.entries("delivery")
    assert entry["customer"] == {"number": "1042", "name": "Ola"}


def test_it_stands_beside_the_days_with_its_customer_and_number(handed):
    counter, deliveries, row, _ = handed
    deliveries.take(row.id, "F-7", 2, stage="posted", voucher_number="1042")
    counter.deeds.go_deliveries()
    assert any(said.endswith("· Ola") for said in counter.words())
    assert counter.reads("Posted as voucher {number}", number="1042")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Correct this day")


def test_two_hits_are_a_question_with_their_names(handed):
    counter, deliveries, row, woken = handed
    found = "a1 Ola Nordmann; b2 Ola Hansen"
    deliveries.refuse(row.id, "customer_ambiguous", {"ours": "1042", "name": "Ola", "found": found})
    counter.deeds.go_deliveries()
    assert counter.reads("Delivery {receipt}: which one in the books is it?", receipt=1)
    counter.press("Which one is it?")
    assert counter.reads("Which customer in the books is {number} {name}?", number="1042", name="Ola")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("It is this one")
    counter.tap("Ola Hansen · b2").press("It is this one")
    assert counter.entries("linked") == [] and woken == []
    counter.approve("4321")
    (linked,) = counter.entries("linked")
    said = {name: linked[name] for name in ("target", "what", "ours", "theirs")}
    assert said == {"target": TARGET, "what": "customer", "ours": "1042", "theirs": "b2"}
    assert woken == [1] and counter.reads("Answered: it is that one. It goes out with the next try")


@pytest.mark.parametrize(
    ("doubt", "verb", "answer"),
    [(False, "Send again", "resend"), (True, "Send again", "resend")],
)
def test_it_is_sent_again_as_a_day_is(handed, doubt, verb, answer):
    counter, deliveries, row, woken = handed
    if doubt:
        deliveries.doubt(row.id, None, "found_twice", {"found": "1, 2"})
    else:
        deliveries.refuse(row.id, "customer_wrong", {"ours": "1042"})
    counter.deeds.go_deliveries()
    counter.press(verb)
    approved(counter, woken)
    assert answers(counter) == [(row.id, answer, "")] and woken == [1]


def test_other_figures_may_stand_and_the_question_names_the_delivery(handed):
    counter, deliveries, row, _ = handed
    deliveries.take(row.id, "F-7", 2)
    now = deliveries.latest()[row.voucher]
    deliveries.follow(now, 3, stage="changed", voucher_number="7", verified=False,
                      facts={"found_amount": 2000}, accounts=[], next_ask=9)  # fmt: skip
    counter.deeds.go_deliveries()
    assert counter.reads("Delivery {receipt} stands in the books with another total", receipt=1)
    counter.press("Let it stand")
    name = counter.say("Delivery {number}", number=1)
    assert counter.reads("Let {what} stand with other figures?", what=name)
    counter.press("Let it stand")
    approved(counter)
    assert answers(counter) == [(row.id, "keep", "")]


def test_what_waits_is_counted_with_the_days(handed):
    counter, *_ = handed
    counter.deeds.look_at_outbox()
    assert counter.deeds.place.books.outbox[0] == 1


def test_what_they_owe_is_paid_in_coins(counter):
    known(counter)
    counter.press("More", "Customers").tap("Ola").press("They pay").tap("1", "2", "9", "3", "0").press(
        "Go on"
    )
    assert counter.reads("{amount} in cash", amount="129,00") and counter.reads("129,30")
    counter.press("Cash")
    (paid,) = counter.entries("cash_moved")
    assert (paid["amount"], paid["rounding"]) == (12_930, -30)


@pytest.mark.parametrize(("way", "kind", "drawer"), [("Cash", "cash", True), ("Card", "card", False)])
def test_a_customer_pays_what_they_owe(counter, way, kind, drawer):
    known(counter)
    counter.press("More", "Customers").tap("Ola").press("They pay")
    with pytest.raises(AssertionError, match="nothing to press"):
        counter.press("Go on")
    counter.tap("2", "00", "00").press("Go on")
    assert {"Ola", "200,00"} <= set(counter.words()) and counter.entries("cash_moved") == []
    counter.press(way)
    (paid,) = counter.entries("cash_moved")
    assert (paid["amount"], paid["tender"], paid["customer"]) == (
        20_000, {"kind": kind, "brand": ""}, {"number": "1042", "name": "Ola"},
    )  # fmt: skip
    assert counter.stage == "sale"
