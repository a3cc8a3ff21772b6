"""Sveve (Norway, Denmark): one POST of JSON; the answer is 200 whatever became of the message.

Its documentation of ``SMS/SendMessage`` (sveve.dk/apidok/send): ``user``, ``passwd``, ``to`` (several with
commas), ``msg`` (at most 1071 characters, UTF-8), ``from`` (at most 11), ``ref`` (at most 36, told in
delivery reports alone).
``response`` then holds ``msgOkCount`` and ``ids``, and what was not sent: ``errors`` by number, or one
``fatalError``, which is also how a wrong password is told. More than five questions at once get a 429.
"""

import json

from appliance.integrations import Answer, Later
from appliance.integrations.http import Conversation, Reply, meaning
from appliance.integrations.sms import LONGEST, accepted, refused, unread

WRONG_PASSWORD = "Feil brukernavn/passord"
"""What ``fatalError`` says then, in whatever country: somebody must mend till.toml, and it goes by itself."""


class Sveve:
    """The shop's account at Sveve."""

    name = "sveve"

    def __init__(self, api: str, user: str, password: str, http: Conversation) -> None:
        """``api`` is where it listens, such as https://sveve.no."""
        self._url, self._http = f"{api}/SMS/SendMessage", http
        self._account = {"user": user, "passwd": password}

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def send(self, to: str, sender: str, text: str, reference: str) -> Answer:
        """See `Messenger.send`."""
        body = self._account | {"to": to.replace("+", ""), "msg": text[:LONGEST]}
        body |= {"ref": reference, "f": "json"} | ({"from": sender} if sender else {})
        asked = self._http.send("POST", self._url, body=json.dumps(body))
        return _understood(asked) if isinstance(asked, Reply) else asked


def _understood(reply: Reply) -> Answer:
    if meaning(reply):
        return unread(reply)
    try:
        said = reply.json()["response"]
        fatal, ids, errors = said.get("fatalError"), said.get("ids") or [], said.get("errors") or []
        done = int(said.get("msgOkCount", 0))
        wrong = fatal or "; ".join(str(one["message"]) for one in errors)
    except (ValueError, KeyError, TypeError, AttributeError):
        return unread(reply)
    if fatal == WRONG_PASSWORD:
        return Later("credentials_refused", after=900, facts={"said": fatal})
    if done:
        return accepted(ids[0] if ids else "", wrong)
    return refused(wrong) if wrong else unread(reply)
