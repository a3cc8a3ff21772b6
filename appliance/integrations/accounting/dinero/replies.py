"""What Dinero's answers mean for a day that must arrive exactly once.

An error is an HTTP status and a JSON object: ``code`` (a number), ``message``, ``validationErrors``
(field: text) and ``errorMessageList`` (Code, Message). What the statuses mean in general stands in
`appliance.integrations.http`; this is what Dinero's own codes add:

===================  =====================================================================
409, or code 72      our own Id is there already: see `duplicate`
code 63              no such invoice: see `unseen`
code 47              `Refused` year_missing: nobody has opened the accounting year there
code 43              `Later` books_full: the ledger (kassekladde) holds at most 1000 drafts
code 90, 48          `Later` subscription_missing: the API wants Dinero Pro
413                  `Refused` file_too_large
480                  `Later` retiring: an address that is being taken away fails at random
===================  =====================================================================

Source: the error and status page of developer.dinero.dk.
"""

import json
from collections.abc import Iterator
from typing import Any

from appliance.integrations import Later, Refused, Unknown, http
from appliance.integrations.http import Reply, meaning, words

DUPLICATE, YEAR_NOT_FOUND, OUT_OF_DATE, LIMIT, NO_INVOICE = 72, 47, 58, 43, 63
NO_SUBSCRIPTION = (90, 48)
LEDGER_ITEM_NOT_FOUND = "ledgerItemNotFound"
NOT_UNIQUE = "guidMustBeUnique"
_BROWNOUT = 480
_LONGEST = 400


def verdict(reply: Reply) -> Later | Refused | Unknown | None:
    """What an answer means for something that was to happen once; None: it is a 2xx."""
    general = meaning(reply)
    if general is None or reply.status >= 500 or reply.status == 408:
        return general  # whatever its body says, the server may have acted
    facts: dict[str, str | int] = {"status": reply.status, "said": said(reply)}
    number = code(reply)
    if reply.status == _BROWNOUT:
        return Later("retiring", 60, facts)
    if number in NO_SUBSCRIPTION:
        return Later("subscription_missing", 3600, facts, everything=True)
    if reply.status == 413:
        return Refused("file_too_large", facts)
    if number == YEAR_NOT_FOUND:
        return Refused("year_missing", facts)
    if number == LIMIT:
        return Later("books_full", 3600, facts)
    return Refused("refused", facts) if isinstance(general, Refused) and reply.status != 403 else general


def harmless(answer: Reply | Later | Unknown) -> Reply | Later:
    """What an answer means where asking twice does no harm."""
    wrong = verdict(answer) if isinstance(answer, Reply) else None
    return http.harmless(wrong or answer)


def duplicate(reply: Reply) -> bool:
    """Whether our own Id is there already."""
    return reply.status == 409 or (400 <= reply.status < 500 and code(reply) == DUPLICATE)


def not_found(reply: Reply) -> bool:
    """Whether a status question says, for certain, that there is no such ledger item."""
    return 400 <= reply.status < 500 and LEDGER_ITEM_NOT_FOUND in set(_texts(_body(reply)))


def unseen(reply: Reply) -> bool:
    """Whether the question for one contact or invoice says, for certain, that there is none: 404 for a
    contact, 400 with code 63 for an invoice (seen by a public client in a test organisation)."""
    return reply.status == 404 or (400 <= reply.status < 500 and code(reply) == NO_INVOICE)


def taken(reply: Reply) -> bool:
    """Whether our own id of a contact is there already: 400, where an invoice or an item has 409."""
    return 400 <= reply.status < 500 and NOT_UNIQUE in set(_texts(_body(reply)))


def fields(reply: Reply) -> list[str]:
    """The fields that a refusal names."""
    return [name for name, _ in _pairs(_body(reply).get("validationErrors"))]


def code(reply: Reply) -> int:
    """Dinero's own number of the error, 0 = none."""
    number = _body(reply).get("code")
    return number if isinstance(number, int) else 0


def said(reply: Reply) -> str:
    """The error in Dinero's words for a person: the message, then each field with its text."""
    body = _body(reply)
    message = str(body.get("message") or "")
    details = [f"{name}: {text}" for name, text in _pairs(body.get("validationErrors"))]
    details += [
        " ".join(part for part in (row.get("Code"), row.get("Message")) if isinstance(part, str))
        for row in _rows(body.get("errorMessageList"))
    ]
    whole = " - ".join(part for part in (message, "; ".join(dict.fromkeys(details))) if part)
    return whole[:_LONGEST] or words(reply)


def lower(value: Any) -> Any:
    """Parsed JSON with the first letter of every name in lower case: Dinero writes ``Id`` and ``id``."""
    match value:
        case dict():
            return {name[:1].lower() + name[1:]: lower(part) for name, part in value.items()}
        case list():
            return [lower(part) for part in value]
        case _:
            return value


def _body(reply: Reply) -> dict[str, Any]:
    try:
        body = reply.json()
    except json.JSONDecodeError:
        return {}  # a page, not an error object
    return body if isinstance(body, dict) else {}


def _texts(body: dict[str, Any]) -> Iterator[str]:
    for name, text in _pairs(body.get("validationErrors")):
        yield from (name, text)
    for row in _rows(body.get("errorMessageList")):
        yield from (part for part in row.values() if isinstance(part, str))


def _pairs(value: Any) -> list[tuple[str, str]]:
    return [(name, str(text)) for name, text in value.items()] if isinstance(value, dict) else []


def _rows(value: Any) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
