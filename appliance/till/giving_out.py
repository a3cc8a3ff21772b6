"""What a sale gives out under a number of its own, made in its commit: gift cards.

The law says nothing of how long a gift card lasts; without another agreement such a claim lapses after three
years (foreldelsesloven § 2; forældelsesloven § 3), and that is what stands on the card. Each that the till
makes is a paper of its own (13018) with a barcode; of a pre-printed one the receipt tells.
"""

import secrets
from typing import Any

from appliance.domain.card_number import CHANCE, GIFT_CARD, numbered
from appliance.domain.line_kind import CARDS
from appliance.domain.problems import refuse
from appliance.domain.sale import ONE, Line, Sale
from appliance.domain.validity import months_on
from appliance.storage import claims, journal, receipts
from appliance.storage.journal import Fact
from appliance.till.needs import needs_day
from appliance.till.till import PRINT_JOB, Till

Data = dict[str, Any]
MONTHS = 36


def hand_out(till: Till, sale: Sale, lines: list[Data]) -> list[Fact]:
    """Number the gift cards of a sale that is about to be stored, in its entry's lines, and name those that
    come back; gives a paper for each that the till makes itself.

    Raises:
        Refused: ``gift_card_taken`` or ``gift_card_used``, by another sale since.
    """
    facts = []
    for line, body in zip(sale.lines, lines, strict=True):
        if line.kind in CARDS and not line.unit:
            facts += _cards(till, sale, line, body) if line.quantity > 0 else _cards_back(till, line, body)
    return facts


def _cards(till: Till, sale: Sale, line: Line, body: Data) -> list[Fact]:
    if line.card and claims.gift_card(till.database, line.card):
        raise refuse("gift_card_taken", number=line.card)
    until = months_on(needs_day(till).date, MONTHS)
    numbers = [line.card or _new(till) for _ in range(line.quantity // ONE)]
    body["cards"] = [{"number": number, "until": until} for number in numbers]
    if line.card:
        return []
    said = {"sale": sale.id, "amount": line.price, "currency": sale.currency, "until": until}
    return [Fact("gift_card", said | {"card": number}, (PRINT_JOB,)) for number in numbers]


def _new(till: Till) -> str:
    number = numbered(GIFT_CARD, secrets.randbelow(CHANCE))
    return _new(till) if claims.gift_card(till.database, number) else number


def _cards_back(till: Till, line: Line, body: Data) -> list[Fact]:
    """What comes back bears nothing any more."""
    bought = _bought(till, line)
    if "cards" in bought:
        pieces = -line.quantity // ONE
        needs_whole(till, bought, pieces)
        body["cards"] = [{"number": number} for number in _whole(till, bought)[:pieces]]
    return []


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
