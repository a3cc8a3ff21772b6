"""A voucher as a bundle: what ``SaveBundleList`` is given, and what it would refuse.

Each posting is one entry, VAT included, debit positive, with its own VAT amount and tax code; ``0`` is
written where there is none, since an account has a code of its own. Our key stands in every entry's
comment and in the first one's invoice reference. An entry's date is noon of the day, without a zone:
noon is on the same day whether it is read as UTC or as local time, and no clock change skips it.

``SaveOption`` 1 leaves a journal (draft) for a person to review, 0 goes straight into the ledger.
Warnings are never ignored: a warning that an invoice reference is there already is a help.

Not tried against a live client: whether the ledger takes ``VatAmount`` as it stands without VAT entries.
"""

from collections.abc import Iterator
from datetime import date

from appliance.domain.money import Currency, text
from appliance.domain.voucher import Voucher
from appliance.integrations import Later, Line, Refused
from appliance.integrations.accounting.office24_soap.envelope import Part
from appliance.integrations.accounting.office24_soap.lists import Books, open_from, year_of
from appliance.integrations.accounting.office24_soap.session import Access
from appliance.integrations.line_text import headed, keyed

EXPONENT = 2
NO_TAX = "0"
SAVE_OPTION = {"draft": "1", "posted": "0"}


def unfit(lines: tuple[Line, ...], access: Access) -> Later | None:
    """What a person can put right here before anything is asked."""
    for line in lines:
        number, code = (line.account.number, _code(line)) if line.account else ("", NO_TAX)
        if not _digits(number):
            return _wrong(line, "expected an account number")
        if not _digits(code) or (line.posting.vat and code == NO_TAX):
            return _wrong(line, "expected a VAT code on money that holds VAT")
        for name, value in _ids(line, access).items():
            if value and not _digits(value):
                return _wrong(line, f"expected a {name} id, got {value}")
    return None


def refusal(
    voucher: Voucher, lines: tuple[Line, ...], access: Access, books: Books
) -> Later | Refused | None:
    """What these books would refuse, as far as they tell."""
    if access.transaction_type not in books.series:
        facts = {"key": "transaction_type", "detail": f"no voucher type {access.transaction_type} there"}
        return Later("mapping_wrong", facts=facts)
    for line in lines:
        if line.account and line.account.number not in books.accounts:
            return _wrong(line, f"no account {line.account.number} there")
        if _code(line) not in {NO_TAX, *books.rates}:
            return _wrong(line, f"no tax code {_code(line)} there")
    day = date.fromisoformat(voucher.date)
    year = year_of(books.years, day)
    if year is None:
        return Refused("year_missing", {"date": voucher.date})
    if year.locked:
        opens = open_from(books.years, day)
        return Refused("period_closed", {"date": voucher.date} | ({"open_from": str(opens)} if opens else {}))
    return None


def _ids(line: Line, access: Access) -> dict[str, str]:
    """What an entry says by the client's own numbers; empty = it says nothing."""
    return {
        "department": line.department if access.departments else "",
        "project": line.project if access.projects else "",
    }


def _wrong(line: Line, detail: str) -> Later:
    account, code = (line.account.number, line.account.vat_code) if line.account else ("", "")
    key = "/".join(line.posting.key())
    return Later("mapping_wrong", facts={"key": key, "account": account, "vat_code": code, "detail": detail})


def _code(line: Line) -> str:
    return (line.account.vat_code if line.account else "") or NO_TAX


def _digits(number: str) -> bool:
    return number.isascii() and number.isdigit()


def noon(day: str) -> str:
    """A day (YYYY-MM-DD) as the API's dateTime."""
    return f"{day}T12:00:00"


def journal(voucher: Voucher) -> str:
    """The name of a draft, by which a person finds it."""
    return headed(voucher, voucher.text)


def look_for(voucher: Voucher) -> dict[str, str | int]:
    """What a person looks for there."""
    total = sum(posting.amount for posting in voucher.postings if posting.amount > 0)
    return {
        "journal": journal(voucher),
        "key": voucher.key,
        "date": voucher.date,
        "total_amount": total,
        "detail": f"{journal(voucher)}, {voucher.date}, {_amount(total)}",
    }


def bundle_list(
    voucher: Voucher, lines: tuple[Line, ...], access: Access, posting: str, number: int, year: int
) -> list[Part]:
    """The argument of ``SaveBundleList``: one bundle with one voucher.

    Args:
        voucher: The day.
        lines: Its postings with their accounts.
        access: The voucher type, and which dimensions are sent.
        posting: ``draft`` or ``posted``.
        number: The voucher's number (``GetEntryId``).
        year: The accounting year's id.
    """
    kind = str(access.transaction_type)
    entries = [("Entry", list(_entry(voucher, line, access, at))) for at, line in enumerate(lines, 1)]
    saved: list[Part] = [("TransactionNo", str(number)), ("Entries", entries), ("Sort", kind)]
    bundle: list[Part] = [("YearId", str(year)), ("Vouchers", [("Voucher", saved)]), ("Sort", kind)]
    if posting == "draft":
        bundle += [("Name", journal(voucher)), ("BundleDirectAccounting", "false")]
    whole: list[Part] = [
        ("Bundles", [("Bundle", bundle)]),
        ("AllowDifference", "false"),
        ("DirectLedger", "false"),
        ("SaveOption", SAVE_OPTION[posting]),
    ]
    return [("BundleList", whole)]


def _entry(voucher: Voucher, line: Line, access: Access, place: int) -> Iterator[Part]:
    posting, account = line.posting, line.account
    if account is None:
        raise ValueError(f"expected an account on {'/'.join(posting.key())} of {voucher.key}")
    yield "SequenceId", str(place)
    yield "AccountNo", account.number
    yield "Date", noon(voucher.date)
    yield "Amount", _amount(posting.amount)
    if _code(line) != NO_TAX:
        yield "VatAmount", _amount(posting.vat)
    yield "CurrencyId", voucher.currency
    yield "CurrencyRate", "1"
    yield "CurrencyUnit", "1"
    for name, value in _ids(line, access).items():
        if value:
            yield f"{name.capitalize()}Id", value
    if access.object_dimension and line.object:
        dimension: list[Part] = [("Type", str(access.object_dimension)), ("Value", line.object)]
        yield "UserDefinedDimensions", [("UserDefinedDimension", dimension)]
    if place == 1:
        yield "InvoiceReferenceNo", voucher.key
    yield "TaxNo", _code(line)
    yield "Comment", keyed(voucher, line)


def _amount(minor: int) -> str:
    return text(minor, Currency("", EXPONENT))
