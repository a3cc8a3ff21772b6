"""What the five have in common: a shop's accounts, VAT by hand's rules, and sums of what was booked."""

from collections import Counter
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from appliance.domain.voucher import Account, Mapping, Posting, Role, Voucher
from appliance.integrations import Line

Entry = tuple[str, int]
"""One line of a ledger: account, øre (debit positive)."""

VAT = "VAT"
"""Whatever accounts a system posts VAT on."""
REVENUE = {2500: "3000", 1500: "3010", 1200: "3020", 600: "3030", 0: "3100"}
DIFFERENCE = "7772"
OTHERS = {
    (Role.TENDER, "cash"): "1900",
    (Role.TENDER, "card"): "1571",
    (Role.TENDER, "card:visa"): "1572",
    (Role.TENDER, "card:dankort"): "1573",
    (Role.TENDER, "vipps"): "1579",
    (Role.TENDER, "mobilepay"): "1579",
    (Role.ROUNDING, ""): "7771",
    (Role.CASH_DIFFERENCE, ""): "7790",
    (Role.TERMINAL_DIFFERENCE, ""): "7791",
    (Role.CASH_IN, ""): "1909",
    (Role.CASH_OUT, ""): "1909",
    (Role.BANK_BAG, ""): "1910",
    (Role.GIFT_CARD, ""): "2970",
    (Role.PREPAYMENT, ""): "2965",
    (Role.RECEIVABLE, ""): "1500",
    (Role.PANT, ""): "2980",
    (Role.TIP, ""): "2990",
    (Role.VAT_DIFFERENCE, ""): DIFFERENCE,
}


def shop(codes: dict[int, str], **renumbered: str) -> Mapping:
    """The shop's mapping with a system's VAT codes by rate, and some accounts under other numbers.

    A single-purpose gift card that is redeemed takes its own sale back, so it goes to the revenue.
    """
    rows = {}
    for rate, code in codes.items():
        for role in (Role.REVENUE, Role.GIFT_CARD):
            rows[key(role, rate)] = Account(REVENUE[rate], code)
        rows[key(Role.PANT, rate)] = Account("2980", code)
    for (role, tender), number in OTHERS.items():
        rows[key(role, tender=tender)] = Account(renumbered.get(f"n{number}", number))
    return rows


def key(role: Role, rate: int | None = None, tender: str = "") -> Any:
    """A mapping's key."""
    return Posting(role, 1, rate=rate, tender=tender).key()


def inside(gross: int, rate: int) -> int:
    """The VAT in a gross amount, halves away from zero."""
    return _rounded(Decimal(gross) * rate / (10_000 + rate))


def on_top(net: int, rate: int) -> int:
    """The VAT on a net amount, halves away from zero."""
    return _rounded(Decimal(net) * rate / 10_000)


def _rounded(exact: Decimal) -> int:
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def kroner(øre: int) -> Decimal:
    """An amount with two decimals."""
    return Decimal(øre).scaleb(-2)


def øre(amount: Decimal) -> int:
    """The inverse of `kroner`; an amount with more than two decimals is a ValueError."""
    if amount != round(amount, 2):
        raise ValueError(f"expected two decimals, got {amount}")
    return int(amount.scaleb(2))


def account(line: Line) -> Account:
    """The account of a line, which a system needs on each."""
    assert line.account is not None, line.posting.key()
    return line.account


def text_of(voucher: Voucher, line: Line) -> str:
    """What a line says; the key leads back to the Z."""
    posting = line.posting
    said = posting.text or " ".join(filter(None, (posting.role, posting.tender, posting.reason)))
    return f"{voucher.key} {said}"


def differences(lines: Iterable[Line], derived: Callable[[Line], int]) -> dict[tuple[str, str], int]:
    """The receipts' VAT less a system's own, by (account, VAT code), no zeros; øre, credit negative."""
    off: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if account(line).vat_code:
            off[account(line).number, account(line).vat_code] += line.posting.vat - derived(line)
    return {place: amount for place, amount in off.items() if amount}


def named(voucher: Voucher, code: str) -> str:
    """What the line of a VAT difference says."""
    return f"{voucher.key} VAT difference {code}"


def sums(entries: Iterable[Entry]) -> dict[str, int]:
    """Øre by account, no zeros; the VAT and its named difference as one."""
    found: Counter[str] = Counter()
    for number, amount in entries:
        found[VAT if number == DIFFERENCE else number] += amount
    return {number: amount for number, amount in found.items() if amount}


def due(lines: Iterable[Line]) -> dict[str, int]:
    """What any books must show of a voucher: net on each line's account, and the Z's VAT."""
    found: Counter[str] = Counter()
    for line in lines:
        found[account(line).number] += line.posting.amount - line.posting.vat
        found[VAT] += line.posting.vat
    return {number: amount for number, amount in found.items() if amount}
