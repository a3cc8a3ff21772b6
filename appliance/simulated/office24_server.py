"""A 24SevenOffice on the loopback that can fail on command.

It speaks the published REST API as far as a till needs it, checks every body against the ledger's
rules, and has no idempotency key, like the real one. What goes wrong, and when, is decided by
``faults``: a function asked once per request. Time is the ``clock`` it is given, so that a day of
trouble can pass in a second.
"""

import json
import socketserver
import threading
import time
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from appliance.integrations.accounting.office24 import Access
from appliance.integrations.exact import write
from appliance.simulated.office24_ledger import Ledger

AUDIENCE = "https://api.24sevenoffice.com"
TOKEN_AGE = 3600
LARGEST_PAGE = 50


class Fault(StrEnum):
    """What a server, or the way to it, can do to one request."""

    NONE = "none"
    DROP = "drop"
    """Closed before a byte was read."""
    LOSE = "lose"
    """Done, and the answer lost."""
    TEAR = "tear"
    """Done, and half of the answer sent."""
    LATE = "late"
    """Taken, the answer lost, and shown by the ledger only minutes later."""
    SLOW = "slow"
    """Done, and answered when nobody listens any more."""
    LIMIT = "limit"
    """429."""
    EXPIRE = "expire"
    """All tokens end now."""
    ERROR_BEFORE = "error before"
    """500, and nothing done."""
    ERROR_AFTER = "error after"
    """500, and done."""


LATE_BY = 300_000
"""Milliseconds until a late transaction shows."""


class Office24Server:
    """The server; open between `start` and `stop`, and again on the same port."""

    def __init__(
        self,
        ledger: Ledger,
        clock: Callable[[], int],
        faults: Callable[[str, str], Fault] = lambda method, path: Fault.NONE,
        slow: float = 0.2,
    ) -> None:
        """``clock`` gives UTC ms; ``faults`` is asked with method and path; ``slow`` is in seconds."""
        self.ledger = ledger
        self.clock = clock
        self.faults = faults
        self.slow = slow
        self.access = Access("till", "secret-of-the-till", "123456789", 7)
        self.tokens: dict[str, int] = {}
        self.requests = 0
        self.open = False
        self._busy = 0
        self._changed = threading.Condition()
        self._port = 0
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> Access:
        """Listen; gives what a till needs to reach it."""
        for attempt in range(100):
            try:
                self._server = _listening(self, self._port)
                break
            except OSError:
                # somebody's outgoing connection borrowed our port for a moment
                if attempt == 99:
                    raise
                time.sleep(0.05)
        assert self._server
        self._port = self._server.server_address[1]
        self.open = True
        threading.Thread(target=self._server.serve_forever, args=(0.005,), daemon=True).start()
        at = f"http://127.0.0.1:{self._port}"
        own = self.access
        self.access = Access(
            own.client_id, own.client_secret, own.organization, own.transaction_type,
            department_dimension=2, api=f"{at}/v1", token_url=f"{at}/oauth/token",
        )  # fmt: skip
        return self.access

    def stop(self) -> None:
        """Refuse connections until the next `start`."""
        self.open = False
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def rest(self) -> None:
        """Wait until no request is being worked on."""
        with self._changed:
            self._changed.wait_for(lambda: self._busy == 0, timeout=10)

    def count(self, change: int) -> None:
        """A request begins (1) or ends (-1)."""
        with self._changed:
            self._busy += change
            self.requests += change > 0
            self._changed.notify_all()


