"""Fiken: ``POST /companies/{slug}/generalJournalEntries``. Whole øre, none of them negative, on a debit or a
credit account; Fiken works the VAT out by the code of the side, and the whole must balance with it.

Which amount a side with a code carries is told in two ways: the published schema says net on the debit and
gross on the credit side; one who tried it on 2026-10-05 says net on both. The voucher has gross, net and
VAT, so both are written here (``net_credit``) and both must come to the same books.
"""

from typing import Any

from appliance.domain.voucher import Voucher
from appliance.integrations import Line
from tests.integrations.later.plan import DIFFERENCE, VAT, Entry, account, inside, on_top, shop

CODES = {2500: "3", 1500: "31", 1200: "33", 0: "5"}
RATES = {int(code): rate for rate, code in CODES.items()}
MAPPING = shop(CODES, n1910="1920:10001")
"""A bank account has a number behind a colon."""
LONGEST_DESCRIPTION = 166
"""200 less what Fiken writes before it."""


def body(voucher: Voucher, lines: tuple[Line, ...], net_credit: bool) -> dict[str, Any] | None:
    """The entry; None for a day that has no lines."""
    rows, off = [], []
    for line in lines:
        number, code, amount = account(line).number, account(line).vat_code, line.posting.amount
        net = bool(code) and (net_credit or amount > 0)
        carried = amount - line.posting.vat if net else amount
        rows.append(_side(number, carried, code))
        if code:
            rate = RATES[int(code)]
            between = line.posting.vat - (on_top(carried, rate) if net else inside(carried, rate))
            # a net amount is what it should be whatever Fiken adds; in a gross one, the revenue gives way
            off += [_side(DIFFERENCE, between), *([] if net else [_side(number, -between)])]
    rows = [row for row in rows + off if row["amount"]]
    if not rows:
        return None
    entry = {"description": voucher.key, "date": voucher.date, "lines": rows}
    return {"description": voucher.text[:LONGEST_DESCRIPTION], "open": False, "journalEntries": [entry]}


def _side(number: str, amount: int, code: str = "") -> dict[str, Any]:
    side = "debit" if amount > 0 else "credit"
    row: dict[str, Any] = {"amount": abs(amount), f"{side}Account": number}
    return row | ({f"{side}VatCode": int(code)} if code else {})


def faults(body: dict[str, Any], net_credit: bool) -> list[str]:
    """What Fiken would refuse."""
    lines = body["journalEntries"][0]["lines"]
    found = [f"{row['amount']} is no positive number of øre" for row in lines if row["amount"] <= 0]
    if off := sum(amount for _, amount in booked(body, net_credit)):
        found.append(f"{off} off")
    if len(body["description"]) > LONGEST_DESCRIPTION:
        found.append("description too long")
    return found


def booked(body: dict[str, Any], net_credit: bool) -> list[Entry]:
    """The ledger, VAT worked out side by side."""
    entries: list[Entry] = []
    for row in body["journalEntries"][0]["lines"]:
        for side, sign in (("debit", 1), ("credit", -1)):
            if f"{side}Account" in row:
                net = net_credit or side == "debit"
                amount, rate = sign * row["amount"], RATES[row.get(f"{side}VatCode", 5)]
                vat = on_top(amount, rate) if net else inside(amount, rate)
                entries += [(row[f"{side}Account"], amount if net else amount - vat), (VAT, vat)]
    return entries


def read(body: dict[str, Any]) -> list[tuple[str, str, str, int]]:
    """What an accountant reads: side, account, VAT code, øre."""
    found = []
    for row in body["journalEntries"][0]["lines"]:
        side = "debit" if "debitAccount" in row else "credit"
        found.append((side, row[f"{side}Account"], str(row.get(f"{side}VatCode", "")), row["amount"]))
    return found
