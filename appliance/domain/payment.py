"""Paying: tenders, change, cash rounding. The till's arithmetic at its most watched moment.

Cash rounding happens once, on what the completing cash tender leaves to pay; it is a field of its
own and never a line, and the amount that the country seals stays unrounded (Norway: forskrift
2011-03-16-294 § 2, nearest krone, cash only; Denmark: bekendtgørelse 928/2008 § 2, nearest 50 øre).

>>> payment = tender(Payment(12940, step=100), Tender(CASH, 20000))
>>> payment.paid, payment.rounding, payment.change
(True, -40, 7100)
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from appliance.domain.line_kind import PANT
from appliance.domain.money import nearest
from appliance.domain.problems import refuse

CASH = "cash"
CARD = "card"
FOREIGN = "foreign"
"""Notes of another currency, which is the tender's brand."""


@dataclass(frozen=True, slots=True)
class Tender:
    """One means of payment (betalingsmiddel) on a receipt."""

    kind: str
    """``cash``, ``card``, or the shop's own name for another."""
    amount: int
    """What it pays of the sale, change taken off; negative when money goes back. Before a cash
    tender is taken it is what the customer handed over."""
    given: int = 0
    """Cash handed over, when more than ``amount``."""
    brand: str = ""
    """Card brand or wallet: visa, mastercard, bankaxept."""
    reference: str = ""
    """The terminal's own reference."""
    integrated: bool = False
    """True only when the till itself drove the terminal (kassasystemforskrifta § 2-6, 13030)."""
    card: str = ""
    """Number of the gift card that pays, or that the money goes back onto."""
    foreign: str = ""
    """What was handed over in another currency, as text; ``amount`` is its worth."""
    exchange: str = ""
    """The rate: what one unit of that is worth, as text."""
    back: bool = False
    """Cash that goes back on notes of another currency: their change."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A sale being paid."""

    total: int
    """What the sale comes to, unrounded; negative when money goes back."""
    step: int = 1
    """The smallest coin in minor units: 100 in Norway, 50 in Denmark, 1 where nothing is rounded."""
    tenders: tuple[Tender, ...] = ()
    rounding: int = 0
    """What cash rounding added (+) or took off (-)."""
    paid: bool = False
    declined: bool = False
    """The customer wants no receipt; whether that can be is the till's to say."""

    @property
    def left(self) -> int:
        """What is still to pay, unrounded."""
        return self.total + self.rounding - sum(tender.amount for tender in self.tenders)

    @property
    def cash_due(self) -> int:
        """What is still to pay if it is paid in cash."""
        return nearest(self.left, self.step)

    @property
    def change(self) -> int:
        """Coins and notes to hand back out of what was handed over."""
        given = sum(tender.given - tender.amount for tender in self.tenders if tender.given)
        return given - sum(tender.amount for tender in self.tenders if tender.back)


def begin(total: int, step: int) -> Payment:
    """Start paying a total; nothing to pay is paid at once."""
    return Payment(total, step, paid=total == 0)


def tender(payment: Payment, offered: Tender) -> Payment:
    """Take one more tender.

    Cash above what is due becomes change; cash of just what is left, unrounded, is what is due. Any other
    tender must not exceed what is left, but for empty bottles: who brings more pant than the goods cost has
    money back. That is a negative tender of at most what is due.

    Raises:
        Refused: ``overpaid`` or ``amount_wrong``, with what is left; ``no_such_coins``.
    """
    if payment.paid:
        raise refuse("overpaid", left_amount=0)
    if offered.kind == CASH:
        return _cash(payment, offered)
    left = payment.left
    if offered.kind == FOREIGN:
        return _foreign(payment, offered)
    if offered.amount == 0 or (offered.amount < 0) != (left < 0):
        raise refuse("amount_wrong", left_amount=left)
    if abs(offered.amount) > abs(left) and offered.kind != PANT:
        raise refuse("overpaid", left_amount=left)
    tenders = (*payment.tenders, offered)
    return replace(payment, tenders=tenders, paid=offered.amount == left)


def _cash(payment: Payment, offered: Tender) -> Payment:
    left, due = payment.left, payment.cash_due
    handed = due if offered.amount == left else offered.amount
    if handed % payment.step:  # no coins come to it: no count of the drawer could ever agree
        raise refuse("no_such_coins", given_amount=handed)
    if handed * left < 0 or (handed == 0 and due != 0):  # the wrong way, or nothing where coins are due
        raise refuse("amount_wrong", left_amount=left)
    if 0 < handed < min(left, due) or max(left, due) < handed < 0:
        return replace(payment, tenders=(*payment.tenders, replace(offered, given=0)))
    if handed < min(left, due, 0):
        raise refuse("overpaid", left_amount=due)
    given = handed if handed > max(due, 0) else 0
    taken = replace(offered, amount=due, given=given)
    return replace(payment, tenders=(*payment.tenders, taken), rounding=due - left, paid=True)


def _foreign(payment: Payment, offered: Tender) -> Payment:
    """Take them at their worth against what is due in cash; what they are too much goes back in the coins of
    the till's currency.

    >>> euros = Tender(FOREIGN, 23000, brand="EUR", foreign="20.00", exchange="11.50")
    >>> payment = tender(Payment(12950, step=100), euros)
    >>> payment.paid, payment.change, payment.rounding
    (True, 10000, 50)
    """
    if payment.left <= 0 or offered.amount <= 0 or not offered.foreign:
        raise refuse("amount_wrong", left_amount=payment.left)
    return with_change(replace(payment, tenders=(*payment.tenders, offered)))


def with_change(payment: Payment) -> Payment:
    """End a payment with what notes of another currency are too much, in coins; where they are too little, it
    stays open.

    Their worth is seldom whole coins. What it has beyond them comes off first, so that one rounding is left,
    and what goes back on whole coins is what is over the sum that is due in cash.

    >>> with_change(Payment(5030, 100, (Tender(FOREIGN, 5750),))).tenders[1].amount
    -700
    """
    notes = sum(one.amount for one in payment.tenders if one.kind == FOREIGN)
    coins = in_coins(notes, payment.step)
    due = nearest(payment.left + coins, payment.step) - coins
    if due > 0:
        return payment
    change = (Tender(CASH, due, back=True),) if due else ()
    return replace(payment, tenders=(*payment.tenders, *change), rounding=due - payment.left, paid=True)


def rounding_of(amount: int, step: int) -> int:
    """What cash rounding adds (+) to an amount that is no sale and is paid in cash, or takes off it (-).

    Raises:
        Refused: ``no_such_coins`` where no coin would be paid.

    >>> rounding_of(12930, 100), rounding_of(-1250, 100), rounding_of(-1250, 50)
    (-30, -50, 0)
    """
    due = nearest(amount, step)
    if due == 0:
        raise refuse("no_such_coins", given_amount=abs(amount))
    return due - amount


def in_coins(amount: int, step: int) -> int:
    """What of an amount coins come to, for who keeps the rest as owed.

    >>> in_coins(1250, 100), in_coins(1250, 50), in_coins(1250, 1)
    (1200, 1250, 1250)
    """
    return amount - amount % step


def quick_amounts(due: int, notes: Sequence[int]) -> tuple[int, ...]:
    """The sums a customer is likely to hand over: exact, then the next round sums up by each note.

    >>> quick_amounts(12900, [5000, 10000, 20000, 50000])
    (12900, 15000, 20000, 50000)
    """
    sums = {due, *(-(-due // note) * note for note in notes)} if due > 0 else {due}
    return tuple(sorted(sums))[:5]
