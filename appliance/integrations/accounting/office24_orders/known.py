"""Which of theirs is ours, and what is being made there right now.

Two orders may want the same new customer. Where the answer to the first one's making is lost, the second one
would not find it yet, and make another. So a making is kept before it is sent, beside the links, and nobody
makes the same again before a look-up can be believed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24_orders.asking import Declined, Ended, Row, send
from appliance.integrations.orders import Links

_BEGUN = "begun "
"""Where a link would have their id, with UTC ms behind it."""


@dataclass(frozen=True, slots=True)
class Known:
    """The links, and what of them is in the making."""

    links: Links
    now: Callable[[], int]
    """UTC ms."""
    settling: int
    """Milliseconds until what was made in doubt can be found."""

    def get(self, kind: str, ours: str, name: str) -> int:
        """Their id, 0 = not known.

        Raises:
            Ended: `Later` while it may be being made; `Refused` for a link that is no id of theirs.
        """
        theirs = self.links.get(kind, ours)
        about: dict[str, str | int] = {"ours": ours, "name": name}
        if theirs.startswith(_BEGUN):
            waited = self.now() - int(theirs.removeprefix(_BEGUN))
            if 0 <= waited < self.settling:
                raise Ended(Later("answer_lost", (self.settling - waited) // 1000 + 1, about))
            return 0
        if theirs and not (theirs.isascii() and theirs.isdigit()):
            raise Ended(
                Refused(f"{kind}_wrong", about | {"detail": f"expected a number, got {theirs}"[:200]})
            )
        return int(theirs or 0)

    def found(self, kind: str, ours: str, row: Row) -> int:
        """Keep what was found; gives its id."""
        self.links.put(kind, ours, str(row["id"]), "found")
        return int(row["id"])

    def made(self, connection: Connection, kind: str, ours: str, name: str, path: str, body: Row) -> int:
        """Make it, once; gives its id.

        Raises:
            Ended: With the answer of the delivery.
        """
        self.links.put(kind, ours, f"{_BEGUN}{self.now()}", "made")
        try:
            row = send(connection, "POST", path, body)
        except Ended as end:
            if not isinstance(end.answer, Unknown):
                self.links.put(kind, ours, "", "made")
            if isinstance(end, Declined):
                facts = {**end.answer.facts, "ours": ours, "name": name}
                raise Ended(Refused(f"{kind}_wrong", facts)) from end
            raise
        self.links.put(kind, ours, str(row["id"]), "made")
        return int(row["id"])
