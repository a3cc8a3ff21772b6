"""What a sale gives out under a number of its own, made in its commit: gift cards and tickets.

The law says nothing of how long a gift card lasts; without another agreement such a claim lapses after three
years (foreldelsesloven § 2; forældelsesloven § 3), and that is what stands on the card. Each that the till
makes is a paper of its own (13018) with a barcode; of a pre-printed one the receipt tells. So is each
ticket; of tickets that come back those that nobody has used are the first to let nobody in any more.
"""

import secrets
from collections.abc import Callable
from typing import Any

from appliance.domain import validity
from appliance.domain.card_number import CHANCE, GIFT_CARD, TICKET, numbered
from appliance.domain.line import ONE, Line
from appliance.domain.line_kind import CARDS
from appliance.domain.money import spread
from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.domain.validity import LAPSES, months_on
from appliance.storage import claims, journal, receipts
from appliance.storage.claims import Ticket
from appliance.storage.journal import Fact
from appliance.till.dates import today
from appliance.till.till import PRINT_JOB, Till

Data = dict[str, Any]


def hand_out(till: Till, sale: Sale, lines: list[Data]) -> list[Fact]:
    """Number the gift cards and the tickets of a sale that is about to be stored, in its entry's lines, and
    name those that come back; gives a paper for each that the till makes itself.

    Raises:
        Refused: ``gift_card_taken`` or ``gift_card_used``, by another sale since.
    """
    facts: list[Fact] = []
    gone: list[str] = []
    for line, body in zip(sale.lines, lines, strict=True):
        card = line.kind in CARDS and not line.unit
        if card and line.quantity > 0:
            facts += _cards(till, sale, line, body)
        elif card:
            _cards_back(till, line, body)
        elif line.ticket and line.quantity > 0:
            facts += _tickets(till, sale, line, body)
        elif line.origin:
            gone += _tickets_back(till, line, body, gone)
    return facts


def _tickets(till: Till, sale: Sale, line: Line, body: Data) -> list[Fact]:
    """Each says what was paid for it, discounts taken off: together they are worth the line."""
    of, pieces = validity.read(line.ticket), line.quantity // ONE
    if not of or not pieces:
        return []
    first, last = of.days(today(till), line.visit)
    said = {"first": first, "last": last, "entries": of.entries}
    body["tickets"] = [{"number": _new(till, TICKET, claims.ticket)} | said for _ in range(pieces)]
    said |= {"sale": sale.id, "name": line.name, "holder": line.holder, "currency": sale.currency}
    amounts = spread(body["gross"], [1] * pieces)
    return [
        Fact("ticket", said | {"ticket": one["number"], "amount": amount}, (PRINT_JOB,))
        for one, amount in zip(body["tickets"], amounts, strict=True)
    ]


def _tickets_back(till: Till, line: Line, body: Data, gone: list[str]) -> list[str]:
    """Those that let nobody in any more, beside the ones that are gone by another line of the sale."""
    left = [one.number for one in tickets_left(till, _bought(till, line)) if one.number not in gone]
    if back := left[: -line.quantity // ONE]:
        body["tickets"] = [{"number": number} for number in back]
    return back


def tickets_left(till: Till, bought: Data) -> list[Ticket]:
    """The tickets of a receipt's line that have not come back, those first that were used least."""
    found = (claims.ticket(till.database, one["number"]) for one in bought.get("tickets", ()))
    return sorted((one for one in found if one and not one.returned), key=lambda one: len(one.admissions))


def _cards(till: Till, sale: Sale, line: Line, body: Data) -> list[Fact]:
    if line.card and claims.gift_card(till.database, line.card):
        raise refuse("gift_card_taken", number=line.card)
    until = months_on(today(till), LAPSES)
    numbers = [line.card or _new(till, GIFT_CARD, claims.gift_card) for _ in range(line.quantity // ONE)]
    body["cards"] = [{"number": number, "until": until} for number in numbers]
    if line.card:
        return []
    said = {"sale": sale.id, "amount": line.price, "currency": sale.currency, "until": until}
    return [Fact("gift_card", said | {"card": number}, (PRINT_JOB,)) for number in numbers]


def _new(till: Till, of: str, known: Callable[[Any, str], object]) -> str:
    """A number that no card or ticket has yet."""
    while known(till.database, number := numbered(of, secrets.randbelow(CHANCE))):
        pass
    return number


def _cards_back(till: Till, line: Line, body: Data) -> None:
    """Name the cards that come back: they bear nothing any more."""
    bought = _bought(till, line)
    if "cards" in bought:
        pieces = -line.quantity // ONE
        needs_whole(till, bought, pieces)
        body["cards"] = [{"number": number} for number in _whole(till, bought)[:pieces]]


def _bought(till: Till, line: Line) -> Data:
    """The line that goods were sold on, in the entry of their receipt; nothing without one."""
    row = receipts.row_of(till.database, line.origin.series, line.origin.receipt) if line.origin else None
    entry = journal.entry(till.database, row) if row else None
    lines: list[Data] = entry.data["lines"] if entry else []
    return next((one for one in lines if line.origin and one["line"] == line.origin.line), {})


def needs_whole(till: Till, bought: Data, pieces: int) -> None:
    """Refuses with ``gift_card_used`` when fewer cards of a receipt's line than these have all on them."""
    if "cards" in bought and len(_whole(till, bought)) < pieces:
        raise refuse("gift_card_used", name=bought["name"])


def _whole(till: Till, bought: Data) -> list[str]:
    cards = (claims.gift_card(till.database, one["number"]) for one in bought["cards"])
    return [card.number for card in cards if card and card.balance == card.price > 0]
