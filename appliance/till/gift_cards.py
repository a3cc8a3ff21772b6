"""Gift cards: sold under a number, shown, paid with, given back onto.

What is on a card is what the journal says: the sale that gave it out (`giving_out`), less what was paid with
it. It pays at the till that sold it, until several share a store. Practice gives out no card and takes
nothing off one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from appliance.domain import payment as payments
from appliance.domain.barcode import bare
from appliance.domain.card_number import ending
from appliance.domain.line import Line
from appliance.domain.line_kind import CARDS, GIFT_CARD, SINGLE
from appliance.domain.payment import Payment, Tender
from appliance.domain.problems import Problem, refuse
from appliance.storage import catalogue as shelf
from appliance.storage import claims, journal, receipts
from appliance.storage.claims import GiftCard
from appliance.till import asking
from appliance.till.dates import today
from appliance.till.needs import needs_day, needs_operator
from appliance.till.permissions import needs
from appliance.till.selling import put
from appliance.till.till import Till
from appliance.till.values import Carding

LONGEST = 40
"""Letters of a pre-printed card's number."""


def begin(till: Till, selling: bool = False) -> None:
    """From here on scans are of gift cards: of one that is shown, or of a new one that is ``selling``."""
    needs_operator(till)
    if selling:
        needs_day(till)
    asking.end(till)
    till.carding = Carding(selling)


def scanned(till: Till, text: str) -> bool:
    """Take a scan while it is of gift cards; what is wrong with it becomes a banner."""
    number, now = bare(text), till.carding
    asking.forget(till)
    if now and now.selling:
        if problem := _taken(till, number):
            till.banners[problem.code] = problem
            return False
        till.carding = Carding(selling=True, number=number)
        return True
    if not show(till, number):
        till.banners["gift_card_unknown"] = Problem.of("gift_card_unknown", number=number)
        return False
    return True


def show(till: Till, number: str) -> bool:
    """Show a gift card that the till knows by its number, as scanned or typed; False: it knows none."""
    card = claims.gift_card(till.database, number)
    if card:
        till.carding = Carding(card=card)
    return card is not None


def look_up(till: Till, number: str) -> None:
    """The same for a number that was typed; refuses with ``gift_card_unknown``."""
    if not show(till, number):
        raise refuse("gift_card_unknown", number=number)


def sell(till: Till, price: int, number: str = "") -> None:
    """Put a gift card into the basket.

    Args:
        till: The till.
        price: Minor units that are to be on it.
        number: Of a pre-printed card; empty: the till makes one as the sale is paid, and prints the card.

    Raises:
        Refused: ``gift_card_no_group`` where the shop has no article group for them; ``gift_card_taken``;
            what `selling.sell_open` refuses.
    """
    of = next((one for one in shelf.groups(till.database) if one.kind in CARDS), None)
    if not of:
        raise refuse("gift_card_no_group")
    if price <= 0:
        raise refuse("price_wrong", name=of.name)
    if number and (problem := _taken(till, number)):
        raise refuse(problem.code, **problem.facts)
    put(till, Line(0, of.name, of.code, of.department, price, of.rate, discountable=False,
                   open_price=True, kind=of.kind, card=number))  # fmt: skip
    asking.end(till)


def _taken(till: Till, number: str) -> Problem | None:
    """Why a new card cannot have this number: it is another card's, or goods'."""
    here = any(line.card == number for line in till.sale.lines) if till.sale else False
    known = claims.gift_card(till.database, number) or shelf.owners(till.database, [number])
    if here or known or not number or len(number) > LONGEST:
        return Problem.of("gift_card_taken", number=number)
    return None


def tender(till: Till, payment: Payment, number: str) -> Tender:
    """What a card pays of what is left, as much as it has; or what goes back onto it of money that is due.

    Raises:
        Refused: ``gift_card_unknown``, ``gift_card_currency``, ``gift_card_expired``, ``gift_card_empty``;
            ``amount_wrong`` for money that this card is not owed.
    """
    card, used = _known(till, number), _used(payment)[number]
    brand = SINGLE if card.single else ""
    if payment.left < 0:
        amount = -min(-payment.left, owed_back(till).get(number, 0) + used)
        if not amount:
            raise refuse("amount_wrong", left_amount=payment.left)
        return Tender(GIFT_CARD, amount, brand=brand, card=number)
    if not lasts(till, card):
        raise refuse("gift_card_expired", number=ending(number), date=card.until)
    if card.balance <= used:
        raise refuse("gift_card_empty", number=ending(number))
    return Tender(GIFT_CARD, min(payment.left, card.balance - used), brand=brand, card=number)


