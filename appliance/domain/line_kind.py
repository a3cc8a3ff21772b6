"""What a line of a sale is: goods, or money for what is not handed over with it.

A gift card that can buy goods of several rates, a tip and a prepayment are *outside* total sales: nobody
knows yet what VAT they will bear, or they never bear any, and what is owed for them is a debt of the shop.
They stand on the receipt, in its total, its tenders and its seal, and in no sum of turnover (Skatteetaten:
to load a gift card is a pay-in outside total sales; kassasystemforskrifta § 2-8-2 i lists tips apart).
Pant (the deposit on bottles) is turnover at its group's rate, but its account is its own.

Whoever pays with a gift card, a prepayment or empty bottles takes such a debt back: *claims*. A Danish gift
card for goods of one rate (``single_card``; SKM2020.198.SR) bears its VAT when it is sold, as goods do; it is
redeemed with the brand ``single``, and the VAT of the goods that it buys is taken back in the books.
"""

from collections.abc import Iterable, Iterator
from typing import Any

Data = dict[str, Any]

GOODS, GIFT_CARD, PANT, TIP, PREPAYMENT = "goods", "gift_card", "pant", "tip", "prepayment"
SINGLE_CARD = "single_card"
KINDS = (GOODS, GIFT_CARD, SINGLE_CARD, PANT, TIP, PREPAYMENT)
"""Of an article group, and of a line; none but goods bears a discount."""
CARDS = (GIFT_CARD, SINGLE_CARD)
"""What is sold with a card number, see `till.gift_cards`."""
OUTSIDE = (GIFT_CARD, TIP, PREPAYMENT)
"""Outside total sales, and without VAT."""
CLAIMS = (GIFT_CARD, PREPAYMENT, PANT)
"""Kinds of tender that take a debt of the shop back; no terminal counts them."""
SINGLE = "single"
"""The brand of a gift card whose VAT was paid when it was sold."""


def kind_of(line: Data) -> str:
    """The kind of a line in the journal, where goods say none.

    >>> kind_of({"gross": 100}), kind_of({"gross": 100, "kind": "tip"})
    ('goods', 'tip')
    """
    return str(line.get("kind", GOODS))


def outside(lines: Iterable[Data]) -> int:
    """What lines in the journal come to that are outside total sales, in minor units.

    >>> outside([{"gross": 500, "kind": "tip"}, {"gross": 100, "kind": "pant"}, {"gross": 20}])
    500
    """
    return sum(line["gross"] for line in lines if kind_of(line) in OUTSIDE)


def inside(lines: Iterable[Data]) -> list[Data]:
    """The lines in the journal that are in total sales."""
    return [line for line in lines if kind_of(line) not in OUTSIDE]


def tipped(receipt: Data) -> Iterator[tuple[str, int]]:
    """The tips on a receipt in the journal: the number of the employee that each is for, and its amount.

    One that was rung up as a group names nobody: it is for whoever sold.

    >>> [*tipped({"operator": "1", "lines": [
    ...     {"gross": 500, "kind": "tip", "employee": "2"}, {"gross": 100, "kind": "tip"}, {"gross": 20}]})]
    [('2', 500), ('1', 100)]
    """
    for line in receipt["lines"]:
        if kind_of(line) == TIP:
            yield str(line.get("employee", receipt["operator"])), int(line["gross"])


def redeemed(tenders: Iterable[Data], vat: Iterable[Data]) -> list[Data]:
    """The tenders of a receipt; those that are gift cards of one rate with the rate that is taken back.

    Such a card buys goods of one rate; where a receipt has others too, the highest is the card's. Its VAT was
    paid when it was sold, and is not paid twice: what the receipt bears of it is taken back, and no more. A
    tip bears none, nor do goods of another rate: of a card that pays those too, ``taxed`` is the rest.

    Args:
        tenders: Kind, brand and amount of each.
        vat: The receipt's VAT by rate.

    >>> single = {"kind": "gift_card", "brand": "single", "amount": 12000}
    >>> redeemed([single], [{"rate": 0, "gross": 500}, {"rate": 2500, "gross": 10000}])
    [{'kind': 'gift_card', 'brand': 'single', 'amount': 12000, 'rate': 2500, 'taxed': 10000}]
    """
    rate, gross = max(((row["rate"], row["gross"]) for row in vat), default=(0, 0))
    found = []
    for one in tenders:
        if (one["kind"], one["brand"]) == (GIFT_CARD, SINGLE):
            amount = one["amount"]
            taxed = max(min(amount, gross), 0) if amount > 0 else min(max(amount, gross), 0)
            gross -= taxed
            one = one | {"rate": rate} | ({"taxed": taxed} if taxed != amount else {})
        found.append(one)
    return found
