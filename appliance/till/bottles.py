"""Bottles back: their pant pays for goods, or is paid out of the drawer; a machine's slip only once."""

from typing import Any

from appliance.domain.line_kind import PANT
from appliance.domain.pant import Bottles, slip
from appliance.domain.payment import Payment, rounding_of
from appliance.domain.problems import Problem, refuse
from appliance.domain.settlement import BOTTLES_BACK
from appliance.storage import receipts
from appliance.storage.journal import Fact, Stored
from appliance.till import paying
from appliance.till.needs import needs_cash_drawer, needs_day, needs_drawer_shut, needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import DRAWER_JOB, PRINT_JOB, Till, store


def scanned(till: Till, text: str) -> Problem | None:
    """The question that a machine's slip puts; None: the text is no slip's."""
    found = slip(text)
    return Problem.of("pant_slip", code=found.code, slip_amount=found.slip) if found else None


def take(till: Till, bottles: Bottles) -> Payment:
    """Have them pay for the open sale; what they are worth more than it is to be paid back.

    Raises:
        Refused: ``amount_wrong`` for nothing, or a sale that pays out itself; ``slip_taken``; and as
            `paying.pay` and `paying.tender`.
    """
    _good(till, bottles)
    if till.sale and (till.payment.left if till.payment else till.sale.total) <= 0:
        raise refuse("amount_wrong", left_amount=0)
    payment = paying.pay(till)
    if payment.paid:
        return payment
    return paying.tender(till, PANT, bottles.worth, reference=bottles.code)


def pay_out(till: Till, bottles: Bottles) -> Stored:
    """Pay for them out of the drawer, rounded to coins, beside any sale: cash out (13019), and no turnover.

    Raises:
        Refused: ``amount_wrong`` for nothing; ``no_such_coins`` for less than any coin; ``slip_taken``;
            ``drawer_offline``, ``drawer_open``, ``day_not_open``, ``not_logged_in``, ``manager_needed`` (a
            technician), ``training_only_sells``.
    """
    needs_day(till)
    needs(till, "sell")
    needs_earnest(till)
    needs_cash_drawer(till)
    needs_drawer_shut(till)
    _good(till, bottles)
    rounding = rounding_of(-bottles.worth, till.rules.cash_step)
    body: dict[str, Any] = {
        "amount": -bottles.worth,
        "rounding": rounding,
        "reason": BOTTLES_BACK,
        "note": "",
        "pant": [{"value": value, "n": n} for value, n in sorted(bottles.pieces.items()) if n],
    }
    if bottles.slip:
        body["slip"] = {"amount": bottles.slip, "code": bottles.code}
    (stored,) = store(till, Fact("cash_moved", body, (DRAWER_JOB, PRINT_JOB)))
    return stored


def _good(till: Till, bottles: Bottles) -> None:
    known = {value for _name, value in till.rules.pants}
    if bottles.slip < 0 or any(n < 0 or value not in known for value, n in bottles.pieces.items()):
        raise refuse("amount_wrong", left_amount=0)
    if not bottles.worth:
        raise refuse("amount_wrong", left_amount=0)
    here = till.payment.tenders if till.payment else ()
    used = any(one.kind == PANT and one.reference == bottles.code for one in here)
    if bottles.code and (used or receipts.slip_taken(till.database, bottles.code)):
        raise refuse("slip_taken", slip_amount=bottles.slip)
