"""One HTTP conversation, and what its failures mean for something that must happen exactly once.

The question after a failure is never "what went wrong?" but "can it have arrived?". A connection
that was never made carried nothing: `Later`. Once a request may have left, only an answer that was
read whole can say no; everything else is `Unknown`.

=====================================  =======================================================
no name, no route, refused, TLS name   `Later` network_down: nothing was sent
time-out or reset after sending        `Unknown` answer_lost
3xx                                    `Later`: a captive portal; we never follow
401                                    `Later` credentials_refused (after one fresh token)
403                                    `Refused` scope_missing
408, 5xx                               `Unknown` server_error: it had the request
429                                    `Later` rate_limited, with the server's Retry-After
other 4xx                              `Refused` with the server's own words
=====================================  =======================================================

A question that changes nothing can be asked again: for it `Unknown` is `Later` too (`harmless`).
"""

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from appliance.integrations import Later, Refused, Unknown

CONNECT, READ, WHOLE = 10.0, 60.0, 180.0
"""Seconds to reach a server, between two pieces of its answer, and for all of the answer."""
LARGEST = 32 << 20
"""Bytes of an answer that we read at most."""
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)
"""What reading an answer raises that is not as it should be: no JSON, no such field, another kind."""
_LONGEST_WAIT = 12 * 60 * 60
_WORDS = 400


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that was read whole."""

    status: int
    body: bytes = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    def json(self) -> Any:
        """The body as JSON; numbers with decimals stay text, so that no amount becomes a float.

        Raises:
            ValueError: If it is not JSON.
        """
        return json.loads(self.body, parse_float=str)


class Bearer(requests.auth.AuthBase):
    """The token in its header; as an auth object so that no .netrc can take its place."""

    def __init__(self, token: str) -> None:
        """Take the token; it shows in no repr and no log."""
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Conversation:
    """A requests session with time-outs that cannot be forgotten."""

    def __init__(self, connect: float = CONNECT, read: float = READ) -> None:
        """Time-outs in seconds."""
        self._timeout = (connect, read)
        self._session = requests.Session()
        self._session.trust_env = False  # neither .netrc nor proxies decide where the books go
        self._session.headers["User-Agent"] = "Tillbox"
        # whoever needs a cookie sends it; none comes along by itself
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        auth: requests.auth.AuthBase | None = None,
        params: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        body: str | bytes | None = None,
        file: tuple[str, bytes] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Reply | Later | Unknown:
        """Send one request and read its answer whole; never raises for the network's faults.

        ``form`` goes out urlencoded, ``body`` as JSON unless ``headers`` say otherwise, ``file``
        (name, PDF) as multipart field ``file``.
        """
        data = body.encode() if isinstance(body, str) else body if body is not None else form
        headers = {"Content-Type": "application/json", **(headers or {})} if body is not None else headers
        files = {"file": (*file, "application/pdf")} if file is not None else None
        try:
            with self._session.request(
                method, url, auth=auth, params=params, data=data, headers=headers, files=files,
                timeout=self._timeout, allow_redirects=False, stream=True,
            ) as response:  # fmt: skip
                return Reply(response.status_code, _read_whole(response), response.headers)
        except requests.RequestException as fault:
            facts = {"detail": _detail(fault)}
            if never_sent(fault):
                return Later("network_down", facts=facts, everything=True)
            return Unknown("answer_lost", facts)


def harmless(answer: Reply | Later | Unknown | Refused) -> Reply | Later:
    """What an answer means where asking twice does no harm."""
    if isinstance(answer, Reply):
        verdict = meaning(answer)
        return answer if verdict is None else harmless(verdict)
    if isinstance(answer, Later):
        return answer
    return Later(answer.code, facts=answer.facts, everything=isinstance(answer, Unknown))


def meaning(reply: Reply) -> Later | Refused | Unknown | None:
    """What a status means for something that was to happen once; None: it is a 2xx."""
    facts: dict[str, str | int] = {"status": reply.status, "said": words(reply)}
    match reply.status:
        case status if 200 <= status < 300:
            return None
        case status if 300 <= status < 400:
            return Later("network_down", facts=facts, everything=True)
        case 401:
            return Later("credentials_refused", after=900, facts=facts, everything=True)
        case 403:
            return Refused("scope_missing", facts)
        case 429:
            return Later("rate_limited", retry_after(reply), facts, everything=True)
        case status if status == 408 or not 400 <= status < 500:
            return Unknown("server_error", facts)
        case _:
            return Refused("refused", facts)


def odd(fault: Exception) -> Later:
    """A question whose answer is not what it should be, see `UNREADABLE`."""
    return Later("answer_odd", facts={"detail": f"{type(fault).__name__}: {fault}"[:200]})


def retry_after(reply: Reply) -> int:
    """Seconds that ``Retry-After`` asks for, as a number or as a date (RFC 9110 § 10.2.3).

    A date counts from the server's own ``Date``, never from our clock. Unreadable or absent: 60.
    """
    asked = reply.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return min(int(asked), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(asked)
        there = parsedate_to_datetime(reply.headers.get("Date", ""))
        return min(max(0, int((until - there).total_seconds())), _LONGEST_WAIT)
    except (ValueError, TypeError):  # neither form, or one date without its zone
        return 60


def words(reply: Reply) -> str:
    """The server's own words for a person, shortened; never a whole page."""
    said = reply.body[: 4 * _WORDS].decode("utf-8", "replace")
    trace = reply.headers.get("X-Trace-Id", "")
    return " ".join(said.split())[:_WORDS] + (f" [{trace}]" if trace else "")


def never_sent(fault: requests.RequestException) -> bool:
    """Whether a failure proves that no byte of the request left this box."""
    if isinstance(fault, requests.ConnectTimeout | requests.exceptions.InvalidURL):
        return True
    return any(
        isinstance(cause, NewConnectionError | NameResolutionError | ConnectTimeoutError)
        or "CERTIFICATE_VERIFY_FAILED" in str(cause)
        for cause in _causes(fault)
    )


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    # the fault itself and what it wraps; not __context__, which may be an older, unrelated fault
    while isinstance(fault, BaseException):
        yield fault
        inner = getattr(fault, "reason", None)
        fault = inner if inner is not None else next(iter(fault.args), None)


def _read_whole(response: requests.Response) -> bytes:
    until = time.monotonic() + WHOLE
    parts, size = [], 0
    for part in response.iter_content(1 << 16):
        parts.append(part)
        size += len(part)
        if size > LARGEST or time.monotonic() > until:
            raise requests.exceptions.ContentDecodingError(f"answer not read whole after {size} bytes")
    return b"".join(parts)


def _detail(fault: BaseException) -> str:
    last = [*_causes(fault)][-1]
    return f"{type(last).__name__}: {last}"[:_WORDS]
