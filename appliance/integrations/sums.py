"""Sums by which a voucher is known again in a ledger; amounts in minor units, debit positive."""

from collections import Counter
from collections.abc import Iterable

from appliance.domain.voucher import Voucher


def sums(pairs: Iterable[tuple[str, int]]) -> Counter[str]:
    """What (name, amount) pairs come to by name: an account, a VAT code."""
    found: Counter[str] = Counter()
    for name, amount in pairs:
        found[name] += amount
    return found


def totals(amounts: Iterable[int]) -> tuple[int, int]:
    """All debits, all credits."""
    listed = list(amounts)
    return sum(amount for amount in listed if amount > 0), sum(amount for amount in listed if amount < 0)


def as_ledgers_show(voucher: Voucher) -> tuple[tuple[int, int], tuple[int, int]]:
    """The `totals` of a voucher where each line has its VAT inside, and where net and VAT stand apart."""
    inside = totals(posting.amount for posting in voucher.postings)
    apart = totals(part for one in voucher.postings for part in (one.amount - one.vat, one.vat))
    return inside, apart
