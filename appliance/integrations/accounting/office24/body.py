"""The day as the body of ``POST /transactions`` (TransactionInput of the published API 0.56.0)."""

from appliance.domain.voucher import Voucher
from appliance.integrations import Later, Line, Refused
from appliance.integrations.accounting.office24.access import Access
from appliance.integrations.exact import Amount
from appliance.integrations.line_text import headed, keyed

EXPONENT = 2
MOST_LINES = 1000


def unfit(lines: tuple[Line, ...]) -> Later | Refused | None:
    """What the API would refuse and a person can put right here before anything is sent."""
    if len(lines) > MOST_LINES:
        return Refused("too_many_lines", {"lines": len(lines), "most": MOST_LINES})
    for line in lines:
        account = line.account
        number, code = (account.number, account.vat_code or "0") if account else ("", "0")
        if not (_digits(number) and _digits(code)) or (line.posting.vat and code == "0"):
            key = "/".join(line.posting.key())
            return Later("mapping_wrong", facts={"key": key, "account": number, "vat_code": code})
    return None


def _digits(number: str) -> bool:
    return number.isascii() and number.isdigit()


def transaction(
    voucher: Voucher, lines: tuple[Line, ...], access: Access, document: int = 0
) -> dict[str, object]:
    """The body; amounts VAT included, debit positive. ``document``: id of the uploaded Z, 0 = none."""
    rows = [_row(voucher, line, access) for line in lines]
    if rows:
        rows[0]["invoice"] = {"number": voucher.key}
    body: dict[str, object] = {
        "transactionTypeNumber": access.transaction_type,
        "date": voucher.date,
        "comment": headed(voucher, voucher.text),
    }
    if document:
        body["documentId"] = document
    return body | {"lines": rows}


def _row(voucher: Voucher, line: Line, access: Access) -> dict[str, object]:
    posting, account = line.posting, line.account
    if account is None:
        raise ValueError(f"expected an account on {'/'.join(posting.key())} of {voucher.key}")
    tax: dict[str, object] = {"number": int(account.vat_code or "0")}
    if posting.vat:
        tax["amount"] = Amount(posting.vat, EXPONENT)
    row: dict[str, object] = {
        "accountNumber": int(account.number),
        "amount": Amount(posting.amount, EXPONENT),
        "tax": tax,
        "comment": keyed(voucher, line),
    }
    kinds = access.project_dimension, access.department_dimension, access.object_dimension
    values = zip(kinds, (line.project, line.department, line.object), strict=True)
    if dimensions := [{"dimensionType": kind, "value": value} for kind, value in values if kind and value]:
        row["dimensions"] = dimensions
    return row
