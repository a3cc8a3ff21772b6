"""GatewayAPI (Denmark): one POST of JSON to ``rest/mtsms``, the token as the user's name (HTTP Basic).

Its documentation: ``message`` (UTF-8, sent as GSM 03.38), ``sender`` (at most 11 letters or 15 digits),
``userref`` (told in delivery reports alone), ``recipients`` each with its ``msisdn``. 200 holds ``ids``; 400,
401, 403, 422 and 500 hold ``message`` and a ``code``, and what 500 says it was may yet have been sent.
"""

import json

from requests.auth import HTTPBasicAuth

from appliance.integrations import Answer, Refused
from appliance.integrations.http import Conversation, Reply, meaning
from appliance.integrations.sms import LONGEST, accepted, refused, unread


class GatewayApi:
    """The shop's account at GatewayAPI."""

    name = "gatewayapi"

    def __init__(self, api: str, token: str, http: Conversation) -> None:
        """``api`` is where it listens, such as https://gatewayapi.com."""
        self._url, self._token, self._http = f"{api}/rest/mtsms", token, http

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def send(self, to: str, sender: str, text: str, reference: str) -> Answer:
        """See `Messenger.send`."""
        body = {"message": text[:LONGEST], "userref": reference,
                "recipients": [{"msisdn": int(one)} for one in to.split(",")]}  # fmt: skip
        body |= {"sender": sender} if sender else {}
        asked = self._http.send("POST", self._url, auth=HTTPBasicAuth(self._token, ""), body=json.dumps(body))
        return _understood(asked) if isinstance(asked, Reply) else asked


def _understood(reply: Reply) -> Answer:
    wrong = meaning(reply)
    try:
        said = reply.json()
        if not wrong:
            return accepted(said["ids"][0])
        # its own words in place of the bare body, code by code: "Unauthorized IP-address: …"
        return refused(_filled(said)) if isinstance(wrong, Refused) else wrong
    except (ValueError, LookupError, TypeError):
        return unread(reply)


def _filled(said: dict[str, object]) -> str:
    """The message with its variables in the places of %1, %2."""
    text, variables = str(said["message"]), said.get("variables")
    for place, value in enumerate(variables if isinstance(variables, list) else [], 1):
        text = text.replace(f"%{place}", str(value))
    return text
