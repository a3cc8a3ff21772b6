"""The books behind the simulated SOAP 24SevenOffice: journals that wait for a person, and the ledger.

It is as strict as is written somewhere: accounts, tax codes and voucher types that exist, two decimals,
balance per voucher unless a journal may differ, a year that is set up and open. It is as forgetful as
may be, since nothing says otherwise: it knows neither our keys nor that a number is taken, so what is
saved twice is there twice. Elements out of the schema's order are not seen, as .NET reads them.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from appliance.integrations.accounting.office24_soap.envelope import child, children, local, text_of
from appliance.simulated.office24.ledger import ACCOUNTS, TAXES, TYPES

VAT = 2700
"""Where the VAT stands if the ledger shows it apart."""
_CENTS = Decimal("0.01")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
BUNDLE_LIST = (
    "Bundles", "AllowDifference", "DirectLedger", "SaveOption", "DefaultCustomerId", "IgnoreWarnings",
)  # fmt: skip
BUNDLE = ("YearId", "Vouchers", "Sort", "Name", "BundleDirectAccounting", "UseAutoBaseRate")
VOUCHER = ("TransactionNo", "Entries", "Sort", "DifferenceOptions")
ENTRY = (
    "SequenceId", "CustomerId", "AccountNo", "Date", "DueDate", "Amount", "VatAmount", "CurrencyId",
    "BaseRate", "CurrencyRate", "CurrencyUnit", "DepartmentId", "ProjectId", "UserDefinedDimensions",
    "InvoiceReferenceNo", "InvoiceOcr", "TaxNo", "PeriodDate", "Comment", "StampNo", "BankAccountNo",
    "LinkId", "Links",
)  # fmt: skip


class Refusing(Exception):
    """Nothing was saved; the text says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a journal or of the ledger; amounts in øre, debit positive, VAT included."""

    account: int
    day: date
    amount: int
    vat: int
    code: str
    department: str = ""
    invoice: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """One voucher, as it was saved."""

    number: int
    kind: int
    year: int
    entries: tuple[Entry, ...]
    visible_at: int = 0
    """UTC ms from which on the ledger shows it."""
    name: str = ""
    """The journal's name."""

    def carries(self, key: str) -> bool:
        """Whether one of its entries bears the key."""
        return any(key in (one.invoice, one.comment.split(" ")[0]) for one in self.entries)


