"""A voucher as a ledger item (a draft in Dinero's kassekladde): lines of account against account.

Each line balances by itself: a positive amount debits the account and credits the balancing
account. So a voucher's postings are paired:

1. neighbours without VAT, on two accounts, that cancel out go against each other: cash to the bank, cash
   in for a reason;
2. of what is left, a single posting takes all the others against it where they are its parts: three
   rates paid in cash alone, or one rate paid in cash and by card;
3. otherwise everything runs over the clearing account, which each item leaves at zero.

Dinero works the VAT out of each line's gross amount, on the side of the account that carries the code,
and takes the account's own code where none is given: so ``none`` is always written. A code stands on
the account's side alone: a positive amount with the code on the balancing side was seen to give no
VAT. Receipts round VAT one by one, so their sum is some øre off Dinero's. That difference is a line
of its own, from the revenue account to the account of `Role.VAT_DIFFERENCE`: the revenue is then what
the Z says, and Dinero's VAT and the difference together are the receipts' VAT.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from appliance.domain.money import divide
from appliance.domain.voucher import LONGEST_TEXT, Account, Posting, Role, Voucher
from appliance.integrations import Later, Line, Refused
from appliance.integrations.exact import Amount
from appliance.integrations.line_text import headed, said

EXPONENT = 2
CURRENCY = "DKK"
NONE = "none"
_OURS = UUID("6f1d3a52-6a0e-5e8b-9a57-2f6f0d9c41b7")
"""The name space of our ids; never changed, or a day could arrive under a second one."""
_NEIGHBOURS = 4
"""Later revisions that a look-up asks for beside its own; few, since each question is a 400 that counts."""
_DIFFERENCE = Posting(Role.VAT_DIFFERENCE, 1)


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts that an item needs and no posting has."""

    clearing: str
    """What rates and tenders meet on."""
    difference: Account | None
    """Where the øre go between Dinero's VAT and the receipts'; None = not mapped."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A posting on its way into lines."""

    account: str
    code: str
    """Dinero's VAT code, `NONE` = no VAT."""
    amount: int
    """Øre, debit positive, VAT included."""
    rate: int
    """Basis points; 0 where the code is `NONE`."""
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a ledger item; the balancing side never carries VAT."""

    text: str
    amount: int
    """Øre: positive debits the account."""
    account: str
    code: str
    balancing: str


def item_id(delivery: str) -> str:
    """The id that we give the item: the same for every try of a delivery, another for a new revision."""
    return str(uuid5(_OURS, delivery))


def is_id(reference: str) -> bool:
    """Whether a reference is an id of ours or theirs, and not a number that a person typed."""
    try:
        return str(UUID(reference)) == reference
    except ValueError:
        return False


def revisions(delivery: str) -> Iterator[str]:
    """A delivery's id, then those of its neighbours: which one was accepted may be forgotten."""
    yield delivery
    stem, _, revision = delivery.rpartition("-")
    own = int(revision) if stem and revision.isdigit() else 0
    if own:
        yield from (f"{stem}-{other}" for other in range(1, own + 1 + _NEIGHBOURS) if other != own)


def derived(amount: int, rate: int) -> int:
    """The VAT that Dinero finds in a gross amount, in øre with its sign.

    At 25 % it is a fifth, so there is never a half to round.

    >>> derived(-306, 2500), derived(100, 2500), derived(-50000, 0)
    (-61, 20, 0)
    """
    return divide(amount * rate, 10_000 + rate)


def unfit(
    voucher: Voucher, lines: tuple[Line, ...], rates: Mapping[str, int | None]
) -> Later | Refused | None:
    """What Dinero would refuse or misread, and a person can put right here before anything is sent.

    ``rates`` are Dinero's own VAT codes with their rates in basis points, None = not told.
    """
    if voucher.currency != CURRENCY:
        return Refused("refused", {"detail": f"expected a voucher in {CURRENCY}, got {voucher.currency}"})
    for line in lines:
        if detail := _fault(line.posting, line.account, rates):
            account, code = (line.account.number, line.account.vat_code) if line.account else ("", "")
            facts = {"account": account, "vat_code": code, "detail": detail}
            return Later("mapping_wrong", facts={"key": "/".join(line.posting.key()), **facts})
    return None


