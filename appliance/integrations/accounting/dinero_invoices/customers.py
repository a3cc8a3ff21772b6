"""Our customer as a contact at Dinero: linked, found, or made under an id of our own.

Found by ``ExternalReference``, which is our customer number on what was made here, then by ``VatNumber``,
the CVR number without country code. The id of a new contact follows from the organisation and our number,
so that a repeat is answered "guidMustBeUnique" and means: it is there.
"""

from uuid import UUID, uuid5

from appliance.domain.order import Party
from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.dinero import Connection
from appliance.integrations.accounting.dinero.replies import harmless, lower, taken, unseen, verdict
from appliance.integrations.accounting.dinero_invoices.matching import Wanted, match
from appliance.integrations.exact import write
from appliance.integrations.http import Reply
from appliance.integrations.orders import CUSTOMER, Links

COUNTRY = "DK"
_OURS = UUID("0c6a3fd1-5f3e-5b0a-8d92-6f4f6f5c3a10")
"""The name space of our contacts' ids; never changed, or a customer could be made twice."""


def contact_id(organization: str, number: str) -> str:
    """The id that we give a contact in an organisation."""
    return str(uuid5(_OURS, f"{organization}/{number}"))


def matched(connection: Connection, customer: Party, links: Links) -> str | Later | Refused | Unknown:
    """The contact's id, and a link to it; it is made where there is none."""
    if known := links.get(CUSTOMER, customer.number):
        return known
    keys = [("ExternalReference", customer.number)]
    if customer.organisation:
        keys.append(("VatNumber", customer.organisation))
    found = match(connection, Wanted(CUSTOMER, customer.number, customer.name, tuple(keys)))
    if isinstance(found, Later | Refused):
        return found
    identity = found or _made(connection, customer)
    if isinstance(identity, str):
        links.put(CUSTOMER, customer.number, identity, "found" if found else "made")
    return identity


def contact(customer: Party, identity: str) -> dict[str, object]:
    """The body of ``POST contacts``: what the till knows of a customer, which is little."""
    body: dict[str, object] = {
        "ContactGuid": identity,
        "ExternalReference": customer.number,
        "Name": customer.name,
        "CountryKey": COUNTRY,
        "IsPerson": not customer.organisation,
        "IsMember": False,
        "UseCvr": False,  # the name on the receipt stands, not the one in the register
    }
    return {**body, "VatNumber": customer.organisation} if customer.organisation else body


def _made(connection: Connection, customer: Party) -> str | Later | Refused | Unknown:
    identity = contact_id(connection.organization, customer.number)
    answer = connection.ask("POST", "contacts", body=write(contact(customer, identity)))
    if not isinstance(answer, Reply):
        return answer
    if taken(answer):
        return _still_there(connection, customer, identity)
    wrong = verdict(answer)
    if isinstance(wrong, Refused) and wrong.code == "refused":
        return Refused("customer_wrong", {"ours": customer.number, "name": customer.name, **wrong.facts})
    return wrong or identity


def _still_there(connection: Connection, customer: Party, identity: str) -> str | Later | Refused:
    """An id that is taken may be that of a contact that somebody deleted."""
    answer = connection.ask("GET", f"contacts/{identity}")
    gone = isinstance(answer, Reply) and unseen(answer)
    if not gone:
        answer = harmless(answer)
        if isinstance(answer, Later):
            return answer
        try:
            gone = bool(lower(answer.json()).get("deletedAt"))
        except (ValueError, AttributeError):
            gone = False  # it answered for the contact, so that is there
    if not gone:
        return identity
    detail = "the contact was deleted in Dinero; restore it there, or say which one it is"
    return Refused("customer_wrong", {"ours": customer.number, "name": customer.name, "detail": detail})
