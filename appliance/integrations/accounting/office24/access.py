"""The way in to one organization of 24SevenOffice: client credentials, the token, one call.

Source: Finago Office Public API 0.56.0; the token is for one organization and lasts about an hour.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from appliance.integrations import Later, Unknown
from appliance.integrations.http import UNREADABLE, Bearer, Conversation, Reply, harmless, odd


@dataclass(frozen=True, slots=True)
class Access:
    """What the shop's connection to the API is made of (client credentials, one organization)."""

    client_id: str
    client_secret: str = field(repr=False)
    organization: str
    transaction_type: int
    """Number (not id) of a transaction type, >= 1; decides the number series."""
    department_dimension: int = 0
    """Dimension type that takes our department (2 = department), 0 = departments are not sent."""
    project_dimension: int = 0
    """Dimension type that takes our project (1 = project), 0 = projects are not sent."""
    object_dimension: int = 0
    """Dimension type that takes our object, 0 = objects are not sent."""
    api: str = "https://rest.api.24sevenoffice.com/v1"
    token_url: str = "https://login.24sevenoffice.com/oauth/token"
    audience: str = "https://api.24sevenoffice.com"


class Connection:
    """Authorized calls; holds the conversation and the token."""

    def __init__(
        self, access: Access, conversation: Conversation, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Talk through ``conversation``; ``clock`` counts seconds, for the token's age alone."""
        self.access = access
        self.conversation = conversation
        self._clock = clock
        self._token: Bearer | None = None
        self._token_until = 0.0

    def close(self) -> None:
        """Close the connections."""
        self.conversation.close()

    def ask(self, method: str, path: str, **sent: Any) -> Reply | Later | Unknown:
        """One authorized call; a 401 was not acted on, so it may be repeated with a fresh token, once."""
        answer = self._once(method, path, **sent)
        if isinstance(answer, Reply) and answer.status == 401:
            self._token = None
            answer = self._once(method, path, **sent)
        return answer

    def read(self, path: str, **params: str) -> Reply | Later:
        """One question that changes nothing."""
        return harmless(self.ask("GET", path, params=params))

    def _once(self, method: str, path: str, **sent: Any) -> Reply | Later | Unknown:
        token = self._authorized()
        if isinstance(token, Later):
            return token
        return self.conversation.send(method, self.access.api + path, auth=token, **sent)

    def _authorized(self) -> Bearer | Later:
        if self._token and self._clock() < self._token_until:
            return self._token
        access = self.access
        form = {
            "grant_type": "client_credentials",
            "audience": access.audience,
            "client_id": access.client_id,
            "client_secret": access.client_secret,
            "login_organization": access.organization,
        }
        asked = self._clock()
        answer = harmless(self.conversation.send("POST", access.token_url, form=form))
        if isinstance(answer, Later):
            if answer.code in ("refused", "scope_missing"):
                return Later("credentials_refused", 900, answer.facts, everything=True)
            return answer
        try:
            told = answer.json()
            self._token = Bearer(str(told["access_token"]))
            # a minute early, so that a token does not expire on its way
            self._token_until = asked + max(0, int(told.get("expires_in", 3600)) - 60)
        except UNREADABLE:
            return Later("answer_odd", facts={"status": answer.status}, everything=True)
        return self._token


def organization_name(connection: Connection) -> str | Later:
    """Whose books it opens (``GET /organization/information``); empty without the scope for it."""
    answer = connection.read("/organization/information")
    if isinstance(answer, Later):
        return "" if answer.code == "scope_missing" else answer
    try:
        return str(answer.json()["name"] or "")
    except UNREADABLE as fault:
        return odd(fault)
