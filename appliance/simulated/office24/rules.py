"""The field rules of the simulated 24SevenOffice, as strict as the published API (0.56.0) says that the real
one is: required fields, lengths, account numbers and tax codes that exist, at most 1000 lines, sums of zero
per date, dates in an open fiscal period.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from appliance.simulated.office24.ledger import Ledger

Wrong = list[tuple[str, str]]
"""(path, keyword) per broken rule, as the API's ValidationError lists them."""
_CENTS = Decimal("0.01")


def check(ledger: "Ledger", body: Any) -> Wrong:
    """Every rule of TransactionInput that a body (floats parsed as Decimal) breaks."""
    if not isinstance(body, dict):
        return [("", "type")]
    wrong = _text(body, "comment", "comment", 75) + _date(ledger, body, "date", required=True)
    kind = body.get("transactionTypeNumber")
    if not _whole(kind) or kind < 1:
        wrong.append(("transactionTypeNumber", "required" if kind is None else "minimum"))
    elif kind not in ledger.types:
        wrong.append(("transactionTypeNumber", "exists"))
    if "documentId" in body:
        wrong += _document(ledger, body["documentId"])
    lines = body.get("lines")
    if not isinstance(lines, list):
        return [*wrong, ("lines", "required" if lines is None else "type")]
    if not lines or len(lines) > 1000:
        return [*wrong, ("lines", "maxItems" if lines else "minItems")]
    for place, line in enumerate(lines):
        wrong += _line(ledger, line, f"lines[{place}]")
    return wrong or _balance(body)


def _document(ledger: "Ledger", number: Any) -> Wrong:
    if not _whole(number):
        return [("documentId", "type")]
    return [] if ledger.files.get(f"f-{number}", ("", b""))[1] else [("documentId", "exists")]


def _line(ledger: "Ledger", line: Any, path: str) -> Wrong:
    if not isinstance(line, dict):
        return [(path, "type")]
    wrong = _text(line, "comment", f"{path}.comment", 75) + _date(ledger, line, "date", path=f"{path}.")
    account = line.get("accountNumber")
    if not _whole(account):
        wrong.append((f"{path}.accountNumber", "required" if account is None else "type"))
    elif account not in ledger.accounts:
        wrong.append((f"{path}.accountNumber", "exists"))
    wrong += _money(line.get("amount"), f"{path}.amount")
    wrong += _tax(ledger, line.get("tax"), line.get("amount"), f"{path}.tax")
    if "invoice" in line:
        wrong += _text(line["invoice"], "number", f"{path}.invoice.number", 50)
    return wrong + _dimensions(ledger, line.get("dimensions", []), f"{path}.dimensions")


def _tax(ledger: "Ledger", tax: Any, amount: Any, path: str) -> Wrong:
    if not isinstance(tax, dict):
        return [(path, "required" if tax is None else "type")]
    wrong: Wrong = []
    number = tax.get("number")
    if not _whole(number) or number < 0:
        wrong.append((f"{path}.number", "required" if number is None else "type"))
    elif number not in ledger.taxes:
        wrong.append((f"{path}.number", "exists"))
    if "amount" in tax:
        wrong += _money(tax["amount"], f"{path}.amount")
        if not wrong and Decimal(tax["amount"]) * Decimal(amount) < 0:
            wrong.append((f"{path}.amount", "sign"))
    return wrong


def _dimensions(ledger: "Ledger", dimensions: Any, path: str) -> Wrong:
    if not isinstance(dimensions, list) or len(dimensions) > 10:
        return [(path, "maxItems")]
    wrong: Wrong = []
    for one in dimensions:
        if not isinstance(one, dict) or not _whole(one.get("dimensionType")):
            wrong.append((f"{path}.dimensionType", "required"))
        elif not isinstance(one.get("value"), str):
            wrong.append((f"{path}.value", "type"))
        elif one["value"] not in ledger.elements(one["dimensionType"]):
            wrong.append((f"{path}.value", "exists"))
    return wrong


def _date(
    ledger: "Ledger", body: Mapping[str, Any], name: str, path: str = "", required: bool = False
) -> Wrong:
    written = body.get(name)
    if written is None:
        return [(path + name, "required")] if required else []
    if not isinstance(written, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", written):
        return [(path + name, "format")]
    try:
        there = date.fromisoformat(written).year in ledger.years
    except ValueError:  # 30 February
        return [(path + name, "format")]
    return [] if there and written > ledger.closed else [(path + name, "fiscalPeriod")]


def cents(amount: Any) -> int:
    """A JSON number (int or Decimal) in minor units."""
    return int(Decimal(amount) * 100)


def _balance(body: Mapping[str, Any]) -> Wrong:
    sums: dict[str, int] = {}
    for line in body["lines"]:
        day = line.get("date", body["date"])
        sums[day] = sums.get(day, 0) + cents(line["amount"])
    return [("lines", "balance")] if any(sums.values()) else []


def _whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _money(amount: Any, path: str) -> Wrong:
    if amount is None:
        return [(path, "required")]
    if not (_whole(amount) or isinstance(amount, Decimal)):
        return [(path, "type")]
    exact = Decimal(amount)
    return [] if exact == exact.quantize(_CENTS) else [(path, "multipleOf")]


def _text(body: Any, name: str, path: str, longest: int) -> Wrong:
    if not isinstance(body, dict):
        return [(path, "type")]
    written = body.get(name, "")
    if not isinstance(written, str):
        return [(path, "type")]
    return [(path, "maxLength")] if len(written) > longest else []
