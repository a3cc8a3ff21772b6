"""Values of the stages that open and close the day."""

from typing import Any

from appliance.domain.settlement import at_terminals, notes_of
from appliance.till import books, day, parking
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.day.day_close import STEPS, DayCloseView, OpenSale
from appliance.ui.screens.day.day_open import DayOpenView
from appliance.ui.views.books import refusals, standing_in_words
from appliance.ui.views.paying import names_of, tender_name
from appliance.ui.widgets.basket import counted
from appliance.ui.widgets.status import age
from appliance.words import Words


def day_open(till: Till, place: Place, outside: Outside, words: Words) -> DayOpenView:
    """The day that would begin now."""
    moment = till.clock()
    return DayOpenView(
        moment.date(till.boundary),
        words.time(moment.at, moment.offset),
        day.proposed_float(till),
        usual.said(words, usual.FLOAT_REASONS),
        moment.clock == "guess",
    )


def day_close(till: Till, place: Place, outside: Outside, words: Words) -> DayCloseView:
    """How far the close has come."""
    typed = place.closing
    z = None if till.day else day.unsettled(till)
    if not till.day and typed.step == "finish":
        typed.step = "count"
    if typed.settled:
        return _settled(till, place, outside, words)
    if not z:
        return DayCloseView("finish", open_sales=_open(till, words), refusals=refusals(till, outside, words))
    steps = list(STEPS)
    done = frozenset(steps[: max(steps.index(typed.step), 2)])
    manager = bool(till.operator and till.operator.manages)
    counted = sum(value * pieces for value, pieces in typed.pieces.items())
    float_ = typed.float if typed.float is not None else min(counted, z["float"])
    return DayCloseView(
        typed.step,
        done,
        z=outside.paper(z),
        denominations=till.rules.denominations,
        count=tuple(typed.pieces.items()),
        expected=z["cash_expected"] if manager else None,
        may_recount=bool(typed.pieces) and not typed.counted,
        again=typed.again and not typed.counted,
        terminals=terminals(till, z, words),
        typed=tuple(typed.terminals.items()),
        differences=differences(till, z, place, words),
        reasons=usual.said(words, usual.DIFFERENCE_REASONS),
        chosen=tuple(typed.reasons.items()),
        bag_number=typed.bag_number,
        bag=typed.bag if typed.bag is not None else max(0, counted - float_),
        float=float_,
    )


def _open(till: Till, words: Words) -> tuple[OpenSale, ...]:
    now, found = till.clock(), []
    if till.sale and till.sale.lines:
        name = till.sale.label or words("The open sale")
        found.append(OpenSale("", name, counted(words, till.sale.count), till.sale.total))
    for id_, name, at, total, _operator in parking.parked(till):
        sale = parking.parked_sale(till, id_)
        waits = words("parked {time}", time=words.time(at, now.offset))
        detail = " · ".join((counted(words, sale.count), waits, age(words, max(0, now.at - at))))
        found.append(OpenSale(id_, name or ", ".join(line.name for line in sale.lines[:3]), detail, total))
    return tuple(found)


def terminals(till: Till, z: dict[str, Any], words: Words) -> tuple[tuple[str, str, int], ...]:
    """What the till has by terminal, and of each other currency in its own: (key, name, amount)."""
    names = names_of(till)
    return tuple(
        (key, tender_name(words, names, *key.partition(":")[::2]), amount)
        for key, amount in (*notes_of(z).items(), *at_terminals(z).items())
    )


def differences(
    till: Till, z: dict[str, Any], place: Place, words: Words
) -> tuple[tuple[str, str, int], ...]:
    """What a person found less what the till has: (key, name, amount), where they differ."""
    typed = place.closing
    counted = sum(value * pieces for value, pieces in typed.pieces.items())
    found = []
    if typed.not_counted:
        found.append(("cash", words("The cash was not counted"), 0))
    elif counted != z["cash_expected"]:
        found.append(("cash", words("Cash"), counted - z["cash_expected"]))
    for key, name, amount in terminals(till, z, words):
        if typed.terminals.get(key, amount) != amount:
            found.append((key, name, typed.terminals[key] - amount))
    return tuple(found)


def _settled(till: Till, place: Place, outside: Outside, words: Words) -> DayCloseView:
    settlement = day.settlement_of(till, place.closing.settled) or {}
    booking = books.standing(books.bookings(till, outside.deliveries), place.closing.settled)
    said = words("The books: waiting for network")
    if booking and booking.delivery and (booking.state != "queued" or booking.delivery.code):
        said = standing_in_words(till, words, booking)
    return DayCloseView(
        "bag",
        frozenset(STEPS) - {"bag"},
        z=outside.paper(place.closing.z) if place.closing.z else (),
        bag_number=settlement.get("bag", ""),
        bag=settlement.get("bag_amount", 0),
        float=settlement.get("closing_float", 0),
        books=said,
        in_books=bool(booking and booking.state == "accepted"),
    )
