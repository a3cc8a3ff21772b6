"""From the till to the glass: plain values, made anew after everything that happens.

`frame_view` decides which stage is up and asks that stage's module for its value.
"""

from collections.abc import Callable
from dataclasses import replace

from appliance.domain.problems import Severity
from appliance.till import day
from appliance.till import people as persons
from appliance.till.till import Till
from appliance.ui.frame import FrameView
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.box.stop import StopView
from appliance.ui.screens.settings.setup_manager import SetupManagerView
from appliance.ui.views import (
    accounts,
    after,
    backup,
    books,
    bottles,
    cash,
    closing,
    credit,
    dimensions,
    favourites,
    gift_cards,
    goods,
    health,
    labels,
    modes,
    office,
    papers,
    parked,
    paying,
    people,
    prices,
    scan_test,
    selling,
    settings,
    stock,
    tickets,
    tips,
    variants,
)
from appliance.ui.views.bars import banner, basket, status
from appliance.words import Words

View = Callable[[Till, Place, Outside, Words], object]


def _stop(till: Till, place: Place, outside: Outside, words: Words) -> StopView:
    assert place.stop
    return StopView(place.stop)


VIEWS: dict[str, View] = {
    "stop": _stop,
    "log_in": people.log_in,
    "setup_manager": lambda till, place, outside, words: SetupManagerView(),
    "sale": selling.sale,
    "search": selling.search,
    "line": selling.line,
    "note": selling.note,
    "belongs": dimensions.belongs,
    "dimensions": dimensions.dimensions,
    "discount": selling.discount,
    "price": selling.price,
    "create": selling.create,
    "question": selling.question,
    "payment": paying.payment,
    "card": paying.card,
    "gift_card": gift_cards.gift_card,
    "gift_card_sale": gift_cards.gift_card_sale,
    "ticket_kind": tickets.ticket_kind,
    "visit": tickets.visit,
    "holder": tickets.holder,
    "door": tickets.door,
    "tip": tips.tip,
    "foreign": paying.other_currency,
    "paid": paying.paid,
    "parked": parked.parked,
    "park": parked.park,
    "returns": after.returns,
    "loose": after.loose,
    "receipts": after.receipts,
    "wrong_tender": after.wrong_tender,
    "wrong_notes": paying.wrong_notes,
    "gift": papers.gift,
    "mail": papers.mail,
    "papers": papers.papers,
    "more": selling.more,
    "cash": cash.cash,
    "bottles": bottles.bottles,
    "report": after.report,
    "cashier_day": after.cashier_day,
    "day_open": closing.day_open,
    "day_close": closing.day_close,
    "day_totals": office.day_totals,
    "receipt_list": office.receipt_list,
    "deliveries": books.deliveries,
    "products": goods.products,
    "product_change": goods.product_change,
    "new_product": goods.new_product,
    "goods": goods.goods,
    "groups": goods.groups,
    "prefixes": goods.prefixes,
    "made": goods.made,
    "variants": variants.choice,
    "sizes": variants.sizes,
    "goods_import": goods.goods_import,
    "favourites": favourites.layout,
    "labels": labels.labels,
    "campaigns": prices.campaigns,
    "price_list": prices.price_list,
    "bundle": prices.bundle,
    "mapping": accounts.mapping,
    "price_check": modes.price_check,
    "credit": credit.credit,
    "customers": credit.customers,
    "customer": credit.customer,
    "emergency": modes.emergency,
    "export": modes.export,
    "about": modes.about,
    "people": people.people,
    "countersign": people.countersign,
    "limits": people.limits,
    "settings": settings.settings,
    "setting": settings.setting,
    "own_texts": settings.texts,
    "rates": settings.rates,
    "scan_test": scan_test.scan_test,
    "health": health.health,
    "backup": backup.backup,
    "stock": stock.stock_list,
    "stock_change": stock.stock_change,
    "stocktake": stock.stocktake_of,
}
ASKED = {"price_needed": "price", "visit_needed": "visit", "holder_needed": "holder"}
"""The stages in which questions are answered that need more than a touch on one of some words."""
OWN_WORDS = ("stop", "log_in", "setup_manager", "health")
"""Stages without the till's banner: there is nobody to tell yet, or they say the same at more length."""
ANYWHERE = (
    "more",
    "customers",
    "customer",
    "receipts",
    "report",
    "cashier_day",
    "wrong_tender",
    "wrong_notes",
    "gift",
    "papers",
    "day_totals",
    "receipt_list",
    "deliveries",
    "products",
    "product_change",
    "new_product",
    "goods",
    "groups",
    "prefixes",
    "made",
    "sizes",
    "ticket_kind",
    "goods_import",
    "favourites",
    "labels",
    "campaigns",
    "price_list",
    "bundle",
    "mapping",
    "day_close",
    "emergency",
    "export",
    "about",
    "people",
    "limits",
    "settings",
    "setting",
    "own_texts",
    "rates",
    "dimensions",
    "scan_test",
    "health",
    "backup",
    "stock",
    "stock_change",
    "stocktake",
)
"""Stages that need no open day."""


def stage_of(till: Till, place: Place) -> str:
    """Which stage is up: what must be answered first, then what was tapped, then the till's state."""
    if place.stop:
        return "stop"
    if not till.operator:
        return "log_in" if persons.cashiers(till) else "setup_manager"
    if till.question:
        if till.question.code == "unknown_code" and place.answering:
            return place.answering
        if till.question.code == "manager_needed" and people.may_approve(till):
            return "countersign"
        return ASKED.get(till.question.code, "question")
    if till.door:
        return "door"
    if till.asking:
        return "price_check"
    if till.carding:
        return "gift_card_sale" if till.carding.selling else "gift_card"
    if place.stage and (till.day or place.stage in ANYWHERE):
        return place.stage
    if not till.day:
        return "day_close" if day.unsettled(till) else "day_open"
    if till.payment:
        return "card" if place.card else "payment"
    return "paid" if till.paid and not till.sale and not place.paid_seen else "sale"


def frame_view(till: Till, place: Place, outside: Outside, words: Words) -> FrameView:
    """Everything on the glass now."""
    if till.question and till.question.severity is Severity.STOP:
        place.stop, till.question = till.question, None
    stage = stage_of(till, place)
    seen = basket(till, words)
    if stage in ("line", "note", "belongs") and place.line is not None:
        seen = replace(seen, chosen=place.line)
    return FrameView(
        stage,
        VIEWS[stage](till, place, outside, words),
        status(till, place, outside, words),
        seen,
        banner(till, place, words) if stage not in OWN_WORDS or place.banner else None,
    )
