"""Whose order it is: matched by customer number, by organisation number, by what we made before; or made.

A customer's number in 24SevenOffice is its id. The API finds customers by id and by organisation number
alone; those that we made carry our number as ``externalReference``, which it has no filter for, so that
the whole list is read before one is made.
"""

from collections.abc import Iterable

from appliance.domain.order import Party
from appliance.integrations import Refused
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24_orders.asking import PAGE, Ended, Row, listed, one
from appliance.integrations.accounting.office24_orders.linking import found, known, made
from appliance.integrations.orders import CUSTOMER, Links

_LARGEST = 2**31 - 1


def customer(connection: Connection, party: Party, links: Links) -> int:
    """Their id of a customer, kept as soon as it is known.

    Raises:
        Ended: With the answer of the delivery; `Refused` customer_ambiguous where two fit.
    """
    if linked := known(links, CUSTOMER, party.number, party.name):
        return linked
    if fitting := _matching(connection, party):
        return found(links, CUSTOMER, party.number, fitting[0])
    return made(connection, links, CUSTOMER, party.number, party.name, body(party))


def _matching(connection: Connection, party: Party) -> list[Row]:
    by_number = _by_id(connection, party.number)
    if by_number and (not party.organisation or _organisation(by_number) == party.organisation):
        return [by_number]
    fitting = [by_number] if by_number else []
    if party.organisation:
        rows = listed(connection, "/customers", **PAGE, organizationNumber=party.organisation)
        fitting += [row for row in rows if _organisation(row) == party.organisation]
    if not fitting:
        rows = listed(connection, "/customers", **PAGE, sortBy="id:asc")
        fitting = [row for row in rows if row.get("externalReference") == party.number]
    # one whose number fits, with another's organisation number, is a question as well
    strangers = any(_organisation(row) not in ("", party.organisation) for row in fitting)
    if len(fitting) > 1 or (party.organisation and strangers):
        facts = {"ours": party.number, "name": party.name, "found": candidates(fitting)}
        raise Ended(Refused("customer_ambiguous", facts))
    return fitting


def _by_id(connection: Connection, number: str) -> Row | None:
    if not (number.isascii() and number.isdigit()) or number[0] == "0" or int(number) > _LARGEST:
        return None
    return one(connection, f"/customers/{number}")


def _organisation(row: Row) -> str:
    """The digits of an organisation number, however it is written there (NO 974 760 673 MVA)."""
    return "".join(sign for sign in str(row.get("organizationNumber") or "") if sign.isdigit())


def candidates(rows: Iterable[Row]) -> str:
    """Those that fit, for a person to choose from."""
    return "; ".join(f"{row['id']} {row.get('name') or ''}".rstrip() for row in rows)[:400]


def body(party: Party) -> Row:
    """A new customer, as ``POST /customers`` takes it: a company where there is an organisation number."""
    ours = {"externalReference": party.number[:100]}
    if party.organisation:
        return {"isCompany": True, "name": party.name, "organizationNumber": party.organisation, **ours}
    first, _, last = party.name.rpartition(" ")
    return {"isCompany": False, "person": {"firstName": first, "lastName": last}, **ours}
