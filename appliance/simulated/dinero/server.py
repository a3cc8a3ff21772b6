"""A Dinero on the loopback that can fail on command, with a page that shows the books as they stand.

It speaks as much of the API as a till needs, for any number of organisations: log-in by personal
integration and by Visma Connect, files, ledger items with their asynchronous booking, the lists that a
preflight reads, and contacts, products and invoices. ``/`` is the page.
"""

import json
import threading
from base64 import b64encode
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from decimal import Decimal
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from appliance.integrations.accounting.dinero import Access
from appliance.integrations.exact import Amount, write
from appliance.simulated.dinero.ledger import Ledger, Refusing
from appliance.simulated.dinero.page import books_page
from appliance.simulated.dinero.sales import KEYS, Sales
from appliance.simulated.loopback import Answered, Asked, Fault, Loopback

TOKEN_AGE = 3600
LARGEST_FILE = 6 << 20
CLIENT, SECRET = "till", "secret-of-the-till"


class DineroServer(Loopback):
    """The server, with the books of one or more organisations."""

    def __init__(
        self,
        ledgers: Mapping[str, Ledger],
        clock: Callable[[], int],
        faults: Callable[[str, str], Fault] = lambda method, path: Fault.NONE,
        most: int = 0,
    ) -> None:
        """``ledgers`` by organisation number; ``most`` requests a minute and organisation, 0 = any."""
        super().__init__(clock, faults)
        self.ledgers = dict(ledgers)
        self.sales = {number: Sales(ledger) for number, ledger in self.ledgers.items()}
        self.most = most
        self.tokens: dict[str, tuple[str, int]] = {}
        """(organisation, UTC ms of its end) by token."""
        self.at = ""
        self._asked: defaultdict[str, deque[int]] = defaultdict(deque)
        self._one = threading.Lock()

    def start(self) -> Access:
        """Listen; gives what the first organisation's till needs, by personal integration."""
        self.at = self.open_at()
        return self.access(next(iter(self.ledgers)))

    def access(self, organization: str, visma: bool = False) -> Access:
        """What a till needs to reach an organisation."""
        if visma:
            login = f"{self.at}/connect/token"
            return Access(
                CLIENT, SECRET, organization, tenant=f"tenant-{organization}", api=self.at, login=login
            )
        login = f"{self.at}/dineroapi/oauth/token"
        return Access(CLIENT, SECRET, organization, api_key=f"key-{organization}", api=self.at, login=login)

    def expire(self) -> None:
        """End all tokens."""
        self.tokens.clear()

    def failed(self, fault: Fault) -> Answered:
        """A refusal in Dinero's form; maintenance is a page."""
        plain = super().failed(fault)
        if fault == Fault.MAINTENANCE:
            return Answered(plain.status, b"<h1>Dinero holder lukket</h1>", "text/html", plain.headers)
        error = {"code": 0, "message": str(fault), "validationErrors": None, "errorMessageList": None}
        return Answered(plain.status, write(error).encode(), headers=plain.headers)

    def done(self, asked: Asked) -> Answered:
        """Do what was asked; one request at a time, as a database would."""
        with self._one:
            for number, ledger in self.ledgers.items():
                ledger.settle(self.clock())
                self.sales[number].settle(self.clock())
            try:
                return self._done(asked)
            except Refusing as wrong:
                return _json(wrong.status, _error(wrong))

    def _done(self, asked: Asked) -> Answered:
        match asked.method, asked.path:
            case "GET", "/":
                return Answered(
                    200, books_page(self.ledgers, self.sales).encode(), "text/html; charset=utf-8"
                )
            case "POST", "/dineroapi/oauth/token":
                return self._personal(asked)
            case "POST", "/connect/token":
                return self._visma(asked)
        bearer = asked.headers.get("authorization", "").removeprefix("Bearer ")
        organization, until = self.tokens.get(bearer, ("", 0))
        if until <= self.clock():
            raise Refusing(401, 41, "Unauthorized")
        if (asked.method, asked.path) == ("GET", "/v1/organizations"):
            return _json(200, [{"Name": self.ledgers[organization].name, "Id": int(organization)}])
        version, _, rest = asked.path.strip("/").partition("/")
        number, _, path = rest.partition("/")
        if number != organization:
            raise Refusing(403, 41, "No access to this organization")
        self._count(organization)
        if not self.ledgers[organization].subscription:
            raise Refusing(403, 90, "The organization has no Pro subscription")
        if version == "v1" and path.partition("/")[0] in ("contacts", "products", "invoices"):
            return self._selling(self.sales[organization], asked, path)
        return self._about(self.ledgers[organization], asked, version, path)

    def _about(self, ledger: Ledger, asked: Asked, version: str, path: str) -> Answered:
        match asked.method, version, path:
            case "POST", "v1.2", "ledgeritems":
                return _json(201, ledger.create(_body(asked), asked.at, self.clock()))
            case "POST", "v1" | "v1.1", "ledgeritems":
                raise Refusing(480, 0, "Brownout: use version 1.2")
            case "POST", "v1", "ledgeritems/status":
                return _json(200, ledger.status(_body(asked)))
            case "POST", "v1", "ledgeritems/book":
                ledger.book(_body(asked), self.clock())
                return _json(200, [])
            case "POST", "v1", "files":
                return _json(201, {"FileGuid": _file(ledger, asked)})
            case "GET", "v1", "entries":
                return _json(200, ledger.entries(asked.query["fromDate"], asked.query["toDate"]))
            case "GET", "v1", listing if (rows := _listing(ledger, listing)) is not None:
                return _json(200, rows)
        raise Refusing(404, 40, "Not found")

    def _selling(self, sales: Sales, asked: Asked, path: str) -> Answered:
        match [asked.method, *path.split("/")]:
            case ["GET", what] if what in KEYS:
                return _json(200, sales.listed(what, asked.query))
            case ["POST", "invoices", "fetch"]:
                body = _read(asked)
                sales.check(body)
                return _json(200, sales.totals(body))
            case ["POST", what]:
                return _json(201, sales.create(what, _read(asked), asked.at, self.clock()))
            case ["GET", "contacts", key]:
                return _json(200, sales.contact(key))
            case ["GET", "invoices", key]:
                return _json(200, sales.invoice(key))
            case ["POST", "invoices", key, "book"]:
                return _json(200, sales.book(key, _read(asked)))
        raise Refusing(404, 40, "Not found")

    def _personal(self, asked: Asked) -> Answered:
        own = b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        form = _form(asked)
        organization = form.get("username", "").removeprefix("key-")
        wanted = {"grant_type": "password", "scope": "read write"}
        wanted |= dict.fromkeys(("username", "password"), f"key-{organization}")
        known = asked.headers.get("authorization") == f"Basic {own}" and form == wanted
        return self._token(organization if known else "")

    def _visma(self, asked: Asked) -> Answered:
        form = _form(asked)
        organization = form.get("tenant_id", "").removeprefix("tenant-")
        wanted = {"grant_type": "client_credentials", "client_id": CLIENT, "client_secret": SECRET}
        return self._token(organization if form == wanted | {"tenant_id": f"tenant-{organization}"} else "")

    def _token(self, organization: str) -> Answered:
        if organization not in self.ledgers:
            return _json(400, {"error": "invalid_grant"})
        token = f"token-{self.requests}-{len(self.tokens)}"
        self.tokens[token] = organization, self.clock() + TOKEN_AGE * 1000
        return _json(200, {"access_token": token, "expires_in": TOKEN_AGE, "token_type": "Bearer"})

    def _count(self, organization: str) -> None:
        asked, now = self._asked[organization], self.clock()
        while asked and asked[0] <= now - 60_000:
            asked.popleft()
        if self.most and len(asked) >= self.most:
            raise Refusing(429, 0, "Too many requests")
        asked.append(now)


