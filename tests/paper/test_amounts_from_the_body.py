"""Paper computes nothing: each amount on it stands in the entry, but for those that are made of two."""

import re
from typing import Any

import pytest

from appliance.domain.receipt import Pair, Table, Text
from tests.paper.goldens import COUNTRIES, paper

AMOUNT = re.compile(r"(?<![\d.])-?\d{1,3}(?:[ .,]\d{3})*[.,]\d\d(?![.\d])")
EVERY = [(country, name) for country, shop in COUNTRIES.items() for name in shop.EVERY if name != "key"]


def integers(value: Any) -> set[int]:
    """Every integer in a body."""
    if isinstance(value, dict):
        return set().union(*map(integers, value.values()))
    if isinstance(value, list):
        return set().union(*map(integers, value)) if value else set()
    return {value} if isinstance(value, int) else set()


def made_of_two(body: dict[str, Any]) -> set[int]:
    """The total after cash rounding, the change, the VAT of all rates: the body holds both of their parts."""
    if body["kind"] in ("x_report", "z_report"):
        return {body["gross"] - body["net"]}
    if body["kind"] not in ("sale", "training"):
        return set()
    change = {one["given"] - one["amount"] for one in body["tenders"] if "given" in one}
    return change | {body["gross"] + body["rounding"]}


def cells(paper):
    """Every text on a paper, a cell at a time, so that two numbers never read as one."""
    for element in paper:
        match element:
            case Text(text=text):
                yield text
            case Pair(left=left, right=right):
                yield from (left, right)
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)


@pytest.mark.parametrize(("country", "name"), EVERY)
def test_every_amount_on_the_paper_is_in_the_body(country: str, name: str):
    shop = COUNTRIES[country]
    words, (body, of) = shop.words(), shop.EVERY[name]
    held = integers(body) | integers(of or {}) | made_of_two(of or body)
    known = {words.amount(amount) for amount in held} | {words.amount(-amount) for amount in held}
    known |= {words.quantity(amount) for amount in held}
    if body["kind"] == "terminal_slip":  # the terminal's own text
        known |= {amount for line in body["lines"] for amount in AMOUNT.findall(line)}
    shown = [amount for cell in cells(paper(country, name)) for amount in AMOUNT.findall(cell)]
    assert shown or body["kind"] in ("kitchen_ticket", "gift_receipt")  # neither has a price
    assert [amount for amount in shown if amount not in known] == []
