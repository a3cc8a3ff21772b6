"""Values of the owner's stages: the day in figures, the books, the goods."""

import datetime as dt

from appliance.domain.problems import Problem
from appliance.till import books, catalogue, reports
from appliance.till.books import Booking
from appliance.till.till import Till
from appliance.ui.place import Outside, Place
from appliance.ui.screens.day_totals import DayTotalsView
from appliance.ui.screens.deliveries import DeliveriesView, DeliveryItem
from appliance.ui.screens.products import ProductItem, ProductsView
from appliance.ui.views.accounts import key_name
from appliance.ui.views.reasons import reason
from appliance.ui.views.selling import names_of
from appliance.words import Words


def day_totals(till: Till, place: Place, outside: Outside, words: Words) -> DayTotalsView:
    """The open day, or the one that was turned to."""
    totals = reports.day_totals(till, place.date)
    now = till.day.date if till.day else till.clock().date(till.boundary)
    kinds = names_of(till)

    def named(bars: tuple[reports.Bar, ...]) -> tuple[tuple[str, int], ...]:
        return tuple((bar.name, bar.gross) for bar in bars)

    tenders = []
    for bar in totals.tenders:
        kind, _, brand = bar.code.partition(":")
        said = words(kinds.get(kind, kind))
        tenders.append((f"{said} · {brand.capitalize()}" if brand else said, bar.gross))
    return DayTotalsView(
        totals.date,
        totals.turnover,
        totals.last_week or None,
        tuple(totals.hours.items()),
        tuple(totals.hours_last_week.items()),
        totals.receipts,
        named(totals.groups),
        tuple(tenders),
        named(totals.cashiers),
        totals.cash_expected,
        place.outbox[0],
        totals.date >= now,
    )


def another_day(date: str, steps: int) -> str:
    """The date so many days after another."""
    return (dt.date.fromisoformat(date) + dt.timedelta(days=steps)).isoformat()


def deliveries(till: Till, place: Place, outside: Outside, words: Words) -> DeliveriesView:
    """Every closed day and how it stands; what is wrong with the chosen one."""
    found = books.bookings(till, outside.deliveries)
    items = tuple(_item(words, one) for one in found)
    chosen = next((one for one in found if one.voucher["id"] == place.delivery), None)
    if chosen is None and found:
        chosen = next((one for one in found if one.state != "accepted"), found[0])
    if chosen is None:
        return DeliveriesView(items)
    problem, row = problem_of(till, words, chosen), chosen.delivery
    said = row is not None and chosen.state != "accepted" and (problem is None or problem.code != row.code)
    why = reason(words, row.code, row.facts) if row and said else ("", "")
    return DeliveriesView(items, chosen.voucher["id"], problem, why, _tries(till, words, chosen))


def _item(words: Words, one: Booking) -> DeliveryItem:
    voucher, code = one.voucher, one.delivery.code if one.delivery else ""
    state = {"queued": "waiting", "sending": "waiting"}.get(one.state, one.state)
    if state == "waiting" and code not in ("", "network_down"):
        state = "mapping" if code == "mapping_missing" else "later"
    title = f"Z {voucher['z']} · {words.date(voucher['date'])}"
    total = sum(-posting["amount"] for posting in voucher["postings"] if posting["role"] == "revenue")
    return DeliveryItem(voucher["id"], title, total, state, one.delivery.reference if one.delivery else "")


def _tries(till: Till, words: Words, one: Booking) -> tuple[tuple[str, str], ...]:
    """What was tried and what comes next, each with when."""
    row, now = one.delivery, till.clock()
    if row is None or one.state == "accepted":
        return ()
    tries = []
    if row.tried_at:
        said = (
            words("Tried {count} times, last", count=row.attempts)
            if row.attempts > 1
            else words("Tried once")
        )
        tries.append((said, words.moment(row.tried_at, now.offset)))
    if row.next_try is None:
        tries.append((words("Next try"), words("after your answer")))
    else:
        soon = row.next_try <= now.at
        tries.append((words("Next try"), words("soon") if soon else words.moment(row.next_try, now.offset)))
    return tuple(tries)


def problem_of(till: Till, words: Words, one: Booking) -> Problem | None:
    """What is wrong with a delivery, in words that the shop uses; None when nothing is."""
    z, row = one.voucher["z"], one.delivery
    if one.state == "accepted" or row is None:
        return None
    if row.code in ("mapping_missing", "mapping_wrong"):
        key = key_name(till, words, str(row.facts.get("key", "")))
        return Problem.of(row.code, z=z, key=key)
    if one.state in ("refused", "unknown"):
        return Problem.of(f"books_{one.state}", z=z)
    return Problem.of("network_down") if row.code == "network_down" else None


def products(till: Till, place: Place, outside: Outside, words: Words) -> ProductsView:
    """What fits what is typed."""
    names = {group.code: group.name for group in catalogue.groups(till)}
    goods = tuple(
        ProductItem(one.number, one.name, names.get(one.group, ""), one.price, one.rate, one.codes)
        for one in catalogue.products(till, place.text)
    )
    return ProductsView(place.text, goods, place.product)
