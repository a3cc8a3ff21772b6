"""Which of theirs is ours: known, found or made, and kept as soon as it is."""

from appliance.integrations import Refused
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24_orders.asking import Declined, Ended, Row, send
from appliance.integrations.orders import Links


def known(links: Links, kind: str, ours: str, name: str) -> int:
    """Their id of our number, 0 = not known.

    Raises:
        Ended: With `Refused` for a link that is no id of theirs.
    """
    theirs = links.get(kind, ours)
    if theirs and not (theirs.isascii() and theirs.isdigit()):
        facts = {"ours": ours, "name": name, "detail": f"expected a number, got {theirs}"[:200]}
        raise Ended(Refused(f"{kind}_wrong", facts))
    return int(theirs or 0)


def found(links: Links, kind: str, ours: str, row: Row) -> int:
    """Keep what was found; gives its id."""
    links.put(kind, ours, str(row["id"]), "found")
    return int(row["id"])


def made(connection: Connection, links: Links, kind: str, ours: str, name: str, body: Row) -> int:
    """Make what is nowhere; gives its id.

    Raises:
        Ended: With the answer of the delivery.
    """
    try:
        row = send(connection, "POST", f"/{kind}s", body)
    except Declined as no:
        raise Ended(Refused(f"{kind}_wrong", {**no.answer.facts, "ours": ours, "name": name})) from no
    links.put(kind, ours, str(row["id"]), "made")
    return int(row["id"])
