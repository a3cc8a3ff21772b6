"""What the mapping has no row for: keys that closed days are booked under, and those of days to come."""

from collections.abc import Iterable, Iterator
from typing import Any

from appliance.domain.line_kind import CLAIMS, GOODS, OUTSIDE, PANT, SINGLE_CARD
from appliance.domain.settlement import Count, day_voucher, settle
from appliance.domain.voucher import Key, Posting, Role, account_for, from_dict
from appliance.storage import catalogue as shelf
from appliance.storage import days
from appliance.till import day, mapping
from appliance.till.till import Till


def missing(till: Till) -> list[Key]:
    """The keys that closed days are booked under and no row covers, in order; and, where the books work VAT
    out by themselves, that of the øre between their figure and the receipts'."""
    covered = mapping.covered(mapping.rows(till))
    return sorted({one.key() for one in _postings(till) if not account_for(one, covered)})


def _postings(till: Till) -> Iterator[Posting]:
    """What the vouchers hold, and what the Z that waits for its settlement will."""
    for plain in days.vouchers(till.database):
        yield from from_dict(plain).postings
    if z := day.unsettled(till):
        yield from _unsettled(z, till.rules.currency.code)
    if till.shop.vat_derived:
        yield Posting(Role.VAT_DIFFERENCE, 1)


def _unsettled(z: dict[str, Any], currency: str) -> Iterable[Posting]:
    as_registered = settle(z, Count(None, {}, {}, {"cash": "not counted yet"}))
    return day_voucher(z, as_registered, "0" * 32, currency).postings


def suggested(till: Till) -> list[Key]:
    """Keys for a first mapping that no row covers yet: sales by VAT rate, each way to pay, and every other
    role that a day can have. Those that the shop uses come first."""
    covered = mapping.covered(mapping.rows(till))
    found = dict.fromkeys(wide(one.key()) for one in _to_come(till) if not account_for(one, covered))
    used = {key[0] for key in (*found, *covered)}
    rest = (Posting(role, 1).key() for role in Role if role not in used)
    return [*found, *rest]


def _to_come(till: Till) -> Iterator[Posting]:
    """What the shop's goods and its ways to be paid will be booked as."""
    charges = till.shop.charges_vat
    for department, rate, group, kind in sorted(shelf.sold_as(till.database), key=lambda one: (-one[1], one)):
        role = Role.REVENUE if kind in (GOODS, SINGLE_CARD) else Role(kind)
        if kind in OUTSIDE:
            yield Posting(role, 1)
        else:
            yield Posting(role, 1, rate=rate if charges else 0, department=department, group=group)
    for tender in dict.fromkeys(("cash", *_taken(till))):
        yield Posting(Role.TENDER, 1, tender=tender)
    if till.rules.cash_step > 1:
        yield Posting(Role.ROUNDING, 1)


def _taken(till: Till) -> list[str]:
    """What was paid with, but for the shop's own debts: those have roles of their own."""
    return [one for one in days.tenders_taken(till.database) if one.partition(":")[0] not in CLAIMS]


def wide(key: Key) -> Key:
    """The key that most shops want a row for in place of an exact one: any group, department and reason, any
    brand of card.

    >>> wide(("revenue", "1", "2500", "", "", "10", "")), wide(("tender", "", "", "card:visa", "", "", ""))
    (('revenue', '', '2500', '', '', '', ''), ('tender', '', '', 'card', '', '', ''))
    """
    role, _, rate, tender, *_ = key
    by_rate, by_tender = role in (Role.REVENUE, Role.PANT), role == Role.TENDER
    return (role, "", rate if by_rate else "", tender.partition(":")[0] if by_tender else "", "", "", "")


def split(till: Till, key: Key, tenders: Iterable[str], reasons: Iterable[str]) -> list[Key]:
    """The keys that a row can be split into, each with an account of its own: sales into article groups,
    ways to pay into brands, money in and out into its reasons. Those that have a row are left out.

    Args:
        till: The till.
        key: The row's.
        tenders: What the screens offer to pay with (``card:visa``), beside what was taken.
        reasons: What the screens offer for money in or out, beside what was said.
    """
    role, department, rate, tender, reason, group, product = key
    own = {row.key for row in mapping.rows(till)}
    found: list[Key] = []
    if role in (Role.REVENUE, Role.PANT) and not group and not product:
        kind = GOODS if role == Role.REVENUE else PANT
        rates = {one.code: one.rate for one in shelf.groups(till.database) if one.kind == kind}
        found = [
            (role, department, rate, tender, reason, code, "")
            for code, charged in rates.items()
            if rate in ("", str(charged))
        ]
    elif role in (Role.TENDER, Role.TERMINAL_DIFFERENCE) and ":" not in tender and not reason:
        found = [
            (role, department, rate, one, reason, group, product)
            for one in dict.fromkeys((*tenders, *_taken(till)))
            if tender in ("", one.partition(":")[0]) and one != tender
        ]
    elif role in (Role.CASH_IN, Role.CASH_OUT) and not reason:
        said = (one.reason for one in _postings(till) if one.role == role)
        found = [
            (role, department, rate, tender, one, group, product) for one in dict.fromkeys((*reasons, *said))
        ]
    return [one for one in found if one not in own]