class _Quick(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without asking the DNS who we are
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is nothing to report: half of our faults end so."""


def _listening(owner: Office24Server, port: int) -> ThreadingHTTPServer:
    class Bound(_Conversation):
        server_of = owner

    return _Quick(("127.0.0.1", port), Bound)


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 5
    server_of: Office24Server

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def _serve(self, method: str) -> None:
        owner = self.server_of
        owner.count(1)
        try:
            self._answer(method)
        finally:
            owner.count(-1)

    def _answer(self, method: str) -> None:
        owner = self.server_of
        url = urlsplit(self.path)
        fault = owner.faults(method, url.path) if owner.open else Fault.DROP
        if fault == Fault.DROP:
            self.close_connection = True
            return
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if fault == Fault.EXPIRE:
            owner.tokens.clear()
        if fault == Fault.LIMIT:
            self._send(429, {"error": {"name": "TooManyRequests"}}, {"Retry-After": "120"})
        elif fault == Fault.ERROR_BEFORE:
            self._send(500, {"error": {"name": "InternalServerError"}})
        else:
            visible_at = owner.clock() + (LATE_BY if fault == Fault.LATE else 0)
            self._after(fault, *self._done(method, url.path, parse_qs(url.query), sent, visible_at))

    def _after(self, fault: Fault, status: int, body: Any) -> None:
        if fault == Fault.SLOW:
            time.sleep(self.server_of.slow)
        if fault in (Fault.LOSE, Fault.LATE):
            self.close_connection = True
        elif fault == Fault.ERROR_AFTER:
            self._send(500, {"error": {"name": "InternalServerError"}})
        else:
            self._send(status, body, torn=fault == Fault.TEAR)

    def _done(
        self, method: str, path: str, query: dict[str, list[str]], sent: bytes, visible_at: int
    ) -> tuple[int, Any]:
        if (method, path) == ("POST", "/oauth/token"):
            return self._token(parse_qs(sent.decode()))
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if self.server_of.tokens.get(token, 0) <= self.server_of.clock():
            return 401, {"error": {"name": "Unauthorized", "message": "token missing, invalid or expired"}}
        match method, path.removeprefix("/v1"):
            case "POST", "/transactions":
                return self._post(sent, visible_at)
            case "GET", "/transactionlines":
                return self._lines({name: values[0] for name, values in query.items()})
            case "GET", listing if (rows := self.server_of.ledger.listing(listing, query)) is not None:
                return 200, rows
            case _:
                return 404, {"error": {"name": "NotFound"}}

    def _token(self, form: dict[str, list[str]]) -> tuple[int, Any]:
        owner, access = self.server_of, self.server_of.access
        wanted = {
            "grant_type": ["client_credentials"],
            "audience": [AUDIENCE],
            "client_id": [access.client_id],
            "client_secret": [access.client_secret],
            "login_organization": [access.organization],
        }
        if form != wanted:
            return 401, {"error": "access_denied", "error_description": "Unauthorized"}
        token = f"token-{owner.requests}-{len(owner.tokens)}"
        owner.tokens[token] = owner.clock() + TOKEN_AGE * 1000
        return 200, {"access_token": token, "expires_in": TOKEN_AGE, "token_type": "Bearer"}

    def _post(self, sent: bytes, visible_at: int) -> tuple[int, Any]:
        ledger = self.server_of.ledger
        try:
            body = json.loads(sent, parse_float=Decimal)
        except ValueError:
            return 400, _invalid([("", "json")])
        if wrong := ledger.check(body):
            return 400, _invalid(wrong)
        return 201, {"transactionId": ledger.post(body, visible_at).id}

    def _lines(self, query: dict[str, str]) -> tuple[int, Any]:
        missing = [(name, "required") for name in ("dateFrom", "dateTo") if name not in query]
        if missing:
            return 400, _invalid(missing)
        account = int(query["accountNumber"]) if "accountNumber" in query else None
        rows = self.server_of.ledger.lines(
            query["dateFrom"],
            query["dateTo"],
            self.server_of.clock(),
            query.get("invoiceNumber", ""),
            account,
        )
        limit = min(int(query.get("limit", LARGEST_PAGE)), LARGEST_PAGE)
        start = (int(query.get("page", 1)) - 1) * limit
        return 200, rows[start : start + limit]

    def _send(
        self, status: int, body: Any, headers: dict[str, str] | None = None, torn: bool = False
    ) -> None:
        data = write(body).encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "application/json",
            "X-Trace-Id": "simulated",
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if torn else data)
        self.close_connection = self.close_connection or torn


def _invalid(wrong: list[tuple[str, str]]) -> dict[str, Any]:
    listed = [{"path": path, "keyword": keyword} for path, keyword in wrong]
    payload = {"validationErrors": listed}
    return {"error": {"name": "ValidationError", "payload": payload}, "trackingId": "simulated"}
