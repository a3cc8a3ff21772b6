"""What Dinero tells of itself: where an item stands, and what the organisation would refuse.

Names of fields begin in upper or lower case, as `replies.lower` reads them. Sources: public clients
(Hexio.DineroClient, eikc/dinero-go), since the published specification leaves ledger items out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from appliance.domain.voucher import Account, Posting, Role, account_for
from appliance.domain.voucher import Mapping as Accounts
from appliance.integrations import Finding, Later
from appliance.integrations.accounting.dinero.item import NONE, difference_key
from appliance.integrations.accounting.dinero.replies import lower
from appliance.integrations.ahead import asked_about
from appliance.integrations.exact import minor
from appliance.integrations.http import UNREADABLE, Reply, odd

STAGES = {"Draft": "draft", "PendingBooking": "booking", "Booked": "posted"}
"""Our stage by Dinero's status."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ledger item stands."""

    stage: str
    version: str
    number: str = ""
    """The voucher number once it is booked."""


def standing(reply: Reply, identity: str) -> Standing | Later:
    """Read the answer to ``ledgeritems/status`` for one item."""
    try:
        [row] = [one for one in lower(reply.json()) if str(one["id"]).lower() == identity]
        number = row.get("voucherNumber")
        return Standing(
            STAGES[row["status"]], str(row.get("version") or ""), "" if not number else str(number)
        )
    except UNREADABLE as fault:
        return odd(fault)


def rates(reply: Reply) -> dict[str, int | None] | Later:
    """VAT codes with their rates in basis points; Dinero writes 25 % as 0.25."""
    try:
        return {str(row["vatCode"]): _basis_points(row.get("vatRate")) for row in lower(reply.json())}
    except UNREADABLE as fault:
        return odd(fault)


def _basis_points(rate: Any) -> int | None:
    try:
        return minor(rate, 4) if rate is not None else None
    except ValueError:
        return None


def years(reply: Reply) -> list[tuple[str, str]] | Later:
    """Accounting years as (first day, last day)."""
    try:
        return [(str(row["fromDate"])[:10], str(row["toDate"])[:10]) for row in lower(reply.json())]
    except UNREADABLE as fault:
        return odd(fault)


def name_of(organization: str, reply: Reply) -> str | Later:
    """What Dinero calls the organisation; `Later` credentials_refused where the keys open others alone."""
    try:
        known = {str(row["id"]): str(row["name"]) for row in lower(reply.json())}
    except UNREADABLE as fault:
        return odd(fault)
    if organization in known:
        return known[organization]
    found = ", ".join(f"{name} ({number})" for number, name in list(known.items())[:3])
    return Later("credentials_refused", facts={"found": found}, everything=True)


def chart(reply: Reply) -> dict[str, bool] | Later:
    """Account numbers, each with whether Dinero hides it."""
    try:
        return {str(row["accountNumber"]): bool(row.get("isHidden")) for row in lower(reply.json())}
    except UNREADABLE as fault:
        return odd(fault)


def findings(
    mapping: Accounts, clearing: str, accounts: Mapping[str, bool], codes: Mapping[str, int | None]
) -> Iterable[Finding]:
    """What of a mapping the organisation does not have."""
    wanted = [("/".join(key), key[2], account) for key, account in sorted(mapping.items())]
    for key, rate, account in [*wanted, ("clearing", "", Account(clearing))]:
        if account.number not in accounts:
            yield Finding("account_missing", key, {"account": account.number})
        elif accounts[account.number]:
            yield Finding("account_inactive", key, {"account": account.number})
        code = account.vat_code
        own = codes.get(code)
        facts: dict[str, str | int] = {"account": account.number, "vat_code": code}
        if code.lower() not in ("", NONE) and code not in codes:
            yield Finding("vat_wrong", key, facts)
        elif code.lower() not in ("", NONE) and rate and own is not None and own != int(rate):
            yield Finding("vat_wrong", key, facts | {"rate": int(rate), "found_rate": own})
    if not any(key[0] == Role.VAT_DIFFERENCE for key in mapping):
        yield Finding("account_missing", difference_key(), {"account": ""})


def year_findings(dates: Iterable[str], known: Iterable[tuple[str, str]]) -> Iterable[Finding]:
    """The dates that no accounting year holds."""
    spans = list(known)
    for day in asked_about(dates):
        if not any(first <= day <= last for first, last in spans):
            yield Finding("year_missing", day)


def difference_account(mapping: Accounts) -> Account | None:
    """Where a mapping puts the VAT difference."""
    return account_for(Posting(Role.VAT_DIFFERENCE, 1), mapping)
