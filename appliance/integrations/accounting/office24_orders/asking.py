"""Questions to the API, and what its answers are worth to a delivery of many steps.

Every step gives what it was asked for, or ends the delivery there: it raises `Ended` with the answer.
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.exact import write
from appliance.integrations.http import UNREADABLE, Reply, harmless, meaning, odd

Row = dict[str, Any]

PAGE = {"limit": "100"}
"""Rows on a page, for lists that take it: the most that customers come by."""
_MOST_PAGES = 400
_NEXT = re.compile(r'<([^>]+)>\s*;\s*rel="?next"?')


class Ended(Exception):
    """A delivery or a look-up that goes no further, with what it came to."""

    def __init__(self, answer: Later | Refused | Unknown) -> None:
        super().__init__(answer)
        self.answer = answer


def listed(connection: Connection, path: str, **params: str) -> list[Row]:
    """Every row of a list; the next page is where the Link header points.

    Raises:
        Ended: With `Later`.
    """
    found: dict[str, Row] = {}
    for page in range(_MOST_PAGES):
        answer = connection.read(path, **params)
        if isinstance(answer, Later):
            raise Ended(answer)
        try:
            for place, row in enumerate(answer.json()):  # by id: pages may shift while they are read
                found[str(row.get("id") or f"{page}-{place}")] = row
        except (ValueError, TypeError, AttributeError) as fault:
            raise Ended(odd(fault)) from fault
        following = _NEXT.search(answer.headers.get("Link", ""))
        if not following:
            return list(found.values())
        params = dict(parse_qsl(urlsplit(following[1]).query))
    raise Ended(Later("answer_odd", facts={"detail": f"{path}: more than {_MOST_PAGES} pages"}))


def one(connection: Connection, path: str) -> Row | None:
    """One row by its address; None: there is none.

    Raises:
        Ended: With `Later`.
    """
    answer = connection.ask("GET", path)
    if isinstance(answer, Reply) and answer.status == 404:
        return None
    told = harmless(answer)
    if isinstance(told, Later):
        raise Ended(told)
    try:
        return dict(told.json())
    except (ValueError, TypeError) as fault:
        raise Ended(odd(fault)) from fault


def send(connection: Connection, method: str, path: str, body: Mapping[str, object]) -> Row:
    """Make or change something; gives it as it stands there then.

    Raises:
        Ended: `Later` and `Refused`: nothing was done. `Unknown`: it may have been.
        Declined: It was refused for something in the body.
    """
    answer = connection.ask(method, path, body=write(body))
    if not isinstance(answer, Reply):
        raise Ended(answer)
    verdict = meaning(answer)
    if isinstance(verdict, Refused) and verdict.code == "refused":
        raise Declined(verdict, answer)
    if verdict:
        raise Ended(verdict)
    try:
        row = dict(answer.json())
        if not isinstance(row["id"], int):
            raise ValueError(f"expected an id, got {row['id']!r}")
    except UNREADABLE as fault:  # a 2xx that is not theirs (a portal's page)
        detail = f"{type(fault).__name__}: {fault}"[:200]
        raise Ended(Unknown("answer_odd", {"status": answer.status, "detail": detail})) from fault
    return row


class Declined(Ended):
    """A body that the API does not take, with its reply."""

    def __init__(self, answer: Refused, reply: Reply) -> None:
        super().__init__(answer)
        self.answer: Refused = answer
        self.reply = reply

    def about(self, *names: str) -> bool:
        """Whether one of these fields is what it does not take."""
        try:
            wrong = self.reply.json()["error"]["payload"]["validationErrors"]
            return any(str(one["path"]).split(".")[0] in names for one in wrong)
        except UNREADABLE:
            return False
