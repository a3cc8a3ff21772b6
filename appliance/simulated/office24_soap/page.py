"""The simulated SOAP 24SevenOffice's page: journals that wait, the ledger and the balances, as they stand."""

from collections import Counter
from collections.abc import Iterator

from appliance.domain.money import NOK
from appliance.simulated.office24_soap.ledger import Entry, Saved, SoapBooks
from appliance.simulated.page import heading, page, table

LINE = ("Date", "Account", "VAT code", "Department", "Comment", "Kroner", "VAT in it")


def books_page(books: SoapBooks) -> str:
    """Everything on one page, what came last first."""
    return page("24SevenOffice over SOAP, simulated", _parts(books))


def _parts(books: SoapBooks) -> Iterator[str]:
    balances: Counter[int] = Counter()
    yield heading(2, f"Journals that wait ({len(books.journals)})")
    for one in reversed(books.journals):
        yield _voucher(one, one.name, books)
    yield heading(2, f"Ledger ({len(books.ledger)})")
    for one in reversed(books.ledger):
        yield _voucher(one, f"Voucher {one.number} / {one.year}", books)
        for entry in one.entries:
            balances[entry.account] += entry.amount
    yield heading(2, "Balances")
    yield table(("Account", "Kroner"), [(_name(books, one), balances[one]) for one in sorted(balances)], NOK)


def _voucher(one: Saved, title: str, books: SoapBooks) -> str:
    rows = [_line(entry, books) for entry in one.entries]
    return heading(3, title, books.types.get(one.kind, "")) + table(LINE, rows, NOK)


def _line(entry: Entry, books: SoapBooks) -> tuple[str | int, ...]:
    code, vat = (entry.code if entry.code != "0" else ""), (entry.vat or "")
    account = _name(books, entry.account)
    return str(entry.day), account, code, entry.department, entry.comment, entry.amount, vat


def _name(books: SoapBooks, account: int) -> str:
    return f"{account} {books.accounts.get(account, '')}"
