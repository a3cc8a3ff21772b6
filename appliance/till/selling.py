"""Ringing up: scans, taps, quantities, prices, discounts, parking.

A scan is taken in every state: while the drawer is open it is held, behind a question it waits, after a
paid sale it begins the next; while prices are asked for it asks for one (`asking`). Only while money is
being paid is it turned away, with a banner that names it.
"""

import json
import secrets
from dataclasses import replace
from typing import Any

from appliance.domain import sale as sales
from appliance.domain.barcode import bare
from appliance.domain.line_kind import OUTSIDE
from appliance.domain.problems import Problem, Refused, refuse
from appliance.domain.product import Product
from appliance.domain.sale import Discount, Line, Sale
from appliance.storage import catalogue as shelf
from appliance.storage import days, drafts, journal
from appliance.storage.journal import Fact
from appliance.till import asking, catalogue, kitchen, sealing
from appliance.till.till import (
    Till,
    drawer_blocks,
    keep,
    needs_day,
    needs_drawer_shut,
    needs_earnest,
    needs_operator,
    store,
)


def scan(till: Till, text: str) -> bool:
    """Take a scanned code, in whatever state the till is; False when somebody has to look."""
    if not (till.operator and till.asking):
        return _ring_up(till, text)
    return _wait(till, text) if till.question else asking.look_up(till, text)


def _ring_up(till: Till, text: str) -> bool:
    """Sell what was scanned, as soon as nothing stands in the way; True when it is sold."""
    if not till.operator:
        till.question = till.question or Problem.of("not_logged_in")
        _wait(till, text)
    elif drawer_blocks(till):
        till.held = (*till.held, text)
        till.banners["drawer_open"] = Problem.of("drawer_open", count=len(till.held))
        keep(till)
    elif till.question:
        _wait(till, text)
    elif till.payment and till.payment.tenders:
        till.banners["scan_during_payment"] = Problem.of("scan_during_payment", code=bare(text))
    else:
        return _register(till, text)
    return False


def _wait(till: Till, text: str) -> bool:
    till.waiting = (*till.waiting, text)
    keep(till)
    return False


def release(till: Till) -> None:
    """Register what was held while the drawer was open, in order. Called when it is open no more; it was
    scanned to be sold, whatever scans are for now."""
    held, till.held = till.held, ()
    till.banners.pop("drawer_open", None)
    for text in held:
        _ring_up(till, text)
    if held:
        keep(till)


def answer(till: Till) -> None:
    """The question has been answered, or is gone: go on with the scans that waited behind it."""
    till.question, waiting, till.waiting = None, till.waiting, ()
    for text in waiting:
        scan(till, text)
    if waiting:
        keep(till)


def _register(till: Till, text: str) -> bool:
    found = catalogue.find(till, text)
    if isinstance(found, Problem):
        asking.show(till, found)
        return False
    till.banners.pop("unreadable_scan", None)
    try:
        sell(till, found, code=bare(text))
    except Refused as refused:
        till.question = refused.problem
        if refused.problem.code in ("day_not_open", "day_forgotten"):
            till.waiting = (text, *till.waiting)
        return False
    return True


def tap(till: Till, number: str) -> None:
    """Sell the product with an article number (a favourite, a hit of a search)."""
    product = shelf.by_number(till.database, number)
    if not product:
        raise refuse("unknown_code", code=number)
    sell(till, product)


def sell(till: Till, product: Product, code: str = "", price: int | None = None) -> None:
    """Put a product in the basket; an open price is asked for (``price_needed``), and no other is typed."""
    if price is not None and (product.price is not None or price <= 0):
        raise refuse("price_wrong", name=product.name)
    asked = product.price if price is None else price
    if asked is None:
        raise refuse("price_needed", number=product.number, name=product.name)
    line = Line(till.sale.next_line if till.sale else 1, product.name, product.group, product.department,
                asked, product.rate, product=product.number, code=code, unit=product.unit, kind=product.kind,
                discountable=product.discountable, open_price=product.price is None,
                booked=product.number if product.booked_alone else "")  # fmt: skip
    put(till, line)


def sell_open(till: Till, group: str, price: int) -> None:
    """Sell by group at a typed price: the line carries the group's own name."""
    of = next((one for one in shelf.groups(till.database) if one.code == group), None)
    if not of:
        raise refuse("group_unknown", group=group)
    if price <= 0:
        raise refuse("price_wrong", name=of.name)
    put(till, Line(0, of.name, of.code, of.department, price, of.rate, discountable=of.discountable,
                   open_price=True, kind=of.kind))  # fmt: skip


def put(till: Till, line: Line) -> None:
    """Put a line into the open sale, beginning one if need be; without VAT where the shop charges none, or it
    is outside total sales, whatever its group says. What comes back has the rate that it was sold at."""
    if not line.origin and (line.kind in OUTSIDE or not till.shop.charges_vat):
        line = replace(line, rate=0)
    _change(till, sales.add(_open_sale(till), line))


def _open_sale(till: Till) -> Sale:
    needs_operator(till)
    needs_day(till)
    needs_drawer_shut(till)
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    if till.sale:
        return till.sale
    sale = Sale(secrets.token_hex(16), till.rules.currency.code)
    sealing.begin(till, sale.id)
    return sale


