"""A session with 24SevenOffice: logged in when it is needed, on one identity, and again when it has ended.

``Login`` gives a session id, which goes along as the cookie ``ASP.NET_SessionId``; ``SetIdentityById``
then says whose books are meant, every time: a user can have several clients, and a day in the wrong
books would be worse than none. A session ends by itself when it rests, and each service says so in its
own way; such a call did nothing, so it is made once more after a new log-in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from appliance.integrations import Later, Unknown
from appliance.integrations.accounting.office24_soap.envelope import Part, written
from appliance.integrations.accounting.office24_soap.replies import (
    Outcome,
    harmless,
    outcome,
    unauthenticated,
)
from appliance.integrations.http import Conversation, Reply

API = "https://api.24sevenoffice.com"
LOGIN = f"{API}/authenticate/v001/authenticate.asmx"
WEBSERVICES = "http://24sevenOffice.com/webservices"
_COOKIE = re.compile(r"[0-9A-Za-z_.~-]{1,200}")
_ABOUT_US = re.compile("credential|password|username|identity|authenticat|application", re.IGNORECASE)
"""What a fault at the log-in speaks of when it is about who we are, and not about the server."""
_REFUSED_FOR = 900
"""Seconds until a log-in that was refused is tried again."""


@dataclass(frozen=True, slots=True)
class Service:
    """One of 24SevenOffice's web services: its path, and the name space of its messages."""

    path: str
    namespace: str = WEBSERVICES

    def action(self, operation: str) -> str:
        """The SOAPAction of an operation."""
        return f"{self.namespace.rstrip('/')}/{operation}"


AUTHENTICATE = Service("")
ACCOUNT = Service("/Economy/Account/V004/Accountservice.asmx")
CLIENT = Service("/Client/V001/ClientService.asmx")
PROJECT = Service("/Project/V001/ProjectService.asmx")
TRANSACTION = Service(
    "/Economy/Accounting/V001/TransactionService.asmx",
    "http://24sevenoffice.com/webservices/economy/accounting/",
)


@dataclass(frozen=True, slots=True)
class Access:
    """What the shop's connection is made of, and how its books want to be written to."""

    application: str
    """Application id (GUID) that 24SevenOffice gave."""
    username: str
    password: str = field(repr=False)
    identity: str
    """Identity id (GUID): the user on the shop's own client."""
    transaction_type: int
    """TypeNo of the voucher type (``GetTypeList``)."""
    departments: bool = False
    """Whether departments are sent; they are then the client's own department ids."""
    projects: bool = False
    """Whether projects are sent; they are then the client's own project ids."""
    object_dimension: int = 0
    """Type of the client's own dimension that takes our object, 0 = objects are not sent."""
    year_named_after: str = "first"
    """``first`` or ``last``: the day whose calendar year is the id of an accounting year."""
    api: str = API
    login: str = LOGIN


class Session:
    """One shop's session; holds the connection and the session id."""

    def __init__(self, access: Access, conversation: Conversation) -> None:
        """Talk through ``conversation``; nothing is asked before the first question."""
        self.access = access
        self._conversation = conversation
        self._id = ""

    def close(self) -> None:
        """Close the connections; the session ends by itself."""
        self._conversation.close()

    def ask(self, service: Service, operation: str, parts: Sequence[Part] = ()) -> Outcome:
        """Call an operation; gives its result element."""
        for fresh in (False, True):
            if fresh or not self._id:
                failed = self._log_in()
                if failed:
                    return failed
            answer = self.call(service, operation, parts, self._id)
            if not unauthenticated(answer):
                return answer
        return Later("credentials_refused", _REFUSED_FOR, {"operation": operation}, everything=True)

    def read(self, service: Service, operation: str, parts: Sequence[Part] = ()) -> Element | Later:
        """Ask a question that changes nothing; `Later` names the operation that was not answered."""
        told = harmless(self.ask(service, operation, parts))
        if isinstance(told, Later):
            return replace(told, facts={**told.facts, "operation": operation})
        return told

    def call(self, service: Service, operation: str, parts: Sequence[Part], session: str) -> Outcome:
        """One request, as it is."""
        headers = {
            "Content-Type": "text/xml; charset=utf-8",
            "SOAPAction": f'"{service.action(operation)}"',
        }
        if session:
            headers["Cookie"] = f"ASP.NET_SessionId={session}"
        url = self.access.api + service.path if service.path else self.access.login
        answer = self._conversation.send(
            "POST", url, body=written(service.namespace, operation, parts), headers=headers
        )
        return outcome(answer, operation) if isinstance(answer, Reply) else answer

    def _log_in(self) -> Later | None:
        self._id = ""
        credential: list[Part] = [
            ("ApplicationId", self.access.application),
            ("Password", self.access.password),
            ("Username", self.access.username),
        ]
        told = self._asked("Login", [("credential", credential)], "")
        if isinstance(told, Later):
            return told
        if not told:  # "otherwise an empty string"
            return _refused("unknown user, password or application")
        if not _COOKIE.fullmatch(told):
            return Later("answer_odd", facts={"operation": "Login"}, everything=True)
        chosen = self._asked("SetIdentityById", [("identityId", self.access.identity)], told)
        if isinstance(chosen, Later):
            return chosen
        if chosen != "true":
            return _refused(f"identity {self.access.identity}: {chosen or 'no answer'}")
        self._id = told
        return None

    def _asked(self, operation: str, parts: Sequence[Part], session: str) -> str | Later:
        answer = self.call(AUTHENTICATE, operation, parts, session)
        if isinstance(answer, Unknown) and "fault" in answer.facts:
            said = str(answer.facts["said"])
            if _ABOUT_US.search(said):
                return _refused(said)
        told = harmless(answer)
        return told if isinstance(told, Later) else (told.text or "").strip()


def _refused(why: str) -> Later:
    return Later("credentials_refused", _REFUSED_FOR, {"said": why[:400]}, everything=True)
