"""[box] and [wifi] of till.toml: what the box is called, who may come in, and by which network it goes out.

The till itself needs none of it; the box is set up from it before the till starts (`firstboot`).
"""

import re
from dataclasses import dataclass
from typing import Any

from appliance.config.keys import KEPT, flag, key, line_or_lines, zone_name
from appliance.config.mistakes import Mistake, Unread
from appliance.problem_words.mark import N_

_COUNTRY = {"norway": "NO", "denmark": "DK"}
_KEY = re.compile(
    r"(sk-)?(ssh-(ed25519|rsa)|ecdsa-sha2-nistp(256|384|521))(@openssh\.com)?"
    r" [A-Za-z0-9+/]{40,}={0,3}( [ -~]*)?"
)


def host_name(value: Any) -> str:
    """A host's name as DNS takes it (RFC 1123, one label)."""
    if not isinstance(value, str) or not re.fullmatch("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", value):
        raise Unread(N_('expected small letters, digits and hyphens such as "till-1"'))
    return value


def ssh_keys(value: Any) -> tuple[str, ...]:
    """One public key of OpenSSH's, or a list of them; no options before it (sshd(8), AUTHORIZED_KEYS)."""
    wanted = N_('expected a public key such as "ssh-ed25519 AAAA… name", or a list of them')
    try:
        found = line_or_lines(value)
    except ValueError as error:
        raise Unread(wanted) from error
    if not all(_KEY.fullmatch(one) for one in found):
        raise Unread(wanted)
    return found


def network_name(value: Any) -> str:
    """A network's name: 1 to 32 bytes (IEEE 802.11-2020, 9.4.2.2)."""
    if not isinstance(value, str) or not value.isprintable() or not 1 <= len(value.encode()) <= 32:
        raise Unread(N_("expected the network's name, at most 32 letters"))
    return value


def network_password(value: Any) -> str:
    """A passphrase, the 64 hexadecimal digits that were made of it, or `KEPT` (IEEE 802.11-2020, J.4)."""
    if value != KEPT and not (isinstance(value, str) and re.fullmatch("[ -~]{8,63}|[0-9a-fA-F]{64}", value)):
        raise Unread(N_("expected 8 to 63 letters, digits and signs of English, or 64 hexadecimal digits"))
    return str(value)


def country_code(value: Any) -> str:
    """A country by its two letters (ISO 3166-1), as the radio's rules need it."""
    if not isinstance(value, str) or not re.fullmatch("[A-Z]{2}", value):
        raise Unread(N_('expected a country\'s two letters such as "NO"'))
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """[box]: this computer."""

    hostname: str = key(host_name, "in the network; till-NUMBER, if left out", default="", example="till-1")
    timezone: str = key(zone_name, "of its logs; the shop's, if left out", default="", example="Europe/Oslo")
    ssh_key: tuple[str, ...] = key(
        ssh_keys,
        "whose holder may log in by ssh; without one nobody may",
        default=(),
        example="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExampleExampleExampleExampleExampleExampleExa ola@desk",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wifi:
    """[wifi]: the network without a cable; with a cable none of it is needed."""

    ssid: str = key(network_name, "the network's name", default="", example="Bakeriet")
    password: str = key(
        network_password, "moved into the till; *** is left here", default="", example="12345678",
        secret=True,
    )  # fmt: skip
    country: str = key(country_code, "whose radio rules hold; the shop's", default="", example="NO")
    hidden: bool = key(flag, "whether the network does not tell its name", default=False)


def complete_wifi(wifi: dict[str, Any], country: str | None, problems: list[str]) -> None:
    """Fill in the country, and name what is missing.

    Args:
        wifi: The values that were read; a key with a mistake is left out.
        country: The shop's; None: there is a mistake in it, empty: there is no shop yet.
        problems: Gets a `Mistake` each.
    """
    if not wifi.get("ssid", "-"):
        if wifi.get("password"):
            problems.append(Mistake(N_("{key}: missing; a password needs its network"), key="wifi.ssid"))
        return
    if not wifi.get("country", "-"):
        wifi["country"] = _COUNTRY.get(country or "", "")
    if wifi.get("password") == "":
        problems.append(
            Mistake(N_("{key}: missing; the till uses no network without one"), key="wifi.password")
        )
    if wifi.get("country") == "" and country is not None:
        problems.append(Mistake(N_('{key}: missing; expected two letters such as "NO"'), key="wifi.country"))
