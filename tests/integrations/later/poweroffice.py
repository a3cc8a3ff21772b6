"""PowerOffice Go v2: ``POST /Vouchers/ManualJournals``. Signed gross amounts, none of them zero; the VAT is
found in them by the line's VAT id. The import reference is unique for each client: a second try with it is
refused. SAF-T's source and batch have 35 characters each.
"""

from decimal import Decimal
from typing import Any
from uuid import UUID

from appliance.domain.voucher import Voucher
from appliance.integrations import Line
from appliance.integrations.saft import coded
from tests.integrations.later.plan import (
    DIFFERENCE,
    VAT,
    Entry,
    account,
    differences,
    inside,
    kroner,
    named,
    shop,
    text_of,
    øre,
)

CODES = {2500: "3", 1500: "31", 1200: "33", 0: "5"}
RATES = {code: rate for rate, code in CODES.items()}
MAPPING = shop(CODES)


def id_of(number: str) -> int:
    """An account's, a department's or a VAT code's id, as a look-up there would give it."""
    return 7_000_000 + int(number)


def body(voucher: Voucher, lines: tuple[Line, ...]) -> dict[str, Any] | None:
    """The journal; None for a day that has no lines."""
    rows = [
        _row(voucher, account(line).number, account(line).vat_code, line.posting.amount,
             text_of(voucher, line), line.department)
        for line in lines
        if line.posting.amount
    ]  # fmt: skip
    off = differences(lines, lambda line: inside(line.posting.amount, RATES[account(line).vat_code]))
    for (number, code), amount in off.items():
        rows.append(_row(voucher, number, "", -amount, named(voucher, code)))
        rows.append(_row(voucher, DIFFERENCE, "", amount, named(voucher, code)))
    if not rows:
        return None
    origin = coded(voucher, lines)
    return {
        "CurrencyCode": voucher.currency,
        "VoucherDate": voucher.date,
        "Description": voucher.text,
        "ExternalImportReference": str(UUID(voucher.id)),
        "SaftBatchId": origin["batch_id"],
        "SaftSourceId": origin["source_id"],
        "VoucherLines": rows,
    }


def _row(
    voucher: Voucher, number: str, code: str, amount: int, said: str, department: str = ""
) -> dict[str, Any]:
    row: dict[str, Any] = {"AccountId": id_of(number), "CurrencyAmount": kroner(amount)}
    if code:
        row["VatId"] = id_of(code)
    if department:
        row["DepartmentId"] = id_of(department)
    return row | {"PostingDate": voucher.date, "Description": said}


def faults(body: dict[str, Any]) -> list[str]:
    """What PowerOffice would refuse."""
    amounts = [øre(row["CurrencyAmount"]) for row in body["VoucherLines"]]
    found = [f"{name} too long" for name in ("SaftBatchId", "SaftSourceId") if len(body[name]) > 35]
    if sum(amounts):
        found.append(f"{sum(amounts)} off")
    if 0 in amounts:
        found.append("an amount of 0")
    return found


def booked(body: dict[str, Any]) -> list[Entry]:
    """The ledger, VAT found in each line's gross amount."""
    entries: list[Entry] = []
    for number, code, gross in read(body):
        vat = inside(øre(gross), RATES[code]) if code else 0
        entries += [(number, øre(gross) - vat), (VAT, vat)]
    return entries


def read(body: dict[str, Any]) -> list[tuple[str, str, Decimal]]:
    """What an accountant reads: account, VAT code, amount."""
    return [
        (_number(row["AccountId"]), _number(row["VatId"]) if "VatId" in row else "", row["CurrencyAmount"])
        for row in body["VoucherLines"]
    ]


def _number(there: int) -> str:
    return str(there - id_of("0"))
