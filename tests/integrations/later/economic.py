"""e-conomic: ``POST /journals/{n}/vouchers``, finance vouchers: draft lines in a journal (kassekladde).

Signed gross amounts; the VAT account of a line finds its VAT in them. A line may name a contra account and
then balances by itself; here none does, and the voucher's lines sum to zero. An ``Idempotency-Key`` is
taken with any write. From excerpts of the documents: the whole schema was not at hand.
"""

from decimal import Decimal
from typing import Any

from appliance.domain.voucher import Voucher
from appliance.integrations import Line
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

CODES = {2500: "U25", 1500: "U15", 1200: "U12", 0: "U0"}
"""Denmark has but the first; the others let a Norwegian day through the same rules."""
RATES = {code: rate for rate, code in CODES.items()}
MAPPING = shop(CODES)
JOURNAL = 5
LONGEST_TEXT = 250


def body(voucher: Voucher, lines: tuple[Line, ...]) -> dict[str, Any] | None:
    """The voucher; None for a day that has no lines."""
    rows = [
        _entry(voucher, account(line).number, account(line).vat_code, line.posting.amount,
               text_of(voucher, line), line.department)
        for line in lines
        if line.posting.amount
    ]  # fmt: skip
    off = differences(lines, lambda line: inside(line.posting.amount, RATES[account(line).vat_code]))
    for (number, code), amount in off.items():
        rows.append(_entry(voucher, number, "", -amount, named(voucher, code)))
        rows.append(_entry(voucher, DIFFERENCE, "", amount, named(voucher, code)))
    if not rows:
        return None
    return {
        "accountingYear": {"year": voucher.date[:4]},
        "journal": {"journalNumber": JOURNAL},
        "entries": {"financeVouchers": rows},
    }


def _entry(
    voucher: Voucher, number: str, code: str, amount: int, said: str, department: str = ""
) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "account": {"accountNumber": int(number)},
        "amount": kroner(amount),
        "currency": {"code": voucher.currency},
        "date": voucher.date,
        "text": said[:LONGEST_TEXT],
    }
    if code:
        entry["vatAccount"] = {"vatCode": code}
    if department:
        entry["departmentalDistribution"] = {"departmentalDistributionNumber": int(department)}
    return entry


def faults(body: dict[str, Any]) -> list[str]:
    """What e-conomic would refuse to book."""
    rows = body["entries"]["financeVouchers"]
    off = sum(øre(row["amount"]) for row in rows if "contraAccount" not in row)
    year = body["accountingYear"]["year"]
    return [*([f"{off} off"] if off else []), *(row["date"] for row in rows if row["date"][:4] != year)]


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
        (str(row["account"]["accountNumber"]), row.get("vatAccount", {}).get("vatCode", ""), row["amount"])
        for row in body["entries"]["financeVouchers"]
    ]
