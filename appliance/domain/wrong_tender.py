"""Wrong tender: how a receipt was paid when one of its tenders was really another.

What the sale asked of each tender stays: what it paid, and of the one that ended the sale what was left
then, unrounded. A card paid that and nothing else. What is cash is rounded once, on all of it, as if it had
been taken so: only whole coins can lie in a drawer, and whoever counts it finds what the Z says. A
correction that was wrong itself is put right to what stood there before.

>>> card, cash = Tender("card", 5030), Tender(CASH, 7900)
>>> coins = put_right(12930, 100, [card, cash], [card, cash], 0, Tender(CASH, 0))
>>> [one.amount for one in coins]
[5000, 7900]
>>> [one.amount for one in put_right(12930, 100, [card, cash], coins, 0, card)]
[5030, 7900]
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from appliance.domain.money import nearest
from appliance.domain.payment import CASH, FOREIGN, Payment, Tender, with_change
from appliance.domain.problems import refuse


def to_pay(total: int, step: int, sold: Sequence[Tender], now: Sequence[Tender], place: int) -> Payment:
    """What one tender of a receipt has to pay, if that were notes of another currency: all others have paid,
    and no change has gone back.

    Args:
        total: What the receipt comes to, unrounded (minor units).
        step: The smallest coin, as in `Payment`.
        sold: How it was paid, by the sale itself.
        now: How it was paid as it stands, corrections counted in.
        place: The tender in question, from 0, in ``now``.
    """
    others = [(one, asked) for at, one, asked in _each(total, sold, now) if at != place]
    return Payment(total, step, tuple(_paid(others, step)))


def put_right(
    total: int, step: int, sold: Sequence[Tender], now: Sequence[Tender], place: int, right: Tender
) -> tuple[Tender, ...]:
    """How a receipt was paid when one of its tenders was really another.

    Args:
        total, step, sold, now, place: As in `to_pay`.
        right: Its kind and brand; what it comes to is worked out, but for notes of another currency.

    Raises:
        Refused: ``amount_wrong`` where notes of another currency come to less than they have to pay, or where
            nothing was to be paid with them.

    >>> euros = Tender(FOREIGN, 23000, brand="EUR", foreign="20.00", exchange="11.50")
    >>> sold = [Tender(CASH, 13000)]
    >>> new = put_right(12950, 100, sold, sold, 0, euros)
    >>> back = put_right(12950, 100, sold, new, 0, Tender("card", 0))
    >>> [one.amount for one in new], [one.amount for one in back]
    ([23000, -10000], [12950])
    """
    kinds = [(right if at == place else one, asked) for at, one, asked in _each(total, sold, now)]
    payment = Payment(total, step, tuple(_paid(kinds, step)))
    notes = [asked for one, asked in kinds if one.kind == FOREIGN]
    if not notes:
        return payment.tenders
    ended = with_change(payment)
    if min(notes) <= 0 or not ended.paid:
        raise refuse("amount_wrong", left_amount=payment.left)
    return ended.tenders


def _each(total: int, sold: Sequence[Tender], now: Sequence[Tender]) -> list[tuple[int, Tender, int]]:
    """Each tender as it stands with its place, and what the sale asked of it; change is none."""
    asked = [one.amount for one in sold if not one.back]
    asked[-1] = total - sum(asked[:-1])
    standing = [(at, one) for at, one in enumerate(now) if not one.back]
    return [(at, one, amount) for (at, one), amount in zip(standing, asked, strict=True)]


def _paid(kinds: Iterable[tuple[Tender, int]], step: int) -> Iterator[Tender]:
    """What each has paid; each part in cash is what makes all cash so far whole coins."""
    due = coins = 0
    for one, asked in kinds:
        if one.kind == FOREIGN:
            yield one
        elif one.kind == CASH:
            due += asked
            yield replace(one, amount=nearest(due, step) - coins)
            coins = nearest(due, step)
        else:
            yield replace(one, amount=asked)
