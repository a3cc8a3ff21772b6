"""A conversation that no busy machine can cut short: answers are waited for as long as they take.

What a server on the loopback answers when nobody listens any more (`loopback.Fault.SLOW`) is a time-out at
once. That a real one is read so is proved in `test_http_outcomes`.
"""

import requests
from requests.adapters import HTTPAdapter

from appliance.integrations.http import Conversation
from appliance.simulated.loopback import NOBODY_LISTENS

LONGEST = 60.0
"""Seconds."""


class Patient(Conversation):
    """The uploader's own, with other time-outs."""

    def __init__(self) -> None:
        super().__init__(LONGEST, LONGEST)
        self._session.mount("http://", _Adapter())


class _Adapter(HTTPAdapter):
    def send(self, request, *how, **named):
        """As requests does; raises ReadTimeout where nobody listens any more."""
        response = super().send(request, *how, **named)
        if response.status_code == NOBODY_LISTENS:
            response.close()
            raise requests.ReadTimeout("nobody listens any more", request=request)
        return response
