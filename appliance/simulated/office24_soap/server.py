"""A 24SevenOffice that speaks SOAP on the loopback, can fail on command, and shows its books on a page.

Sessions end when they rest, and each call under an ended one gets a fault. What goes wrong on the way is
decided by ``faults``, what ``SaveBundleList`` says beside "Ok" by ``tricks``. ``/`` is the page.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from xml.etree.ElementTree import Element

from appliance.integrations.accounting.office24_soap import Access
from appliance.integrations.accounting.office24_soap.envelope import (
    Part,
    body_of,
    child,
    local,
    text_of,
)
from appliance.integrations.accounting.office24_soap.session import (
    ACCOUNT,
    AUTHENTICATE,
    CLIENT,
    PROJECT,
    TRANSACTION,
    Service,
)
from appliance.simulated.loopback import Answered, Asked, Fault, Loopback
from appliance.simulated.office24_soap import answers
from appliance.simulated.office24_soap.ledger import Refusing, SoapBooks, identifier
from appliance.simulated.office24_soap.page import books_page

AUTHENTICATE_PATH = "/authenticate/v001/authenticate.asmx"
APPLICATION, IDENTITY = "0d9b1e5c-3b1f-4c57-9a55-6a1d2f3c4b5a", "7f6e5d4c-1a2b-4c3d-8e9f-0a1b2c3d4e5f"
USERNAME, PASSWORD = "till@shop.example", "secret-of-the-till"
SESSION_AGE = 20 * 60_000
"""Milliseconds that a session may rest."""
HOUR = 60 * 60_000
FAULTS = tuple(fault for fault in Fault if fault != Fault.BROWNOUT)
"""What this server is known to do; a brownout is another's."""
_PATHS = {one.path: one for one in (ACCOUNT, CLIENT, PROJECT, TRANSACTION)}
_PATHS[AUTHENTICATE_PATH] = AUTHENTICATE


class Trick(StrEnum):
    """What ``SaveBundleList`` can say, and what it did before."""

    NONE = "none"
    REFUSED = "NotSaved"
    """Nothing saved."""
    UNKNOWN_USER = "NotAuthenticated"
    """Nothing saved."""
    FAILED_BEFORE = "Exception before"
    FAILED_AFTER = "Exception after"
    ERROR_AFTER = "SystemError after"
    DUPLICATE_BEFORE = "DuplicateData before"
    DUPLICATE_AFTER = "DuplicateData after"
    ALREADY_AFTER = "DataAlreadySaved after"
    PAGE_BEFORE = "page before"
    """A page in place of an answer, and 200."""
    PAGE_AFTER = "page after"


