"""[sms] of till.toml: who is told the turnover on their phone when a day is closed, and through whom."""

import re
from dataclasses import dataclass
from typing import Any

from appliance.config.keys import file_of, hidden, is_missing, key, line, one_of, url
from appliance.config.mistakes import Mistake, Unread
from appliance.problem_words.mark import N_

NONE, SVEVE, GATEWAYAPI = "none", "sveve", "gatewayapi"
MOST_PHONES = 5


def _phones(value: Any) -> str:
    """Phones with their countries' numbers (E.164: at most fifteen digits), as +4791234567,+4520123456."""
    numbers = re.sub(r"[ -]", "", value).split(",") if isinstance(value, str) else [""]
    if not all(re.fullmatch(r"\+[1-9][0-9]{6,14}", one) for one in numbers) or len(numbers) > MOST_PHONES:
        raise Unread(N_('expected numbers with their country such as "+47 912 34 567, +45 20 12 34 56"'))
    return ",".join(dict.fromkeys(numbers))


def _sender(value: Any) -> str:
    """What the phone shows as the sender; both services take letters and digits, and Sveve advises three."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9]{3,11}", value):
        raise Unread(N_("expected 3 to 11 letters from A to Z or digits"))
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sms:
    """[sms]: the day's turnover as a text message."""

    service: str = key(one_of(NONE, SVEVE, GATEWAYAPI), "who sends the day's turnover by SMS", default=NONE)
    to: str = key(
        _phones, "who is told, with the country: +47 912 34 567; a comma before the next number", default=""
    )
    sender: str = key(_sender, "what it shows as the sender; the service's own, if left out", default="")
    user: str = key(line, "sveve: the user's name", default="")
    secret: str = hidden("sveve: the API password; gatewayapi: the API token", file="secret_file")
    secret_file: str = file_of("secret")
    api: str = key(url, "the service's own, if left out", default="")


_NEEDED = {SVEVE: ("to", "user", "secret"), GATEWAYAPI: ("to", "secret")}
_DANISH_SVEVE = "https://api.sveve.dk"
_ADDRESSES = {SVEVE: "https://sveve.no", GATEWAYAPI: "https://gatewayapi.com"}


def complete_sms(sms: dict[str, Any], country: str | None, problems: list[str]) -> None:
    """Fill in the service's address, and name what is missing for it.

    Args:
        sms: The values that were read; a key with a mistake is left out.
        country: The shop's, None = not known.
        problems: Gets a `Mistake` each.
    """
    service = sms.get("service", NONE)
    for name in _NEEDED.get(service, ()):
        if is_missing(sms, name, Sms):
            missing = N_('{key}: missing; service "{service}" expects it')
            problems.append(Mistake(missing, key=f"sms.{name}", service=service))
    if sms.get("api") == "" and service != NONE:
        danish = service == SVEVE and country == "denmark"
        sms["api"] = _DANISH_SVEVE if danish else _ADDRESSES[service]
