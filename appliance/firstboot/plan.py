"""The files that follow from what is wanted: where each lies, what stands in it, whose it is."""

import json
from dataclasses import dataclass
from typing import Any

from appliance.config.box import Wifi
from appliance.config.keys import KEPT
from appliance.firstboot import GROUP, Places
from appliance.firstboot.secrets import text, without
from appliance.firstboot.telling import FILES, GOES_TO, Wanted

ROOT, TILL, BOOKS = ("root", "root"), ("root", GROUP), ("till-books", "till-books")
WPA = "system/network/wpa_supplicant-wlan0.conf"
TOLD = "first-boot.json"
HEAD = "# Written by the till: change the settings on its screen, or the file on the card, and not this.\n"
_WIFI = """[Match]
Type=wlan

[Link]
RequiredForOnline=no

[Network]
DHCP=yes

[DHCPv4]
RouteMetric=600

[IPv6AcceptRA]
RouteMetric=600
"""
"""A cable is preferred where its metric is lower; systemd-networkd's own is 1024 (systemd.network(5))."""


@dataclass(frozen=True, slots=True)
class Put:
    """A file; with no content it is taken away, with a ``target`` it is a symbolic link."""

    to: str
    """Below `Places.data`."""
    content: bytes = b""
    mode: int = 0o644
    owner: tuple[str, str] = ROOT
    """User and group, where the machine has them."""
    target: str = ""
    gone: bool = False


def plan(wanted: Wanted, places: Places) -> list[Put]:
    """Every file, what others need first; the last one is what brings it into force."""
    secrets, sections = _secrets(wanted.sections, places)
    return [*secrets, *(_system(wanted) if places.system else ()), *_till(wanted, sections, places)]


def told(places: Places, state: str, lines: list[str]) -> Put:
    """What the till's screen is told of it."""
    body = json.dumps({"state": state, "lines": lines}, ensure_ascii=False)
    return Put(_below(places, TOLD), body.encode())


def network(conf: str) -> tuple[str, str]:
    """Name and password, as `plan` wrote them into wpa_supplicant's file; empty where there are none."""
    rows = dict(row.strip().split("=", 1) for row in conf.splitlines() if "=" in row)
    secret = rows.get("psk", "").removeprefix('"').removesuffix('"')
    return bytes.fromhex(rows.get("ssid", "")).decode("utf-8", "replace"), secret


def _below(places: Places, name: str) -> str:
    return f"{places.till}/{name}" if places.till else name


def _secrets(sections: dict[str, Any], places: Places) -> tuple[list[Put], dict[str, Any]]:
    """The files of the secrets that are kept, and the sections that name them in their place."""
    full = {name: dict(part) if name in GOES_TO else part for name, part in sections.items()}
    puts, mode = [], 0o640 if places.shared else 0o600
    for (section, key), file in FILES.items():
        name, part = f"secrets/{section}-{key.replace('_', '-')}", full.get(section, {})
        if secret := part.pop(key, ""):
            puts.append(Put(_below(places, name), f"{secret}\n".encode(), mode, BOOKS))
            part[file] = str(places.till_seen / name)
        elif file not in part:
            puts.append(Put(_below(places, name), gone=True))
    return puts, full


def _till(wanted: Wanted, sections: dict[str, Any], places: Places) -> list[Put]:
    if "wifi" in sections:
        sections = sections | {"wifi": without({"wifi": sections["wifi"]})["wifi"]}
    content = text(sections, HEAD).encode()
    mode = 0o640 if places.system else 0o644  # at a desk nobody can give it to the group
    if wanted.config:
        return [
            Put(_below(places, "box.toml"), gone=True),
            Put(_below(places, "till.toml"), content, mode, TILL),
        ]
    return [Put(_below(places, "box.toml"), content, mode, TILL)]


def _system(wanted: Wanted) -> list[Put]:
    box, config = wanted.box, wanted.config
    name = box.hostname or (f"till-{config.till.number.lower()}" if config else "")
    zone = box.timezone or (config.shop.timezone if config else "")
    keys = "".join(f"{key}\n" for key in box.ssh_key).encode()
    return [
        Put("system/hostname", f"{name}\n".encode(), gone=not name),
        Put("system/localtime", target=f"/usr/share/zoneinfo/{zone}", gone=not zone),
        Put("system/ssh/authorized_keys", keys, 0o600, gone=not keys),
        Put(WPA, _wpa(wanted.wifi).encode(), 0o600, gone=not wanted.wifi.ssid),
        Put("system/network/30-wifi.network", _WIFI.encode(), gone=not wanted.wifi.ssid),
    ]


def _wpa(wifi: Wifi) -> str:
    """wpa_supplicant.conf(5). The name in hexadecimal digits needs no escapes. Of a password WPA3 needs the
    letters; of what was made of one (64 digits) only WPA2 can be spoken."""
    assert wifi.password != KEPT
    made = len(wifi.password) == 64
    rows = [
        f"ssid={wifi.ssid.encode().hex()}",
        f"key_mgmt=WPA-PSK WPA-PSK-SHA256{'' if made else ' SAE'}",
        "ieee80211w=1",
        f"psk={wifi.password}" if made else f'psk="{wifi.password}"',
        *(["scan_ssid=1"] if wifi.hidden else []),
    ]
    inside = "".join(f"\t{row}\n" for row in rows)
    return f"ctrl_interface=DIR=/run/wpa_supplicant\ncountry={wifi.country}\nnetwork={{\n{inside}}}\n"
