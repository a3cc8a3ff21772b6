"""Accounts: where each neutral key of the vouchers goes in the shop's books.

A mapping is replaced as a whole by one entry ``mapping``; it is never retroactive, and a missing row
stops no Z: the day waits on its way to the books (`appliance.upload`) until somebody fills it in.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from appliance.domain.problems import Problem, Refused
from appliance.domain.settlement import Count, day_voucher, settle
from appliance.domain.voucher import Account, Key, Posting, Role, account_for, from_dict
from appliance.storage import days, journal
from appliance.storage.journal import Fact
from appliance.till import day
from appliance.till.till import Till, needs_earnest, store

LONGEST = 10
"""Characters of an account number or VAT code."""

_PARTS: dict[Role, tuple[str, ...]] = {
    Role.REVENUE: ("department", "rate", "group", "product"),
    Role.TENDER: ("tender", "reason"),
    Role.TERMINAL_DIFFERENCE: ("tender", "reason"),
    Role.CASH_DIFFERENCE: ("reason",),
    Role.CASH_IN: ("reason",),
    Role.CASH_OUT: ("reason",),
}
"""What the postings of a role have; a row that asks for more fits none of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the mapping; an empty part of the key stands for "any"."""

    role: str
    account: str
    """Digits."""
    vat_code: str = ""
    """The accounting system's own; empty = no VAT treatment."""
    department: str = ""
    rate: str = ""
    """Basis points as digits: ``2500``."""
    tender: str = ""
    """``cash``, ``card:visa``."""
    reason: str = ""
    group: str = ""
    """Article group."""
    product: str = ""
    """Article number of a product that is booked alone."""
    to_department: str = ""
    """The department that its lines go out with where a posting has none; the till's own, if empty."""
    to_project: str = ""
    to_object: str = ""

    @property
    def key(self) -> Key:
        """What the row is looked up by."""
        return (
            self.role, self.department, self.rate, self.tender, self.reason, self.group, self.product,
        )  # fmt: skip


def rows(till: Till) -> list[Row]:
    """The mapping as it is now, in order of its keys."""
    last = journal.last_of(till.database, "mapping")
    return [Row(**row) for row in last[1].data["rows"]] if last else []


def check(rows: Iterable[Row]) -> list[Problem]:
    """Everything that is wrong with a mapping, as ``mapping_wrong`` naming key, account and detail."""
    found = []
    seen: set[Key] = set()
    for row in rows:
        details = [_key_fault(row), _account_fault(row)]
        if row.key in seen:
            details.append("expected each key once")
        seen.add(row.key)
        found += [_wrong(row, detail) for detail in details if detail]
    return found


def _wrong(row: Row, detail: str) -> Problem:
    key = "/".join(row.key)
    return Problem.of("mapping_wrong", key=key, account=row.account, vat_code=row.vat_code, detail=detail)


def _key_fault(row: Row) -> str:
    if row.role not in set(Role):
        return f"expected a role, one of {', '.join(Role)}, got {row.role!r}"
    allowed = _PARTS.get(Role(row.role), ())
    names = ("department", "rate", "tender", "reason", "group", "product")
    if useless := [name for name in names if getattr(row, name) and name not in allowed]:
        return f"expected no {' or '.join(useless)} on {row.role}, which has none"
    if row.rate and (not _digits(row.rate) or str(int(row.rate)) != row.rate or int(row.rate) > 10_000):
        return f"expected a rate in basis points such as 2500, got {row.rate!r}"
    return ""


def _account_fault(row: Row) -> str:
    if not _digits(row.account) or len(row.account) > LONGEST or int(row.account) == 0:
        return f"expected an account number of 1 to {LONGEST} digits, got {row.account!r}"
    code = row.vat_code
    if code and not (code.isascii() and code.isalnum() and len(code) <= LONGEST):
        return f"expected a VAT code of letters and digits, got {code!r}"
    return ""


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def save(till: Till, wanted: Iterable[Row]) -> None:
    """Replace the mapping; one that is as before makes no entry.

    Raises:
        Refused: ``mapping_wrong`` with the first of its faults (see `check`); ``training_only_sells``.
    """
    needs_earnest(till)
    ordered = sorted(wanted, key=lambda row: row.key)
    if wrong := check(ordered):
        raise Refused(wrong[0])
    if ordered != rows(till):
        store(till, Fact("mapping", {"rows": [asdict(row) for row in ordered]}))


def missing(till: Till) -> list[Key]:
    """The keys that closed days are booked under and no row covers, in order."""
    covered = {row.key: Account(row.account, row.vat_code) for row in rows(till)}
    return sorted({posting.key() for posting in _postings(till) if not account_for(posting, covered)})


def _postings(till: Till) -> Iterable[Posting]:
    """What the vouchers hold, and what the Z that waits for its settlement will."""
    for plain in days.vouchers(till.database):
        yield from from_dict(plain).postings
    if z := day.unsettled(till):
        yield from _unsettled(z, till.rules.currency.code)


def _unsettled(z: dict[str, Any], currency: str) -> Iterable[Posting]:
    as_registered = settle(z, Count(None, {}, {}, {"cash": "not counted yet"}))
    return day_voucher(z, as_registered, "0" * 32, currency).postings
