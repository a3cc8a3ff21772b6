"""A look at the messages about closed days: the last one that was sent, and what keeps the others."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from appliance.config import Config
from appliance.config.sms import NONE
from appliance.domain.finding import Finding
from appliance.storage import messages
from appliance.storage.delivery import State
from appliance.storage.messages import Message
from appliance.wiring.health_files import secret_file

NAMES = {"sveve": "Sveve", "gatewayapi": "GatewayAPI"}
Facts = dict[str, str | int]
_WAITS = {"credentials_refused": "sms_stranger", "rate_limited": "sms_busy"}
"""Why one waits, where it is not the network."""


def sms(config: Config, data: Path) -> Iterator[Finding]:
    """Who is told, what was sent last, and each that was not; ``id`` is what a person's answer names."""
    section = config.sms
    if section.service == NONE:
        yield Finding("sms", "", "sms_none")
        return
    if section.secret_file:
        yield secret_file(Path(section.secret_file), "sms")
    last, waiting = messages.read(data / "delivery.db")
    if last and last.accepted_at is not None:
        there = dt.datetime.fromtimestamp(last.accepted_at / 1000, config.shop.zone)
        sent: Facts = {"z": last.z, "date": last.date, "to": section.to, "time": f"{there:%H:%M}"}
        yield Finding("sms", "", "sms_sent", sent)
    elif not waiting:
        yield Finding("sms", "", "sms_ready", {"to": section.to})
    for one in waiting:
        said: Facts = {"service": NAMES[section.service], "said": one.facts.get("said", ""), "to": section.to}
        if one.state != State.QUEUED or one.code:
            yield Finding("sms", "", _code(one), {"z": one.z, "date": one.date, "id": one.id, **said})


def _code(one: Message) -> str:
    if one.state == State.REFUSED:
        return "sms_refused"
    if one.state in (State.UNKNOWN, State.SENDING):
        return "sms_doubt"
    return _WAITS.get(one.code, "sms_network")
