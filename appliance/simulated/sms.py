"""Sveve and GatewayAPI on the loopback, as far as a till needs them, failing on command; and a phone.

Each answers as its documentation says, its refusals included: Sveve with 200 whatever became of a message,
GatewayAPI by status. Neither can be asked for a message by the sender's own reference. What was sent lies in
``phones``, the newest last; a lost answer has sent its message all the same.
"""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from appliance.simulated.loopback import Answered, Asked, Fault, Loopback

USER, PASSWORD, TOKEN = "shop", "secret-of-sveve", "token-of-gatewayapi"
NONE: Mapping[str, str] = {}
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà^{}\\[~]|€"
)
"""GSM 03.38 with its extension: whatever else a text has makes it a dearer message of another alphabet."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One message on its way to a phone."""

    to: str
    sender: str
    text: str
    reference: str
    number: int
    """The service's own."""


class Phones(Loopback):
    """A service with its account; `done` is the subclass's."""

    def __init__(
        self,
        clock: Callable[[], int],
        faults: Callable[[str, str], Fault] = lambda method, path: Fault.NONE,
    ) -> None:
        super().__init__(clock, faults)
        self.phones: list[Sent] = []
        self.unreachable: dict[str, str] = {}
        """By number: why the service does not send to it."""
        self.credit = 1000
        """Messages that are paid for."""

    def take(self, to: str, sender: str, text: str, reference: str) -> int:
        """Send it; gives the number."""
        self.credit -= 1
        self.phones.append(Sent(to, sender, text, reference, 42_824_112 + len(self.phones)))
        return self.phones[-1].number


class SveveServer(Phones):
    """Sveve: ``POST /SMS/SendMessage`` with JSON."""

    def done(self, asked: Asked) -> Answered:
        """Answer 200 with what was sent and what was not."""
        if (asked.method, asked.path) != ("POST", "/SMS/SendMessage"):
            return Answered(404, b"<h1>Not Found</h1>", "text/html")
        said = json.loads(asked.body)
        if (said.get("user"), said.get("passwd")) != (USER, PASSWORD):
            return _sveve([], fatalError="Feil brukernavn/passord")
        if len(said["msg"]) > 1071 or len(said.get("from", "")) > 11 or len(said.get("ref", "")) > 36:
            return _sveve([], fatalError="Feltet er for langt")
        if self.credit < 1:
            return _sveve([], fatalError="SMS-kontoen er tom")
        numbers = str(said["to"]).split(",")
        errors = [{"number": to, "message": self.unreachable[to]} for to in numbers if to in self.unreachable]
        reached = [to for to in numbers if to not in self.unreachable]
        sender, ref = said.get("from", "27333"), said.get("ref", "")
        ids = [self.take(to, sender, said["msg"], ref) for to in reached]
        return _sveve(ids, **({"errors": errors} if errors else {}))


def _sveve(ids: list[int], **more: Any) -> Answered:
    body = {"msgOkCount": len(ids), "stdSMSCount": len(ids), "ids": ids, **more}
    return Answered(200, json.dumps({"response": body}, ensure_ascii=False).encode())


class GatewayApiServer(Phones):
    """GatewayAPI: ``POST /rest/mtsms`` with JSON, the token as the user's name."""

    def failed(self, fault: Fault) -> Answered:
        """A refusal in its own form."""
        plain = super().failed(fault)
        return _gateway(plain.status, "0x0100", "Internal error", headers=plain.headers)

    def done(self, asked: Asked) -> Answered:
        """Answer by status."""
        if (asked.method, asked.path) != ("POST", "/rest/mtsms"):
            return Answered(404, b"<h1>Not Found</h1>", "text/html")
        known = base64.b64encode(f"{TOKEN}:".encode()).decode()
        if asked.headers.get("authorization") != f"Basic {known}":
            return _gateway(401, "0x0216", "Invalid API key or signature")
        try:
            said = json.loads(asked.body)
        except ValueError:
            return _gateway(422, "0x0302", "Invalid json request body")
        if len(said.get("sender", "")) > 11:
            return _gateway(400, "0x0309", "Sender is too long")
        numbers = [str(one["msisdn"]) for one in said["recipients"]]
        for to in numbers:
            if why := self.unreachable.get(to):
                return _gateway(400, "0x0301", "Invalid MSISDN: %1", [to, why])
        if self.credit < len(numbers):
            return _gateway(403, "0x0217", "Insufficient credit")
        sender, text, reference = said.get("sender", ""), said["message"], said.get("userref", "")
        ids = [self.take(to, sender, text, reference) for to in numbers]
        return Answered(200, json.dumps({"ids": ids, "usage": {"countries": {"DK": len(ids)}}}).encode())


def _gateway(
    status: int,
    code: str,
    message: str,
    variables: list[str] | None = None,
    headers: Mapping[str, str] = NONE,
) -> Answered:
    body: dict[str, Any] = {"code": code, "incident_uuid": "d8127429-fa0c-4316-b1f2-e610c3958f43"}
    body |= {"message": message} | ({"variables": variables} if variables else {})
    return Answered(status, json.dumps(body).encode(), headers=headers)
