"""The last act of the basket, done back: one touch, for as long as nothing else was done.

Nothing that is journalled is taken away by it (kassasystemforskrifta § 2-6): the opposite is done, as anybody
could do it by hand. What a finger rang up is taken out; what was taken out is rung up once more at its price;
a cancelled sale stays cancelled in the journal and on the Z, and its goods come back as a new one; a parked
sale is resumed.
"""

from dataclasses import replace

from appliance.domain import sale as sales
from appliance.domain.problems import refuse
from appliance.domain.sale import Sale
from appliance.till import basket, parking, selling
from appliance.till.till import Till
from appliance.till.values import Act


def last(till: Till) -> Act | None:
    """What can be done back now by whoever is at the till; None: something else was done since."""
    act = till.act
    if not act or till.sale is not act.after or till.paid is not act.paid or till.question:
        return None
    started = till.payment is not None and bool(till.payment.tenders)
    same = till.operator is not None and till.operator.number == act.operator
    return act if same and not started else None


def back(till: Till) -> None:
    """Do the last act back.

    Raises:
        Refused: ``line_gone`` where there is none; as `selling`, `parking` and `basket.begin`.
    """
    act = last(till)
    if not act:
        raise refuse("line_gone")
    if act.what == "tapped":
        selling.remove(till, act.line)
    elif act.what == "quantity":
        selling.quantity(till, act.line, sales.find(act.before, act.line).quantity)
    elif act.what == "discount" and act.line:
        selling.discount_line(till, act.line, sales.find(act.before, act.line).discount)
    elif act.what == "discount":
        selling.discount_sale(till, act.before.discount)
    elif act.what == "parked":
        parking.resume(till, act.before.id)
    elif act.what == "cancelled":
        basket.change(till, replace(act.before, id=basket.begin(till).id))
    else:
        _rung_up_again(till, act.before, act.line)
    till.act = None


def _rung_up_again(till: Till, before: Sale, line: int) -> None:
    """A line that was taken out, and what followed it, at the end of the basket."""
    fresh = till.sale is None
    sale = basket.begin(till)
    if fresh:
        sale = replace(sale, discount=before.discount, label=before.label, campaigns=before.campaigns)
        sale = replace(sale, customer=before.customer, belongs=before.belongs)
    again = sales.add(sale, sales.find(before, line), *sales.following(before, line))
    basket.change(till, again)