class Office24SoapServer(Loopback):
    """The server, with the books of one client."""

    def __init__(
        self,
        books: SoapBooks,
        clock: Callable[[], int],
        faults: Callable[[str, str], Fault] = lambda method, path: Fault.NONE,
        tricks: Callable[[], Trick] = lambda: Trick.NONE,
        most: int = 0,
    ) -> None:
        """``tricks`` is asked once per bundle list; ``most`` requests an hour, 0 = any."""
        super().__init__(clock, faults)
        self.books = books
        self.tricks = tricks
        self.most = most
        self.sessions: dict[str, tuple[str, int]] = {}
        """(identity, UTC ms of its last use) by session id."""
        self.refusal = "Exception"
        """The result's type where a rule is broken."""
        self.session_age = SESSION_AGE
        self.forbidden: set[str] = set()
        """Operations that answer 403."""
        self._asked: list[int] = []
        self._one = threading.Lock()

    def start(self, voucher_type: int = 7) -> Access:
        """Listen; gives what a till needs to reach it."""
        at = self.open_at()
        self.access = Access(
            APPLICATION, USERNAME, PASSWORD, IDENTITY, voucher_type, departments=True, api=at,
            login=at + AUTHENTICATE_PATH,
        )  # fmt: skip
        return self.access

    def expire(self) -> None:
        """End all sessions."""
        self.sessions.clear()

    def failed(self, fault: Fault) -> Answered:
        """A fault as .NET words it; maintenance is a page; a limit comes in one of three forms."""
        if fault == Fault.MAINTENANCE:
            return Answered(503, b"<html><title>Maintenance</title></html>", "text/html")
        if fault == Fault.LIMIT:
            return self._limited(HOUR)
        return answers.fault("Server was unable to process request. ---> Timeout expired.")

    def done(self, asked: Asked) -> Answered:
        """Do what was asked; one request at a time, as a database would."""
        if asked.method == "GET":
            return Answered(200, books_page(self.books).encode(), "text/html; charset=utf-8")
        with self._one:
            return self._done(asked)

    def _done(self, asked: Asked) -> Answered:
        service, call = _PATHS.get(asked.path), body_of(asked.body)
        if service is None:
            return Answered(404, b"<html><title>404 - File not found</title></html>", "text/html")
        action = asked.headers.get("soapaction", "").strip('"')
        if call is None or action != service.action(local(call)):
            return answers.fault(
                f"Server did not recognize the value of HTTP Header SOAPAction: {action}.", "Client"
            )
        if left := self._count():
            return self._limited(left)
        if local(call) in self.forbidden:
            return Answered(403, b"<html><title>403 - Forbidden</title></html>", "text/html")
        if local(call) == "Login":
            return answers.result(service, "Login", self._log_in(child(call, "credential")))
        return self._known(asked, service, call)

    def _known(self, asked: Asked, service: Service, call: Element) -> Answered:
        session = asked.headers.get("cookie", "").removeprefix("ASP.NET_SessionId=")
        identity, used = self.sessions.get(session, ("", 0))
        alive = session in self.sessions and self.clock() - used <= self.session_age
        if alive and local(call) == "SetIdentityById":
            known = text_of(call, "identityId") == IDENTITY
            self.sessions[session] = IDENTITY if known else "", self.clock()
            return answers.result(service, "SetIdentityById", "true" if known else "false")
        if not alive or identity != IDENTITY:
            self.sessions.pop(session, None)
            return answers.fault("Client is not authenticated on this identity")
        self.sessions[session] = identity, self.clock()
        if local(call) == "SaveBundleList":
            return self._save(service, call, asked.at)
        return answers.result(service, local(call), self._read(call))

    def _log_in(self, credential: Element | None) -> str:
        wanted = {"ApplicationId": APPLICATION, "Username": USERNAME, "Password": PASSWORD}
        if credential is None or any(text_of(credential, name) != value for name, value in wanted.items()):
            return ""
        session = f"session{self.requests:08d}{len(self.sessions):04d}"
        self.sessions[session] = "", self.clock()
        return session

    def _save(self, service: Service, call: Element, at: int) -> Answered:
        trick = self.tricks()
        if trick == Trick.PAGE_BEFORE:
            return answers.PAGE
        if trick in (Trick.REFUSED, Trick.UNKNOWN_USER):
            return answers.saved(service, trick, f"Simulated {trick}")
        if not trick.endswith(" before"):
            try:
                self.books.save(_bundles(call), at)
            except Refusing as wrong:
                return answers.saved(service, self.refusal, str(wrong))
        if trick == Trick.NONE:
            return answers.saved(service, "Ok", "")
        return (
            answers.PAGE
            if trick == Trick.PAGE_AFTER
            else answers.saved(service, trick.split(" ")[0], f"Simulated {trick}")
        )

    def _read(self, call: Element) -> Sequence[Part]:
        books = self.books
        match local(call):
            case "GetAccountList":
                return [answers.account(number, name) for number, name in books.accounts.items()]
            case "GetTaxCodeList":
                return [answers.tax_code(code, rate) for code, rate in books.taxes.items()]
            case "GetTypeList":
                return [
                    answers.voucher_type(kind, title, books.series(kind))
                    for kind, title in books.types.items()
                ]
            case "GetFiscalYears":
                return [answers.fiscal_year(year, locked) for year, locked in books.years.items()]
            case "GetDepartmentList":
                return [("Department", [("Id", one), ("Name", one)]) for one in sorted(books.departments)]
            case "GetProjectNameList":
                return [
                    ("ProjectShort", [("Id", str(one)), ("Name", name)])
                    for one, name in books.projects.items()
                ]
            case "CheckAccountNo":
                return list(answers.checked(books, child(call, "accountList")))
            case "GetEntryId":
                return answers.entry_id(books, child(call, "argEntryId"))
            case "GetTransactions":
                return list(self._transactions(child(call, "searchParams")))
        return []

    def _transactions(self, search: Element | None) -> Iterable[Part]:
        asked = search if search is not None else Element("searchParams")
        first, last = (date.fromisoformat(text_of(asked, name)[:10]) for name in ("DateStart", "DateEnd"))
        if not text_of(asked, "DateEnd").endswith("23:59:59"):
            last -= timedelta(days=1)  # an instant: without the day's end, the day is not in it
        low, high = identifier(asked, "TransactionNoStart"), identifier(asked, "TransactionNoEnd")
        invoice = text_of(asked, "InvoiceNo")
        for one, entry in self.books.shown(first, last, self.clock()):
            if invoice in ("", entry.invoice) and low <= one.number and (high < 0 or one.number <= high):
                yield answers.transaction(one, entry)

    def _count(self) -> int:
        """Milliseconds until the hour's requests are forgotten, 0 = there is room."""
        begin = self.clock() // HOUR * HOUR
        self._asked = [at for at in self._asked if at >= begin]
        if self.most and len(self._asked) >= self.most:
            return begin + HOUR - self.clock()
        self._asked.append(self.clock())
        return 0

    def _limited(self, left: int) -> Answered:
        # by the clock that the Date header shows
        until = datetime.now(UTC) + timedelta(milliseconds=left)
        said = f"Limit exceeded by 1. Request is blocked. Quarantine ends at {until:%Y-%m-%d %H:%M:%S}"
        headers = {"APILimitReset": f"{until:%Y-%m-%dT%H:%M:%SZ}"}
        match self.requests % 3:
            case 0:
                return Answered(429, said.encode(), "text/plain", headers)
            case 1:
                return Answered(200, said.encode(), "text/plain")
        plain_fault = answers.fault(said)
        return Answered(500, plain_fault.body, plain_fault.kind, headers)


def _bundles(call: Element) -> Element:
    found = child(call, "BundleList")
    if found is None:
        raise Refusing("No bundle list")
    return found
