"""What the customer wants of a line or of the sale: on the receipt, in the kitchen, never the item text."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Group
from appliance.paper.compose import Letterhead, compose
from appliance.paper.text import lines as text_of
from appliance.storage import journal
from appliance.till import catalogue, notes, parking, paying, served
from appliance.words import Words
from tests.till.shop import BREAD, MILK, last, paid, ring


def test_both_stand_on_the_receipt_and_the_name_stays(till):
    ring(till, MILK, BREAD)
    notes.on_line(till, 2, "  In   slices ")
    notes.on_sale(till, "Fetched at three")
    body = paid(till, ("card", 6480)).data
    assert [(one["name"], one.get("note")) for one in body["lines"]] == [
        ("Milk 1 l", None), ("Bread", "In slices"),
    ]  # fmt: skip
    head = Letterhead("Shop", "999888777", "MVA", (), "1")
    said = [line.strip() for line in text_of(compose(body, head, Words("en", till.rules.currency)))]
    assert said.index("In slices") < said.index("Fetched at three")


def test_the_same_goods_with_another_note_are_another_line(till):
    ring(till, BREAD)
    notes.on_line(till, 1, "In slices")
    ring(till, BREAD, BREAD)
    assert [(line.quantity, line.note) for line in till.sale.lines] == [(1000, "In slices"), (2000, "")]
    notes.on_line(till, 1, "")
    assert till.sale.lines[0].note == ""


def test_a_sale_that_waits_keeps_them(till):
    ring(till, BREAD)
    notes.on_line(till, 1, "In slices")
    notes.on_sale(till, "A present")
    parking.park(till, "blue hat")
    sale = parking.parked(till)[0][0]
    assert parking.parked_sale(till, sale).note == "A present"
    parking.resume(till, sale)
    assert (till.sale.note, till.sale.lines[0].note) == ("A present", "In slices")


def test_the_kitchen_is_told(till):
    till.kitchen = "fine"
    catalogue.put(till, (), [Group("10", "Food", "1", 1500, kitchen=True, served=2500)])
    ring(till, BREAD)
    notes.on_line(till, 1, "In slices")
    notes.on_sale(till, "For the garden")
    served.whole(till, "here")
    paid(till, ("card", 3990))
    _, ticket = next(iter(journal.every(till.database, "kitchen_ticket")))
    (line,) = ticket["lines"]
    assert (ticket["note"], line["note"], line["served"]) == ("For the garden", "In slices", "here")


def test_the_usual_ones_are_those_that_are_said_most(till):
    for note in ("Cold", "In slices", "Cold"):
        ring(till, MILK)
        notes.on_line(till, 1, note)
        paid(till, ("card", 2490))
    assert notes.usual(till) == ["Cold", "In slices"]


def test_not_while_money_is_taken_and_of_no_line_that_is_gone(till):
    ring(till, MILK)
    with pytest.raises(Refused, match="line_gone"):
        notes.on_line(till, 9, "Cold")
    paying.pay(till)
    paying.tender(till, "card", 490)
    with pytest.raises(Refused, match="sale_under_payment"):
        notes.on_sale(till, "Cold")
    paying.tender(till, "card", 2000)
    assert "note" not in last(till)
