"""What a client's books know: accounts, tax codes, voucher types, accounting years, departments, projects.

They are read before a day is sent, once per connection. An account that is not there, or a year that
nobody has opened, is then found out while it is certain that nothing was sent: `SaveBundleList` says
only that something was wrong, and not how far it had come.

``GetFiscalYears`` gives each year from its first day up to a day that is not in it, and whether it is
locked; the API gives instants in UTC. Months that are closed within a year are not told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from appliance.integrations import Later
from appliance.integrations.accounting.office24_soap.envelope import children, text_of
from appliance.integrations.accounting.office24_soap.session import (
    ACCOUNT,
    CLIENT,
    PROJECT,
    TRANSACTION,
    Service,
    Session,
)
from appliance.integrations.exact import minor
from appliance.integrations.http import odd

ZONE = ZoneInfo("Europe/Oslo")
"""Where 24SevenOffice's days begin; Denmark's and Sweden's begin with them."""


@dataclass(frozen=True, slots=True)
class Year:
    """One accounting year."""

    first: date
    end: date
    """The day after its last."""
    locked: bool

    def id(self, named_after: str) -> int:
        """What a bundle calls it: the calendar year of its ``first`` or ``last`` day."""
        return self.first.year if named_after == "first" else (self.end - timedelta(days=1)).year


@dataclass(frozen=True, slots=True)
class Books:
    """What a day is held against before it goes out."""

    accounts: Mapping[str, str]
    """Names by account number."""
    rates: Mapping[str, int | None]
    """Basis points by tax code (TaxNo), None where the rate cannot be read."""
    series: Mapping[int, int]
    """Number series (EntrySeriesId) by voucher type (TypeNo)."""
    years: tuple[Year, ...]


def read_books(session: Session) -> Books | Later:
    """Read all of it; `Later` names the operation that was not answered."""
    listed: dict[str, list[Element]] = {}
    for service, operation, row in (
        (ACCOUNT, "GetAccountList", "AccountData"),
        (ACCOUNT, "GetTaxCodeList", "TaxCodeElement"),
        (ACCOUNT, "GetTypeList", "TypeData"),
        (TRANSACTION, "GetFiscalYears", "FiscalYear"),
    ):
        found = _rows(session, service, operation, row)
        if isinstance(found, Later):
            return found
        listed[operation] = found
    try:
        return Books(
            {text_of(row, "AccountNo"): text_of(row, "AccountName") for row in listed["GetAccountList"]},
            {text_of(row, "TaxNo"): _rate(row) for row in listed["GetTaxCodeList"]},
            {
                int(text_of(row, "TypeNo")): int(text_of(row, "EntrySeriesId"))
                for row in listed["GetTypeList"]
            },
            tuple(_year(row) for row in listed["GetFiscalYears"]),
        )
    except (ValueError, OverflowError) as fault:
        return odd(fault)


def read_departments(session: Session) -> set[str] | Later:
    """The client's department ids."""
    rows = _rows(session, CLIENT, "GetDepartmentList", "Department")
    return rows if isinstance(rows, Later) else {text_of(row, "Id") for row in rows}


def read_projects(session: Session) -> set[str] | Later:
    """The client's project ids (``GetProjectNameList``); those that were ended have a list of their own."""
    rows = _rows(session, PROJECT, "GetProjectNameList", "ProjectShort")
    return rows if isinstance(rows, Later) else {text_of(row, "Id") for row in rows}


def read_missing(session: Session, accounts: Mapping[str, str]) -> set[str] | Later:
    """Which of these accounts (names by number) ``CheckAccountNo`` does not find."""
    asked = [
        ("AccountData", [("AccountNo", number), ("AccountName", name)]) for number, name in accounts.items()
    ]
    answer = session.read(ACCOUNT, "CheckAccountNo", [("accountList", asked)])
    if isinstance(answer, Later):
        return answer
    rows = children(answer, "AccountDataErrors")
    return {text_of(row, "AccountNo") for row in rows if text_of(row, "Error") == "AccountDontExist"}


def _rows(session: Session, service: Service, operation: str, name: str) -> list[Element] | Later:
    answer = session.read(service, operation)
    return answer if isinstance(answer, Later) else list(children(answer, name))


def _rate(row: Element) -> int | None:
    """Basis points; 25 % is written as 25, with any number of decimals."""
    try:
        return minor(text_of(row, "TaxRate"), 2)
    except ValueError:
        return None


def _year(row: Element) -> Year:
    """A year as told. Its end is "the first day that is not in it"; a month's last day can only be in it."""
    end = local_date(text_of(row, "EndingDate"))
    if (end + timedelta(days=1)).day == 1:
        end += timedelta(days=1)
    return Year(local_date(text_of(row, "StartingDate")), end, text_of(row, "IsLocked") == "true")


def local_date(told: str) -> date:
    """The day that an instant of the API falls on; without a zone it is UTC.

    A day that is given as its midnight stays that day: 00:00 in UTC is one or two in the morning here.

    >>> local_date("2026-12-31T23:00:00Z"), local_date("2026-03-29T00:00:00")
    (datetime.date(2027, 1, 1), datetime.date(2026, 3, 29))
    """
    instant = datetime.fromisoformat(told)
    return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(ZONE).date()


def year_of(years: Iterable[Year], day: date) -> Year | None:
    """The accounting year that holds a day."""
    return next((year for year in years if year.first <= day < year.end), None)


def open_from(years: Iterable[Year], day: date) -> date | None:
    """The first day after ``day`` in a year that is open."""
    return min((year.first for year in years if year.first > day and not year.locked), default=None)
