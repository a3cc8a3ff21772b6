"""What of a mapping and of coming days the client's books would refuse, as far as they tell.

Years are told with their lock; months that are closed within an open year are not. An account is asked
for twice, in the list and by ``CheckAccountNo``: the list alone says nothing of why it holds one.
Departments and projects are listed; what the dimension of our objects holds (``UserDefinedDimensions``) no
operation of the published WSDLs tells.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from appliance.domain.dimension import DEPARTMENT, PROJECT
from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Role
from appliance.integrations import Finding, Later
from appliance.integrations.accounting.office24_soap.bundle import NO_TAX
from appliance.integrations.accounting.office24_soap.lists import (
    Books,
    Year,
    open_from,
    read_departments,
    read_missing,
    read_projects,
    year_of,
)
from appliance.integrations.accounting.office24_soap.session import Session
from appliance.integrations.ahead import Dimensions, asked_about, held


def preflight(
    session: Session, books: Books, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
) -> Later | tuple[Finding, ...]:
    """Every `Finding` about accounts, tax codes, the voucher type, years, departments and projects."""
    wanted = {account.number for account in mapping.values()}
    known = {number: name for number, name in books.accounts.items() if number in wanted}
    missing = read_missing(session, known) if known else set()
    if isinstance(missing, Later):
        return closed(missing)
    absent = _absent(session, held(mapping, dimensions))
    if isinstance(absent, Later):
        return closed(absent)
    return (
        *_accounts(mapping, known.keys() - missing),
        *_taxes(mapping, books.rates),
        *_type(session.access.transaction_type, books),
        *_years(dates, books.years),
        *absent,
    )


def _absent(session: Session, wanted: Mapping[str, set[str]]) -> list[Finding] | Later:
    """The departments and projects that are sent and not there."""
    found: list[Finding] = []
    for kind, sent, read in (
        (DEPARTMENT, session.access.departments, read_departments),
        (PROJECT, session.access.projects, read_projects),
    ):
        there = read(session) if sent and wanted[kind] else wanted[kind]
        if isinstance(there, Later):
            return there
        found += [Finding("dimension_missing", one, {kind: one}) for one in sorted(wanted[kind] - there)]
    return found


def closed(later: Later) -> Later | tuple[Finding, ...]:
    """A list that we may not read is itself a finding."""
    if later.code == "scope_missing":
        return (Finding("scope_missing", str(later.facts.get("operation", ""))),)
    return later


def _accounts(mapping: Accounts, known: set[str]) -> Iterator[Finding]:
    for key, account in sorted(mapping.items()):
        if account.number not in known:
            yield Finding("account_missing", "/".join(key), {"account": account.number})


def _taxes(mapping: Accounts, known: Mapping[str, int | None]) -> Iterator[Finding]:
    for key, account in sorted(mapping.items()):
        code, rate = account.vat_code or NO_TAX, int(key[2] or "0")
        facts: dict[str, str | int] = {"account": account.number, "vat_code": account.vat_code}
        own = known.get(code)
        taxed = key[0] == Role.REVENUE and rate > 0
        if code not in {NO_TAX, *known} or (taxed and code == NO_TAX):
            yield Finding("vat_wrong", "/".join(key), facts)
        elif taxed and own is not None and own != rate:
            yield Finding("vat_wrong", "/".join(key), facts | {"rate": rate, "found_rate": own})


def _type(wanted: int, books: Books) -> Iterator[Finding]:
    if wanted not in books.series:
        yield Finding("type_missing", str(wanted), {"transaction_type": wanted})


def _years(dates: Iterable[str], years: tuple[Year, ...]) -> Iterator[Finding]:
    """The dates that no year holds, or a locked one."""
    for each in asked_about(dates):
        day = date.fromisoformat(each)
        year = year_of(years, day)
        if year is None:
            yield Finding("year_missing", each)
        elif year.locked:
            opens = open_from(years, day)
            yield Finding("period_closed", each, {"open_from": str(opens)} if opens else {})
