"""How the simulated SOAP 24SevenOffice words its answers: results, faults, pages, and the rows of its lists.

Instants are told in UTC and without a zone, as the real one is said to do.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element

from appliance.integrations.accounting.office24_soap.envelope import (
    SOAP,
    Part,
    children,
    plain,
    text_of,
    written,
)
from appliance.integrations.accounting.office24_soap.lists import ZONE
from appliance.integrations.accounting.office24_soap.session import Service
from appliance.simulated.loopback import Answered
from appliance.simulated.office24_soap.ledger import Entry, Saved, SoapBooks

_NOBODY = "00000000-0000-0000-0000-000000000000"

PAGE = Answered(200, b"<html><head><title>Runtime Error</title></head></html>", "text/html")


def fault(text: str, code: str = "Server") -> Answered:
    """A SOAP fault, as ASP.NET answers it."""
    inside = f"<faultcode>soap:{code}</faultcode><faultstring>{plain(text)}</faultstring>"
    body = f"<soap:Body><soap:Fault>{inside}<detail /></soap:Fault></soap:Body>"
    return Answered(500, f'<soap:Envelope xmlns:soap="{SOAP}">{body}</soap:Envelope>'.encode(), "text/xml")


def result(service: Service, operation: str, content: str | Sequence[Part]) -> Answered:
    """A call's result."""
    told = written(service.namespace, f"{operation}Response", [(f"{operation}Result", content)])
    return Answered(200, told.encode(), "text/xml; charset=utf-8")


def saved(service: Service, kind: str, description: str) -> Answered:
    """What ``SaveBundleList`` says."""
    return result(service, "SaveBundleList", [("Type", kind), ("Description", description)])


def account(number: int, name: str) -> Part:
    """A row of ``GetAccountList``."""
    return "AccountData", [
        ("AccountId", str(number + 9000)),
        ("AccountNo", str(number)),
        ("AccountName", name),
    ]


def tax_code(code: int, rate: int) -> Part:
    """A row of ``GetTaxCodeList``."""
    return "TaxCodeElement", [("TaxId", str(code + 50)), ("TaxNo", str(code)), ("TaxRate", f"{rate}.0000")]


def voucher_type(kind: int, title: str, series: int) -> Part:
    """A row of ``GetTypeList``."""
    told = [
        ("TypeId", str(5000 + kind)),
        ("Title", title),
        ("EntrySeriesId", str(series)),
        ("TypeNo", str(kind)),
    ]
    return "TypeData", told


def fiscal_year(year: int, locked: bool) -> Part:
    """A row of ``GetFiscalYears``; its end is the first day that is not in it."""
    begins, ends = _instant(date(year, 1, 1)), _instant(date(year + 1, 1, 1))
    told = [("StartingDate", begins), ("EndingDate", ends), ("IsLocked", str(locked).lower())]
    return "FiscalYear", [("Id", _NOBODY), *told]


def _instant(day: date) -> str:
    """A day's midnight, told in UTC and without a zone."""
    return f"{datetime.combine(day, time(), ZONE).astimezone(UTC):%Y-%m-%dT%H:%M:%S}"


def checked(books: SoapBooks, listed: Element | None) -> Iterable[Part]:
    """What ``CheckAccountNo`` says of each account."""
    for one in children(listed if listed is not None else Element("accountList"), "AccountData"):
        number = text_of(one, "AccountNo")
        error = "Ok" if int(number) in books.accounts else "AccountDontExist"
        yield "AccountDataErrors", [("AccountNo", number), ("Error", error)]


def entry_id(books: SoapBooks, asked: Element | None) -> Sequence[Part]:
    """What ``GetEntryId`` says."""
    given = asked if asked is not None else Element("argEntryId")
    day, series = text_of(given, "Date"), int(text_of(given, "SortNo"))
    number = books.next_number(int(day[:4]), series)
    return [("Date", day), ("SortNo", str(series)), ("EntryNo", str(number))]


def transaction(one: Saved, entry: Entry) -> Part:
    """A row of ``GetTransactions``."""
    sign, whole = ("-" if entry.amount < 0 else ""), abs(entry.amount)
    return "Transaction", [
        ("Date", _instant(entry.day)), ("AccountNo", str(entry.account)), ("Currency", "NOK"),
        ("Amount", f"{sign}{whole // 100}.{whole % 100:02d}00"), ("TransactionTypeId", str(5000 + one.kind)),
        ("Comment", entry.comment), ("TransactionNo", str(one.number)), ("VatCode", entry.code),
        ("InvoiceNo", entry.invoice), ("Hidden", "false"), ("Open", "false"), ("HasVatDividend", "false"),
    ]  # fmt: skip
