"""Text messages: who can send one, and what each service is asked.

Neither service can be asked for a message by our reference: its own number is the only key, and that comes
with the answer. So an answer that was lost stays `Unknown` until a person has looked at the phone.
"""

from typing import Protocol

from appliance.integrations import Accepted, Answer, Refused, Unknown
from appliance.integrations.http import Reply, meaning

LONGEST = 480
"""Characters that are sent at most, three parts of a long message; a turnover has about a hundred."""


class Messenger(Protocol):
    """A service that sends a message to a phone, or to a few."""

    name: str
    """As in till.toml."""

    def send(self, to: str, sender: str, text: str, reference: str) -> Answer:
        """Send one message, once; never raises for what networks and servers do.

        Args:
            to: The phones with their countries, such as +4791234567,+4520123456.
            sender: What the phone shows, empty = the service's own.
            text: At most `LONGEST` characters.
            reference: Ours, fixed before the first try; at most 36 characters.

        Returns:
            `Accepted` with the service's own number: it will send it, which is not yet that it has arrived;
            ``said`` among its facts names a phone that it does not send to.
        """


def unread(reply: Reply) -> Answer:
    """What an answer means that does not say what became of the message."""
    return meaning(reply) or Unknown("answer_odd", {"said": words_of(reply)})


def words_of(reply: Reply) -> str:
    """The beginning of an answer that cannot be read."""
    return reply.body[:200].decode("utf-8", "replace")


def refused(said: object) -> Refused:
    """The service's own words, for a person."""
    return Refused("refused", {"said": " ".join(str(said).split())[:200]})


def accepted(number: object, but: object = "") -> Accepted:
    """It is on its way, under the service's number; ``but`` says to whom it is not."""
    return Accepted(str(number), facts=refused(but).facts if but else {})
