"""The simulated SOAP 24SevenOffice's page: journals that wait, the ledger and the balances, as they stand."""

from collections import Counter
from collections.abc import Iterable
from html import escape

from appliance.domain.money import NOK, text
from appliance.simulated.office24_soap_ledger import Saved, SoapBooks

_STYLE = (
    "body{font:15px sans-serif;margin:2em}table{border-collapse:collapse;margin:0 0 1.5em}"
    "td,th{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:left}td.n{text-align:right}"
)


def page(books: SoapBooks) -> str:
    """Everything on one page."""
    balances: Counter[int] = Counter()
    for one in books.ledger:
        for entry in one.entries:
            balances[entry.account] += entry.amount
    parts = [
        f"<h2>Journals that wait ({len(books.journals)})</h2>",
        *(_voucher(one, one.name, books) for one in books.journals),
        f"<h2>Ledger ({len(books.ledger)})</h2>",
        *(_voucher(one, f"Voucher {one.number} / {one.year}", books) for one in books.ledger),
        "<h2>Balances</h2>",
        _table((_name(books, account), amount) for account, amount in sorted(balances.items())),
    ]
    head = f"<meta charset=utf-8><title>24SevenOffice SOAP, simulated</title><style>{_STYLE}</style>"
    return f"<!doctype html>{head}<h1>24SevenOffice over SOAP, simulated</h1>{''.join(parts)}"


def _voucher(one: Saved, title: str, books: SoapBooks) -> str:
    rows = [
        (f"{entry.day} {_name(books, entry.account)} [{entry.code}] {entry.comment}", entry.amount)
        for entry in one.entries
    ]
    return f"<h3>{escape(title)}</h3>{_table(rows)}"


def _name(books: SoapBooks, account: int) -> str:
    return f"{account} {books.accounts.get(account, '')}"


def _table(rows: Iterable[tuple[str, int]]) -> str:
    told = "".join(f"<tr><td>{escape(what)}<td class=n>{text(amount, NOK)}" for what, amount in rows)
    return f"<table><tr><th>What<th>Kroner{told}</table>"
