"""The way in to one organisation at Dinero: log-in, token, and no more than fifty questions a minute.

Two log-ins. The *personal integration* is a company's own use of the API (Dinero Pro): client id and
secret as Basic, and the organisation's API key as user name and password; Dinero documents it.
*Visma Connect* is the way of public products: client credentials with the organisation's tenant id.
That grant is not in what Dinero publishes; it was seen in one public client (Hexio.DineroClient) and
has not been tried here.

Tokens last about an hour; one is renewed a minute early, and once after a 401. Dinero says 100
requests a minute per organisation and client, others have met 60: we keep to 50, counted here, and
take a 429 at its word. Who goes on after many refusals can lose the client id.
"""

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from requests.auth import HTTPBasicAuth

from appliance.integrations import Later, Unknown
from appliance.integrations.http import UNREADABLE, Bearer, Conversation, Reply, harmless

MOST, WINDOW = 50, 60.0
"""Requests within so many seconds."""
PERSONAL_LOGIN = "https://authz.dinero.dk/dineroapi/oauth/token"


@dataclass(frozen=True, slots=True)
class Access:
    """What a shop's connection is made of; either ``api_key`` or ``tenant``."""

    client_id: str
    client_secret: str = field(repr=False)
    organization: str
    """The organisation's number; every shop has its own."""
    api_key: str = field(default="", repr=False)
    """Personal integration."""
    tenant: str = ""
    """Visma Connect."""
    api: str = "https://api.dinero.dk"
    login: str = PERSONAL_LOGIN


class Pace:
    """Lets fifty pass in any minute and holds the next back until there is room."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        """``clock`` counts seconds, ``sleep`` waits so many of them."""
        self._clock = clock
        self._sleep = sleep
        self._passed: deque[float] = deque(maxlen=MOST)

    def wait(self) -> None:
        """Wait until one more may be sent, and count it."""
        if len(self._passed) == MOST:
            left = self._passed[0] + WINDOW - self._clock()
            if left > 0:
                self._sleep(left)
        self._passed.append(self._clock())


class Connection:
    """One organisation's API; holds the session, the token and the pace."""

    def __init__(
        self,
        access: Access,
        conversation: Conversation,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Talk through ``conversation``; ``clock`` counts seconds, for the token's age and the pace."""
        self._access = access
        self._conversation = conversation
        self._clock = clock
        self._pace = Pace(clock, sleep)
        self._token: Bearer | None = None
        self._token_until = 0.0

    @property
    def organization(self) -> str:
        """The organisation's number."""
        return self._access.organization

    def close(self) -> None:
        """Close the connections."""
        self._conversation.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        version: str = "v1",
        body: str | None = None,
        params: Mapping[str, str] | None = None,
        file: tuple[str, bytes] | None = None,
    ) -> Reply | Later | Unknown:
        """One authorized call about the organisation: ``ask("GET", "vatTypes")``.

        A 401 was not acted on, so it may be repeated with a fresh token, once.
        """
        own = f"/{version}/{self._access.organization}/{path}"
        return self._ask(method, own, body=body, params=params, file=file)

    def organizations(self) -> Reply | Later | Unknown:
        """The organisations that the keys open; the question was seen in public clients."""
        return self._ask("GET", "/v1/organizations", params={"fields": "Name,Id"})

    def _ask(self, method: str, path: str, **sent: Any) -> Reply | Later | Unknown:
        url = self._access.api + path
        for fresh in (False, True):
            token = self._authorized(fresh)
            if isinstance(token, Later):
                return token
            self._pace.wait()
            answer = self._conversation.send(method, url, auth=token, **sent)
            if not (isinstance(answer, Reply) and answer.status == 401):
                break
        return answer

    def _authorized(self, fresh: bool) -> Bearer | Later:
        if self._token and not fresh and self._clock() < self._token_until:
            return self._token
        self._token = None
        asked = self._clock()
        answer = harmless(self._log_in())
        if isinstance(answer, Later):
            if answer.code in ("refused", "scope_missing"):
                return Later("credentials_refused", 900, answer.facts, everything=True)
            return answer
        try:
            told = answer.json()
            token = str(told["access_token"])
            # a minute early, so that a token does not expire on its way
            self._token_until = asked + max(0, int(told.get("expires_in", 3600)) - 60)
        except UNREADABLE:
            return Later("answer_odd", facts={"status": answer.status}, everything=True)
        self._token = Bearer(token)
        return self._token

    def _log_in(self) -> Reply | Later | Unknown:
        access = self._access
        self._pace.wait()
        if access.tenant:
            form = {
                "grant_type": "client_credentials",
                "client_id": access.client_id,
                "client_secret": access.client_secret,
                "tenant_id": access.tenant,
            }
            return self._conversation.send("POST", access.login, form=form)
        form = {
            "grant_type": "password",
            "scope": "read write",
            "username": access.api_key,
            "password": access.api_key,
        }
        own = HTTPBasicAuth(access.client_id, access.client_secret)
        return self._conversation.send("POST", access.login, auth=own, form=form)
