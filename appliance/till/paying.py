"""Paying, and the commit by which a sale begins to exist.

"Paid", the drawer and the receipt come after the commit: `commit_sale` builds the entry, seals it and
stores it with its jobs; only then does `_finish` let go of the basket.
"""

from typing import Any

from appliance.domain import payment as payments
from appliance.domain import sale as sales
from appliance.domain.payment import CASH, Payment, Tender
from appliance.domain.problems import refuse
from appliance.domain.sale import Line, Sale
from appliance.storage.journal import Fact, Stored
from appliance.till.sealing import seal
from appliance.till.till import (
    DRAWER_JOB,
    PRINT_JOB,
    Paid,
    Till,
    keep,
    needs_day,
    needs_drawer_shut,
    needs_operator,
    store,
)

UNSENSED = "unknown"
"""`DrawerState.UNKNOWN`, compared by value."""


def pay(till: Till) -> Payment:
    """Turn to payment, or back to one that money was taken for; a sale that comes to nothing is
    finished at once."""
    sale = till.sale
    if not sale or not sale.lines:
        raise refuse("sale_empty")
    if till.payment and till.payment.tenders:
        return till.payment
    needs_day(till)
    needs_operator(till)
    needs_drawer_shut(till)
    payment = payments.begin(sale.total, till.rules.cash_step)
    if payment.paid:
        _finish(till, payment)
    else:
        till.payment = payment
        keep(till)
    return payment


def back(till: Till) -> None:
    """Turn back to the basket, as long as no money has been taken."""
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    till.payment = None
    keep(till)


def give_back(till: Till) -> None:
    """Undo part payments that were handed back to the customer; nothing was journalled yet."""
    if till.payment:
        till.payment = payments.begin(till.payment.total, till.rules.cash_step)
        till.banners.pop("scan_during_payment", None)
        keep(till)


def quick_amounts(till: Till) -> tuple[int, ...]:
    """What the customer is likely to hand over: exact first, then round sums."""
    if not till.payment:
        return ()
    return payments.quick_amounts(till.payment.cash_due, till.rules.notes)


def tender(till: Till, kind: str, amount: int, brand: str = "", reference: str = "") -> Payment:
    """Take a tender; the one that completes the payment finishes the sale.

    Raises:
        Refused: ``not_logged_in``, ``overpaid``, ``amount_wrong``, ``drawer_open``, ``drawer_offline``
            (cash where the law wants a sensed drawer), or a stop when the sale could not be stored: the
            basket stays as it is.
    """
    if not till.payment:
        raise refuse("sale_empty")
    needs_operator(till)
    needs_drawer_shut(till)
    if kind == CASH and till.rules.drawer_must_be_sensed and till.drawer == UNSENSED:
        raise refuse("drawer_offline")
    payment = payments.tender(till.payment, Tender(kind, amount, brand=brand, reference=reference))
    if payment.paid:
        _finish(till, payment)
    else:
        till.payment = payment
        keep(till)
    return payment


def _finish(till: Till, payment: Payment) -> None:
    sale = till.sale
    if not sale:
        raise refuse("sale_empty")
    goes_back = all(line.quantity < 0 for line in sale.lines)
    stored = commit_sale(till, sale, payment, "return" if goes_back else "sale")
    jobs = {job.kind: job.id for job in stored.jobs}
    till.paid = Paid(stored.id, stored.data, payment, jobs.get(DRAWER_JOB), jobs.get(PRINT_JOB))
    till.sale = till.payment = None
    till.banners.pop("scan_during_payment", None)
    keep(till)


def commit_sale(till: Till, sale: Sale, payment: Payment, series: str) -> Stored:
    """Seal a paid sale and store it: the moment from which it exists.

    Args:
        till: The till.
        sale: What was sold.
        payment: How it was paid, completely.
        series: Receipt series: ``sale`` or ``return`` (§ 2-8-4, § 2-8-5).
    """
    moment = till.clock()
    body = _body(till, sale, payment, series)
    sealed = seal(till, body, moment)
    cash = any(one.kind == CASH for one in payment.tenders)
    jobs = (DRAWER_JOB, PRINT_JOB) if cash else (PRINT_JOB,)
    fact = Fact("sale", {**body, **sealed}, jobs)
    (stored,) = store(till, fact, moment=moment)
    counters = till.counters
    counters.receipts[series] = body["receipt"]
    counters.nr, counters.signature = sealed["nr"], sealed["seal"].get("signature", counters.signature)
    return stored


def _body(till: Till, sale: Sale, payment: Payment, series: str) -> dict[str, Any]:
    worked = sales.figures(sale)
    return {
        "sale": sale.id,
        "series": series,
        "receipt": till.counters.receipts.get(series, 0) + 1,
        "heading": till.rules.headings[series],
        "currency": sale.currency,
        "lines": [
            _line(*one) for one in zip(sale.lines, worked.gross, worked.shares, worked.vats, strict=True)
        ],
        "vat": [
            {"rate": rate, "gross": a.gross, "net": a.net, "vat": a.vat} for rate, a in worked.rates.items()
        ],
        "gross": sum(worked.gross),
        "rounding": payment.rounding,
        "tenders": [_tender(one) for one in payment.tenders],
        "discount_reason": sale.discount.reason if sale.discount else "",
    }


def _line(line: Line, gross: int, share: int, vat: int) -> dict[str, Any]:
    body: dict[str, Any] = {
        "line": line.id, "product": line.product, "name": line.name, "group": line.group,
        "department": line.department, "quantity": line.quantity, "price": line.price, "rate": line.rate,
        "gross": gross, "vat": vat,
    }  # fmt: skip
    if line.unit:
        body["unit"] = line.unit
    if line.discount and line.reduction:
        body["discount"], body["reason"] = line.reduction, line.discount.reason
    if share:
        body["share"] = share
    if line.note:
        body["note"] = line.note
    if origin := line.origin:
        body["origin"] = {"epoch": origin.epoch, "entry": origin.entry, "line": origin.line,
                          "series": origin.series, "receipt": origin.receipt}  # fmt: skip
    return body


def _tender(one: Tender) -> dict[str, Any]:
    body: dict[str, Any] = {"kind": one.kind, "brand": one.brand, "amount": one.amount}
    if one.given:
        body["given"] = one.given
    if one.reference:
        body["reference"] = one.reference
    if one.integrated:
        body["integrated"] = 1
    return body
