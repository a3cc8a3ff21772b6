"""The kinds of journal entry, and the event that each is in the Norwegian list 13."""

from typing import Any

KINDS = {
    "started": "13001",
    "stopped": "13002",
    "logged_in": "13003",
    "logged_out": "13004",
    "drawer_opened": "13005",
    "drawer_closed": "13006",
    "updated": "13007",
    "x_report": "13008",
    "z_report": "13009",
    "parked": "13010",
    "resumed": "13011",
    "sale": "13012",
    "copy": "13014",
    "provisional": "13015",
    "delivery": "13016",
    "training": "13017",
    "terminal_slip": "13018",
    "kitchen_ticket": "13018",
    "gift_receipt": "13018",
    "receipt_printed": "13018",
    "receipt_mailed": "13999",
    "gift_card": "13018",
    "ticket": "13018",
    "cash_moved": "13019",
    "exported": "13020",
    "catalogue": "13021",
    "campaign": "13021",
    "price_asked": "13022",
    "training_begun": "13023",
    "training_ended": "13024",
    "memory_full": "13025",
    "emergency_begun": "13026",
    "emergency_ended": "13027",
    "no_receipt": "13030",
    "paper_answered": "13999",
    "no_sale": "13999",
    "line_removed": "13999",
    "line_changed": "13999",
    "sale_aborted": "13999",
    "payment_undone": "13999",
    "tender_corrected": "13999",
    "day_opened": "13999",
    "settlement": "13018",
    "mapping": "13999",
    "person": "13999",
    "limits": "13999",
    "papers": "13999",
    "rates": "13999",
    "configured": "13999",
    "settings_changed": "13999",
    "own_texts": "13999",
    "clock_stepped": "13999",
    "key_made": "13999",
    "key_printed": "13018",
    "epoch_begun": "13999",
    "delivery_answered": "13999",
    "linked": "13999",
    "drawer_learnt": "13999",
    "day_corrected": "13999",
    "prefixes": "13999",
    "dimensions": "13999",
    "made_seen": "13999",
    "goods_received": "13999",
    "stock_adjusted": "13999",
    "stocktake": "13999",
    "cashier_day": "13018",
    "customer": "13999",
    "customer_forgotten": "13999",
    "admission": "13999",
    "admission_undone": "13999",
}
"""Entry kinds, and the event each is in the Norwegian list 13; `event_code` knows the two that vary."""

SEALED = frozenset({"sale", "training"})
"""The kinds that are cash transactions: the country's seal runs over them, training included."""


def event_code(data: dict[str, Any]) -> str:
    """The list 13 code of an entry's body: a return is 13013, cash put in is no withdrawal.

    >>> event_code({"kind": "sale", "series": "return"}), event_code({"kind": "cash_moved", "amount": 500})
    ('13013', '13999')
    """
    if data["kind"] == "sale" and data["series"] == "return":
        return "13013"
    if data["kind"] == "cash_moved" and data["amount"] >= 0:
        return "13999"
    return KINDS[data["kind"]]
