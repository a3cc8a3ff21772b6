"""The shop's codes and the authority's lists that they resolve to (lists 04, 05, 08, 10, 11, 12 and 13).

Gift cards, tips and prepayments are outside total sales (to load a gift card is a pay-in, says Skatteetaten;
tips are list 10's 10001, and letter i of § 2-8-2). They are on a receipt that is sealed whole, so they stand
in its transaction, each in a line of a type of its own: list 05 has no codes of the authority's, and none of
list 04's article groups is theirs. A receipt of nothing else is no cash sale but money received (11005).
Denmark's public validator knows of none of this but tips, and adds every transaction up whole: on a day with
such lines it finds a Danish report's total cash sales too small.

An id stands once in all lists: the schema's key runs over ``basicID`` alone, and so does the Danish
validator's look-up. Article groups come last, since their codes are the shop's to choose.
"""

from collections.abc import Mapping
from typing import Any

from appliance.domain.kinds import KINDS, event_code
from appliance.domain.line_kind import GIFT_CARD, GOODS, PANT, PREPAYMENT, TIP, inside
from appliance.fiscal.saft.survey import NO_GROUP
from appliance.fiscal.saft.text import plain, tag

SALE_LINE, RETURN_LINE = "SAL", "RET"
OUTSIDE_LINES = {GIFT_CARD: "OUT-GIFTCARD", TIP: "OUT-TIP", PREPAYMENT: "OUT-PREPAYMENT"}
"""Line types of what is outside total sales, by kind of line."""
TIP_RAISE = "GRATUITY"
LINE_DISCOUNT, SALE_DISCOUNT, CAMPAIGN = "LINEDISC", "SALEDISC", "CAMPAIGN"

TRANSACTIONS = {
    "sale": ("11001", "Cash sale"),
    "return": ("11006", "Return"),
    "mixed": ("11016", "Cash sale and return"),
    "received": ("11005", "Money received"),
    "training": ("11999", "Training"),
}
"""Transaction types by `transaction_type`; Denmark seals ``training`` as one of them."""

_TENDERS = {
    "cash": "12001",
    "foreign": "12001",
    "card": "12002",
    "gift_card": "12005",
    "voucher": "12005",
    "vipps": "12011",
    "mobilepay": "12011",
    "pant": "12008",
}
OTHER_TENDER = "12999"
_GOODS, _OTHER_GOODS, _OTHER_GROUP = "04003", "04014", "04999"
_GROUPS = {GOODS: _GOODS, PANT: _OTHER_GOODS}

_OUTSIDE_SAID = {
    OUTSIDE_LINES[GIFT_CARD]: "Gift card sold, outside total sales",
    OUTSIDE_LINES[TIP]: "Tip, outside total sales",
    OUTSIDE_LINES[PREPAYMENT]: "Prepayment taken, outside total sales",
}

_EVENTS = {
    "started": "Till ready",
    "stopped": "Till switched off",
    "logged_in": "Log in",
    "logged_out": "Log out",
    "drawer_opened": "Drawer opened",
    "drawer_closed": "Drawer closed",
    "updated": "Program updated",
    "x_report": "X report",
    "z_report": "Z report",
    "parked": "Sale parked",
    "resumed": "Sale resumed",
    "sale": "Sales receipt",
    "return": "Return receipt",
    "copy": "Copy of a receipt",
    "provisional": "Provisional receipt",
    "delivery": "Delivery receipt",
    "training": "Training receipt",
    "terminal_slip": "Slip of a payment terminal",
    "kitchen_ticket": "Kitchen ticket",
    "gift_receipt": "Gift receipt",
    "receipt_mailed": "Receipt sent by e-mail",
    "receipt_printed": "Receipt printed on wish",
    "gift_card": "Gift card printed",
    "ticket": "Ticket printed",
    "admission": "Ticket used at the door",
    "admission_undone": "Use of a ticket taken back",
    "cash_in": "Cash put in",
    "cash_out": "Cash taken out",
    "exported": "Journal exported",
    "catalogue": "Goods and prices changed",
    "campaign": "Campaign made or changed",
    "price_asked": "Price look-up",
    "training_begun": "Training on",
    "training_ended": "Training off",
    "memory_full": "Storage full",
    "emergency_begun": "Emergency mode on",
    "emergency_ended": "Emergency mode off",
    "no_receipt": "Sale concluded without receipt",
    "no_sale": "Drawer told to open without a sale",
    "line_removed": "Line removed",
    "line_changed": "Line reduced",
    "sale_aborted": "Sale aborted",
    "payment_undone": "Part payment handed back",
    "tender_corrected": "Means of payment corrected",
    "day_opened": "Day opened with change float",
    "settlement": "Settlement of the day",
    "mapping": "Accounts changed",
    "made_seen": "Goods made at the till looked at",
    "prefixes": "Meaning of own barcodes changed",
    "dimensions": "Departments, projects and objects to choose from changed",
    "person": "Operator changed",
    "cashier_day": "Report of one cashier",
    "customer": "Customer or their terms changed",
    "customer_forgotten": "Customer forgotten",
    "limits": "Limits of cashiers changed",
    "papers": "What is printed changed",
    "rates": "Rates of other currencies changed",
    "configured": "Configuration",
    "settings_changed": "Settings changed",
    "own_texts": "Own texts of receipts changed",
    "clock_stepped": "Clock set",
    "key_made": "Signing key made",
    "epoch_begun": "Till restored",
    "delivery_answered": "Delivery to the books decided",
    "drawer_learnt": "Drawer switch learnt",
    "linked": "Customer or product of the books chosen",
    "day_corrected": "Day corrected in the books",
}
"""What each event type is called; a kind that is not here is called by its name."""