def allows(till: Till, payment: Payment, offered: Tender) -> None:
    """Refuses a tender that a gift card does not bear, or that leaves less than what goes back onto one.

    Raises:
        Refused: As `tender`; ``gift_card_first`` for other money while a card is owed; ``manager_needed`` for
            a gift card without a number, from before this till gave them out.
    """
    if offered.card:
        most = tender(till, payment, offered.card).amount
        if abs(offered.amount) > abs(most) or (offered.amount < 0) != (most < 0):
            raise refuse("amount_wrong", left_amount=most)
    elif offered.kind == GIFT_CARD:
        needs(till, "unnumbered_card")
    elif (owed := onto(till, payment)) and -payment.left + offered.amount < sum(owed.values()):
        number, amount = next(iter(owed.items()))
        raise refuse("gift_card_first", number=ending(number), owed_amount=amount)


def onto(till: Till, payment: Payment) -> dict[str, int]:
    """By card: what goes back onto it before money is paid back in another way."""
    used, left = _used(payment), max(0, -payment.left)
    still: dict[str, int] = {}
    for number, amount in owed_back(till).items() if left else ():
        still[number] = min(amount + used[number], left - sum(still.values()))
    return {number: amount for number, amount in still.items() if amount > 0}


def would_pay(till: Till, number: str) -> int:
    """What a card would pay of the open sale; nothing where none is open. Refuses as `tender`."""
    total = till.sale.total if till.sale else 0
    payment = till.payment or payments.begin(total, till.rules.cash_step)
    return tender(till, payment, number).amount


def outstanding(till: Till) -> tuple[int, int]:
    """How many cards have something left that can be used today, and how much in all."""
    return claims.outstanding(till.database, today(till))


def sold_here(till: Till) -> bool:
    """Has the shop an article group for them?"""
    return any(one.kind in CARDS for one in shelf.groups(till.database))


def _known(till: Till, number: str) -> GiftCard:
    card = claims.gift_card(till.database, number)
    if not card:
        raise refuse("gift_card_unknown", number=number)
    if card.currency != till.rules.currency.code:
        raise refuse("gift_card_currency", number=ending(number), currency=card.currency)
    return card


def lasts(till: Till, card: GiftCard) -> bool:
    """Can it still be paid with today?"""
    return card.until >= today(till)


def _used(payment: Payment) -> Counter[str]:
    """What has been taken off each card in a payment; below nothing where it goes back onto it."""
    used: Counter[str] = Counter()
    for one in payment.tenders:
        if one.card:
            used[one.card] += one.amount
    return used


def owed_back(till: Till) -> dict[str, int]:
    """By card: what of the goods that come back in the open sale was paid with it, and goes back onto it;
    never more than was ever on it, and nothing onto one that has lapsed."""
    coming: Counter[tuple[str, int]] = Counter()
    for line in till.sale.lines if till.sale else ():
        if line.origin:
            coming[line.origin.series, line.origin.receipt] -= line.gross
    owed: Counter[str] = Counter()
    for of, gross in coming.items():
        row = receipts.row_of(till.database, *of)
        entry = journal.entry(till.database, row) if row else None
        for one in entry.data["tenders"] if entry else ():
            card = claims.gift_card(till.database, one.get("card", ""))
            if card and one["amount"] > 0 and lasts(till, card):
                most = card.price - card.balance
                owed[card.number] = min(owed[card.number] + min(one["amount"], gross), most)
    return {number: amount for number, amount in owed.items() if amount > 0}


def settled(till: Till, tenders: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tenders as an entry has them, each card's with what is left on it; the last look before the commit.

    Raises:
        Refused: ``gift_card_empty`` for one that would fall below nothing.
    """
    left: dict[str, int] = {}
    found = []
    for one in tenders:
        if number := one.get("card", ""):
            before = left[number] if number in left else _known(till, number).balance
            left[number] = before - one["amount"]
            if left[number] < 0:
                raise refuse("gift_card_empty", number=ending(number))
            one = one | {"left": left[number]}
        found.append(one)
    return found
