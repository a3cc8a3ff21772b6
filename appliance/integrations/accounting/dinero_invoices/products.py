"""Our articles as products at Dinero: linked, found, or made.

Found by ``ProductNumber``, then by ``ExternalReference``; both are our article number on what was made
here. Barcodes play no part: no field of a Dinero product is known to hold one. Dinero makes a product's
id itself, so one whose answer was lost is looked for again before another is made. Goods sold by group
have no article number, and their line carries its text instead.
"""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from appliance.domain.money import divide
from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.dinero import Connection
from appliance.integrations.accounting.dinero.replies import lower, verdict
from appliance.integrations.accounting.dinero_invoices.body import EXPONENT, Row, unit
from appliance.integrations.accounting.dinero_invoices.matching import Wanted, match
from appliance.integrations.exact import Amount, write
from appliance.integrations.http import UNREADABLE, Reply
from appliance.integrations.orders import PRODUCT, Links


def matched(
    connection: Connection, rows: Iterable[Row], links: Links
) -> list[Row] | Later | Refused | Unknown:
    """The rows with their products' ids; products that are not there are made, each as its line has it."""
    done = []
    for row in rows:
        theirs = _theirs(connection, row, links) if row.line.product else ""
        if not isinstance(theirs, str):
            return theirs
        done.append(replace(row, product=theirs))
    return done


def _theirs(connection: Connection, row: Row, links: Links) -> str | Later | Refused | Unknown:
    ours = row.line.product
    if known := links.get(PRODUCT, ours):
        return known
    keys = (("ProductNumber", ours), ("ExternalReference", ours))
    found = match(connection, Wanted(PRODUCT, ours, row.line.text, keys))
    if isinstance(found, Later | Refused):
        return found
    identity = found or _made(connection, row)
    if isinstance(identity, str):
        links.put(PRODUCT, ours, identity, "found" if found else "made")
    return identity


def product(row: Row) -> dict[str, object]:
    """The body of ``POST products``: its price there is without VAT, and only proposed on new invoices."""
    line = row.line
    return {
        "ProductNumber": line.product,
        "Name": line.text,
        "BaseAmountValue": Amount(divide(line.price * 10_000, 10_000 + line.rate), EXPONENT),
        "Quantity": 1,
        "AccountNumber": int(row.account),
        "Unit": unit(line),
        "ExternalReference": line.product,
    }


def _made(connection: Connection, row: Row) -> str | Later | Refused | Unknown:
    answer = connection.ask("POST", "products", body=write(product(row)))
    if not isinstance(answer, Reply):
        return answer
    wrong = verdict(answer)
    if isinstance(wrong, Refused) and wrong.code == "refused":
        return Refused("product_wrong", {"ours": row.line.product, "name": row.line.text, **wrong.facts})
    if wrong:
        return wrong
    try:
        return str(UUID(lower(answer.json())["productGuid"]))
    except UNREADABLE:
        return Unknown("answer_odd", {"status": answer.status})  # made, and its id is not known
