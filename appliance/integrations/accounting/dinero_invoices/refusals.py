"""What a refusal of an invoice is about: the contact, a product, or something else."""

import re

from appliance.domain.order import Order
from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.dinero.replies import fields, verdict
from appliance.integrations.http import Reply

_LINE = re.compile(r"productlines\[(\d+)\]\.productguid", re.IGNORECASE)


def refused(reply: Reply, order: Order) -> Later | Refused | Unknown | None:
    """What an answer to an invoice means; None: it was taken.

    A contact or product that is deleted there is named by the field of the line, as a validation error
    names it elsewhere; how Dinero spells that is not described.
    """
    wrong = verdict(reply)
    if not isinstance(wrong, Refused) or wrong.code != "refused":
        return wrong
    for name in fields(reply):
        if name.lower() == "contactguid":
            return Refused("customer_wrong", {"ours": order.customer.number, **wrong.facts})
        if (line := _LINE.fullmatch(name)) and int(line[1]) < len(order.lines):
            return Refused("product_wrong", {"ours": order.lines[int(line[1])].product, **wrong.facts})
    return wrong
