"""X and Z reports whole: every field of § 2-8-2, in the schema's order, also where nothing happened.

What the schema wants at least one of has a row of type ``None``, or of cash, with zeros (as the
authority's example file). What came back is negative in the journal and positive here.

What is outside total sales is in none of letters e, f, j, p, x, y and z. Tips are letter i; gift cards and
prepayments are the second paragraph's money in (Skatteetaten: to load a gift card is a pay-in outside total
sales), beside the cash that was put in, whatever they were paid with.
"""

from collections.abc import Iterable
from typing import Any

from appliance.domain.line_kind import TIP
from appliance.domain.settlement import moved, tender_key
from appliance.fiscal.saft.basics import OUTSIDE_LINES
from appliance.fiscal.saft.head import SYSTEM, vat_code
from appliance.fiscal.saft.source import Facts
from appliance.fiscal.saft.survey import CASH, NO_GROUP
from appliance.fiscal.saft.text import amount, plain, quantity, side, tag

Data = dict[str, Any]
NONE = "None"
_CORRECTIONS = {
    "line_removed": "Line removed",
    "quantity": "Quantity reduced",
    "price": "Price reduced",
    "tender_corrected": "Means of payment corrected",
    "payment_undone": "Part payment handed back",
}
_PAPERS = {
    "copies": "reportReceiptCopy",
    "provisional": "reportReceiptProforma",
    "returns": "reportReturn",
    "discounts": "reportDiscount",
    "aborted": "reportVoidTrans",
}


def event_report(data: Data, when: tuple[str, str], facts: Facts) -> str:
    """The element ``eventReport`` of an entry ``x_report`` or ``z_report``.

    Args:
        data: The entry's body.
        when: Its local date and time.
        facts: Who exports.
    """
    z, shop = data["kind"] == "z_report", data.get("shop", {})
    most = facts.dialect.id_length
    return tag("eventReport", "".join((
        tag("reportID", str(data["z"]) if z else f"X-{data['epoch']}-{data['number']}"),
        tag("reportType", "Z report" if z else "X report"),
        tag("companyIdent", plain(shop.get("organisation") or facts.organisation, most)),
        tag("companyName", plain(shop.get("name") or facts.name, 100)),
        tag("reportDate", when[0]), tag("reportTime", when[1]), tag("registerID", plain(data["till"], 100)),
        _turnover(data, facts), _happened(data, facts), _credit_and_cash(data, most), _grand(data["grand"]),
    )))  # fmt: skip


def _turnover(data: Data, facts: Facts) -> str:
    """Letters e to k."""
    most = facts.dialect.id_length
    total = data["gross"] if facts.dialect.returns_in_total else _count(data, "sold")[1]
    groups = data["groups"] or [{"code": NO_GROUP, "quantity": 0, "gross": 0}]
    tenders = data["tenders"] or [{"kind": CASH, "brand": "", "n": 0, "amount": 0}]
    rates = data["vat"] or [{"rate": 2500, "net": 0, "vat": 0}]
    tips = _outside(data).get(TIP, {"n": 0, "amount": 0})
    by_tender = data.get("operator_tenders", [])
    if facts.dialect.whole and not by_tender:
        by_tender = [{"operator": data["operator"] or SYSTEM, **tenders[0]}]
    return "".join((
        tag("reportTotalCashSales", tag("totalCashSaleAmnt", amount(total))),
        tag("reportArtGroups", *(tag("reportArtGroup", _group(one, most)) for one in groups)),
        _list("reportEmpArtGroups", "reportEmpArtGroup",
              (_operator(one, most) + _group(one, most) for one in data.get("operator_groups", ()))),
        tag("reportPayments", *(tag("reportPayment", _payment(one, most)) for one in tenders)),
        _list("reportEmpPayments", "reportEmpPayment",
              (_operator(one, most) + _payment(one, most) for one in by_tender)),
        tag("reportTip", tag("tipNum", str(tips["n"])), tag("tipAmnt", amount(tips["amount"]))),
        tag("reportCashSalesVat", *(tag("reportCashSaleVat", _vat(one)) for one in rates)),
        tag("reportOpeningChangeFloat", amount(data["float"])),
    ))  # fmt: skip


def _outside(data: Data) -> dict[str, Data]:
    """What is outside total sales, by kind; a report from before has none of it."""
    return {one["kind"]: one for one in data.get("outside", ())}


def _list(outer: str, inner: str, rows: Iterable[str]) -> str:
    found = [tag(inner, row) for row in rows]
    return tag(outer, *found) if found else ""


def _operator(one: Data, most: int) -> str:
    return tag("empID", plain(one["operator"] or SYSTEM, most))


def _group(one: Data, most: int) -> str:
    return "".join((
        tag("artGroupID", plain(one["code"], most)),
        tag("artGroupNum", quantity(one["quantity"])),
        tag("artGroupAmnt", amount(one["gross"])),
    ))  # fmt: skip


