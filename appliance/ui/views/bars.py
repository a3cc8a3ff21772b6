"""What stands around every stage: status bar, banner, basket."""

from collections.abc import Sequence
from dataclasses import replace

from appliance.domain import serving
from appliance.domain.line import Line
from appliance.domain.line_kind import PANT
from appliance.domain.problems import Problem
from appliance.till import backtrack, customers, jobs, selling, stock
from appliance.till import dimensions as choosing
from appliance.till.till import Till
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.views import accounts, backup, dimensions
from appliance.ui.widgets.banner import BannerView
from appliance.ui.widgets.basket import BasketView, LineView
from appliance.ui.widgets.status import StatusView
from appliance.words import N_, Words

BUTTONS = {
    "receipt_owed": N_("Print now"),
    "receipts_doubtful": N_("Answer"),
    "kitchen_owed": N_("Answer"),
    "kitchen_doubtful": N_("Answer"),
    "books_refused": N_("Look"),
    "books_unknown": N_("Look"),
    "books_closed": N_("Look"),
    "books_changed": N_("Look"),
    "books_gone": N_("Look"),
    "books_draft": N_("Look"),
    "books_refusals": N_("Look"),
    "mapping_missing": N_("Look"),
    "mapping_wrong": N_("Look"),
    "printer_unknown": "",
    "disk_low": N_("Look"),
    "disk_errors": N_("Look"),
    "box_hot": N_("Look"),
    "box_undervolted": N_("Look"),
    "scrub_wrong": N_("Look"),
    "backup_old": N_("Look"),
    "backup_full": N_("Look"),
    "backup_failed": N_("Look"),
    "drawer_stuck": N_("Emergency mode"),
    "drawer_unmoved": N_("Emergency mode"),
}
"""Word on a banner's button by code; what was refused has "OK", what leaves by itself has none."""
EMERGENCY = "emergency_on"
"""Shown by the whole status bar, on every screen, and not as one banner among others."""


def status(till: Till, place: Place, outside: Outside, words: Words) -> StatusView:
    """The bar: parts that are not well, and what waits for the books."""
    moment = till.clock()
    count, oldest = place.books.outbox
    states = {
        "network": "down" if "network_down" in till.banners else "",
        "printer": str(till.printer),
        "drawer": str(till.drawer),
        "scanner": "offline" if "scanner_offline" in till.banners else "",
        "display": till.display,
        "clock": moment.clock,
        "backup": backup.state(outside.backup()),
    }
    if not till.rules.drawer_must_be_sensed and states["drawer"] == "unknown":
        states["drawer"] = ""
    return StatusView(
        till.shop.name,
        words("Till {number}", number=till.shop.till),
        words.time(moment.at, moment.offset),
        till.operator.name if till.operator else "",
        states,
        count,
        max(0, moment.at - oldest) // 60_000 * 60_000 if oldest else 0,
        outside.passing(),
        till.training,
        till.banners.get(EMERGENCY),
    )


def banner(till: Till, place: Place, words: Words) -> BannerView | None:
    """What was refused just now, or what is wrong longest."""
    wrong = [problem for code, problem in till.banners.items() if code != EMERGENCY]
    if place.banner:
        return BannerView(place.banner, words("OK"), len(wrong))
    if not wrong:
        return None
    first = wrong[0]
    if first.code in ("mapping_missing", "mapping_wrong"):
        key = accounts.key_name(till, words, str(first.facts["key"]))
        first = Problem.of(first.code, **{**first.facts, "key": key})
    word = BUTTONS.get(first.code, "")
    return BannerView(first, words(word) if word else "", len(wrong) - 1)


ACTS = {
    "removed": N_("Out: {name}"),
    "tapped": N_("Tapped: {name}"),
    "quantity": N_("Quantity: {name}"),
    "discount": N_("Discount changed"),
    "cancelled": N_("Sale cancelled"),
    "parked": N_("Sale parked"),
}
"""What was done to the basket last, see `till.backtrack`."""


def _done(till: Till, words: Words) -> str:
    """The last act in words, while it can be done back."""
    act = backtrack.last(till)
    if not act:
        return ""
    name = next((line.name for line in act.before.lines if line.id == act.line), "")
    return words(ACTS[act.what], name=name)


def basket(till: Till, words: Words) -> BasketView:
    """The open sale."""
    sale, undo, whose = till.sale, _done(till, words), customers.chosen(till)
    if not sale:
        return BasketView(held=len(till.held), undo=undo)
    short = stock.short(till)
    behind: dict[int, list[Line]] = {}
    for line in sale.lines:
        if line.follows:
            behind.setdefault(line.follows, []).append(line)
    rows = [
        line_view(line, words, behind.get(line.id, ()), dimensions.beside(till, line))
        for line in sale.lines
        if not line.follows
    ]
    whole = dimensions.told(choosing.said_of_all(till))
    return BasketView(
        tuple(
            replace(row, left=short.get(line.product))
            for row, line in zip(rows, (one for one in sale.lines if not one.follows), strict=True)
        )
        if short
        else tuple(rows),
        sale.total,
        sale.count,
        sum(sale.shares),
        sale.discount.reason if sale.discount else "",
        " · ".join(said for said in (sale.label, whose.name if whose else "", whole, sale.note) if said),
        held=len(till.held) + len(till.waiting),
        served=serving.of(sale) if till.payment is None else "",
        undo=undo,
        more=till.payment is None and selling.may_be_more(till) is not None,
    )


def line_view(line: Line, words: Words, behind: Sequence[Line] = (), belongs: str = "") -> LineView:
    """One line of it, with what follows it, a bundle as one; what was said of it: a ticket's day, its
    holder, a note."""
    visit = words.date(line.visit) if line.visit else ""
    parts = [] if line.whole is None else [one for one in behind if one.kind != PANT]
    price = line.price if line.whole is None else line.whole
    return LineView(
        line.id,
        line.name,
        line.quantity,
        price,
        line.gross + sum(one.gross for one in parts),
        line.unit,
        discount=line.reduction,
        reason=line.discount.reason if line.discount else "",
        note=" · ".join(said for said in (visit, line.holder, line.note) if said),
        served=line.served,
        campaigns=tuple((share.name, share.amount) for share in line.campaigns),
        priced_for=line.priced_for,
        belongs=belongs,
        behind=tuple((one.name, one.gross) for one in behind if one not in parts),
        parts=tuple((one.name, one.quantity) for one in parts),
    )


def owed(till: Till) -> dict[int, str]:
    """State of each job that is not done, by its id."""
    return {one.job.id: one.state for one in jobs.owed(till)}
