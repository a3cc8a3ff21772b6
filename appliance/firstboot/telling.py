"""What is wanted of the box: what was said now over what is in force, checked as one."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from appliance.config import OF_A_BOX, SECTIONS, Config, ConfigError, read, read_box
from appliance.config.box import Box, Wifi
from appliance.config.keys import KEPT, files
from appliance.config.mistakes import Mistake
from appliance.firstboot.secrets import HIDDEN
from appliance.words import N_

FILES = {(name, key): file for name, of in SECTIONS.items() for key, file in files(of).items()}
"""Sections' keys whose secret goes into a file, and the key that then names it."""
GOES_TO = {"books": "target", "mail": "host", "sms": "service"}
"""The key that says whom a section's secrets are for."""


class Identity(NamedTuple):
    """Who a till's journal says it is, once there is an entry in it."""

    country: str
    organisation: str
    till: str
    currency: str


@dataclass(frozen=True, slots=True)
class Before:
    """What is in force on the box."""

    sections: dict[str, Any] = field(default_factory=dict)
    network: tuple[str, str] = ("", "")
    """Name and password of the wireless network."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to come into force: whole, or the box alone while there is no shop."""

    sections: dict[str, Any]
    """With the secrets in them."""
    box: Box
    wifi: Wifi
    config: Config | None = None
    """None: nobody has said yet who sells; the till's screen asks."""


def wanted(said: dict[str, Any], before: Before, identity: Identity | None) -> Wanted:
    """Put together what was said and what is in force, and check it.

    A file with [shop] says everything but the wireless network, which stays where it says nothing of one. A
    file without [shop] says over what is in force: its sections take the place of those.

    Args:
        said: The sections that were said now.
        before: What is in force.
        identity: The journal's, where it has an entry.

    Raises:
        ConfigError: Naming everything that is wrong.
    """
    stays = {name: part for name, part in before.sections.items() if name == "wifi" or "shop" not in said}
    sections = {**stays, **said}
    problems: list[str] = []
    sections = _kept(sections, before, problems)
    found: Wanted | None = None
    try:
        found = _checked(sections)
    except ConfigError as wrong:
        problems += wrong.problems
    if found and found.config and identity:
        problems += _other(found.config, identity)
    if problems or not found:
        raise ConfigError(problems)
    return found


def _checked(sections: dict[str, Any]) -> Wanted:
    if "shop" in sections:
        config = read(sections)
        return Wanted(sections, config.box, config.wifi, config)
    alone = [name for name in sections if name not in OF_A_BOX]
    if alone:
        missing = N_("{section}: expected [shop] too, which says who sells")
        raise ConfigError([Mistake(missing, section=name) for name in alone])
    box, wifi, _ = read_box(sections)
    return Wanted(sections, box, wifi)


def _kept(sections: dict[str, Any], before: Before, problems: list[str]) -> dict[str, Any]:
    """The same with what the till has in place of each `KEPT`."""
    full = {name: dict(part) if isinstance(part, dict) else part for name, part in sections.items()}
    for name, keys in HIDDEN.items():
        section = full.get(name)
        for key in keys:
            if isinstance(section, dict) and section.get(key) == KEPT:
                _put_back(section, f"{name}.{key}", before, problems)
    return full


def _put_back(section: dict[str, Any], at: str, before: Before, problems: list[str]) -> None:
    name, _, key = at.partition(".")
    was = before.sections.get(name, {})
    file, whom = FILES.get((name, key), ""), GOES_TO.get(name, "")
    same = was.get(whom) == section.get(whom)
    if at == "wifi.password" and section.get("ssid") == before.network[0] and before.network[1]:
        section[key] = before.network[1]
    elif file and was.get(file) and same:
        del section[key]
        section[file] = was[file]
    elif was.get(key, KEPT) != KEPT and same:
        section[key] = was[key]
    else:
        del section[key]
        none = N_("{key}: expected the secret itself, for the till has none for this, got {stands}")
        problems.append(Mistake(none, key=at, stands=KEPT))


def _other(config: Config, identity: Identity) -> list[str]:
    """What would make another shop or another till of one that has sold."""
    shop = config.shop
    asked = {
        "shop.country": (shop.country, identity.country),
        "shop.organisation_number": (shop.organisation_number, identity.organisation),
        "till.number": (config.till.number, identity.till),
        "shop.currency": (shop.currency, identity.currency),
    }
    stays = N_("{key}: expected {is_so}, which the till's journal is kept under, got {stands}")
    return [
        Mistake(stays, key=key, is_so=repr(known), stands=repr(new))
        for key, (new, known) in asked.items()
        if known and new != known
    ]
