"""The day as the books want it: one balanced voucher (bilag) per Z, in words of the shop.

A voucher is made once, from the Z report and its settlement, and never changes. Its postings carry
neutral keys (role, department, VAT rate, tender, reason, article group, product); account numbers are
put on when it is sent (`accounted`), so that a missing mapping never stops a Z and a remapping never
touches history.

A day that the books have taken and that stands wrong there is corrected by two more vouchers: its
reversal, and the same day once more with the accounts of today (`reversal`, `correction`).

Amounts are minor units, debit positive, credit negative, VAT included; ``vat`` is the part of the
amount that is VAT, with the same sign.
"""

import datetime as dt
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from itertools import combinations
from typing import Any

LONGEST_TEXT = 75
CLOSED = ("period_closed", "year_missing")
"""Why the books refuse a day that may go under another date."""


class Role(StrEnum):
    """What a posting is, whatever the target calls its account."""

    REVENUE = "revenue"
    TENDER = "tender"
    ROUNDING = "rounding"
    CASH_DIFFERENCE = "cash_difference"
    TERMINAL_DIFFERENCE = "terminal_difference"
    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    BANK_BAG = "bank_bag"
    GIFT_CARD = "gift_card"
    RECEIVABLE = "receivable"
    PANT = "pant"
    TIP = "tip"
    PREPAYMENT = "prepayment"
    VAT_DIFFERENCE = "vat_difference"


class Kind(StrEnum):
    """What a voucher is for."""

    DAY = "day"
    REVERSAL = "reversal"
    """Takes a voucher back, posting by posting, on the accounts that it was booked on."""
    CORRECTION = "correction"
    """The same day once more, on the accounts of today."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One line of the voucher."""

    role: Role
    amount: int
    """Minor units, debit positive, VAT included."""
    vat: int = 0
    """The VAT inside ``amount``, same sign."""
    rate: int | None = None
    """Basis points (2500 = 25 %), on revenue, on pant sold, and on gift cards that bore VAT at their sale."""
    department: str = ""
    tender: str = ""
    reason: str = ""
    text: str = ""
    group: str = ""
    """Article group."""
    product: str = ""
    """Article number, on a product that the books want on a line of its own."""
    project: str = ""
    object: str = ""
    name: str = field(default="", compare=False)
    """The article group's at the Z, for the reader; empty = it had none."""

    def key(self) -> "Key":
        """What a mapping is looked up by."""
        return (
            self.role,
            self.department,
            "" if self.rate is None else str(self.rate),
            self.tender,
            self.reason,
            self.group,
            self.product,
        )


@dataclass(frozen=True, slots=True)
class Voucher:
    """A balanced voucher; one that does not balance refuses to exist (ValueError)."""

    id: str
    """32 hex digits, fixed when the day is settled and before the first delivery."""
    key: str
    """Short name for people and for targets, at most 50 characters: ``Z-1-42-20261121``; a later
    epoch of the same till shows as ``Z-1.2-42-20261121``."""
    till: str
    epoch: int
    z: int
    date: str
    """Business date, YYYY-MM-DD."""
    currency: str
    text: str
    """At most 75 characters."""
    postings: tuple[Posting, ...]
    entries: tuple[int, int]
    """First and last journal entry of the day, both counted."""
    receipts: tuple[tuple[str, int, int], ...] = ()
    """(series, first, last) receipt numbers of the day."""
    closed_at: int = 0
    """UTC milliseconds."""
    revision: int = 1
    kind: Kind = Kind.DAY
    of: str = ""
    """On a reversal or correction: the key of the day that is corrected."""
    after: str = ""
    """Id of the voucher that must be in the books first: what a reversal takes back, and what a
    correction replaces is taken back by."""
    control: dict[str, Any] = field(default_factory=dict, compare=False)
    """The Z's own sums, for the reader: gross, net, vat by rate, tenders, rounding, difference."""
    head: dict[str, Any] = field(default_factory=dict, compare=False)
    """The journal's head at the settlement: epoch, number, hash (64 hex digits); an anchor, see `anchors`."""

    def __post_init__(self) -> None:
        balance = sum(posting.amount for posting in self.postings)
        if balance:
            raise ValueError(f"expected voucher {self.key} to balance to 0, it is {balance} off")
        if any(posting.amount == 0 and posting.vat == 0 for posting in self.postings):
            raise ValueError(f"expected no empty posting in voucher {self.key}")


def as_dict(voucher: Voucher) -> dict[str, Any]:
    """The voucher as plain JSON values (integers and strings only)."""
    return asdict(voucher)


