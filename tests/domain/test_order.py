"""A delivery's entry as an order for the books."""

from dataclasses import replace

import pytest

from appliance.domain.order import Credit, Order, OrderLine, Party, as_dict, from_dict, order_of
from appliance.domain.organisation import of_customer
from appliance.domain.voucher import Posting, Role

BODY = {
    "kind": "delivery", "till": "1", "epoch": 1, "number": 12, "receipt": 3, "date": "2026-11-21",
    "at": 1_795_248_000_000, "currency": "NOK", "credit": "draft", "order": "c0" * 16,
    "customer": {"number": "10001", "name": "Fjord Hotell", "organisation": "974760673"},
    "gross": 14_490,
    "lines": [
        {"line": 1, "product": "3", "name": "Knife", "group": "20", "department": "2", "quantity": 1000,
         "price": 12_950, "rate": 2500, "gross": 12_000, "vat": 2400, "discount": 500, "share": 450,
         "code": "7038010000034"},
        {"line": 2, "product": "", "name": "Food", "group": "10", "department": "1", "quantity": 1000,
         "price": 2490, "rate": 1500, "gross": 2490, "vat": 325, "unit": "kg"},
    ],
}  # fmt: skip
"""129.50 less 9.50 in two parts, and 24.90: 144.90, of it VAT 24.00 and 3.25."""


def test_everything_that_bills_the_customer_is_in_it():
    assert order_of(BODY) == Order(
        id="c0" * 16, key="D-1-3-20261121", mode=Credit.DRAFT, till="1", epoch=1, receipt=3,
        date="2026-11-21", currency="NOK", customer=Party("10001", "Fjord Hotell", "974760673"),
        lines=(
            OrderLine("Knife", 1000, 12_950, 950, 12_000, 2400, 2500, "3", "7038010000034", "20", "2"),
            OrderLine("Food", 1000, 2490, 0, 2490, 325, 1500, group="10", department="1", unit="kg"),
        ),
        gross=14_490, vat=2725, entry=12, at=1_795_248_000_000,
    )  # fmt: skip


def test_it_reads_back():
    order = order_of(BODY)
    assert from_dict(as_dict(order)) == order


@pytest.mark.parametrize("said", [{}, {"credit": "receivable"}])
def test_a_receivable_is_no_order(said):
    assert order_of({name: BODY[name] for name in BODY if name not in ("credit", "order")} | said) is None


@pytest.mark.parametrize("less", ["gross", "vat"])
def test_lines_that_do_not_come_to_the_total_are_refused(less):
    plain = as_dict(order_of(BODY))
    with pytest.raises(ValueError, match="D-1-3-20261121"):
        from_dict(plain | {less: plain[less] - 1})


@pytest.mark.parametrize(
    ("country", "written", "said"),
    [
        ("norway", "974 760 673", "974760673"),
        ("norway", "974760674", ""),
        ("norway", "97476067", ""),
        ("denmark", "DK 13 58 56 28", "13585628"),  # 1·2+3·7+5·6+8·5+5·4+6·3+2·2+8·1 = 143 = 13 · 11
        ("denmark", "13585629", ""),
        ("denmark", "1358562", ""),
        ("plain", "HRB 4711", "HRB 4711"),
    ],
)
def test_an_organisation_number_is_checked(country, written, said):
    if said:
        assert of_customer(country, written) == said
        return
    with pytest.raises(ValueError, match="expected"):
        of_customer(country, written)


def test_pant_is_told_apart():
    """The deposit on a bottle has an account of its own."""
    lines = [BODY["lines"][0], {**BODY["lines"][1], "kind": "pant"}]
    order = order_of({**BODY, "lines": lines})
    assert [line.kind for line in order.lines] == ["goods", "pant"]
    assert from_dict(as_dict(order)) == order


def test_an_order_from_before_kinds_reads_on():
    plain = as_dict(order_of(BODY))
    plain["lines"] = [{name: line[name] for name in line if name != "kind"} for line in plain["lines"]]
    assert from_dict(plain) == order_of(BODY)


def test_a_line_says_what_it_is_for_the_mapping():
    line = OrderLine(
        "Cola", 1000, 2500, 0, 2500, 500, 2500, product="7", group="3", department="10", project="P",
        object="O",
    )  # fmt: skip
    same = {"department": "10", "group": "3", "product": "7", "project": "P", "object": "O"}
    assert line.posting() == Posting(Role.REVENUE, -2500, -500, 2500, **same)
    assert replace(line, kind="pant").posting() == Posting(Role.PANT, -2500, -500, 2500, **same)
