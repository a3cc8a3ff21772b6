"""A server on the loopback that can fail on command: the part that has nothing to do with books.

What goes wrong, and when, is decided by ``faults``: a function asked once per request. Time is the
``clock`` it is given, so that a month of trouble can pass in a second.
"""

import socketserver
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


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
    """Taken, the answer lost, and done only minutes later."""
    SLOW = "slow"
    """Done, and answered when nobody listens any more (`NOBODY_LISTENS`)."""
    LIMIT = "limit"
    """429."""
    BROWNOUT = "brownout"
    """480: an address on its way out."""
    MAINTENANCE = "maintenance"
    """503 with a page, and nothing done."""
    EXPIRE = "expire"
    """All tokens end now."""
    ERROR_BEFORE = "error before"
    """500, and nothing done."""
    ERROR_AFTER = "error after"
    """500, and done."""


NOBODY_LISTENS = 598
"""A status that HTTP does not have: whoever asked takes it for the end of his patience. So such an answer
costs no time, and on a busy machine, which is late with all of them, no other one is given up."""

LATE_BY = 300_000
"""Milliseconds until a late request is done."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, read whole."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    at: int
    """UTC ms when it is done."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer."""

    status: int
    body: bytes
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


class Loopback:
    """The server; open between `open_at` and `stop`, and again on the same port."""

    def __init__(
        self,
        clock: Callable[[], int],
        faults: Callable[[str, str], Fault] = lambda method, path: Fault.NONE,
    ) -> None:
        """``clock`` gives UTC ms; ``faults`` is asked with method and path."""
        self.clock = clock
        self.faults = faults
        self.requests = 0
        self.open = False
        self.turn = threading.Lock()
        """Requests are worked on one at a time, whenever their answers go out."""
        self._busy = 0
        self._changed = threading.Condition()
        self.address = ""
        """Where it listens, ``http://127.0.0.1:PORT``."""
        self._port = 0
        self._server: ThreadingHTTPServer | None = None

    def done(self, asked: Asked) -> Answered:
        """Do what was asked; the subclass's part."""
        return Answered(404, b"{}")

    def failed(self, fault: Fault) -> Answered:
        """The words of a refusal that nothing was asked for; the subclass may have its own."""
        status, headers = _REFUSALS[fault]
        return Answered(status, b"{}", headers=headers)

    def expire(self) -> None:
        """End all tokens; the subclass's part."""

    def open_at(self) -> str:
        """Listen; gives the address."""
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
        self.address = f"http://127.0.0.1:{self._port}"
        return self.address

    def stop(self) -> None:
        """Refuse connections until it is opened again."""
        self.open = False
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def rest(self) -> None:
        """Wait until no request is being worked on."""
        with self._changed:
            self._changed.wait_for(lambda: self._busy == 0, timeout=60)

    def count(self, change: int) -> None:
        """A request begins (1) or ends (-1)."""
        with self._changed:
            self._busy += change
            self.requests += change > 0
            self._changed.notify_all()


_REFUSALS: dict[Fault, tuple[int, dict[str, str]]] = {
    Fault.LIMIT: (429, {"Retry-After": "120"}),
    Fault.BROWNOUT: (480, {}),
    Fault.MAINTENANCE: (503, {"Retry-After": "600"}),
    Fault.ERROR_BEFORE: (500, {}),
    Fault.ERROR_AFTER: (500, {}),
}


class _Quick(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def server_bind(self) -> None:
        socketserver.TCPServer.server_bind(self)  # without asking the DNS who we are
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is nothing to report: half of our faults end so."""


def _listening(owner: Loopback, port: int) -> ThreadingHTTPServer:
    class Bound(_Conversation):
        server_of = owner

    return _Quick(("127.0.0.1", port), Bound)


class _Conversation(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server_of: Loopback

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def do_PUT(self) -> None:
        self._serve("PUT")

    def do_PATCH(self) -> None:
        self._serve("PATCH")

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
            owner.expire()
        if fault in _REFUSALS and fault != Fault.ERROR_AFTER:
            self._send(owner.failed(fault))
            return
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        at = owner.clock() + (LATE_BY if fault == Fault.LATE else 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        with owner.turn:
            answer = owner.done(Asked(method, url.path, query, headers, sent, at))
        if fault == Fault.SLOW:
            self.close_connection = True
            answer = Answered(NOBODY_LISTENS, b"")
        if fault in (Fault.LOSE, Fault.LATE):
            self.close_connection = True
        elif fault == Fault.ERROR_AFTER:
            self._send(owner.failed(fault))
        else:
            self._send(answer, torn=fault == Fault.TEAR)

    def _send(self, answer: Answered, torn: bool = False) -> None:
        self.send_response(answer.status)
        for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2] if torn else answer.body)
        self.close_connection = self.close_connection or torn
