"""Values of the stages of tickets: a product's kind, the day or the name of one that is sold, the door."""

from appliance.domain.card_number import grouped
from appliance.domain.problems import refuse
from appliance.domain.validity import Answer
from appliance.till import catalogue
from appliance.till.dates import today
from appliance.till.till import Till
from appliance.till.values import Door
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.tickets.door import UNDONE, DoorView
from appliance.ui.screens.tickets.holder import HolderView
from appliance.ui.screens.tickets.ticket_kind import TicketKindView
from appliance.ui.screens.tickets.visit import VisitView
from appliance.words import Words


def ticket_kind(till: Till, place: Place, outside: Outside, words: Words) -> TicketKindView:
    """The product that was looked at."""
    product = catalogue.named(till, [place.product]).get(place.product)
    if not product:
        raise refuse("line_gone")
    return TicketKindView(product.number, product.name, product.ticket)


def visit(till: Till, place: Place, outside: Outside, words: Words) -> VisitView:
    """The ticket that asks for its day."""
    return VisitView(_asked(till), today(till))


def holder(till: Till, place: Place, outside: Outside, words: Words) -> HolderView:
    """The pass that asks for its holder."""
    return HolderView(_asked(till))


def _asked(till: Till) -> str:
    return str(till.question.facts.get("name", "")) if till.question else ""


def door(till: Till, place: Place, outside: Outside, words: Words) -> DoorView:
    """The ticket that was scanned last."""
    shown = till.door or Door()
    ticket = shown.ticket
    said = UNDONE if shown.answer == Answer.VALID and not shown.taken else shown.answer
    written, why = grouped(shown.number), _why(shown, said, today(till), words)
    if not ticket:
        return DoorView(written, said, why)
    left = ticket.entries - len(ticket.admissions)
    valid = words.valid(ticket.first, ticket.last)
    return DoorView(written, said, why, ticket.name, ticket.holder, valid, left > 0)


def _why(shown: Door, said: str, date: str, words: Words) -> str:
    """Behind the big word: when it was used, what is left on it, until when it could be used."""
    ticket = shown.ticket
    if said == Answer.PRACTICE:
        return words("Nobody is let in while the till is in training")
    if not ticket:
        return words("No ticket of this till has that number") if shown.number else ""
    if said == Answer.REFUNDED:
        return words("It came back, and lets nobody in")
    if said == Answer.EXPIRED:
        return words("It could be used until {date}", date=words.date(ticket.last))
    if said == Answer.EARLY:
        return words.valid(ticket.first, ticket.last)
    return _used(shown, said, date, words)


def _used(shown: Door, said: str, date: str, words: Words) -> str:
    """When it let somebody in before, or how often it still does."""
    ticket = shown.ticket
    if not ticket or said == UNDONE:
        return ""
    before = [one for one in ticket.admissions if one.row != shown.taken]
    if said == Answer.USED and before[-1].day == date:
        return words("at {time}", time=words.time(before[-1].at, before[-1].offset))
    if said == Answer.USED:
        return words("on {moment}", moment=words.moment(before[-1].at, before[-1].offset))
    if ticket.entries > 1:
        left = ticket.entries - len(ticket.admissions)
        return words("{left} of {count} entries left", left=left, count=ticket.entries)
    if before and before[-1].day == date:
        return words("Let in at {time} too", time=words.time(before[-1].at, before[-1].offset))
    return ""
