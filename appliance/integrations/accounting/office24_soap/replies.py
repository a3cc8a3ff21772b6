"""What 24SevenOffice's SOAP answers mean for a day that must arrive exactly once.

=========================================  ======================================================
"Limit exceeded … Request is blocked"      `Later` rate_limited, until the quarantine ends
fault "… not authenticated …"              not acted on: log in again, once (`unauthenticated`)
any other fault                            `Unknown` server_error: it had the request
2xx that is no envelope, 3xx               `Unknown` answer_odd
4xx                                        as in `appliance.integrations.http`
5xx without a fault                        `Unknown` server_error
=========================================  ======================================================

``SaveBundleList`` answers 200 with a result of its own:

=========================================  ======================================================
Ok                                         it is there
NotAuthenticated                           as the fault above
NotSaved                                   `Refused`: the server's own word that it did not save
DuplicateData, DataAlreadySaved            `Unknown`: what these are given for is written nowhere
SystemError, Exception                     `Unknown`: nothing says how far it had come
=========================================  ======================================================

Sources: the AccountService's WSDL, the FAQ of developer.24sevenoffice.com (limit), public clients
(not authenticated, ``APILimitReset``).
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

from appliance.integrations import Later, Refused, Unknown
from appliance.integrations.accounting.office24_soap.envelope import body_of, child, local, text_of
from appliance.integrations.http import Reply, meaning, words

_HOUR = 60 * 60
_LONGEST_WAIT = 12 * _HOUR
_SHORTEST_WAIT = 60
_WORDS = 400
_LIMIT = re.compile(r"limit exceeded.{0,80}blocked", re.IGNORECASE | re.DOTALL)
_QUARANTINE = re.compile(r"quarantine ends at\s*(\d[\dTZ:/ .+-]*\d(?:Z| [AP]M)?)", re.IGNORECASE)
_NOT_AUTHENTICATED = "not authenticated"
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%d.%m.%Y %H:%M:%S")

Outcome = Element | Later | Refused | Unknown
"""A call's result element, or what its failure means."""


def outcome(reply: Reply, operation: str) -> Outcome:
    """A call's result, or what its failure means for something that was to happen once."""
    body = body_of(reply.body)
    if _limited(reply):
        facts: dict[str, str | int] = {"status": reply.status, "said": said(reply)}
        return Later("rate_limited", quarantine(reply), facts, everything=True)
    if body is not None and local(body) == "Fault":
        facts = {"status": reply.status, "said": said(reply), "fault": text_of(body, "faultcode")}
        return Unknown("server_error", facts)
    if 200 <= reply.status < 300:
        if body is None or local(body) != f"{operation}Response":
            return Unknown("answer_odd", {"status": reply.status, "said": said(reply)})
        result = child(body, f"{operation}Result")
        return body if result is None else result
    if 300 <= reply.status < 400:
        return Unknown("answer_odd", {"status": reply.status, "said": said(reply)})
    verdict = meaning(reply)
    assert verdict is not None
    return verdict


def unauthenticated(answer: Outcome) -> bool:
    """Whether the server says that it does not know the session (any more): it did nothing then."""
    if isinstance(answer, Element):
        return text_of(answer, "Type") == "NotAuthenticated"
    if isinstance(answer, Later):
        return answer.code == "credentials_refused"  # 401
    return isinstance(answer, Unknown) and _NOT_AUTHENTICATED in str(answer.facts.get("said", "")).lower()


def harmless(answer: Outcome) -> Element | Later:
    """What an answer means where asking twice does no harm."""
    if isinstance(answer, Element | Later):
        return answer
    return Later(answer.code, facts=answer.facts, everything=isinstance(answer, Unknown))


def said(reply: Reply) -> str:
    """The server's own words for a person: a fault's text, a page's title, or what there is."""
    body = body_of(reply.body)
    if body is not None and local(body) == "Fault":
        return " ".join(text_of(body, "faultstring").split())[:_WORDS] or words(reply)
    title = re.search(rb"<title>([^<]{1,400})</title>", reply.body[:65536], re.IGNORECASE)
    return " ".join(title[1].decode("utf-8", "replace").split()) if title else words(reply)


def _limited(reply: Reply) -> bool:
    text = reply.body[: 4 * _WORDS].decode("utf-8", "replace")
    return reply.status == 429 or _LIMIT.search(text) is not None


def quarantine(reply: Reply) -> int:
    """Seconds until the limit ends, by the server's own clock: from ``APILimitReset`` or the words.

    Unreadable: until the next full hour, since requests are counted by the hour.
    """
    try:
        now = parsedate_to_datetime(reply.headers.get("Date", ""))
    except (ValueError, TypeError):  # no clock to count from
        return _HOUR
    named = _QUARANTINE.search(reply.body[: 4 * _WORDS].decode("utf-8", "replace"))
    for told in (reply.headers.get("APILimitReset", ""), named[1] if named else ""):
        if until := _instant(told.strip()):
            left = int((until - now).total_seconds())
            return min(max(left, _SHORTEST_WAIT), _LONGEST_WAIT)
    hour = now.replace(minute=0, second=0) + timedelta(hours=1)
    return max(int((hour - now).total_seconds()), _SHORTEST_WAIT)


def _instant(told: str) -> datetime | None:
    """A time in UTC, in one of the forms that servers write."""
    for read in _READERS:
        try:
            found = read(told)
        except ValueError:
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def _reader(form: str) -> Callable[[str], datetime]:
    return lambda told: datetime.strptime(told, form).replace(tzinfo=UTC)


_READERS: tuple[Callable[[str], datetime], ...] = (
    datetime.fromisoformat,
    *map(_reader, _FORMS),
    parsedate_to_datetime,
)
