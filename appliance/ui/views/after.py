"""Values of the stages for what comes after a sale: receipts, returns, reports."""

from typing import Any

from appliance.domain.payment import FOREIGN
from appliance.domain.problems import refuse
from appliance.till import catalogue, dates, foreign, giving_out, permissions, priced
from appliance.till import returns as bringing_back
from appliance.till.returns import Receipt
from appliance.till.till import Till
from appliance.ui import usual
from appliance.ui.outside import Outside
from appliance.ui.place import Place
from appliance.ui.screens.after.loose import LooseView
from appliance.ui.screens.after.receipts import ReceiptItem, ReceiptsView
from appliance.ui.screens.after.returns import ReturnLine, ReturnsView
from appliance.ui.screens.after.wrong_tender import WrongTenderView
from appliance.ui.screens.day.cashier_day import CashierDayView
from appliance.ui.screens.day.report import ReportView
from appliance.ui.views.paying import names_of, noted, tender_name
from appliance.words import N_, Words

PAPERS = {
    "copy": N_("Copy of receipt {receipt}"),
    "tender_corrected": N_("Corrected payment of receipt {receipt}"),
    "cash_moved": N_("Cash in or out, {amount}"),
    "x_report": N_("X report"),
    "z_report": N_("Z report {z}"),
    "settlement": N_("Settlement of Z {z}"),
    "training": N_("Training receipt {receipt}, {amount}"),
    "provisional": N_("Provisional receipt {receipt}, {amount}"),
    "delivery": N_("Delivery receipt {receipt}, {amount}"),
    "terminal_slip": N_("The terminal's slip"),
    "receipt_printed": N_("Receipt {receipt}, {amount}"),
    "gift_receipt": N_("Gift receipt of {receipt}"),
    "kitchen_ticket": N_("Kitchen ticket of order {order}"),
    "gift_card": N_("Gift card, {amount}"),
    "ticket": N_("Ticket, {amount}"),
    "key_printed": N_("The public key"),
}
"""What a printed paper is called when somebody is asked for it, by kind of entry."""


def paper_name(words: Words, data: dict[str, Any]) -> str:
    """Which paper an entry's is: ``Kvittering 17, 129,50``."""
    facts = {"receipt": data.get("receipt", ""), "z": data.get("z", ""), "order": data.get("order", "")}
    facts["amount"] = words.amount(abs(data.get("gross", data.get("amount", 0))))
    if data["kind"] == "sale":
        returned = data["series"] == "return"
        return words(
            N_("Return {receipt}, {amount}") if returned else N_("Receipt {receipt}, {amount}"), **facts
        )
    named = PAPERS.get(data["kind"], N_("A slip"))
    return words(named, **facts)


def when(words: Words, data: dict[str, Any]) -> str:
    """Date and time of an entry."""
    return words.moment(data["at"], data["offset"])


def receipts(till: Till, place: Place, outside: Outside, words: Words) -> ReceiptsView:
    """The newest receipts, and the one that is looked at."""
    names = names_of(till)
    items = [_item(words, names, one) for one in bringing_back.newest(till)]
    if place.receipt is None:
        return ReceiptsView(tuple(items))
    found = bringing_back.receipt(till, place.receipt)
    today = till.day is not None and found.row >= till.day.row
    return ReceiptsView(
        tuple(items),
        str(found.data["receipt"]),
        found.data["series"],
        outside.paper(found.data),
        found.copied,
        found.printed,
        correctable=today and bool(bringing_back.correctable(till, found)),
    )


def _item(words: Words, names: dict[str, str], one: Receipt) -> ReceiptItem:
    data = one.data
    how = ", ".join(tender_name(words, names, tender["kind"], tender["brand"]) for tender in data["tenders"])
    return ReceiptItem(str(data["receipt"]), when(words, data), how, data["gross"], data["series"])


def returns(till: Till, place: Place, outside: Outside, words: Words) -> ReturnsView:
    """The receipt that goods come back from, with what is left of each line."""
    if place.returning is None:
        return ReturnsView(bottles=bool(till.rules.pants))
    found = bringing_back.receipt(till, place.returning)
    lines = tuple(
        _line(till, found, line)
        for line in found.data["lines"]
        if line["quantity"] > 0 and "follows" not in line
    )
    return ReturnsView(str(found.data["receipt"]), when(words, found.data), lines)


def _line(till: Till, found: Receipt, line: dict[str, Any]) -> ReturnLine:
    left = found.left(line["line"])
    behind = [one for one in found.data["lines"] if one.get("follows") == line["line"]]
    gross = sum(one["gross"] - found.returned.get(one["line"], (0, 0))[1] for one in (line, *behind))
    step = 1000 if left % 1000 == 0 else left
    named = [line] if "bundle" in line else [line, *behind]
    name = " + ".join(one["name"] for one in named)
    used = sum(1 for one in giving_out.tickets_left(till, line) if one.admissions)
    return ReturnLine(line["line"], name, left, gross, step, used)


def loose(till: Till, place: Place, outside: Outside, words: Words) -> LooseView:
    """The goods that come back without a receipt."""
    product = catalogue.named(till, [place.product]).get(place.product)
    if not product:
        raise refuse("line_gone")
    reasons = usual.said(words, usual.RETURN_REASONS)
    price = priced.now(till, product).price
    return LooseView(product.number, product.name, price, product.unit, reasons)


def wrong_tender(till: Till, place: Place, outside: Outside, words: Words) -> WrongTenderView:
    """How the receipt was paid, as it stands and can be put right, and what it could have been."""
    found, names = bringing_back.receipt(till, place.looked_at()), names_of(till)
    places = bringing_back.correctable(till, found)
    tenders = tuple(
        (
            str(at),
            noted(words, tender_name(words, names, one["kind"], one["brand"]), one.get("foreign", "")),
            one["amount"],
        )
        for at, one in enumerate(bringing_back.tenders(till, found))
        if at in places
    )
    kinds = [("cash:", words(names["cash"]))]
    brands = usual.brands(till.rules.country)
    kinds += [(f"card:{brand}", words(name)) for brand, name in brands]
    kinds += [(f"{kind}:", words(name)) for kind, name in names.items() if kind not in ("cash", "card")]
    if found.data["gross"] > 0 and foreign.rates_then(till, found.row):
        kinds.append((f"{FOREIGN}:", tender_name(words, names, FOREIGN, "")))
    return WrongTenderView(str(found.data["receipt"]), tenders, tuple(kinds))


def report(till: Till, place: Place, outside: Outside, words: Words) -> ReportView:
    """The report that was asked for."""
    data = place.report or {}
    return ReportView(words("X report"), outside.paper(data) if data else ())


def cashier_day(till: Till, place: Place, outside: Outside, words: Words) -> CashierDayView:
    """The day of one cashier that was asked for."""
    data = place.report or {}
    if not data:
        return CashierDayView("", ())
    title = f"{data['name']} · {words.date(data['on'], 'full')}"
    others = bool(till.operator and permissions.may(till, till.operator, "turnover"))
    return CashierDayView(title, outside.paper(data), data["on"] >= dates.by_clock(till), others)
