"""Values of the stages that the law asks for: price check, emergency, export, about the till."""

import datetime as dt

from appliance.till import books, catalogue, dates, selling
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.box.about import AboutView
from appliance.ui.screens.box.emergency import EmergencyView
from appliance.ui.screens.office.export import ExportView
from appliance.ui.screens.selling.price_check import AskedView, PriceCheckView
from appliance.ui.screens.selling.search import FoundView
from appliance.words import Words

Span = tuple[str, str, str]


def price_check(till: Till, place: Place, outside: Outside, words: Words) -> PriceCheckView:
    """The last answer, and what fits the letters typed so far."""
    names = {group.code: group.name for group in catalogue.groups(till)}
    asked = till.asked
    found = selling.search(till, place.text) if place.text.strip() else []
    return PriceCheckView(
        AskedView(asked.number, asked.name, names.get(asked.group, ""), asked.price, asked.unit)
        if asked
        else None,
        place.text,
        tuple(FoundView(one.number, one.name, names.get(one.group, ""), one.price) for one in found[:50]),
    )


def emergency(till: Till, place: Place, outside: Outside, words: Words) -> EmergencyView:
    """What can be wrong."""
    return EmergencyView(tuple((cause, words(reason)) for cause, reason in usual.EMERGENCY_REASONS))


def proposed_days(till: Till, outside: Outside, words: Words) -> tuple[Span, ...]:
    """Days to choose from: the last one, the month before, the year, and everything there is."""
    today = dates.today(till)
    closed = sorted(one.voucher["date"] for one in books.bookings(till, outside.deliveries))
    last = closed[-1] if closed else today
    month = dt.date.fromisoformat(today).replace(day=1) - dt.timedelta(days=1)
    return (
        (words("Last day"), last, last),
        (words("Last month"), month.replace(day=1).isoformat(), month.isoformat()),
        (words("This year"), f"{today[:4]}-01-01", today),
        (words("Everything"), min([*closed[:1], today]), today),
    )


def export(till: Till, place: Place, outside: Outside, words: Words) -> ExportView:
    """Which sticks are in, and how the newest export stands."""
    sticks, state = tuple(outside.sticks()), outside.export_state()
    if state is None:
        return ExportView(place.spans, sticks)
    done, files, problem = state
    running = done if not files and problem is None else None
    return ExportView(place.spans, sticks, running, files, problem)


def exported(outside: Outside) -> int | None:
    """Thousandths that a running export has done; None while none runs."""
    state = outside.export_state()
    return state[0] if state and not state[1] and state[2] is None else None


def about(till: Till, place: Place, outside: Outside, words: Words) -> AboutView:
    """What the till says of itself, as it was when the page was opened."""
    return AboutView(place.about.lines, place.about.key, place.about.qr)
