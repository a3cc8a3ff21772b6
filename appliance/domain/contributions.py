"""What each journal entry gave to its day's voucher: the way from a figure in the books to its receipts.

Nothing is worked out a second time here: what an entry gives is the voucher of a day in which nothing
else happened, made by the very functions that made the day's (`dayclose.fold`, `settlement.day_voucher`).
Both only add up, so the contributions to a posting come to the posting; whoever shows them compares.
Amounts are minor units, debit positive, VAT included.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from appliance.domain.dayclose import fold
from appliance.domain.payment import FOREIGN
from appliance.domain.settlement import at_terminals, day_voucher
from appliance.domain.voucher import Kind, Posting, Voucher

Data = dict[str, Any]
Address = tuple[str, ...]
"""What tells a posting from the others of its voucher."""

_NOWHERE: Data = {"till": "", "epoch": 1, "z": 0, "date": "", "at": 0}
_UNSETTLED: Data = {"difference": 0, "reason": "", "bag": "", "bag_amount": 0}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one entry gave to one posting."""

    entry: int
    """Place of the entry among those that were given, from 0."""
    amount: int
    vat: int


def postings_of(data: Data) -> tuple[Posting, ...]:
    """What one entry's body gives to the voucher of its day; nothing for most kinds.

    A settlement gives its differences and the bag to the bank: what was registered came from receipts.

    >>> [(one.role.value, one.amount) for one in postings_of(
    ...     {"kind": "cash_moved", "number": 7, "reason": "change", "amount": 5000})]
    [('tender', 5000), ('cash_in', -5000)]
    """
    if data["kind"] == "settlement":
        told = [{**row, "counted": row["difference"]} for row in data["terminals"]]
        notes = [{**row, "worth": 0} for row in data.get("foreign", ())]
        found = {**data, "terminals": told, "foreign": notes}
        return day_voucher(fold(()) | _NOWHERE, found, "", "").postings
    z = fold((data,))
    taken = [
        {"tender": tender, "counted": amount, "difference": 0, "reason": ""}
        for tender, amount in at_terminals(z).items()
    ]
    notes = [
        {"tender": f"{FOREIGN}:{row['currency']}", "worth": row["worth"], "off": 0, "reason": ""}
        for row in z["foreign"]
    ]
    return day_voucher(z | _NOWHERE, _UNSETTLED | {"terminals": taken, "foreign": notes}, "", "").postings


def contributions(voucher: Voucher, bodies: Iterable[Data]) -> tuple[tuple[Contribution, ...], ...]:
    """What each posting of a voucher is made of, in the postings' order.

    Args:
        voucher: A day's; of a reversal, what each entry gave is taken back.
        bodies: The day's entries with its Z and its settlement, oldest first.
    """
    sign = -1 if voucher.kind == Kind.REVERSAL else 1
    found: dict[Address, list[Contribution]] = {address(posting): [] for posting in voucher.postings}
    for place, data in enumerate(bodies):
        for one in postings_of(data):
            # what came to nothing over the day, a sale and its return, has no posting
            if address(one) in found:
                found[address(one)].append(Contribution(place, sign * one.amount, sign * one.vat))
    return tuple(tuple(found[address(posting)]) for posting in voucher.postings)


def address(posting: Posting) -> Address:
    """What tells a posting from the others of its voucher."""
    return (*posting.key(), posting.project, posting.object, posting.text)
