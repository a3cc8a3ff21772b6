"""The simulated 24SevenOffice refuses customers, products and orders as the real one's rules do."""

import json
from collections import Counter
from decimal import Decimal

import pytest

from appliance.simulated.loopback import LATE_BY, Fault
from appliance.simulated.office24.ledger import Ledger
from tests.integrations.office24_orders import an_order, selling, sold

GOOD = {
    "customers": {"isCompany": True, "name": "Acme AS", "externalReference": "1"},
    "products": {"name": "Kniv", "number": "1001", "ean": "7038010009457", "category": {"id": 12}},
    "salesorders": {
        "customer": {"id": 5, "name": "Acme AS"}, "status": "Draft", "date": "2026-11-21",
        "referenceNumber": "D-1-1-20261121", "paymentMethod": {"id": 4},
        "dimensions": [{"dimensionType": 2, "value": "10", "name": "Ti"}],
    },
    "lines": {
        "type": "product", "product": {"id": 9}, "description": "Kniv", "quantity": 1, "price": 100,
        "discountRate": 10, "tax": {"number": 3}, "account": {"number": 3000},
    },
}  # fmt: skip


def a_shop():
    sales = Ledger().sales
    sales.customers[5] = {"id": 5, "name": "Acme AS"}
    sales.products[9] = {"id": 9, "name": "Kniv"}
    sales.orders[7], sales.lines[7] = dict(GOOD["salesorders"]), {}
    return sales


def post(sales, what, body):
    steps = ["salesorders", "7", "lines"] if what == "lines" else [what]
    return sales.write("POST", steps, body)


@pytest.mark.parametrize("what", GOOD)
def test_what_is_right_is_taken(what):
    status, row, _ = post(a_shop(), what, GOOD[what])
    assert status == (201 if what == "products" else 200)
    assert isinstance(row["id"], int)


@pytest.mark.parametrize(
    ("what", "path", "value", "keyword"),
    [
        ("customers", "isCompany", None, "required"),
        ("customers", "name", None, "required"),
        ("customers", "externalReference", "x" * 101, "maxLength"),
        ("customers", "isCompany", False, "required"),
        ("products", "name", None, "required"),
        ("products", "name", "x" * 151, "maxLength"),
        ("products", "ean", "7" * 15, "maxLength"),
        ("products", "category", None, "required"),
        ("products", "category.id", 99, "exists"),
        ("salesorders", "customer", None, "required"),
        ("salesorders", "customer.id", 6, "exists"),
        ("salesorders", "customer.id", "5", "type"),
        ("salesorders", "customer.name", None, "required"),
        ("salesorders", "status", "Done", "enum"),
        ("salesorders", "date", "2026-02-30", "format"),
        ("salesorders", "referenceNumber", "x" * 51, "maxLength"),
        ("salesorders", "internalMemo", "x" * 301, "maxLength"),
        ("salesorders", "paymentMethod.id", 99, "exists"),
        ("salesorders", "dimensions.0.name", None, "required"),
        ("salesorders", "dimensions.0.value", "99", "exists"),
        ("lines", "type", "goods", "enum"),
        ("lines", "product.id", 99, "exists"),
        ("lines", "description", "", "minLength"),
        ("lines", "description", "x" * 301, "maxLength"),
        ("lines", "quantity", "1", "type"),
        ("lines", "price", True, "type"),
        ("lines", "discountRate", Decimal("100.01"), "maximum"),
        ("lines", "discountRate", -1, "minimum"),
        ("lines", "tax.number", 98, "exists"),
        ("lines", "account.number", 4711, "exists"),
        ("lines", "vat", 25, "additionalProperties"),
    ],
)
def test_a_broken_rule(what, path, value, keyword):
    body = json.loads(json.dumps(GOOD[what]))
    place = body
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    status, told, _ = post(a_shop(), what, body)
    errors = told["error"]["payload"]["validationErrors"]
    assert status == 400
    assert keyword in [one["keyword"] for one in errors]


def test_an_order_without_lines_is_not_invoiced():
    status, told, _ = a_shop().write("PATCH", ["salesorders", "7"], {"status": "Invoice"})
    [error] = told["error"]["payload"]["errors"]
    assert (status, told["error"]["name"], error["type"]) == (400, "BadRequestError", "NoLines")


def test_an_invoice_is_changed_no_more():
    sales = a_shop()
    post(sales, "lines", GOOD["lines"])
    assert sales.write("PATCH", ["salesorders", "7"], {"status": "Invoice"})[0] == 200
    assert post(sales, "lines", GOOD["lines"])[0] == 400
    assert sales.write("PATCH", ["salesorders", "7"], {"status": "Draft"})[0] == 400


@pytest.mark.parametrize(
    ("rounds_lines", "with_vat", "sums"),
    [
        # 3 × 0.79 at 25 %: 0.1975 VAT each, 0.5925 together; 0.158 and 0.474 inside
        (True, False, ("2.37", "0.60")),
        (False, False, ("2.37", "0.59")),
        (True, True, ("1.89", "0.48")),
        (False, True, ("1.90", "0.47")),
    ],
)
def test_sums(rounds_lines, with_vat, sums):
    sales = a_shop()
    sales.rounds_lines, sales.prices_with_vat = rounds_lines, with_vat
    for _ in range(3):
        post(sales, "lines", {"type": "text", "quantity": 1, "price": Decimal("0.79"), "tax": {"number": 3}})
    assert sales.sums(7) == tuple(map(Decimal, sums))


@pytest.mark.parametrize("rounds_lines", [True, False])
def test_an_invoice_is_a_voucher_in_the_ledger(rounds_lines):
    lines = [sold(f"Is {n}", 1999 + n, (2500, 1500)[n % 2], 1000 * n) for n in range(1, 8)]
    order = an_order(*lines, mode="invoice")
    with selling() as both:
        both.sales.rounds_lines = rounds_lines
        both.deliver(order)
        [voucher] = both.server.ledger.posted
    sums = Counter()
    for line in voucher.body["lines"]:
        sums[line["accountNumber"]] += line["amount"] * 100
    assert (sums[1500], sum(sums.values())) == (order.gross, 0)
    by_rate = {rate: -sum(line.gross for line in lines if line.rate == rate) for rate in (2500, 1500)}
    assert abs(sums[3000] - by_rate[2500]) < 8
    assert abs(sums[3010] - by_rate[1500]) < 8
    assert voucher.body["comment"] == "Faktura 5001 D-1-1-20261121"


def test_what_is_made_twice_is_there_twice():
    sales = a_shop()
    for _ in range(2):
        post(sales, "salesorders", GOOD["salesorders"])
    assert len(sales.orders) == 3


def test_what_is_taken_late_is_done_later():
    with selling() as both:
        both.faults["POST salesorders"] = [Fault.LATE]
        assert both.deliver(an_order()).code == "answer_lost"
        assert both.sales.orders == {}
        both.now += LATE_BY
        assert len(both.sales.orders) == 1


@pytest.mark.parametrize("path", ["/customers/5", "/salesorders/5", "/salesorders/5/lines", "/nothing"])
def test_what_is_not_there(path):
    with selling() as both:
        assert both.target.connection.ask("GET", path).status == 404
