"""The accounts that an invoice's lines go to: the shop's mapping, held against Dinero's chart.

A line of an invoice carries an account and no VAT code: its VAT is that of the account. So the account's
own code must have the rate of the line, or the invoice would come out with another VAT.
"""

from collections.abc import Mapping as Rates
from dataclasses import dataclass

from appliance.domain.order import Order
from appliance.domain.voucher import Account, Mapping, Posting, Role, account_for
from appliance.integrations import Later
from appliance.integrations.accounting.dinero import Connection, reading
from appliance.integrations.accounting.dinero.item import NONE
from appliance.integrations.accounting.dinero.replies import harmless, lower
from appliance.integrations.http import UNREADABLE, Reply, odd

_ROUNDING = Posting(Role.ROUNDING, 1)


@dataclass(frozen=True, slots=True)
class Codes:
    """Dinero's accounts and VAT codes."""

    of_account: Rates[str, str | None]
    """VAT code by account number; None = not told."""
    rates: Rates[str, int | None]
    """Basis points by VAT code; None = not told."""


def of(order: Order, mapping: Mapping) -> list[Account] | Later:
    """The account of each line, in their order."""
    found = []
    for line in order.lines:
        posting = line.posting()
        account = account_for(posting, mapping)
        if account is None:
            return Later("mapping_missing", facts={"key": "/".join(posting.key())})
        if not _is_number(account.number):
            return _wrong(posting, account, "expected an account number")
        found.append(account)
    return found


def of_rounding(mapping: Mapping, codes: Codes) -> Account | Later:
    """The account of `body.rounding`: one without VAT."""
    account = account_for(_ROUNDING, mapping)
    if account is None:
        return Later("mapping_missing", facts={"key": "/".join(_ROUNDING.key())})
    if not _is_number(account.number):
        return _wrong(_ROUNDING, account, "expected an account number")
    detail = _fault(account, 0, codes)
    return _wrong(_ROUNDING, account, detail) if detail else account


def codes(connection: Connection) -> Codes | Later:
    """Ask for accounts and VAT codes."""
    answer = harmless(
        connection.ask("GET", "accounts/entry", params={"fields": "AccountNumber,Name,VatCode"})
    )
    of_account = answer if isinstance(answer, Later) else _of_account(answer)
    if isinstance(of_account, Later):
        return of_account
    answer = harmless(connection.ask("GET", "vatTypes"))
    rates = answer if isinstance(answer, Later) else reading.rates(answer)
    return rates if isinstance(rates, Later) else Codes(of_account, rates)


def unlike(order: Order, accounts: list[Account], codes: Codes) -> Later | None:
    """The first line whose account Dinero does not have, or has with another rate."""
    for line, account in zip(order.lines, accounts, strict=True):
        if detail := _fault(account, line.rate, codes):
            return _wrong(line.posting(), account, detail)
    return None


def _fault(account: Account, rate: int, codes: Codes) -> str:
    if account.number not in codes.of_account:
        return "expected one of Dinero's accounts"
    own = codes.of_account[account.number]
    found = 0 if own == NONE else codes.rates.get(own) if own is not None else None
    if found is not None and found != rate:
        return f"expected an account whose own VAT is {rate / 100:g} %, it has {found / 100:g} %"
    return ""


def _is_number(account: str) -> bool:
    return account.isascii() and account.isdigit() and int(account) > 0


def _wrong(posting: Posting, account: Account, detail: str) -> Later:
    facts = {"account": account.number, "vat_code": account.vat_code, "detail": detail}
    return Later("mapping_wrong", facts={"key": "/".join(posting.key()), **facts})


def _of_account(reply: Reply) -> dict[str, str | None] | Later:
    try:
        return {str(row["accountNumber"]): _code(row) for row in lower(reply.json())}
    except UNREADABLE as fault:
        return odd(fault)


def _code(row: Rates[str, str | None]) -> str | None:
    if "vatCode" not in row:
        return None
    code = row["vatCode"] or NONE
    return NONE if code.lower() == NONE else code
