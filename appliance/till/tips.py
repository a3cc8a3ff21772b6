"""Tips: what a customer gives beyond the price, of their own will, and whom it is for.

A tip is the employee's and no turnover: it bears no VAT, and is a debt of the shop until it is paid out, in
cash here or with the wages. Each is somebody's by name of the till, since a Norwegian employer reports tips
with the wages since 2019.
"""

from dataclasses import replace

from appliance.domain import sale as sales
from appliance.domain.line import Line
from appliance.domain.line_kind import TIP
from appliance.domain.payment import Payment
from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.domain.settlement import TIPS_OUT
from appliance.storage import catalogue as shelf
from appliance.storage import people as persons
from appliance.storage.journal import Fact, Stored
from appliance.till.bodies import line_body
from appliance.till.day import so_far
from appliance.till.needs import (
    needs_cash_drawer,
    needs_coins,
    needs_day,
    needs_drawer_shut,
    needs_earnest,
    needs_operator,
)
from appliance.till.permissions import needs
from appliance.till.till import DRAWER_JOB, PRINT_JOB, Till, keep, store


def taken_here(till: Till) -> bool:
    """Has the shop an article group for them?"""
    return any(one.kind == TIP for one in shelf.groups(till.database))


def in_sale(till: Till) -> dict[str, int]:
    """By employee: what the open sale has for them."""
    return {line.employee: line.gross for line in _of(till.sale)}


def add(till: Till, amount: int, employee: str = "") -> Payment:
    """Put a tip into the sale that is being paid, in place of what the same employee had in it.

    Args:
        till: The till.
        amount: Minor units.
        employee: Number of whom it is for; whoever is logged in, if it is not said.

    Raises:
        Refused: ``tip_no_group`` where the shop has no article group for them; ``sale_under_payment`` once
            money was taken; ``amount_wrong`` for nothing, or while money goes back; ``line_gone`` for an
            employee whom nobody knows; ``sale_empty``, ``not_logged_in``, ``drawer_open``.
    """
    me, sale, payment = _paying(till)
    employee = employee or me
    of = next((one for one in shelf.groups(till.database) if one.kind == TIP), None)
    if not of:
        raise refuse("tip_no_group")
    if amount <= 0 or payment.left <= 0:
        raise refuse("amount_wrong", left_amount=payment.left)
    if employee not in persons.names(till.database):
        raise refuse("line_gone")
    kept = _without(till, sale, [one for one in _of(sale) if one.employee == employee])
    line = Line(kept.next_line, of.name, of.code, of.department, amount, 0, discountable=False,
                open_price=True, kind=TIP, employee=employee)  # fmt: skip
    return _changed(till, payment, sales.add(kept, line))


def take_off(till: Till) -> Payment:
    """Take all tips out of the sale that is being paid; journalled. Raises as `add`."""
    _, sale, payment = _paying(till)
    return _changed(till, payment, _without(till, sale, _of(sale)))


def _paying(till: Till) -> tuple[str, Sale, Payment]:
    if not till.payment or not till.sale:
        raise refuse("sale_empty")
    me = needs_operator(till)
    needs_drawer_shut(till)
    if till.payment.tenders:
        raise refuse("sale_under_payment")
    return me.number, till.sale, till.payment


def _of(sale: Sale | None) -> list[Line]:
    """A sale's tips that have a name; of one that comes back the receipt says whose it was."""
    return [one for one in sale.lines if one.employee and not one.origin] if sale else []


def _without(till: Till, sale: Sale, lines: list[Line]) -> Sale:
    if lines:
        store(till, *(Fact("line_removed", {"sale": sale.id, "line": line_body(one)}) for one in lines))
    for one in lines:
        sale = sales.without(sale, one.id)
    return sale


def _changed(till: Till, payment: Payment, sale: Sale) -> Payment:
    """The same payment of another sum: what was said of its receipt holds."""
    till.sale, till.payment = sale, replace(payment, total=sale.total)
    keep(till)
    return till.payment


def left(till: Till) -> dict[str, int]:
    """By employee: what they were tipped since the last Z and was not paid out; below nothing where more
    was, as where the shop shares its tips out."""
    return {who: amount + paid for who, (_, amount, _, paid) in so_far(till).tips.items()}


def pay_out(till: Till, employee: str, amount: int) -> Stored:
    """Pay tips to an employee out of the drawer, and print the slip that they sign: no cost of the shop.

    Args:
        till: The till.
        employee: Their number.
        amount: Minor units; the shop's to say, which may share its tips out.

    Raises:
        Refused: ``amount_wrong`` for nothing; ``no_such_coins``; ``line_gone`` for nobody;
            ``manager_needed``, ``drawer_offline``, ``drawer_open``, ``day_not_open``, ``not_logged_in``,
            ``training_only_sells``.
    """
    needs_day(till)
    needs(till, "cash_out")
    needs_earnest(till)
    needs_cash_drawer(till)
    needs_drawer_shut(till)
    name = persons.names(till.database).get(employee)
    if name is None:
        raise refuse("line_gone")
    if amount <= 0:
        raise refuse("amount_wrong", left_amount=0)
    needs_coins(till, amount)
    body = {"amount": -amount, "reason": TIPS_OUT, "note": "", "employee": {"number": employee, "name": name}}
    (stored,) = store(till, Fact("cash_moved", body, (DRAWER_JOB, PRINT_JOB)))
    return stored
