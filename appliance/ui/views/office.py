"""Values of the owner's stages: the day in figures, the books, the goods."""

import datetime as dt

from appliance.domain.problems import Problem
from appliance.till import books, catalogue, reports
from appliance.till.books import Booking
from appliance.till.till import Till, business_date
from appliance.ui.place import Outside, Place
from appliance.ui.screens.day_totals import DayTotalsView
from appliance.ui.screens.deliveries import DeliveriesView, DeliveryItem
from appliance.ui.screens.products import ProductItem, ProductsView
from appliance.ui.views.selling import names_of
from appliance.words import Words


def day_totals(till: Till, place: Place, outside: Outside, words: Words) -> DayTotalsView:
    """The open day, or the one that was turned to."""
    totals = reports.day_totals(till, place.date)
    now = till.day.date if till.day else business_date(till.clock(), till.boundary)
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
    tried = chosen.delivery.tried_at if chosen.delivery else None
    offset = till.clock().offset
    count = chosen.delivery.attempts if chosen.delivery else 0
    tries = ((words.moment(tried, offset), words("Tried {count} times", count=count)),) if tried else ()
    return DeliveriesView(items, chosen.voucher["id"], problem_of(chosen), tries)


def _item(words: Words, one: Booking) -> DeliveryItem:
    voucher = one.voucher
    state = {"queued": "waiting", "sending": "waiting"}.get(one.state, one.state)
    if one.delivery and one.delivery.code == "mapping_missing":
        state = "mapping"
    title = f"Z {voucher['z']} · {words.date(voucher['date'])}"
    total = sum(-posting["amount"] for posting in voucher["postings"] if posting["role"] == "revenue")
    return DeliveryItem(voucher["id"], title, total, state, one.delivery.reference if one.delivery else "")


def problem_of(one: Booking) -> Problem | None:
    """What is wrong with a delivery, in words that the shop uses; None when nothing is."""
    z, row = one.voucher["z"], one.delivery
    if one.state == "accepted" or row is None:
        return None
    if row.code in ("mapping_missing", "mapping_wrong"):
        return Problem.of(row.code, z=z, **{"key": "", **row.facts})
    if one.state in ("refused", "unknown"):
        return Problem.of(f"books_{one.state}", z=z)
    return Problem.of("network_down") if row.code else None


def products(till: Till, place: Place, outside: Outside, words: Words) -> ProductsView:
    """What fits what is typed."""
    names = {group.code: group.name for group in catalogue.groups(till)}
    goods = tuple(
        ProductItem(one.number, one.name, names.get(one.group, ""), one.price, one.rate, one.codes)
        for one in catalogue.products(till, place.text)
    )
    return ProductsView(place.text, goods, place.product)
