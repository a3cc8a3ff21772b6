"""Accounts: where each neutral key of the vouchers goes in the shop's books.

A mapping is replaced as a whole by one entry ``mapping``; it is never retroactive, and a missing row
stops no Z: the day waits on its way to the books (`appliance.upload`) until somebody fills it in.

A row for a product has its sales booked alone from then on; what `unmapped` finds are the rows that the
shop still needs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from appliance.domain.problems import Problem, Refused
from appliance.domain.voucher import Account, Key, Role
from appliance.storage import catalogue as shelf
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.catalogue import changed_products
from appliance.till.needs import needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

LONGEST = 10
"""Characters of an account number or VAT code."""
LONGEST_DIMENSION = 30
"""Characters of a department, project or object."""

_SALES = ("department", "rate", "group", "product")
_PARTS: dict[Role, tuple[str, ...]] = {
    Role.REVENUE: _SALES,
    Role.PANT: (*_SALES, "tender"),
    Role.GIFT_CARD: ("rate", "tender"),
    Role.PREPAYMENT: ("tender",),
    Role.TENDER: ("tender", "reason"),
    Role.TERMINAL_DIFFERENCE: ("tender", "reason"),
    Role.CASH_DIFFERENCE: ("reason",),
    Role.CASH_IN: ("reason",),
    Role.CASH_OUT: ("reason",),
}
"""What the postings of a role have; a row that asks for more fits none of them."""
PARTS = ("department", "rate", "tender", "reason", "group", "product")
"""What a key has beside its role, in its order."""


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


@dataclass(frozen=True, slots=True)
class Defaults:
    """What this till's income and cost go out with where neither posting nor row says it."""

    department: str = ""
    project: str = ""
    object: str = ""


def rows(till: Till) -> list[Row]:
    """The mapping as it is now, in order of its keys."""
    return [Row(**row) for row in _body(till).get("rows", [])]


def defaults(till: Till) -> Defaults:
    """The till's own department, project and object."""
    return Defaults(**_body(till).get("defaults", {}))


def _body(till: Till) -> dict[str, Any]:
    last = journal.last_of(till.database, "mapping")
    return last[1].data if last else {}


def covered(wanted: Iterable[Row]) -> dict[Key, Account]:
    """Rows as `account_for` asks them."""
    return {row.key: Account(row.account, row.vat_code) for row in wanted}


def check(rows: Iterable[Row], fixed: Defaults | None = None) -> list[Problem]:
    """Everything that is wrong with a mapping, as ``mapping_wrong`` naming key, account and detail."""
    found = []
    seen: set[Key] = set()
    for row in rows:
        details = [detail for _, detail in faults(row)]
        if row.key in seen:
            details.append("expected each key once")
        seen.add(row.key)
        found += [_wrong(row, detail) for detail in details]
    return found + [_wrong(Row("", ""), detail) for _, detail in default_faults(fixed or Defaults())]


def _wrong(row: Row, detail: str) -> Problem:
    key = "/".join(row.key)
    return Problem.of("mapping_wrong", key=key, account=row.account, vat_code=row.vat_code, detail=detail)


def faults(row: Row) -> list[tuple[str, str]]:
    """What is wrong with a row by itself: (name of the field, what is expected there and what it is)."""
    found = [*_key_faults(row), *_account_faults(row)]
    return found + _dimension_faults(row.to_department, row.to_project, row.to_object)


def default_faults(fixed: Defaults) -> list[tuple[str, str]]:
    """The same of the till's own dimensions."""
    return _dimension_faults(fixed.department, fixed.project, fixed.object)


def _key_faults(row: Row) -> Iterator[tuple[str, str]]:
    if row.role not in set(Role):
        yield "role", f"expected a role, one of {', '.join(Role)}, got {row.role!r}"
        return
    allowed = _PARTS.get(Role(row.role), ())
    if useless := [name for name in PARTS if getattr(row, name) and name not in allowed]:
        yield useless[0], f"expected no {' or '.join(useless)} on {row.role}, which has none"
    elif row.rate and (not _digits(row.rate) or str(int(row.rate)) != row.rate or int(row.rate) > 10_000):
        yield "rate", f"expected a rate in basis points such as 2500, got {row.rate!r}"


def _account_faults(row: Row) -> Iterator[tuple[str, str]]:
    if not _digits(row.account) or len(row.account) > LONGEST or int(row.account) == 0:
        yield "account", f"expected an account number of 1 to {LONGEST} digits, got {row.account!r}"
        return
    code = row.vat_code
    if code and not (code.isascii() and code.isalnum() and len(code) <= LONGEST):
        yield "vat_code", f"expected a VAT code of letters and digits, got {code!r}"


def _dimension_faults(*values: str) -> list[tuple[str, str]]:
    named = zip(("department", "project", "object"), values, strict=True)
    return [
        (f"to_{name}", f"expected the {name} in at most {LONGEST_DIMENSION} characters, got {value!r}")
        for name, value in named
        if len(value) > LONGEST_DIMENSION or not value.isprintable() or value != value.strip()
    ]


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def save(till: Till, wanted: Iterable[Row], fixed: Defaults | None = None) -> None:
    """Replace the mapping; one that is as before makes no entry. Products that have a row of their own are
    booked alone from now on, and those that have lost it are not, in the same commit.

    Args:
        till: The till.
        wanted: Every row.
        fixed: The till's own dimensions; None leaves them as they are.

    Raises:
        Refused: ``mapping_wrong`` with the first of its faults (see `check`); ``training_only_sells``;
            ``manager_needed``: nobody is logged in where it comes with the set-up, in a file.
    """
    if till.operator:
        needs(till, "mapping")
    needs_earnest(till)
    ordered = sorted(wanted, key=lambda row: row.key)
    own = defaults(till) if fixed is None else fixed
    if wrong := check(ordered, own):
        raise Refused(wrong[0])
    before = rows(till)
    if ordered == before and own == defaults(till):
        return
    facts = [Fact("mapping", {"rows": [asdict(row) for row in ordered], "defaults": asdict(own)})]
    store(till, *_booked_alone(till, before, ordered), *facts)


def _booked_alone(till: Till, before: Iterable[Row], now: Iterable[Row]) -> list[Fact]:
    had, has = ({row.product for row in some if row.product} for some in (before, now))
    known = shelf.known(till.database, had | has)
    changed = changed_products(till, (replace(one, booked_alone=one.number in has) for one in known.values()))
    body = {"source": "mapping", "products": changed, "groups": [], "departments": []}
    return [Fact("catalogue", body)] if changed else []
