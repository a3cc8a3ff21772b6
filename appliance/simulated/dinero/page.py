"""The simulated Dinero's page: the kassekladde, the booked vouchers, the balances and the invoices."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from appliance.domain.money import DKK
from appliance.simulated.dinero.ledger import Item, Ledger, cents
from appliance.simulated.dinero.sales import Invoice, Sales
from appliance.simulated.page import heading, page, table

ROW = ("What", "Kroner")


def books_page(ledgers: Mapping[str, Ledger], sales: Mapping[str, Sales]) -> str:
    """All organisations on one page."""
    return page("Dinero, simulated", _parts(ledgers, sales))


def _parts(ledgers: Mapping[str, Ledger], sales: Mapping[str, Sales]) -> Iterator[str]:
    for number, ledger in ledgers.items():
        yield heading(2, f"Organisation {number}")
        yield from _books(ledger)
        yield from _invoices(sales[number])


def _books(ledger: Ledger) -> Iterator[str]:
    items = list(ledger.items.values())
    waiting = [item for item in items if not item.number]
    booked = sorted((item for item in items if item.number), key=lambda item: item.number)
    balances: Counter[int] = Counter()
    yield heading(3, f"Kassekladde ({len(waiting)})")
    for item in waiting:
        yield _draft(item)
    yield heading(3, f"Booked ({len(booked)})")
    for item in booked:
        yield _voucher(item, ledger)
        balances.update(ledger.sums(item))
    yield heading(3, "Balances")
    yield table(ROW, [(_name(ledger, one), amount) for one, amount in sorted(balances.items())], DKK)


def _draft(item: Item) -> str:
    rows = [(_sides(line), cents(line["Amount"])) for line in item.body["Lines"]]
    return heading(4, f"{item.body['VoucherDate']} {item.status}", item.id) + table(ROW, rows, DKK)


def _sides(line: Mapping[str, Any]) -> str:
    sides = f"{line['AccountNumber']} {line.get('AccountVatCode')} / {line['BalancingAccountNumber']}"
    return f"{line['Description']}: {sides}"


def _voucher(item: Item, ledger: Ledger) -> str:
    rows = [
        (f"{_name(ledger, row['AccountNumber'])}: {row['Description']}", row["Amount"].minor)
        for row in ledger.entries_of(item)
    ]
    file = f"papers {item.body['FileGuid']}" if item.body.get("FileGuid") else "no papers"
    return heading(4, f"Voucher {item.number}, {item.body['VoucherDate']}, {file}") + table(ROW, rows, DKK)


def _invoices(sales: Sales) -> Iterator[str]:
    there = [one for one in sales.invoices.values() if not one.deleted]
    beside = f"contacts {len(sales.contacts)}, products {len(sales.products)}"
    yield heading(3, f"Invoices ({len(there)}), {beside}")
    for one in there:
        yield _invoice(one, sales)


def _invoice(invoice: Invoice, sales: Sales) -> str:
    body = invoice.body
    contact = sales.contacts.get(body.get("ContactGuid", ""), {}).get("Name", "nobody")
    rows = [
        (
            f"{line['Quantity']} {_sold(line, sales)}, less {line['Discount']} %",
            cents(line["BaseAmountValue"]),
        )
        for line in body["ProductLines"]
    ]
    total = ("Total", sales.totals(body)["TotalInclVat"].minor)
    named = f"Invoice {invoice.number}" if invoice.number else "Draft"
    said = " ".join((named, body["Date"], contact, body.get("ExternalReference") or ""))
    return heading(4, said) + table(ROW, [*rows, total], DKK)


def _sold(line: Mapping[str, Any], sales: Sales) -> str:
    product = (sales.products | sales.deleted).get(line.get("ProductGuid", ""), {})
    said = line.get("Description") or product.get("Name") or ""
    return f"{said} ({line['Comments']})" if line.get("Comments") else said


def _name(ledger: Ledger, account: int) -> str:
    return f"{account} {ledger.accounts.get(account, ('', '', False))[0]}"