def event_type(data: Mapping[str, Any]) -> str:
    """The kind of event that an entry is: its kind, where that says all.

    >>> event_type({"kind": "sale", "series": "return"}), event_type({"kind": "cash_moved", "amount": -1})
    ('return', 'cash_out')
    """
    kind: str = data["kind"]
    if kind == "sale" and data["series"] == "return":
        return "return"
    if kind == "cash_moved":
        return "cash_in" if data["amount"] >= 0 else "cash_out"
    return kind


def event_id(kind: str) -> str:
    """The ``basicID`` of an event type: capitals, so that it is no transaction type's."""
    return kind.upper()


def tender_code(kind: str) -> str:
    """The authority's code for a kind of tender (list 12)."""
    return _TENDERS.get(kind, OTHER_TENDER)


def transaction_type(data: Mapping[str, Any]) -> str:
    """What a cash transaction is, by which way its goods go, and whether there are any."""
    if data["lines"] and not inside(data["lines"]) and any(line["quantity"] > 0 for line in data["lines"]):
        return "received"
    back = [line["quantity"] < 0 for line in data["lines"]]
    if all(back):
        return "return" if back else "sale"
    return "mixed" if any(back) else "sale"


def basics(groups: Mapping[str, str], kinds: Mapping[str, str], tenders: Mapping[str, str], most: int) -> str:
    """The element ``basics``.

    Args:
        groups: Article groups: name by code.
        kinds: Kind of line by article group, where it is not goods.
        tenders: Means of payment: kind by id.
        most: The longest id.
    """
    rows = [("05", SALE_LINE, "", "Sale line"), ("05", RETURN_LINE, "", "Return line")]
    rows += [("05", name, "", said) for name, said in _OUTSIDE_SAID.items()]
    rows += [("10", TIP_RAISE, "10001", "Tip")]
    rows += [("08", LINE_DISCOUNT, "", "Discount on a line"), ("08", SALE_DISCOUNT, "", "Discount on a sale"),
             ("08", CAMPAIGN, "", "Campaign, not manual")]  # fmt: skip
    rows += [("11", name, code, said) for name, (code, said) in TRANSACTIONS.items()]
    rows += [("12", name, tender_code(kind), name) for name, kind in sorted(tenders.items())]
    events = {*KINDS, "return", "cash_in", "cash_out"} - {"cash_moved"}
    rows += [("13", event_id(kind), _event_code(kind), _EVENTS.get(kind, kind)) for kind in sorted(events)]
    rows += [("04", code, _group_code(code, kinds), name) for code, name in sorted(groups.items())]
    return tag("basics", *(_row(*row, most) for row in rows))


def _group_code(code: str, kinds: Mapping[str, str]) -> str:
    return _OTHER_GROUP if code == NO_GROUP else _GROUPS.get(kinds.get(code, GOODS), _OTHER_GROUP)


def _event_code(kind: str) -> str:
    if kind in ("cash_in", "cash_out"):
        return event_code({"kind": "cash_moved", "amount": 1 if kind == "cash_in" else -1})
    return event_code(
        {"kind": "sale", "series": "return"} if kind == "return" else {"kind": kind, "series": ""}
    )


def _row(kind: str, name: str, code: str, said: str, most: int) -> str:
    predefined = tag("predefinedBasicID", code) if code else ""
    described = tag("basicDesc", plain(said, 999) or plain(name, 999))
    return (
        tag("basic", tag("basicType", kind), tag("basicID", plain(name, most)), predefined, described) + "\n"
    )
