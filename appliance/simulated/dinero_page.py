"""The simulated Dinero's page: the kassekladde, the booked vouchers, the balances and the invoices."""

from collections import Counter
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from appliance.domain.money import DKK, text
from appliance.simulated.dinero_ledger import Item, Ledger, cents
from appliance.simulated.dinero_sales import Invoice, Sales

_STYLE = (
    "body{font:15px sans-serif;margin:2em}table{border-collapse:collapse;margin:0 0 1.5em}"
    "td,th{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:left}td.n{text-align:right}"
)


def page(ledgers: Mapping[str, Ledger], sales: Mapping[str, Sales]) -> str:
    """All organisations on one page."""
    parts = "".join(
        _organisation(number, ledger) + _invoices(sales[number]) for number, ledger in ledgers.items()
    )
    head = f"<meta charset=utf-8><title>Dinero, simulated</title><style>{_STYLE}</style>"
    return f"<!doctype html>{head}<h1>Dinero, simulated</h1>{parts}"


def _organisation(number: str, ledger: Ledger) -> str:
    items = list(ledger.items.values())
    waiting = [item for item in items if not item.number]
    booked = sorted((item for item in items if item.number), key=lambda item: item.number)
    balances: Counter[int] = Counter()
    for item in booked:
        balances.update(ledger.sums(item))
    return "".join(
        (
            f"<h2>Organisation {escape(number)}</h2><h3>Kassekladde ({len(waiting)})</h3>",
            *(_draft(item) for item in waiting),
            f"<h3>Booked ({len(booked)})</h3>",
            *(_voucher(item, ledger) for item in booked),
            "<h3>Balances</h3>",
            _table((_name(ledger, account), amount) for account, amount in sorted(balances.items())),
        )
    )


def _draft(item: Item) -> str:
    rows = [(_sides(line), cents(line["Amount"])) for line in item.body["Lines"]]
    return f"<h4>{escape(item.body['VoucherDate'])} {item.status} <small>{item.id}</small></h4>{_table(rows)}"


def _sides(line: Mapping[str, Any]) -> str:
    sides = f"{line['AccountNumber']} {line.get('AccountVatCode')} / {line['BalancingAccountNumber']}"
    return f"{line['Description']}: {sides}"


def _voucher(item: Item, ledger: Ledger) -> str:
    rows = [
        (f"{_name(ledger, row['AccountNumber'])}: {row['Description']}", row["Amount"].minor)
        for row in ledger.entries_of(item)
    ]
    file = f"papers {item.body['FileGuid']}" if item.body.get("FileGuid") else "no papers"
    return f"<h4>Voucher {item.number}, {escape(item.body['VoucherDate'])}, {file}</h4>{_table(rows)}"


def _invoices(sales: Sales) -> str:
    there = [one for one in sales.invoices.values() if not one.deleted]
    head = f"<h3>Invoices ({len(there)}), contacts {len(sales.contacts)}, products {len(sales.products)}</h3>"
    return head + "".join(_invoice(one, sales) for one in there)


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
    return f"<h4>{escape(said)}</h4>{_table([*rows, total])}"


def _sold(line: Mapping[str, Any], sales: Sales) -> str:
    product = (sales.products | sales.deleted).get(line.get("ProductGuid", ""), {})
    said = line.get("Description") or product.get("Name") or ""
    return f"{said} ({line['Comments']})" if line.get("Comments") else said


def _name(ledger: Ledger, account: int) -> str:
    return f"{account} {ledger.accounts.get(account, ('', '', False))[0]}"


def _table(rows: Iterable[tuple[str, int]]) -> str:
    told = "".join(f"<tr><td>{escape(what)}<td class=n>{text(amount, DKK)}" for what, amount in rows)
    return f"<table><tr><th>What<th>Kroner{told}</table>"
