"""The ledger read back: is our day there, and does it hold our figures?

``GetTransactions`` shows the ledger's lines, each with its voucher's number. A journal that waits as a
draft is shown nowhere; it appears here once a person has booked it, with what they changed. A ledger may
show a sale as one line with its VAT inside, or as net and VAT on accounts of their own: both are ours.

``DateEnd`` is an instant, so the last day's end is asked for (23:59:59). Dates come in UTC.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element

from appliance.domain.voucher import Voucher
from appliance.integrations import Absent, Accepted, Followed, Found, Later, Line, Unsure
from appliance.integrations.accounting.office24_soap.bundle import EXPONENT
from appliance.integrations.accounting.office24_soap.envelope import Part, children, text_of
from appliance.integrations.accounting.office24_soap.lists import local_date
from appliance.integrations.accounting.office24_soap.session import TRANSACTION, Session
from appliance.integrations.boxes import later_box
from appliance.integrations.exact import minor
from appliance.integrations.http import odd
from appliance.integrations.sums import as_ledgers_show, sums, totals


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the ledger."""

    number: str
    """The voucher's number (TransactionNo)."""
    kind: str
    """The voucher's type, by an id that only the ledger has."""
    day: date
    account: str
    amount: int
    """Minor units, debit positive."""


def reference_of(voucher: Voucher, number: str) -> str:
    """What we call a voucher there: its number is unique within a year."""
    return f"{voucher.date[:4]}-{number}"


def bearing(session: Session, voucher: Voucher, days: int, *parts: Part) -> list[Row] | Later:
    """The ledger's lines that bear our key, so many days before and after the voucher's date."""
    return _rows(session, voucher, days, parts, lambda row: carries(row, voucher.key))


def later(session: Session, voucher: Voucher, epoch: int) -> str | Later:
    """The key of a day near the voucher's that a later box (`boxes.later_box`) closed; empty: none."""
    found: list[str] = []

    def wanted(row: Element) -> bool:
        if later_box(word := _first_word(row), voucher, epoch):
            found.append(word)
        return False

    rows = _rows(session, voucher, 1, (), wanted) if epoch else []
    return rows if isinstance(rows, Later) else "".join(found[:1])


def numbered(session: Session, voucher: Voucher, number: str) -> list[Row] | Later:
    """The lines of a voucher by its number, a month before and after the date."""
    only: list[Part] = [("TransactionNoStart", number), ("TransactionNoEnd", number)]
    return _rows(session, voucher, 31, only, lambda row: text_of(row, "TransactionNo") == number)


def _rows(
    session: Session,
    voucher: Voucher,
    days: int,
    parts: Iterable[Part],
    wanted: Callable[[Element], bool],
) -> list[Row] | Later:
    day = date.fromisoformat(voucher.date)
    given = dict(parts)
    asked: list[Part] = [
        ("DateSearchParameters", "EntryDate"),
        ("DateStart", f"{day - timedelta(days=days)}T00:00:00"),
        ("DateEnd", f"{day + timedelta(days=days)}T23:59:59"),
        *[(name, given[name]) for name in ("TransactionNoStart", "TransactionNoEnd") if name in given],
        ("SystemType", None),
        ("HasInvoiceId", None),
        *[(name, given[name]) for name in ("InvoiceNo",) if name in given],
    ]
    answer = session.read(TRANSACTION, "GetTransactions", [("searchParams", asked)])
    if isinstance(answer, Later):
        return answer
    try:  # only what is ours is read: others may write amounts that we cannot
        return [_row(one) for one in children(answer, "Transaction") if wanted(one)]
    except (ValueError, OverflowError) as fault:
        return odd(fault)


def _row(one: Element) -> Row:
    return Row(
        text_of(one, "TransactionNo"),
        text_of(one, "TransactionTypeId"),
        local_date(text_of(one, "Date")),
        text_of(one, "AccountNo"),
        minor(text_of(one, "Amount"), EXPONENT),
    )


def carries(row: Element, key: str) -> bool:
    """Whether a ledger line bears our key, as invoice number or as the first word of its comment."""
    return key in (text_of(row, "InvoiceNo"), _first_word(row))


def _first_word(row: Element) -> str:
    return text_of(row, "Comment").split(" ", 1)[0]


def compare(voucher: Voucher, rows: list[Row]) -> Found:
    """Hold what was found against the voucher: one number, same debit and credit totals."""
    if not rows:
        return Absent()
    numbers = _numbers(rows)
    if len(numbers) > 1:
        return Unsure("found_twice", {"found": ", ".join(numbers)[:200]})
    [number] = numbers
    there = totals(row.amount for row in rows)
    gross, parts = as_ledgers_show(voucher)
    if there not in (gross, parts):
        debits = {"debit_amount": there[0], "expected_amount": gross[0]}
        return Unsure("found_differs", {"found": number, **debits})
    return Accepted(reference_of(voucher, number), number=number)


def judge_typed(voucher: Voucher, lines: tuple[Line, ...], rows: list[Row]) -> Followed:
    """The same for a number that a person typed: each series has a voucher of that number."""
    kinds = sorted({row.kind for row in rows})
    judged = [judge(voucher, lines, [row for row in rows if row.kind == kind]) for kind in kinds]
    ours = [one for one in judged if one.verified]
    if len(ours) == 1 or len(judged) == 1:
        return (ours or judged)[0]
    return Followed(
        "cannot_tell", facts={"detail": f"{len(judged)} vouchers bear the number {rows[0].number}"}
    )


def judge(voucher: Voucher, lines: tuple[Line, ...], rows: list[Row]) -> Followed:
    """Hold the lines of our day against what was sent, account by account."""
    numbers = _numbers(rows)
    if len(numbers) > 1:
        return Followed("changed", facts={"found": ", ".join(numbers)[:200], "count": len(numbers)})
    [number] = numbers
    days = sorted({str(row.day) for row in rows})
    if days != [voucher.date]:
        return Followed("changed", number, facts={"found_date": " ".join(days), "date": voucher.date})
    there = sums((row.account, row.amount) for row in rows)
    inside = sums((line.account.number, line.posting.amount) for line in lines if line.account)
    apart = sums(
        (line.account.number, line.posting.amount - line.posting.vat) for line in lines if line.account
    )
    wrong = _unlike(inside, there, 0)
    if wrong and _unlike(apart, there, sum(line.posting.vat for line in lines)):
        return Followed("changed", number, facts=wrong)
    return Followed("posted", number, verified=True)


def _unlike(ours: Counter[str], there: Counter[str], rest: int) -> dict[str, str | int]:
    """What is otherwise on our accounts, or on all others together; empty = nothing."""
    for account in sorted(ours):
        if ours[account] != there[account]:
            return {
                "account": account,
                "found_amount": there[account],
                "expected_amount": ours[account],
            }
    others = {account: amount for account, amount in there.items() if account not in ours}
    if sum(others.values()) != rest:
        return {
            "account": ", ".join(sorted(others)),
            "found_amount": sum(others.values()),
            "expected_amount": rest,
        }
    return {}


def _numbers(rows: Iterable[Row]) -> list[str]:
    """The vouchers' numbers; the same number in two series is two vouchers."""
    found = {(row.kind, row.number) for row in rows}
    return sorted(number for _, number in found)
