"""What of a mapping and of coming days the organization would refuse, as far as its API tells.

It tells neither whether an account is closed for posting nor whether a period is open: these two are
found out by a refusal alone.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

from appliance.domain.dimension import DEPARTMENT, OBJECT, PROJECT
from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Role
from appliance.integrations import Finding, Later
from appliance.integrations.accounting.office24.access import Access, Connection
from appliance.integrations.ahead import Dimensions, asked_about, held
from appliance.integrations.exact import minor
from appliance.integrations.http import UNREADABLE, odd

_NEXT = re.compile(r'<([^>]+)>\s*;\s*rel="?next"?')
_MOST_PAGES = 100


def preflight(
    connection: Connection, mapping: Accounts, dates: Iterable[str], dimensions: Dimensions
) -> Later | tuple[Finding, ...]:
    """Every `Finding` about accounts, tax codes, the transaction type, fiscal years and dimensions."""
    found: list[Finding] = []
    judges: tuple[tuple[str, Callable[[list[Any]], Iterable[Finding]]], ...] = (
        ("/accounts", lambda rows: _accounts(mapping, {str(row["number"]) for row in rows})),
        ("/taxes", lambda rows: _taxes(mapping, {str(row["number"]): _rate(row) for row in rows})),
        ("/transactiontypes", lambda rows: _type(connection, {row["number"] for row in rows})),
        ("/fiscalperiods", lambda rows: _years(dates, [_span(row) for row in rows])),
    )
    for path, judged in judges:
        rows = _listed(connection, path)
        if isinstance(rows, Later):
            if rows.code != "scope_missing":
                return rows
            found.append(Finding("scope_missing", path))
            continue
        try:
            found += judged(rows)
        except UNREADABLE as fault:
            return odd(fault)
    missing = _dimensions(connection, _sent(connection.access, held(mapping, dimensions)))
    return missing if isinstance(missing, Later) else (*found, *missing)


def _listed(connection: Connection, path: str) -> list[Any] | Later:
    answer = connection.read(path)
    if isinstance(answer, Later):
        return answer
    try:
        return list(answer.json())
    except (ValueError, TypeError) as fault:
        return odd(fault)


def _accounts(mapping: Accounts, known: set[str]) -> Iterator[Finding]:
    for key, account in sorted(mapping.items()):
        if account.number not in known:
            yield Finding("account_missing", "/".join(key), {"account": account.number})


def _taxes(mapping: Accounts, known: Mapping[str, int | None]) -> Iterator[Finding]:
    for key, account in sorted(mapping.items()):
        code, rate = account.vat_code or "0", int(key[2] or "0")
        facts: dict[str, str | int] = {"account": account.number, "vat_code": account.vat_code}
        own = known.get(code)
        if code not in known or (key[0] == Role.REVENUE and rate and code == "0"):
            yield Finding("vat_wrong", "/".join(key), facts)
        elif rate and own is not None and own != rate:
            yield Finding("vat_wrong", "/".join(key), facts | {"rate": rate, "found_rate": own})


def _rate(row: Mapping[str, Any]) -> int | None:
    """Basis points; the API writes 25 % as 25."""
    return None if row.get("rate") is None else minor(row["rate"], 2)


def _type(connection: Connection, known: set[int]) -> Iterator[Finding]:
    wanted = connection.access.transaction_type
    if wanted not in known:
        yield Finding("type_missing", str(wanted))


def _span(row: Mapping[str, Any]) -> tuple[str, str]:
    return str(row["startingDate"])[:10], str(row["endingDate"])[:10]


def _years(dates: Iterable[str], known: list[tuple[str, str]]) -> Iterator[Finding]:
    for day in asked_about(dates):
        if not any(first <= day <= last for first, last in known):
            yield Finding("year_missing", day)


def _sent(access: Access, held: Mapping[str, set[str]]) -> dict[int, set[str]]:
    """What the days may hold of what is sent, by dimension type."""
    wanted = {
        access.project_dimension: held[PROJECT],
        access.department_dimension: held[DEPARTMENT],
        access.object_dimension: held[OBJECT],
    }
    return {kind: values for kind, values in wanted.items() if kind}


def _dimensions(connection: Connection, wanted: Mapping[int, set[str]]) -> Later | list[Finding]:
    if not wanted:
        return []
    kinds = _listed(connection, "/dimensions")
    if isinstance(kinds, Later):
        return [Finding("scope_missing", "/dimensions")] if kinds.code == "scope_missing" else kinds
    found = []
    try:
        known = {row["id"] for row in kinds}
        for kind, values in wanted.items():
            if kind not in known:
                found.append(Finding("dimension_missing", str(kind)))
                continue
            elements = _elements(connection, kind)
            if isinstance(elements, Later):
                return elements
            missing = sorted(values - elements)
            found += [Finding("dimension_missing", one, {"dimension": kind}) for one in missing]
    except UNREADABLE as fault:
        return odd(fault)
    return found


def _elements(connection: Connection, kind: int) -> set[str] | Later:
    found: set[str] = set()
    params: dict[str, str] = {}
    for _ in range(_MOST_PAGES):
        answer = connection.read(f"/dimensions/{kind}/elements", **params)
        if isinstance(answer, Later):
            return answer
        found |= {str(row["value"]) for row in answer.json()}
        following = _NEXT.search(answer.headers.get("Link", ""))
        token = parse_qs(urlsplit(following[1]).query).get("continuationToken") if following else None
        if not token:
            break
        params = {"continuationToken": token[0]}
    return found