def _fault(posting: Posting, account: Account | None, rates: Mapping[str, int | None]) -> str:
    if account is None or not (account.number.isascii() and account.number.isdigit() and int(account.number)):
        return "expected an account number"
    code = _code(account)
    if code == NONE:
        return "expected a VAT code on money that holds VAT" if posting.vat else ""
    if posting.rate is None:
        return "expected no VAT code where no VAT rate is known"
    if code not in rates:
        return f"expected one of Dinero's VAT codes, got {code}"
    own = rates[code]
    if own is not None and own != posting.rate:
        return f"expected a VAT code of {posting.rate / 100:g} %, {code} has {own / 100:g} %"
    return ""


def ledger_item(voucher: Voucher, rows: Iterable[Row], identity: str, file: str = "") -> dict[str, object]:
    """One element of the body of ``POST /v1.2/{organization}/ledgeritems``."""
    item: dict[str, object] = {"Id": identity, "VoucherDate": voucher.date}
    if file:
        item["FileGuid"] = file
    item["Lines"] = [
        {
            "Description": row.text,
            "Amount": Amount(row.amount, EXPONENT),
            "AccountNumber": int(row.account),
            "AccountVatCode": row.code,
            "BalancingAccountNumber": int(row.balancing),
            "BalancingAccountVatCode": NONE,
        }
        for row in rows
    ]
    return item


def rows(voucher: Voucher, lines: tuple[Line, ...], accounts: Accounts) -> list[Row] | Later:
    """The voucher's lines, its VAT differences last; `Later` where there is no account for these."""
    legs = [_leg(voucher, line) for line in lines if line.posting.amount]
    paired = [replace(row, text=headed(voucher, row.text)) for row in _paired(legs, accounts.clearing)]
    off = differences(lines, paired)
    if not off:
        return paired
    if accounts.difference is None:
        return Later("mapping_missing", facts={"key": difference_key()})
    return paired + [
        Row(headed(voucher, f"VAT difference {code}"), amount, accounts.difference.number, NONE, account)
        for (account, code), amount in off.items()
    ]


def difference_key() -> str:
    """The mapping's key of the account that takes the øre between Dinero's VAT and the receipts'."""
    return "/".join(_DIFFERENCE.key())


def differences(lines: tuple[Line, ...], paired: Iterable[Row]) -> dict[tuple[str, str], int]:
    """Receipts' VAT less Dinero's, in øre with its sign, by (account, VAT code); no zeros."""
    rates: dict[tuple[str, str], int] = {}
    sums: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if line.account and line.posting.rate is not None and _code(line.account) != NONE:
            place = line.account.number, _code(line.account)
            sums[place] += line.posting.vat
            rates[place] = line.posting.rate
    for row in paired:
        if row.code != NONE:
            sums[row.account, row.code] -= derived(row.amount, rates[row.account, row.code])
    return {place: amount for place, amount in sums.items() if amount}


def _code(account: Account) -> str:
    return NONE if account.vat_code.lower() in ("", NONE) else account.vat_code


def _leg(voucher: Voucher, line: Line) -> Leg:
    posting, account = line.posting, line.account
    if account is None:
        raise ValueError(f"expected an account on {'/'.join(posting.key())} of {voucher.key}")
    code = _code(account)
    rate = (posting.rate or 0) if code != NONE else 0
    return Leg(account.number, code, posting.amount, rate, said(line, LONGEST_TEXT - len(voucher.key) - 1))


def _paired(legs: list[Leg], clearing: str) -> Iterator[Row]:
    left: list[Leg] = []
    for leg in legs:
        before = left[-1] if left else None
        if before and before.account != leg.account and _cancel(before, leg):
            left.pop()
            yield _row(before, leg.account)
        else:
            left.append(leg)
    whole = _whole(left)
    if whole is None:
        yield from (_row(leg, clearing) for leg in left)
    elif whole.code == NONE:
        yield from (_row(leg, whole.account) for leg in left if leg is not whole)
    else:  # the parts of one revenue: its code must stand on the account's side
        yield from (
            _row(replace(whole, amount=-leg.amount, text=f"{whole.text} {leg.text}"), leg.account)
            for leg in left
            if leg is not whole
        )


def _cancel(one: Leg, other: Leg) -> bool:
    return one.code == other.code == NONE and one.amount == -other.amount


def _whole(legs: list[Leg]) -> Leg | None:
    """The posting that all the others are parts of; one without VAT is preferred."""
    for leg in sorted(legs, key=lambda leg: leg.code != NONE):
        others = [other for other in legs if other is not leg]
        untaxed = all(other.code == NONE for other in others)
        parts = all(other.amount * leg.amount < 0 and other.account != leg.account for other in others)
        if others and parts and (untaxed or leg.code == NONE):
            return leg
    return None


def _row(leg: Leg, balancing: str) -> Row:
    return Row(leg.text, leg.amount, leg.account, leg.code, balancing)
