"""Gift cards, tips and prepayments on receipts and reports: seen, in the total, and in no VAT."""

import re

import pytest

from appliance.domain.dayclose import fold
from appliance.paper.compose import compose
from appliance.paper.text import lines
from tests.paper import plain
from tests.paper.bodies import card, line, put_on, sale

LUNCH = sale(
    [
        line("Fish chowder", 850, 1700, 202, 1350, quantity=2000, **plain.FOOD),
        line("Card for somebody", 5000, 5000, 0, 0, group="9", department="1", kind="gift_card"),
        line("For the crew", 200, 200, 0, 0, group="8", department="1", kind="tip"),
    ],
    # 17.00·13.5/113.5 = 2.02
    [(1350, 1700, 1498, 202)],
    [card(5900, "visa", ""), {"kind": "gift_card", "brand": "", "amount": 1000}],
    **plain.EUROS | {"gross": 6900},
    receipt=90,
)
"""17.00 + 50.00 + 2.00, of which 10.00 with a gift card."""
CARD = sale([LUNCH["lines"][1]], [], [card(5000, "visa", "")], **plain.EUROS | {"gross": 5000}, receipt=91)


def shown(body):
    """The paper's lines, each as its cells."""
    drawn = lines(compose(body, plain.SHOP, plain.words()), 48)
    return [re.split(r"\s{2,}", row.strip()) for row in drawn]


def test_a_receipt_says_that_they_have_no_vat():
    cells = shown(LUNCH)
    at = cells.index(["Card for somebody", "50.00"])
    assert cells[at + 1 : at + 4] == [["No VAT"], ["For the crew", "2.00"], ["No VAT"]]
    assert cells.count(["No VAT"]) == 2
    assert ["Total EUR", "69.00"] in cells and ["Gift card", "10.00"] in cells
    assert [row for row in cells if len(row) == 4] == [
        ["VAT EUR", "Net", "VAT", "Gross"], ["13.5 %", "14.98", "2.02", "17.00"],
    ]  # fmt: skip


def test_a_receipt_of_nothing_else_has_no_table_of_vat():
    cells = shown(CARD)
    assert ["Total EUR", "50.00"] in cells
    assert not any("VAT EUR" in row for row in cells)


@pytest.mark.parametrize(
    ("brand", "name"),
    [("", "Gift card"), ("single", "Gift card with its VAT paid"), ("mall", "Gift card Mall")],
)
def test_how_it_was_paid_is_named(brand, name):
    body = {**CARD, "tenders": [{"kind": "gift_card", "brand": brand, "amount": 5000}]}
    assert [name, "50.00"] in shown(body)


def test_the_report_has_them_apart_and_tips_always():
    def outside(*sold):
        folded = fold([*plain.DAY, *sold], plain.BEFORE, plain.NAMES)
        cells = shown(plain.Z | put_on(plain.SHOP, 4711) | folded)
        at = cells.index(["Outside total sales", "Number", "Amount"])
        return cells[at + 1 : cells.index(next(row for row in cells[at:] if row[0].startswith("---")), at)]

    assert outside() == [["Tips", "0", "0.00"]]
    assert outside(LUNCH, CARD) == [
        ["Tips", "1", "2.00"], ["- 2 Máire", "1", "2.00"], ["Gift cards sold", "2", "100.00"],
    ]  # fmt: skip


def test_the_report_s_sales_are_without_them():
    before, after = (fold([*plain.DAY, *sold], plain.BEFORE, plain.NAMES) for sold in ((), (LUNCH, CARD)))
    assert after["gross"] - before["gross"] == 1700
    cells = shown(plain.Z | put_on(plain.SHOP, 4711) | after)
    assert ["Total cash sales", plain.words().amount(before["gross"] + 1700)] in cells


def test_a_numbered_card_is_named_by_its_end_alone():
    """Whoever finds the receipt cannot pay with it."""
    number = "9123456789012317"
    sold = {**CARD["lines"][0], "cards": [{"number": number, "until": "2029-11-21"}]}
    paid = {"kind": "gift_card", "brand": "", "amount": 5000, "card": number, "left": 1250}
    said = [" ".join(cells) for cells in shown({**CARD, "lines": [sold], "tenders": [paid]})]
    assert any(line.startswith("Card …2317, until 21") for line in said)
    assert "Card …2317, left on it 12.50" in said
    assert not any(number in line for line in said)
    back = {**sold, "quantity": -1000, "gross": -5000, "cards": [{"number": number}]}
    body = {**CARD, "lines": [back], "gross": -5000, "tenders": [card(-5000, "visa", "")]}
    assert any("Card …2317 can be used no more" in " ".join(cells) for cells in shown(body))
