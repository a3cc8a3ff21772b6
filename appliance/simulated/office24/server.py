"""A 24SevenOffice on the loopback that can fail on command.

It speaks the published REST API as far as a till needs it, checks every body against the ledger's
rules, and has no idempotency key, like the real one. What goes wrong, and when, is decided by
``faults``: a function asked once per request.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs

from appliance.integrations.accounting.office24 import Access
from appliance.integrations.exact import write
from appliance.simulated.loopback import LATE_BY, Answered, Asked, Fault, Loopback
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.page import books_page
from appliance.simulated.office24.sales import Answer, exact, invalid

__all__ = ("FAULTS", "LATE_BY", "Fault", "Office24Server")

AUDIENCE = "https://api.24sevenoffice.com"
TOKEN_AGE = 3600
LARGEST_PAGE = 50
SMALL_PAGE = 2
"""Elements of a dimension per page, so that a shop has more than one."""
FAULTS = tuple(fault for fault in Fault if fault != Fault.BROWNOUT)
"""What this API is known to do; a brownout is another's."""

Reply = tuple[int, Any] | Answer
"""Status, body, and headers where there are any."""


class Office24Server(Loopback):
    """The server; open between `start` and `stop`, and again on the same port."""

    def __init__(
        self,
        ledger: Ledger,
        clock: Callable[[], int],
        faults: Callable[[str, str], Fault] = lambda method, path: Fault.NONE,
    ) -> None:
        """``clock`` gives UTC ms; ``faults`` is asked with method and path."""
        super().__init__(clock, faults)
        self.ledger = ledger
        self.access = Access("till", "secret-of-the-till", "123456789", 7)
        self.tokens: dict[str, int] = {}
        self.forbidden: set[str] = set()
        """Paths below /v1 that the application has no scope for."""
        self._at = ""

    def start(self) -> Access:
        """Listen; gives what a till needs to reach it."""
        self._at = self.open_at()
        self.access = replace(
            self.access, department_dimension=2, api=f"{self._at}/v1", token_url=f"{self._at}/oauth/token"
        )
        return self.access

    def expire(self) -> None:
        """End all tokens."""
        self.tokens.clear()

    def failed(self, fault: Fault) -> Answered:
        """An error as the API words it; maintenance is a page."""
        plain = super().failed(fault)
        if fault == Fault.MAINTENANCE:
            return replace(plain, body=b"<html>Back soon</html>", kind="text/html")
        name = "TooManyRequests" if fault == Fault.LIMIT else "InternalServerError"
        return replace(plain, body=write({"error": {"name": name}}).encode())

    def done(self, asked: Asked) -> Answered:
        """Do what was asked; ``/`` is the page."""
        if (asked.method, asked.path) == ("GET", "/"):
            return Answered(200, books_page(self.ledger).encode(), "text/html; charset=utf-8")
        status, body, *headers = self._done(asked)
        more = headers[0] if headers else {}
        return Answered(status, write(body).encode(), headers={"X-Trace-Id": "simulated", **more})

    def _done(self, asked: Asked) -> Iterable[Any]:
        if (asked.method, asked.path) == ("POST", "/oauth/token"):
            return self._token(parse_qs(asked.body.decode()))
        if asked.method == "PUT" and asked.path.startswith("/upload/"):
            return self._take_file(asked)
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        if self.tokens.get(token, 0) <= self.clock():
            return 401, {"error": {"name": "Unauthorized", "message": "token missing, invalid or expired"}}
        path = asked.path.removeprefix("/v1")
        if path in self.forbidden:
            return 403, {"error": {"name": "Forbidden"}}
        match asked.method, path.strip("/").split("/"):
            case "POST", ["transactions"]:
                return self._post(asked)
            case "POST", ["fileUpload"]:
                return self._begin_file(asked.body)
            case "GET", ["fileUpload", file]:
                return self._file(file)
            case "GET", ["organization", "information"]:
                return 200, {
                    "id": int(self.access.organization),
                    "name": self.ledger.name,
                    "status": "Active",
                }
            case "GET", ["transactionlines"]:
                return self._lines(asked.query)
            case "GET", ["dimensions", kind, "elements"]:
                return self._elements(int(kind), asked.query)
            case "GET", _ if (rows := self.ledger.listing(path, asked.query)) is not None:
                return 200, rows
            case _, steps:
                return self._sales(asked, steps) or (404, {"error": {"name": "NotFound"}})

    def _sales(self, asked: Asked, steps: list[str]) -> Iterable[Any] | None:
        """Customers, products and orders; what is taken late is done when its time has come."""
        sales, now = self.ledger.sales, self.clock()
        sales.catch_up(now)
        try:
            if asked.method == "GET":
                answer = sales.read(steps, asked.query)
            else:
                body = json.loads(asked.body, parse_float=Decimal)
                if asked.at > now:
                    sales.later(asked.at, lambda: sales.write(asked.method, steps, body))
                    return 202, {}
                answer = sales.write(asked.method, steps, body)
        except ValueError:  # no number where one belongs, or no JSON
            return invalid([("", "format")])
        return answer and (answer[0], exact(answer[1]), answer[2])

    def _token(self, form: dict[str, list[str]]) -> Reply:
        access = self.access
        wanted = {
            "grant_type": ["client_credentials"],
            "audience": [AUDIENCE],
            "client_id": [access.client_id],
            "client_secret": [access.client_secret],
            "login_organization": [access.organization],
        }
        if form != wanted:
            return 401, {"error": "access_denied", "error_description": "Unauthorized"}
        token = f"token-{self.requests}-{len(self.tokens)}"
        self.tokens[token] = self.clock() + TOKEN_AGE * 1000
        return 200, {"access_token": token, "expires_in": TOKEN_AGE, "token_type": "Bearer"}

    def _post(self, asked: Asked) -> Reply:
        try:
            body = json.loads(asked.body, parse_float=Decimal)
        except ValueError:
            return invalid([("", "json")])
        if wrong := self.ledger.check(body):
            return invalid(wrong)
        return 201, {"transactionId": self.ledger.post(body, asked.at).id}

    def _begin_file(self, sent: bytes) -> Reply:
        try:
            kind = json.loads(sent)["contentType"]
        except (ValueError, KeyError, TypeError):
            return invalid([("contentType", "required")])
        file = self.ledger.begin_file(kind)
        address = f"{self._at}/upload/{file}?signature=abc"
        return 200, {"uploadMethod": "PUT", "uploadUrl": address, "fileId": file}

    def _take_file(self, asked: Asked) -> Reply:
        """The address is signed; a token beside the signature is refused, as storage services do."""
        file = asked.path.removeprefix("/upload/")
        signed = asked.query.get("signature") == "abc" and "authorization" not in asked.headers
        if not signed or not self.ledger.take_file(file, asked.headers.get("content-type", ""), asked.body):
            return 403, {"error": {"name": "AccessDenied"}}
        return 200, {}

    def _file(self, file: str) -> Reply:
        status, document = self.ledger.document(file)
        if not status:
            return 404, {"error": {"name": "NotFound"}}
        return 200, {"fileId": file, "status": status} | ({"documentId": document} if document else {})

    def _lines(self, query: Any) -> Reply:
        missing = [(name, "required") for name in ("dateFrom", "dateTo") if name not in query]
        if missing:
            return invalid(missing)
        rows = self.ledger.lines(
            query["dateFrom"],
            query["dateTo"],
            self.clock(),
            query.get("invoiceNumber", ""),
            int(query["accountNumber"]) if "accountNumber" in query else None,
            int(query["transactionNumber"]) if "transactionNumber" in query else None,
        )
        limit = min(int(query.get("limit", LARGEST_PAGE)), LARGEST_PAGE)
        start = (int(query.get("page", 1)) - 1) * limit
        return 200, rows[start : start + limit]

    def _elements(self, kind: int, query: Any) -> Iterable[Any]:
        rows = [
            {
                "dimensionType": kind,
                "value": value,
                "name": f"{'Avdeling' if kind == 2 else 'Prosjekt'} {value}",
            }
            for value in sorted(self.ledger.elements(kind))
        ]
        start = int(query.get("continuationToken", 0))
        end = start + SMALL_PAGE
        path = f"/v1/dimensions/{kind}/elements?continuationToken={end}"
        more = {"Link": f'<{path}>; rel="next"'} if end < len(rows) else {}
        return 200, rows[start:end], more