def from_dict(plain: dict[str, Any]) -> Voucher:
    """The inverse of `as_dict`, from parsed JSON."""
    postings = tuple(Posting(**{**row, "role": Role(row["role"])}) for row in plain["postings"])
    receipts = tuple((series, first, last) for series, first, last in plain["receipts"])
    first, last = plain["entries"]
    read = {"postings": postings, "receipts": receipts, "entries": (first, last)}
    return Voucher(**{**plain, **read, "kind": Kind(plain.get("kind", Kind.DAY))})


def reversal(of: Voucher, identity: str, number: int, reason: str, at: int) -> Voucher:
    """What takes a voucher back: every posting with the other sign, in the same order.

    Args:
        of: The day's voucher, or its last correction.
        identity: The new voucher's id, 32 hex digits.
        number: How many times the day is corrected with this: 1, 2 …
        reason: Why, in a person's words.
        at: UTC ms of the decision.
    """
    postings = tuple(replace(one, amount=-one.amount, vat=-one.vat) for one in of.postings)
    made = _corrective(of, identity, f"R{number}", f"reversed: {reason}", at)
    return replace(made, postings=postings, kind=Kind.REVERSAL, after=of.id, control={})


def correction(of: Voucher, identity: str, number: int, reason: str, at: int, reversed_by: str) -> Voucher:
    """The same day once more, to go out behind its reversal (id ``reversed_by``); see `reversal`."""
    made = _corrective(of, identity, f"C{number}", f"corrected: {reason}", at)
    return replace(made, kind=Kind.CORRECTION, after=reversed_by)


def _corrective(of: Voucher, identity: str, suffix: str, said: str, at: int) -> Voucher:
    day = of.of or of.key
    text = f"Z {of.z} till {of.till} {of.date} {said}"
    return replace(
        of, id=identity, key=f"{day}-{suffix}", of=day, text=text[:LONGEST_TEXT].rstrip(), closed_at=at,
        revision=1,
    )  # fmt: skip


def is_date(written: str) -> bool:
    """Whether a person gave a date as vouchers have it, YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def redated(voucher: Voucher, date: str) -> Voucher:
    """The voucher under a date that a person gave it; its text keeps the business date.

    >>> day = Voucher("0", "Z-1-7-20261121", "1", 1, 7, "2026-11-21", "NOK", "Kassaoppgjør 7", (), (1, 2))
    >>> redated(day, "2026-12-01").text
    'Kassaoppgjør 7 (2026-11-21)'
    """
    if date == voucher.date:
        return voucher
    text = voucher.text
    if voucher.date not in text:
        text = f"{text[: LONGEST_TEXT - len(voucher.date) - 3]} ({voucher.date})"
    return replace(voucher, date=date, text=text)


@dataclass(frozen=True, slots=True)
class Account:
    """Where a key goes in one accounting system: an account number, that system's VAT code, and the
    dimensions that a line goes out with; empty = none."""

    number: str
    vat_code: str = ""
    """The target's own code; empty = no VAT treatment."""
    department: str = ""
    project: str = ""
    object: str = ""


Key = tuple[str, str, str, str, str, str, str]
"""Role, department, rate, tender, reason, article group, product."""
Mapping = dict[Key, Account]
"""By key; an empty part stands for "any". An account's dimensions are the fixed ones of its key: those of
the posting itself come first."""
INCOME_OR_COST = frozenset(
    {Role.REVENUE, Role.ROUNDING, Role.CASH_DIFFERENCE, Role.TERMINAL_DIFFERENCE, Role.CASH_IN, Role.CASH_OUT,
     Role.TIP, Role.VAT_DIFFERENCE, Role.PANT}
)  # fmt: skip
"""The roles that a till's own department, project and object are put on: money and debts belong to none."""


def account_for(posting: Posting, mapping: Mapping) -> Account | None:
    """The most exact mapping that fits, or None, with the dimensions that the posting goes out with.

    The exact key first; then the reason, the department, the tender, the rate, the article group and the
    product are let go, in that order, alone and together, fewest first; but the product last of all: what
    is mapped for a product stands before anything that is mapped without it.

    >>> sale = Posting(Role.REVENUE, -12500, -2500, 2500, department="10")
    >>> account_for(sale, {("revenue", "", "2500", "", "", "", ""): Account("3000", "3")})
    Account(number='3000', vat_code='3', department='10', project='', object='')
    """
    key = posting.key()
    for kept in _KEPT:
        account = mapping.get(tuple(part if keep else "" for part, keep in zip(key, kept, strict=True)))  # type: ignore[arg-type]
        if account:
            return replace(
                account,
                department=posting.department or account.department,
                project=posting.project or account.project,
                object=posting.object or account.object,
            )
    return None


_DROPPED = (4, 1, 3, 2, 5, 6)
"""Places in a key as they are let go: reason, department, tender, rate, article group, product."""
_KEPT = [
    tuple(place not in dropped for place in range(7))
    for product in ((), (6,))
    for size in range(6)
    for dropped in (one + product for one in combinations(_DROPPED[:5], size))
]
