"""Fortnox: ``POST /3/vouchers``. Rows of debit or credit on accounts of four digits, without VAT codes: the
VAT has rows of its own, so it is the Z's to the öre. A voucher has two rows at least, and is booked at once.
"""

from decimal import Decimal
from typing import Any

from appliance.domain.voucher import Voucher
from appliance.integrations import Line
from tests.integrations.later.plan import VAT, Entry, account, kroner, shop, text_of, øre

CODES = {2500: "2611", 1500: "2621", 1200: "2622", 0: ""}
"""No codes there: the mapping's code is the account that the rate's VAT goes on."""
MAPPING = shop(CODES)
LONGEST_TEXT = 100
SERIES = "K"


def body(voucher: Voucher, lines: tuple[Line, ...]) -> dict[str, Any] | None:
    """The voucher; None for a day that has no lines."""
    rows = []
    for line in lines:
        posting, place = line.posting, account(line)
        parts = [(place.number, posting.amount - posting.vat, line.department)]
        if posting.vat:
            parts.append((place.vat_code, posting.vat, ""))
        rows += [_row(number, amount, dep, text_of(voucher, line)) for number, amount, dep in parts if amount]
    if not rows:
        return None
    return {
        "Voucher": {
            "Description": f"{voucher.key} {voucher.text}",
            "TransactionDate": voucher.date,
            "VoucherSeries": SERIES,
            "Year": int(voucher.date[:4]),
            "VoucherRows": rows,
        }
    }


def _row(number: str, amount: int, department: str, said: str) -> dict[str, Any]:
    side = {"Debit": kroner(amount)} if amount > 0 else {"Credit": kroner(-amount)}
    row: dict[str, Any] = {"Account": int(number), **side, "TransactionInformation": said[:LONGEST_TEXT]}
    return row | ({"CostCenter": department} if department else {})


def faults(body: dict[str, Any]) -> list[str]:
    """What Fortnox would refuse, besides what its schema says."""
    rows = body["Voucher"]["VoucherRows"]
    found = [f"{row} has no one side" for row in rows if ("Debit" in row) == ("Credit" in row)]
    if off := sum(amount for _, amount in booked(body)):
        found.append(f"{off} off")
    return found


def booked(body: dict[str, Any]) -> list[Entry]:
    """The ledger: what stands there."""
    accounts = {int(code): VAT for code in CODES.values() if code}
    return [(accounts.get(number, str(number)), øre(amount)) for number, amount in read(body)]


def read(body: dict[str, Any]) -> list[tuple[int, Decimal]]:
    """What an accountant reads: account, amount (debit positive)."""
    rows = body["Voucher"]["VoucherRows"]
    return [(row["Account"], row.get("Debit", Decimal(0)) - row.get("Credit", Decimal(0))) for row in rows]
