"""The day's turnover on its way to a phone: one message for each Z, once.

The pass is the books' own, and goes before theirs: a question of seconds. What is tried and when follows the
rules of `appliance.upload`, but for the look-up, which no service has: what is in doubt waits for a person.
"""

import logging
from collections.abc import Mapping

from appliance.integrations import Accepted, Answer, Later, Refused, Unknown
from appliance.integrations.sms import Messenger
from appliance.storage import messages
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import DAY, State
from appliance.storage.messages import Message
from appliance.storage.vouchers import Said
from appliance.upload.round import FIRST_PAUSE, LONGEST_PAUSE

log = logging.getLogger(__name__)


def tell(
    deliveries: Deliveries,
    messenger: Messenger,
    whom: tuple[str, str],
    said: Mapping[str, Said],
    now: int,
    *,
    at_once: bool,
) -> None:
    """Send what is due, oldest first.

    Args:
        deliveries: The open file, in which every closed day has its message (`messages.adopt`).
        messenger: Who sends it.
        whom: The phone, and what it shows as the sender.
        said: What people decided, by the message's id.
        now: UTC ms.
        at_once: A day was just closed, or a person asks: what is certainly not sent does not wait.
    """
    database = deliveries.database
    messages.hear(database, said, now)
    for one in messages.waiting(database):
        due = one.next_try is None or not now < one.next_try <= now + DAY
        if one.state != State.QUEUED or not (due or at_once):
            continue
        messages.sending(database, one, now)
        answer = _sent(messenger, whom, one)
        _note(deliveries, one, answer, now)
        if isinstance(answer, Later):
            return  # the service is out of reach for the others too


def _sent(messenger: Messenger, whom: tuple[str, str], one: Message) -> Answer:
    try:
        return messenger.send(*whom, one.text, one.id)
    except Exception as fault:  # a fault in this program keeps no day from the books
        log.exception("message %s", one.id)
        return Unknown("unexpected", {"said": f"{type(fault).__name__}: {fault}"[:200]})


def _note(deliveries: Deliveries, one: Message, answer: Answer, now: int) -> None:
    database = deliveries.database
    match answer:
        case Accepted(reference):
            messages.accept(database, one, reference, now)
        case Later(code, after, facts):
            pause = max(min(FIRST_PAUSE << min(one.attempts, 10), LONGEST_PAUSE), after * 1000)
            messages.fail(database, one, State.QUEUED, code, facts, now + pause)
        case Refused(code, facts):
            messages.fail(database, one, State.REFUSED, code, facts)
        case Unknown(code, facts):
            messages.fail(database, one, State.UNKNOWN, code, facts)
