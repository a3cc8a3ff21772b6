"""The turnover of each closed day to the owner's phone: who sends it, what it says, and one pass of it."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from appliance.config import Config
from appliance.config.sms import NONE, SVEVE
from appliance.integrations import Later
from appliance.integrations.http import Conversation
from appliance.integrations.sms import Messenger
from appliance.integrations.sms.gatewayapi import GatewayApi
from appliance.integrations.sms.sveve import Sveve
from appliance.storage import messages
from appliance.storage.deliveries import Deliveries
from appliance.storage.messages import Closed
from appliance.storage.vouchers import TillReader
from appliance.upload.messages import tell
from appliance.wiring.connections import secret
from appliance.words import Words

log = logging.getLogger(__name__)


class Unarmed:
    """In the place of a service whose secret cannot be read: it sends nothing, and says why."""

    def __init__(self, name: str, detail: str) -> None:
        self.name, self._detail = name, detail

    def send(self, to: str, sender: str, text: str, reference: str) -> Later:
        """See `Messenger.send`."""
        return Later("credentials_refused", facts={"said": self._detail})

    def close(self) -> None:
        """Nothing is open."""


@contextmanager
def messenger(config: Config) -> Iterator[Messenger]:
    """The service that ``[sms]`` names, open for one pass."""
    section = config.sms
    try:
        own = secret(section)
    except (OSError, UnicodeDecodeError) as missing:
        yield Unarmed(section.service, str(missing))
        return
    if section.service == SVEVE:
        made: Sveve | GatewayApi = Sveve(section.api, section.user, own, Conversation())
    else:
        made = GatewayApi(section.api, own, Conversation())
    with closing(made):
        yield made


def announce(config: Config, deliveries: Deliveries, till: TillReader, now: int, *, at_once: bool) -> None:
    """Make one pass over the days that are to be told; nothing of it keeps the books from theirs.

    Args:
        config: Who is told, and through whom.
        deliveries: The open record, before its pass to the books: until then a new one is known to be new.
        till: The till's file.
        now: UTC ms.
        at_once: See `upload.messages.tell`.
    """
    try:
        _announce(config, deliveries, till, now, at_once)
    except Exception:  # a fault in this program, or a Z that cannot be read
        log.exception("nobody was told of the closed days")


def _announce(config: Config, deliveries: Deliveries, till: TillReader, now: int, at_once: bool) -> None:
    database = deliveries.database
    if config.sms.service == NONE:
        messages.hold(database)
        return
    behind = messages.begin(database, till.zs(), now)
    messages.adopt(database, closed(config, till, behind), now)
    with messenger(config) as one:
        tell(deliveries, one, (config.sms.to, config.sms.sender), till.said(), now, at_once=at_once)


def closed(config: Config, till: TillReader, behind: int) -> Iterator[Closed]:
    """Every closed day behind a Z, with its id and its text as they stay."""
    words, head = Words(config.shop.language, config.shop.money), till.head()
    for z, at in till.zs():
        if z > behind:
            body = till.z_body(z)
            here = head is None or body["epoch"] == head.epoch
            yield Closed(z, f"{body['till']}-{body['epoch']}-Z{z}", text(body, words), body["date"], at, here)


def text(z: dict[str, Any], words: Words) -> str:
    """What the phone shows of a Z: letters of GSM 03.38 alone, æøå among them, so that it stays one message.

    The turnover is the Z's total cash sales, returns taken off; the count is of the receipts that made it.
    """
    counts = z["counts"]
    return words(
        "{shop}, till {till}: {date} is closed with Z {z}. Turnover {amount} {currency}, receipts: {count}",
        shop=z["shop"]["name"], till=z["till"], date=words.date(z["date"]), z=z["z"],
        amount=words.amount(z["gross"]), currency=words.currency.code,
        count=counts["receipts"]["n"] + counts["return_receipts"]["n"],
    )  # fmt: skip
