"""The simulated 24SevenOffice's page: orders, the ledger by voucher, with VAT and documents, and the
balances.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from appliance.domain.money import NOK
from appliance.simulated.office24.ledger import Ledger, Posted, cents
from appliance.simulated.page import heading, page, table

SOLD = ("Line", "Quantity", "Price", "Off %", "Account", "VAT code", "Dimensions")
LINE = ("Account", "VAT code", "Dimensions", "Comment", "Kroner", "VAT in it")


def books_page(ledger: Ledger) -> str:
    """Everything on one page, the newest voucher first."""
    return page("24SevenOffice, simulated", _parts(ledger))


def _parts(ledger: Ledger) -> Iterator[str]:
    balances: Counter[int] = Counter()
    yield from _orders(ledger)
    yield heading(2, f"Ledger ({len(ledger.posted)} vouchers)", _closed(ledger))
    for one in reversed(ledger.posted):
        yield heading(3, f"Voucher {one.number}, {one.body['date']}", _said(ledger, one))
        yield table(LINE, [_line(ledger, line) for line in one.body["lines"]], NOK)
        for line in one.body["lines"]:
            balances[line["accountNumber"]] += cents(line["amount"])
    yield heading(2, "Balances")
    yield table(("Account", "Kroner"), [(_name(ledger, one), balances[one]) for one in sorted(balances)], NOK)


def _orders(ledger: Ledger) -> Iterator[str]:
    sales = ledger.sales
    if sales.orders:
        yield heading(2, f"Orders and invoices ({len(sales.orders)})")
    for number, order in reversed(sales.orders.items()):
        customer, status = order["customer"], order.get("status", "")
        invoice = f", invoice {order['invoice']['number']}" if "number" in order.get("invoice", {}) else ""
        said = f"{order.get('referenceNumber', '')}: {customer['id']} {customer['name']}"
        yield heading(3, f"Order {number}, {order.get('date', '')}, {status}{invoice}", said)
        yield table(SOLD, [_sold(ledger, line) for line in sales.lines[number].values()], NOK)
        net, vat = sales.sums(number)
        yield table(("Net", "VAT", "Owed"), [(cents(net), cents(vat), cents(net + vat))], NOK)


def _sold(ledger: Ledger, line: Mapping[str, Any]) -> tuple[str, ...]:
    amounts = (f"{Decimal(line.get(name, 0)):f}" for name in ("quantity", "price", "discountRate"))
    account = _name(ledger, line.get("account", {}).get("number", 0))
    tax = str(line.get("tax", {}).get("number", ""))
    dimensions = ", ".join(one["value"] for one in line.get("dimensions", ()))
    return line["description"], *amounts, account, tax, dimensions


def _closed(ledger: Ledger) -> str:
    years = ", ".join(map(str, sorted(ledger.years)))
    return f"years {years}" + (f", closed until {ledger.closed}" if ledger.closed else "")


def _said(ledger: Ledger, one: Posted) -> str:
    kind = ledger.types.get(one.body["transactionTypeNumber"], "")
    paper = f", document {one.body['documentId']}" if "documentId" in one.body else ", no document"
    return f"{kind}: {one.body.get('comment', '')}{paper}"


def _line(ledger: Ledger, line: Mapping[str, Any]) -> tuple[str | int, ...]:
    tax = line["tax"]
    rate = f"{tax['number']} ({ledger.taxes[tax['number']]} %)" if tax["number"] else ""
    dimensions = ", ".join(one["value"] for one in line.get("dimensions", ()))
    vat: str | int = cents(tax["amount"]) if tax.get("amount") else ""
    account, comment = _name(ledger, line["accountNumber"]), line.get("comment", "")
    return account, rate, dimensions, comment, cents(line["amount"]), vat


def _name(ledger: Ledger, account: int) -> str:
    return f"{account} {ledger.accounts.get(account, '')}"
