"""Papers that are no receipt for a purchase: provisional, delivery on credit, the terminal's own slip.

A provisional receipt (foreløpig kvittering, 13015) shows the open sale and may be printed again; each is
counted. A delivery receipt (utleveringskvittering, 13016) ends a sale on credit: no cash transaction, not
sealed, outside total cash sales. Both have series of their own (§ 2-8-6, § 2-8-7).
"""

import secrets
from collections.abc import Sequence
from typing import Any

from appliance.domain import payment as payments
from appliance.domain.line_kind import CARDS, OUTSIDE
from appliance.domain.order import Credit
from appliance.domain.organisation import of_customer
from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.storage import catalogue as shelf
from appliance.storage.journal import Fact, Stored
from appliance.till import giving_out, kitchen
from appliance.till.bodies import goods
from appliance.till.bounds import needs_hours
from appliance.till.needs import needs_day, needs_drawer_shut, needs_earnest, needs_operator
from appliance.till.paying import let_go
from appliance.till.till import PRINT_JOB, Paid, Till, store


def provisional(till: Till) -> Stored:
    """Print what the open sale comes to so far (13015).

    Raises:
        Refused: ``sale_empty``, ``not_logged_in``, ``day_not_open``, ``training_only_sells``.
    """
    body = goods(till, _in_earnest(till), "provisional")
    (stored,) = store(till, Fact("provisional", body, (PRINT_JOB,)))
    return stored


def deliver(till: Till, number: str, name: str, organisation: str = "") -> Stored:
    """Hand the open sale out on credit (13016): it ends as a delivery, and is paid for outside the till.

    How it reaches the books, the shop's ``credit``, is fixed in the entry; where they bill it by themselves,
    so is the order's id, before anything is sent.

    Args:
        till: The till.
        number: The customer's number in the books.
        name: Who it is, as the paper must show.
        organisation: Their organisation number (CVR); empty for a person, or where nobody asked.

    Raises:
        Refused: ``customer_needed`` without both; ``organisation_wrong``; ``sale_under_payment`` once money
            was taken; ``credit_goods_only`` with a gift card, a tip or a prepayment in it;
            ``credit_takes_nothing_back`` when goods come back in it: their receipt says how;
            ``hours_over``, ``sale_empty``, ``not_logged_in``, ``day_not_open``, ``drawer_open``.
    """
    sale = _in_earnest(till)
    needs_drawer_shut(till)
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    needs_hours(till)
    customer = customer_of(till, number, name, organisation)
    if any(line.kind in (*OUTSIDE, *CARDS) for line in sale.lines):
        raise refuse("credit_goods_only")
    if any(line.quantity < 0 for line in sale.lines):
        raise refuse("credit_takes_nothing_back")
    body = goods(till, sale, "delivery") | {"rounding": 0, "tenders": [], "customer": customer}
    body["credit"] = str(till.shop.credit)
    given = giving_out.hand_out(till, sale, body["lines"])
    if till.shop.credit != Credit.RECEIVABLE:
        body |= {"order": secrets.token_hex(16), "lines": _with_codes(till, body["lines"])}
    order, tickets = kitchen.tell(till, sale)
    if order:
        body["kitchen"] = order
    stored = store(till, Fact("delivery", body, (PRINT_JOB,)), *given, *tickets)[0]
    owing = payments.begin(sale.total, till.rules.cash_step)
    let_go(till, Paid(stored.id, stored.data, owing, None, stored.jobs[0].id))
    return stored


def customer_of(till: Till, number: str, name: str, organisation: str = "") -> dict[str, str]:
    """A customer as an entry has them; the organisation number only where there is one.

    Raises:
        Refused: ``customer_needed`` without number and name; ``organisation_wrong``.
    """
    customer = {"number": number.strip(), "name": " ".join(name.split())}
    if not all(customer.values()):
        raise refuse("customer_needed")
    if checked := organisation_of(till, organisation):
        customer["organisation"] = checked
    return customer


def organisation_of(till: Till, written: str) -> str:
    """The digits of a customer's organisation number, or nothing; refuses with ``organisation_wrong``."""
    if not written.strip():
        return ""
    try:
        return of_customer(till.rules.country, written)
    except ValueError as wrong:
        raise refuse("organisation_wrong", number=written.strip()) from wrong


def _with_codes(till: Till, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each line with a barcode of its product, which the books may know it by."""
    products = shelf.known(till.database, [line["product"] for line in lines]).values()
    codes = {one.number: one.codes[0] for one in products if one.codes}
    return [line | ({"code": codes[line["product"]]} if line["product"] in codes else {}) for line in lines]


def terminal_slip(till: Till, lines: Sequence[str], receipt: int = 0) -> Stored:
    """Print what a terminal gives out, under the heading that says what it is not (§ 2-8-8, 13018).

    Args:
        till: The till.
        lines: The terminal's text.
        receipt: The number of the sales receipt that it goes with; 0: none.

    Raises:
        Refused: ``not_logged_in``, ``training_only_sells``.
    """
    needs_operator(till)
    needs_earnest(till)
    body = {"heading": till.rules.headings["terminal_slip"], "lines": list(lines), "receipt": receipt}
    (stored,) = store(till, Fact("terminal_slip", body, (PRINT_JOB,)))
    return stored


def _in_earnest(till: Till) -> Sale:
    """The open sale with something in it, for somebody who is logged in and does not practise."""
    needs_operator(till)
    needs_earnest(till)
    needs_day(till)
    if not till.sale or not till.sale.lines:
        raise refuse("sale_empty")
    return till.sale
