"""Raspberry Pi Imager's own file, ``rpi-preseed.toml`` (of Imager 2), as till.toml has it.

Of its sections the box takes the name, the time zone and the wireless network. It has no users and no
passwords, so ``[user]`` is left, and ``[ssh]`` too: a key stands in till.toml, where somebody means it.
"""

from typing import Any

from appliance.config import ConfigError
from appliance.config.mistakes import Mistake
from appliance.words import N_

_TAKEN = {"system": ("hostname",), "locale": ("timezone",), "wlan": ()}


def translate(said: dict[str, Any]) -> tuple[dict[str, Any], tuple[Mistake, ...]]:
    """What Imager wrote, in the sections of till.toml, and what is left of it.

    Raises:
        ConfigError: The network's name is no text.
    """
    notes = [
        Mistake(N_("rpi-preseed.toml: [{section}] is not taken"), section=section)
        for section in said
        if section not in _TAKEN
    ]
    if "keymap" in _of(said, "locale"):
        notes.append(Mistake(N_("rpi-preseed.toml: [{section}] is not taken"), section="locale] keymap"))
    sections: dict[str, Any] = {}
    box = {"hostname": _of(said, "system").get("hostname"), "timezone": _of(said, "locale").get("timezone")}
    if box := {name: value for name, value in box.items() if value}:
        sections["box"] = box
    if wifi := _wifi(_of(said, "wlan")):
        sections["wifi"] = wifi
    return sections, tuple(notes)


def _of(said: dict[str, Any], section: str) -> dict[str, Any]:
    found = said.get(section)
    return found if isinstance(found, dict) else {}


def _wifi(wlan: dict[str, Any]) -> dict[str, Any]:
    name = wlan.get("ssid") or _text(wlan.get("ssid_hex"))
    if not name:
        return {}
    wifi = {"ssid": name, "password": wlan.get("password", ""), "country": wlan.get("country", "")}
    return wifi | ({"hidden": wlan["hidden"]} if "hidden" in wlan else {})


def _text(digits: object) -> str:
    try:
        return bytes.fromhex(str(digits or "")).decode()
    except ValueError as error:
        wrong = N_("rpi-preseed.toml: the network's name is no text: {stands}")
        raise ConfigError([Mistake(wrong, stands=repr(digits))]) from error