@dataclass
class SoapBooks:
    """One client's books."""

    accounts: dict[int, str] = field(default_factory=lambda: {**ACCOUNTS, VAT: "Utgående mva"})
    taxes: dict[int, int] = field(default_factory=lambda: dict(TAXES))
    types: dict[int, str] = field(default_factory=lambda: dict(TYPES))
    years: dict[int, bool] = field(default_factory=lambda: {2026: False, 2027: False})
    """Whether each calendar year that is set up is locked."""
    departments: set[str] = field(default_factory=lambda: {"10", "20", "30"})
    projects: dict[int, str] = field(default_factory=lambda: {1: "Julemarked", 2: "Nettbutikk"})
    ledger: list[Saved] = field(default_factory=list)
    journals: list[Saved] = field(default_factory=list)
    net: bool = False
    """Whether the ledger shows VAT on an account of its own."""

    def series(self, kind: int) -> int:
        """The number series of a voucher type."""
        return 100 + kind

    def next_number(self, year: int, series: int) -> int:
        """The next free number of a series, -1 where the year is not set up."""
        kinds = [kind for kind in self.types if self.series(kind) == series]
        if year not in self.years or not kinds:
            return -1
        return 1 + max(
            (one.number for one in self.ledger if one.year == year and one.kind in kinds), default=0
        )

    def save(self, bundles: Element, visible_at: int) -> None:
        """``SaveBundleList``: all of it, or nothing.

        Raises:
            Refusing: If a rule is broken.
        """
        given = _in_order(bundles, BUNDLE_LIST)
        draft = _text(given, "SaveOption", "1") == "1"
        differs = _text(given, "AllowDifference", "false") == "true" and draft
        listed = [_in_order(one, BUNDLE) for one in children(_node(given, "Bundles"), "Bundle")]
        made = [
            self._voucher(bundle, _in_order(one, VOUCHER), differs, visible_at)
            for bundle in listed
            for one in children(_node(bundle, "Vouchers"), "Voucher")
        ]
        if not made:
            raise Refusing("No vouchers")
        (self.journals if draft else self.ledger).extend(made)

    def _voucher(
        self, bundle: dict[str, Element], voucher: dict[str, Element], differs: bool, visible_at: int
    ) -> Saved:
        year, kind = _whole(bundle, "YearId"), _whole(voucher, "Sort")
        if self.years.get(year, True):
            raise Refusing(f"Accounting year {year} is locked or not set up")
        if kind not in self.types:
            raise Refusing(f"Unknown transaction type {kind}")
        entries = tuple(
            self._entry(_in_order(one, ENTRY)) for one in children(_node(voucher, "Entries"), "Entry")
        )
        if any(one.day.year != year for one in entries):
            raise Refusing(f"Entry date outside accounting year {year}")
        if not entries or (sum(one.amount for one in entries) != 0 and not differs):
            raise Refusing("The voucher is not in balance")
        name = _text(bundle, "Name", "")
        return Saved(_whole(voucher, "TransactionNo"), kind, year, entries, visible_at, name)

    def _entry(self, entry: dict[str, Element]) -> Entry:
        account, code = _whole(entry, "AccountNo"), _text(entry, "TaxNo", "") or "0"
        day = _DAY.fullmatch(_text(entry, "Date", ""))
        if account not in self.accounts:
            raise Refusing(f"Account {account} does not exist")
        if code not in map(str, self.taxes):
            raise Refusing(f"Tax code {code} does not exist")
        if day is None:
            raise Refusing("Invalid date")
        department = _text(entry, "DepartmentId", "")
        if department not in {"", *self.departments}:
            raise Refusing(f"Department {department} does not exist")
        project = _whole(entry, "ProjectId")
        if project and project not in self.projects:
            raise Refusing(f"Project {project} does not exist")
        return Entry(
            account, date.fromisoformat(day[1]), _cents(entry, "Amount"), _cents(entry, "VatAmount"), code,
            department, _text(entry, "InvoiceReferenceNo", ""), _text(entry, "Comment", ""),
        )  # fmt: skip

    def book(self, journal: Saved, change: Callable[[Entry], Entry] = lambda entry: entry) -> Saved:
        """A person books a journal, as it stands or with changes; it gets a number of its own."""
        self.journals.remove(journal)
        number = self.next_number(journal.year, self.series(journal.kind))
        booked = replace(journal, number=number, entries=tuple(map(change, journal.entries)), visible_at=0)
        self.ledger.append(booked)
        return booked

    def shown(self, first: date, last: date, now: int) -> Iterable[tuple[Saved, Entry]]:
        """The ledger's lines of some days, both ends counted."""
        for one in self.ledger:
            if one.visible_at <= now:
                for entry in one.entries:
                    for line in self._parts(entry):
                        if first <= line.day <= last:
                            yield one, line

    def _parts(self, entry: Entry) -> tuple[Entry, ...]:
        if not (self.net and entry.vat):
            return (entry,)
        net = replace(entry, amount=entry.amount - entry.vat)
        return net, replace(entry, account=VAT, amount=entry.vat, code="0")


def _in_order(element: Element, names: tuple[str, ...]) -> dict[str, Element]:
    """Children by name, as far as they stand in the schema's order; others are not seen."""
    found: dict[str, Element] = {}
    at = -1
    for one in element:
        name = local(one)
        if name in names and names.index(name) > at:
            at = names.index(name)
            found[name] = one
    return found


def _node(given: dict[str, Element], name: str) -> Element:
    return given[name] if name in given else Element(name)


def _text(given: dict[str, Element], name: str, default: str) -> str:
    return (given[name].text or "").strip() if name in given else default


def _whole(given: dict[str, Element], name: str) -> int:
    try:
        return int(_text(given, name, "0"))
    except ValueError as fault:
        raise Refusing(f"{name}: {fault}") from fault


def _cents(given: dict[str, Element], name: str) -> int:
    try:
        exact = Decimal(_text(given, name, "0"))
    except InvalidOperation as fault:
        raise Refusing(f"{name} is not a number") from fault
    if exact != exact.quantize(_CENTS):
        raise Refusing(f"{name} has more than two decimals")
    return int(exact * 100)


def identifier(element: Element, name: str) -> int:
    """A whole number that a search asks for, -1 = it does not ask."""
    found = child(element, name)
    return -1 if found is None else int(text_of(element, name))