def _change(till: Till, sale: Sale) -> None:
    """Take a changed sale as the open one, to be paid anew, and save it behind the screen."""
    till.sale, till.payment, till.paid = sale, None, None
    keep(till)


def _current(till: Till) -> Sale:
    """The open sale, for somebody who is logged in, and as long as no money has been taken for it."""
    if not till.sale:
        raise refuse("sale_empty")
    needs_operator(till)
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    return till.sale


def quantity(till: Till, line: int, thousandths: int) -> None:
    """Set a line's quantity; less is a correction and journalled, the first weight of a line is none."""
    sale = _current(till)
    needs_drawer_shut(till)
    before = sales.find(sale, line)
    changed = sales.with_quantity(sale, line, thousandths)
    after = sales.find(changed, line)
    if (before.weighed or not before.unit) and abs(after.quantity) < abs(before.quantity):
        body = {"what": "quantity", "quantity": thousandths, "after": after.gross}
        store(till, Fact("line_changed", _before(sale, before) | body))
    _change(till, changed)


def _before(sale: Sale, line: Line) -> dict[str, Any]:
    """What an entry ``line_changed`` says of the line as it was."""
    return {"sale": sale.id, "line": line_body(line), "before": line.gross}


def remove(till: Till, line: int) -> None:
    """Take a line out of the open sale, before payment; journalled (list 13, 13999)."""
    sale = _current(till)
    gone = sales.find(sale, line)
    store(till, Fact("line_removed", {"sale": sale.id, "line": line_body(gone)}))
    left = sales.without(sale, line)
    if left.lines:
        _change(till, left)
    else:
        _close(till)


def price(till: Till, line: int, minor: int) -> None:
    """Set the price of a line sold at an open price; a lower one is a correction and journalled."""
    sale = _current(till)
    needs_drawer_shut(till)
    before = sales.find(sale, line)
    changed = sales.with_price(sale, line, minor)
    if minor < before.price:
        body = {"what": "price", "price": minor, "after": sales.find(changed, line).gross}
        store(till, Fact("line_changed", _before(sale, before) | body))
    _change(till, changed)


def discount_line(till: Till, line: int, discount: Discount | None) -> None:
    """Give one line a discount with a reason, or take it away."""
    needs_drawer_shut(till)
    _change(till, sales.discount_line(_current(till), line, discount))


def discount_sale(till: Till, discount: Discount | None) -> None:
    """Give the whole sale a discount with a reason, or take it away."""
    needs_drawer_shut(till)
    _change(till, sales.discount_sale(_current(till), discount))


def cancel(till: Till) -> None:
    """Abort the open sale: journalled with what was in it, counted on the Z."""
    sale = _current(till)
    store(till, Fact("sale_aborted", aborted_body(sale)), *kitchen.tell_gone(till, sale))
    _close(till)


def aborted_body(sale: Sale) -> dict[str, Any]:
    """The body of an entry ``sale_aborted``."""
    return {"sale": sale.id, "gross": sale.total, "lines": [line_body(line) for line in sale.lines]}


def _close(till: Till) -> None:
    till.sale = till.payment = None
    keep(till)


def park(till: Till, name: str) -> None:
    """Put the open sale aside under a name (13010). Its prices stay as they are."""
    needs_earnest(till)
    sale = replace(_current(till), label=name.strip())
    body = {"sale": sale.id, "name": sale.label, "gross": sale.total,
            "lines": [line_body(line) for line in sale.lines],
            "draft": json.dumps(drafts.as_dict(sale), ensure_ascii=False)}  # fmt: skip
    store(till, Fact("parked", body), *kitchen.tell(till, sale)[1])
    _close(till)


def parked(till: Till) -> list[tuple[str, str, int, int, str]]:
    """Parked sales, oldest first: (sale id, name, parked at in UTC ms, total, operator)."""
    found = []
    for sale, row, name, at, operator in days.parked(till.database):
        entry = journal.entry(till.database, row)
        found.append((sale, name, at, entry.data["gross"] if entry else 0, operator))
    return found


def parked_sale(till: Till, sale: str) -> Sale:
    """A parked sale as it was put aside; refuses with ``line_gone`` when it is not parked."""
    row = days.parked_row(till.database, sale)
    if not row or not (entry := journal.entry(till.database, row)):
        raise refuse("line_gone")
    return drafts.sale_from(json.loads(entry.data["draft"]))


def resume(till: Till, sale: str) -> None:
    """Take a parked sale up again (13011); the open one must be finished or parked first."""
    needs_day(till)
    needs_operator(till)
    needs_drawer_shut(till)
    needs_earnest(till)
    if till.sale:
        raise refuse("sale_under_payment")
    found = parked_sale(till, sale)
    _change(till, found)
    if till.drafts:
        till.drafts.flush()
    try:
        store(till, Fact("resumed", {"sale": sale, "name": found.label}))
    except Refused:
        _close(till)
        raise


def search(till: Till, typed: str) -> list[Product]:
    """Products by name, number or code, as the cashier types."""
    return shelf.search(till.database, typed)


def line_body(line: Line) -> dict[str, Any]:
    """A line as the journal keeps it when it is removed, changed or aborted."""
    return {
        "line": line.id, "product": line.product, "name": line.name, "group": line.group,
        "department": line.department, "quantity": line.quantity, "price": line.price, "gross": line.gross,
    }  # fmt: skip
