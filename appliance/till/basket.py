"""The open sale: begun by its first line, changed until money is taken for it, let go of at its end."""

import secrets

from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.till import sealing
from appliance.till.needs import needs_day, needs_drawer_shut, needs_operator
from appliance.till.permissions import needs
from appliance.till.till import Till, keep
from appliance.till.values import Act


def begin(till: Till) -> Sale:
    """The sale that goods can be put into: the open one, or a new one."""
    needs(till, "sell")
    needs_day(till)
    needs_drawer_shut(till)
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    if till.sale:
        return till.sale
    sale = Sale(secrets.token_hex(16), till.rules.currency.code)
    sealing.begin(till, sale.id)
    return sale


def change(till: Till, sale: Sale) -> None:
    """Take a changed sale as the open one, to be paid anew, and save it behind the screen."""
    till.sale, till.payment, till.paid = sale, None, None
    keep(till)


def current(till: Till) -> Sale:
    """The open sale, for somebody who is logged in, and as long as no money has been taken for it."""
    if not till.sale:
        raise refuse("sale_empty")
    needs_operator(till)
    if till.payment and till.payment.tenders:
        raise refuse("sale_under_payment")
    return till.sale


def drop_empty(till: Till) -> None:
    """Let go of a sale that was begun for a customer and that nothing is in: it is nothing."""
    if till.sale and not till.sale.lines:
        close(till)


def close(till: Till) -> None:
    """Let go of the open sale; what became of it is in the journal."""
    till.sale = till.payment = None
    keep(till)


def note(till: Till, what: str, before: Sale, line: int = 0) -> None:
    """Remember what was just done to the basket, so that it can be done back (`backtrack`)."""
    operator = till.operator.number if till.operator else ""
    till.act = Act(what, before, till.sale, line, operator, till.paid)
