"""Tripletex: ``POST /ledger/voucher``. Gross alone counts; the VAT is found in it by the row's VAT type.

Rows are numbered from 1, since row 0 is Tripletex's own; rows of one number must sum to zero, so each has
its own; all rows of a date sum to zero; accounts and VAT types go by their ids there, not by number.
"""

from collections import Counter
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

CODES = {2500: "3", 1500: "31", 1200: "33", 0: "5"}
RATES = {code: rate for rate, code in CODES.items()}
MAPPING = shop(CODES)
LONGEST_NUMBER = 70


def id_of(number: str) -> int:
    """An account's or a VAT type's id, as a look-up there would give it."""
    return 9_000_000 + int(number)


def body(voucher: Voucher, lines: tuple[Line, ...]) -> dict[str, Any] | None:
    """The voucher; None for a day that has no lines."""
    rows = []
    for line in lines:
        if line.posting.amount:
            number, code = account(line).number, account(line).vat_code
            rows.append(_row(number, code, line.posting.amount, text_of(voucher, line), line.department))
    off = differences(lines, lambda line: inside(line.posting.amount, RATES[account(line).vat_code]))
    for (number, code), amount in off.items():
        rows.append(_row(number, "", -amount, named(voucher, code)))
        rows.append(_row(DIFFERENCE, "", amount, named(voucher, code)))
    if not rows:
        return None
    return {
        "date": voucher.date,
        "description": voucher.text,
        "externalVoucherNumber": voucher.key,
        "postings": [{"row": at, "date": voucher.date, **row} for at, row in enumerate(rows, 1)],
    }


def _row(number: str, code: str, amount: int, said: str, department: str = "") -> dict[str, Any]:
    row: dict[str, Any] = {"account": {"id": id_of(number)}}
    if code:
        row["vatType"] = {"id": id_of(code)}
    if department:
        row["department"] = {"id": id_of(department)}
    amounts = {"amountGross": kroner(amount), "amountGrossCurrency": kroner(amount)}
    return row | amounts | {"description": said}


def faults(body: dict[str, Any]) -> list[str]:
    """What Tripletex would refuse."""
    found = []
    rows = [row["row"] for row in body["postings"]]
    if min(rows) < 1:
        found.append("row 0 is reserved")
    if len(set(rows)) < len(rows):
        found.append("rows of one number do not sum to 0")
    if len(body["externalVoucherNumber"]) > LONGEST_NUMBER:
        found.append("external number too long")
    dates: Counter[str] = Counter()
    for row in body["postings"]:
        dates[row["date"]] += øre(row["amountGross"])
        if row["amountGross"] != row["amountGrossCurrency"]:
            found.append("two amounts in one currency")
    found += [f"{date} is {off} off" for date, off in dates.items() if off]
    return found


def booked(body: dict[str, Any]) -> list[Entry]:
    """The ledger, VAT found in each row's gross amount."""
    entries: list[Entry] = []
    for number, code, gross in read(body):
        vat = inside(øre(gross), RATES[code]) if code else 0
        entries += [(number, øre(gross) - vat), (VAT, vat)]
    return entries


def read(body: dict[str, Any]) -> list[tuple[str, str, Decimal]]:
    """What an accountant reads: account, VAT type, amount."""
    return [
        (_number(row["account"]), _number(row["vatType"]) if "vatType" in row else "", row["amountGross"])
        for row in body["postings"]
    ]


def _number(there: dict[str, int]) -> str:
    return str(there["id"] - id_of("0"))
