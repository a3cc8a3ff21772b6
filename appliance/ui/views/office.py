"""Values of the owner's stages: a span in figures, and the receipts behind one of its bars."""

from dataclasses import replace

from appliance.till import behind, books, reports
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.office.day_totals import DayTotalsView
from appliance.ui.screens.office.receipt_list import FoundItem, ReceiptListView
from appliance.ui.views.books import standing_in_words
from appliance.ui.views.paying import names_of, tender_name
from appliance.words import N_, Words


def day_totals(till: Till, place: Place, outside: Outside, words: Words) -> DayTotalsView:
    """The open day, or the span that was turned to."""
    totals, names = reports.totals(till, place.figures.date, place.figures.span), names_of(till)
    tenders = tuple(
        replace(bar, name=tender_name(words, names, *bar.code.partition(":")[::2])) for bar in totals.tenders
    )
    day = totals.span == "day"
    books_of = _books(till, outside, words, totals.first) if day else ()
    shown = replace(totals, tenders=tenders)
    dates = " ".join(dict.fromkeys((totals.first, totals.last)))
    return DayTotalsView(shown, place.books.outbox[0], books_of, _told(outside, words, dates))


def _told(outside: Outside, words: Words, dates: str) -> tuple[str, bool]:
    """What came of the print or the files of these dates, and whether it is still under way."""
    told = outside.figures_told()
    if told is None or told.dates != dates:
        return "", False
    if told.problem:
        return ". ".join(part for part in words.problem(told.problem) if part), False
    if not told.name:
        return words("Printing …") if told.how == "print" else words("Writing …"), True
    said = N_("Printed") if told.how == "print" else N_("On the stick, PDF and table: {name}")
    return words(said, name=told.name), False


def _books(till: Till, outside: Outside, words: Words, date: str) -> tuple[tuple[str, str, str], ...]:
    """Each Z of a business date, how it stands in the books and by which voucher, oldest first."""
    found = behind.bookings(till, outside.deliveries, date)
    rows = []
    for z in sorted({one.voucher["z"] for one in found}):
        if one := books.standing(found, z):
            rows.append((f"Z {z}", standing_in_words(till, words, one), str(one.voucher["id"])))
    return tuple(rows)


def receipt_list(till: Till, place: Place, outside: Outside, words: Words) -> ReceiptListView:
    """The receipts behind a bar, and the one that is looked at."""
    first, last, measure, key = place.figures.which
    found, names = behind.receipts(till, first, last, measure, key), names_of(till)
    items = tuple(_item(words, names, one) for one in found)
    view = ReceiptListView(
        _of(till, words, measure, key),
        words.span(place.figures.span, first),
        items,
        more=len(items) == behind.MOST,
    )
    chosen = behind.receipt(till, place.receipt) if place.receipt else None
    if chosen is None or place.receipt is None:
        return view
    stands = {z: (said, id_) for z, said, id_ in _books(till, outside, words, chosen["date"])}
    number = behind.z_of(till, place.receipt)
    said, voucher = stands.get(f"Z {number}", ("", ""))
    z = " · ".join(part for part in (f"Z {number}" if number else "", said) if part)
    return replace(view, chosen=place.receipt, paper=outside.paper(chosen), z=z, voucher=voucher)


def _item(words: Words, names: dict[str, str], one: behind.Found) -> FoundItem:
    said = N_("Return no. {number}") if one.series == "return" else N_("No. {number}")
    how = ", ".join(tender_name(words, names, *tender.split(":")) for tender in one.tenders)
    return FoundItem(
        one.row, words(said, number=one.number), words.moment(one.at, one.offset), how, one.gross
    )


def _of(till: Till, words: Words, measure: str, key: str) -> str:
    """What the receipts have in common, in words."""
    if measure == "":
        return words("All receipts")
    if measure == "hour":
        return words("Sold from {hour}:00 to {hour}:59", hour=key)
    if measure == "tender":
        return tender_name(words, names_of(till), *key.partition(":")[::2])
    return reports.names(till, measure, key).get(key, key)
