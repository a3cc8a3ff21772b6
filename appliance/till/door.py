"""The door: a scanned ticket lets one in, at any time, and is told in one word.

One scan is one entry, since a queue waits; what was scanned by mistake is taken back at a touch. Both are
journalled. Tickets of another till are unknown here; practice gives out none and lets nobody in.
"""

from appliance.domain.barcode import bare
from appliance.domain.card_number import TICKET, sound
from appliance.domain.problems import refuse
from appliance.domain.validity import Answer, answer
from appliance.storage import catalogue as shelf
from appliance.storage import claims
from appliance.storage.claims import Ticket
from appliance.storage.journal import Fact
from appliance.till import asking
from appliance.till.dates import by_clock
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.till import Till, store
from appliance.till.values import Door


def is_ticket(till: Till, text: str) -> bool:
    """Was a ticket scanned: one of this till's, or of another's, as far as nothing else has such a number?"""
    number = bare(text)
    if not (number.startswith(TICKET) and sound(number)):
        return False
    if claims.ticket(till.database, number):
        return True
    other = shelf.owners(till.database, [number]) or claims.gift_card(till.database, number)
    return not (other or till.carding)


def begin(till: Till) -> None:
    """Look at the door before a ticket is scanned: there its number can be typed."""
    needs_operator(till)
    asking.end(till)
    till.door = Door()


def check(till: Till, text: str) -> bool:
    """Let one in with a ticket that was scanned or typed; True when it does.

    Raises:
        Refused: ``not_logged_in``; a stop when it could not be stored.
    """
    needs_operator(till)
    number = bare(text)
    found = claims.ticket(till.database, number)
    said = _answer(till, found)
    taken = _let_in(till, found) if found and said is Answer.VALID else 0
    till.door = Door(number, said, claims.ticket(till.database, number), taken)
    return bool(taken)


def let_in(till: Till) -> None:
    """One more with the ticket that is shown, as with a clip card, or after one was taken back.

    Raises:
        Refused: ``line_gone`` where it lets nobody in.
    """
    if not till.door or till.door.answer != Answer.VALID:
        raise refuse("line_gone")
    check(till, till.door.number)


def leave(till: Till) -> None:
    """Back to what was done before."""
    till.door = None


def undo(till: Till) -> None:
    """The ticket that is shown let nobody in after all; journalled.

    Raises:
        Refused: ``line_gone`` where it did not just now; ``training_only_sells``.
    """
    needs_operator(till)
    needs_earnest(till)
    shown = till.door
    if not shown or not shown.ticket or not shown.taken:
        raise refuse("line_gone")
    body = {"ticket": shown.number, "name": shown.ticket.name, "of": shown.taken}
    store(till, Fact("admission_undone", body))
    till.door = Door(shown.number, Answer.VALID, claims.ticket(till.database, shown.number))


def _let_in(till: Till, found: Ticket) -> int:
    body = {"ticket": found.number, "product": found.product, "name": found.name, "on": by_clock(till)}
    return store(till, Fact("admission", body))[0].id


def _answer(till: Till, found: Ticket | None) -> Answer:
    if till.training:
        return Answer.PRACTICE
    if not found:
        return Answer.UNKNOWN
    if found.returned:
        return Answer.REFUNDED
    return answer(found.first, found.last, found.entries, len(found.admissions), by_clock(till))
