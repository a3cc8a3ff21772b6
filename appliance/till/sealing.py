"""The country's seal, as the till asks for it: what it adds to a sale, and to any other entry.

Which country it is, only the seal knows; one without a seal numbers its cash transactions all the same.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from appliance.domain.journal import Moment
from appliance.domain.kinds import SEALED
from appliance.fiscal.rules import Transaction
from appliance.storage.journal import Fact

if TYPE_CHECKING:
    from appliance.till.till import Till


def begin(till: "Till", sale: str) -> None:
    """Tell the seal that a sale has its first line."""
    if till.seal:
        till.seal.begin(sale)


def seal(till: "Till", body: dict[str, Any], moment: Moment) -> dict[str, Any]:
    """A cash transaction's own number and its seal, both for its entry; the seal is empty where the
    country has none."""
    nr = till.counters.nr + 1
    if not till.seal:
        return {"nr": nr, "seal": {}}
    whole = {
        **body,
        "till": till.journal.till,
        "operator": till.operator.number if till.operator else "",
        "organisation": till.shop.organisation,
    }
    return {"nr": nr, "seal": till.seal.finish(Transaction(nr, till.counters.signature, moment, whole))}


def seal_event(till: "Till", fact: Fact, date: str) -> Fact:
    """An entry that is no cash transaction, with what the country seals of it; a Z ends a business date."""
    if not till.seal or fact.kind in SEALED:
        return fact
    if fact.kind == "z_report":
        sealed = till.seal.periodic("day", date)
    else:
        sealed = till.seal.seal_event(fact.kind, fact.data)
    return replace(fact, data={**fact.data, "seal": sealed}) if sealed else fact
