"""What entries say of a sale: its goods as they are sold, its lines as they stood in the basket."""

from dataclasses import asdict
from typing import Any

from appliance.domain.customer import Buyer
from appliance.domain.figures import figures
from appliance.domain.line import Line
from appliance.domain.line_kind import GOODS
from appliance.domain.payment import Tender
from appliance.domain.sale import Sale
from appliance.storage import customers as register
from appliance.till import dimensions
from appliance.till.till import Till


def goods(till: Till, sale: Sale, series: str) -> dict[str, Any]:
    """What a sale's entry says of the goods, under the next number of a receipt series."""
    worked = figures(sale)
    return {
        "sale": sale.id,
        "series": series,
        "receipt": till.counters.receipts.get(series, 0) + 1,
        "heading": till.rules.headings[series],
        "currency": sale.currency,
        "lines": [
            _line(*one) | _belongs(till, one[0])
            for one in zip(sale.lines, worked.gross, worked.shares, worked.vats, strict=True)
        ],
        "vat": [
            {"rate": rate, "gross": a.gross, "net": a.net, "vat": a.vat} for rate, a in worked.rates.items()
        ],
        "gross": sum(worked.gross),
        "discount_reason": sale.discount.reason if sale.discount else "",
        **({"discount_by": sale.discount.approved_by} if sale.discount and sale.discount.approved_by else {}),
        **({"note": sale.note} if sale.note else {}),
        **({"customer": _buyer(till, sale.customer)} if sale.customer else {}),
    }


def _buyer(till: Till, buyer: Buyer) -> dict[str, str]:
    """Whose sale it was: the number alone, and of an organisation what it needs on its receipt."""
    found = register.of(till.database, buyer.number)
    if not found or not found.organisation:
        return {"number": buyer.number}
    return {"number": buyer.number, "name": found.name, "organisation": found.organisation}


def _belongs(till: Till, line: Line) -> dict[str, Any]:
    """What a line was said to belong to, with the names of that moment; nothing where nobody said."""
    said = dimensions.said(till, line)
    return {"belongs": [asdict(one) for one in said]} if said else {}


def _line(line: Line, gross: int, share: int, vat: int) -> dict[str, Any]:
    body: dict[str, Any] = {
        "line": line.id, "product": line.product, "name": line.name, "group": line.group,
        "department": line.department, "quantity": line.quantity, "price": line.price, "rate": line.rate,
        "gross": gross, "vat": vat,
    }  # fmt: skip
    if line.cost is not None:
        body["cost"] = line.cost
    if line.unit:
        body["unit"] = line.unit
    if line.kind != GOODS:
        body["kind"] = line.kind
    if line.booked:
        body["booked"] = line.booked
    if line.priced_for:
        body["price_list"], body["usual"] = line.priced_for, line.usual
    if line.campaigns:
        body["campaigns"] = [asdict(share) for share in line.campaigns]
    if line.discount and line.reduction:
        body["discount"], body["reason"] = line.reduction, line.discount.reason
        if line.discount.approved_by:
            body["discount_by"] = line.discount.approved_by
    if share:
        body["share"] = share
    if line.whole is not None:
        body["bundle"] = line.whole
    for said in ("note", "served", "holder", "follows", "project", "object", "employee", "unreceipted"):
        if fact := getattr(line, said):
            body[said] = fact
    if origin := line.origin:
        body["origin"] = {"epoch": origin.epoch, "entry": origin.entry, "line": origin.line,
                          "series": origin.series, "receipt": origin.receipt}  # fmt: skip
    return body


def tender_body(one: Tender) -> dict[str, Any]:
    """A means of payment as the journal keeps it."""
    body: dict[str, Any] = {"kind": one.kind, "brand": one.brand, "amount": one.amount}
    if one.given:
        body["given"] = one.given
    if one.reference:
        body["reference"] = one.reference
    if one.integrated:
        body["integrated"] = 1
    if one.card:
        body["card"] = one.card
    if one.foreign:
        body["foreign"], body["exchange"] = one.foreign, one.exchange
    if one.back:
        body["change"] = 1
    return body


def tender_of(body: dict[str, Any]) -> Tender:
    """What a means of payment in the journal paid, its change with it; not how."""
    foreign, exchange = body.get("foreign", ""), body.get("exchange", "")
    back = bool(body.get("change"))
    return Tender(
        body["kind"], body["amount"], brand=body["brand"], foreign=foreign, exchange=exchange, back=back
    )


def aborted_body(sale: Sale) -> dict[str, Any]:
    """The body of an entry ``sale_aborted``."""
    return {"sale": sale.id, "gross": sale.total, "lines": [line_body(line) for line in sale.lines]}


def line_body(line: Line) -> dict[str, Any]:
    """A line as the journal keeps it when it is removed, changed or aborted."""
    return {
        "line": line.id, "product": line.product, "name": line.name, "group": line.group,
        "department": line.department, "quantity": line.quantity, "price": line.price, "gross": line.gross,
    }  # fmt: skip