def _json(status: int, body: Any) -> Answered:
    return Answered(status, write(body).encode())


def _error(wrong: Refusing) -> dict[str, Any]:
    listed = [{"Code": text, "Message": name} for name, text in wrong.fields.items()]
    return {
        "code": wrong.code,
        "message": wrong.message,
        "validationErrors": dict(wrong.fields) or None,
        "errorMessageList": listed or None,
    }


def _form(asked: Asked) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}


def _read(asked: Asked) -> Any:
    try:
        return json.loads(asked.body, parse_float=Decimal)
    except ValueError as fault:
        raise Refusing(400, 44, "Format: not JSON") from fault


def _body(asked: Asked) -> Any:
    body = _read(asked)
    if not isinstance(body, list):
        raise Refusing(400, 45, "Invalid request: expected a list")
    return body


def _file(ledger: Ledger, asked: Asked) -> str:
    head = f"Content-Type: {asked.headers.get('content-type', '')}\r\n\r\n".encode()
    parts = [part for part in message_from_bytes(head + asked.body).walk() if part.get_filename()]
    content = parts[0].get_payload(decode=True) if parts else b""
    if not isinstance(content, bytes) or not content.startswith(b"%PDF"):
        raise Refusing(400, 42, "Validation error", {"file": "expected a PDF"})
    if len(content) > LARGEST_FILE:
        raise Refusing(413, 0, "File too large")
    identity = str(UUID(int=len(ledger.files) + (1 << 100)))
    ledger.files[identity] = len(content)
    return identity


def _listing(ledger: Ledger, path: str) -> list[dict[str, Any]] | None:
    """Accounts, VAT types or accounting years; None: no such list."""
    match path:
        case "accounts/entry":
            return [
                {"AccountNumber": number, "Name": name, "VatCode": code, "IsHidden": hidden}
                for number, (name, code, hidden) in ledger.accounts.items()
                if not 55000 <= number < 55030
            ]
        case "accounts/deposit":
            return [
                {"AccountNumber": number, "Name": name, "IsHidden": hidden}
                for number, (name, _, hidden) in ledger.accounts.items()
                if 55000 <= number < 55030
            ]
        case "vatTypes":
            return [
                {"VatCode": code, "Name": name, "VatRate": _rate(rate)}
                for code, (name, rate) in ledger.vat_types.items()
            ]
        case "accountingyears":
            return [{"Name": first[:4], "FromDate": first, "ToDate": last} for first, last in ledger.years]
    return None


def _rate(rate: str) -> Any:
    return Amount(int(Decimal(rate) * 10_000), 4)