def _payment(one: Data, most: int) -> str:
    return "".join((
        tag("paymentType", plain(tender_key(one), most)),
        tag("paymentNum", str(one["n"])),
        tag("paymentAmnt", amount(one["amount"])),
    ))  # fmt: skip


def _vat(one: Data) -> str:
    """Sales without VAT, and the VAT (Skatteetaten/saf-t, issue 20)."""
    return "".join((
        tag("vatCode", vat_code(one["rate"])),
        tag("vatPerc", amount(one["rate"])),
        tag("cashSaleAmnt", amount(one["net"])),
        tag("vatAmnt", amount(one["vat"])),
        tag("vatAmntTp", side(one["vat"])),
    ))  # fmt: skip


def _count(data: Data, name: str) -> tuple[int, int]:
    """Number and amount of what was counted; what goes back is negative in the journal."""
    held = data["counts"].get(name, {"n": 0, "amount": 0})
    return held["n"], -held["amount"] if name == "returns" else held["amount"]


def _happened(data: Data, facts: Facts) -> str:
    """Letters l to w."""
    parts = [
        tag("reportReceiptNum", str(_count(data, "receipts")[0])),
        tag("reportOpenCashBoxNum", str(_count(data, "drawer_without_sale")[0])),
    ]
    for name, element in _PAPERS.items():
        n, minor = _count(data, name)
        parts += [tag(f"{element}Num", str(n)), tag(f"{element}Amnt", amount(minor))]
    lines = [(_CORRECTIONS.get(one["type"], one["type"]), one) for one in data.get("line_corrections", ())]
    asked = [(one["group"] or NONE, one) for one in data.get("price_inquiries", ())]
    others = [(_CORRECTIONS.get(one["type"], one["type"]), one) for one in data.get("other_corrections", ())]
    most = facts.dialect.id_length
    parts += [
        _typed("reportCorrLines", "reportCorrLine", ("corrLineType", "corrLine"), lines, most),
        _typed(
            "reportPriceInquiries", "reportPriceInquiry", ("priceInquiryGroup", "priceInquiry"), asked, most
        ),
        _typed("reportOtherCorrs", "reportOtherCorr", ("otherCorrType", "otherCorr"), others, most),
    ]
    for name, element in (("delivery", "reportReceiptDelivery"), ("training", "reportTraining")):
        n, minor = _count(data, name)
        parts += [tag(f"{element}Num", str(n)), tag(f"{element}Amnt", amount(minor))]
    return "".join(parts)


def _typed(outer: str, inner: str, names: tuple[str, str], rows: list[tuple[str, Data]], most: int) -> str:
    """A list with a type, a number and an amount in each row, and one row where there is none."""
    kind, stem = names
    return tag(outer, *(
        tag(inner, tag(kind, plain(said, most)), tag(f"{stem}Num", str(one["n"])),
            tag(f"{stem}Amnt", amount(one["amount"])))
        for said, one in rows or [(NONE, {"n": 0, "amount": 0})]
    ))  # fmt: skip


def _credit_and_cash(data: Data, most: int) -> str:
    """The second paragraph: sales on credit, which have no credit notes here; money put in and taken out."""
    credit = data.get("credit", {"n": 0, "gross": 0})
    moved: dict[str, list[tuple[str, Data]]] = {"in": [], "out": []}
    for (way, reason), (n, minor) in _by_reason(data["cash_moves"]).items():
        moved[way].append((reason, {"n": n, "amount": abs(minor)}))
    moved["in"] += [(OUTSIDE_LINES[kind], one) for kind, one in _outside(data).items() if kind != TIP]
    return "".join((
        tag("reportCreditSales", tag("creditSalesNum", str(credit["n"])),
            tag("creditSalesAmnt", amount(credit["gross"]))),
        tag("reportCreditMemos", tag("creditMemosNum", "0"), tag("creditMemosAmnt", "0.00")),
        _typed("reportPayIns", "reportPayIn", ("payInType", "payIn"), moved["in"], most),
        _typed("reportPayOuts", "reportPayOut", ("payOutType", "payOut"), moved["out"], most),
    ))  # fmt: skip


def _by_reason(moves: list[Data]) -> dict[tuple[str, str], tuple[int, int]]:
    """How many and how much, by direction and reason: which customers paid what they owe is not told here."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for one in moves:
        n, minor = found.get((one["direction"], one["reason"]), (0, 0))
        found[one["direction"], one["reason"]] = n + one["n"], minor + moved(one)
    return found


def _grand(grand: Data) -> str:
    """Letters x to z."""
    return "".join((
        tag("reportGrandTotalSales", amount(grand["sales"])),
        tag("reportGrandTotalReturn", amount(-grand["returns"])),
        tag("reportGrandTotalSalesNet", amount(grand["net"])),
    ))  # fmt: skip
