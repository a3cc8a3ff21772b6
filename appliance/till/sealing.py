"""The seal of a cash transaction, as the till puts it on and as a verify checks it."""

import datetime as dt
from typing import Any

from appliance.domain.journal import Moment
from appliance.domain.money import text
from appliance.fiscal.rules import Rules
from appliance.fiscal.seals import sign
from appliance.till.till import Till


def seal(till: Till, body: dict[str, Any], moment: Moment) -> dict[str, Any]:
    """The transaction's own number and, where the country seals, its signature and signed facts."""
    nr = till.counters.nr + 1
    if not till.key:
        return {"nr": nr, "seal": {}}
    facts = seal_facts(body, nr, moment, till.rules)
    if till.rules.country == "denmark":
        facts |= {"id": body["sale"], "type": body["series"], "register": till.shop.till,
                  "operator": till.operator.number if till.operator else "",
                  "company": till.shop.organisation}  # fmt: skip
    signature = sign(till.key, till.counters.signature, facts)
    return {"nr": nr, "seal": {**facts, "key": till.key.version, "signature": signature}}


def seal_facts(body: dict[str, Any], nr: int, moment: Moment, rules: Rules) -> dict[str, Any]:
    """What every country seals of a transaction, each as the very text that an export will show."""
    local = dt.datetime(1970, 1, 1) + dt.timedelta(milliseconds=moment.at, minutes=moment.offset)
    date, time = local.isoformat(" ", "seconds").split(" ")
    net = sum(amount["net"] for amount in body["vat"])
    return {
        "nr": nr, "date": date, "time": time,
        "in": text(body["gross"], rules.currency), "ex": text(net, rules.currency),
    }  # fmt: skip
