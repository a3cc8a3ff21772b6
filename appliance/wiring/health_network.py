"""The network itself, the system that runs, what sounds: what is so, from where everybody may read it."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

from appliance import __version__
from appliance.config import Config
from appliance.domain.finding import Finding
from appliance.wiring import updating
from appliance.wiring.health_slots import has_slots

ROUTES, RADIOS = Path("/proc/net/route"), Path("/proc/net/wireless")
CHIPS = Path("/dev")
WEAK = -75
"""dBm under which a wireless network comes and goes."""
_ANYWHERE = ("192.0.2.1", 9)
"""An address of nobody (RFC 5737): where the way to it begins, nothing is sent."""


def own_address() -> str:
    """This machine's address in the network that leads out; empty: there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_ANYWHERE)
            return str(asked.getsockname()[0])
        except OSError:
            return ""


def network(
    ssid: str, address: Callable[[], str] = own_address, routes: Path = ROUTES, radios: Path = RADIOS
) -> Iterator[Finding]:
    """How the box reaches the network: by cable or by which wireless network, and how strong that is."""
    by, found = _way_out(routes), address()
    if not by or not found:
        yield Finding("network", "", "network_none")
        return
    level = _level(by, radios)
    if level is None:
        yield Finding("network", by, "network_there", {"address": found})
        return
    code = "network_weak" if level < WEAK else "network_wifi"
    yield Finding("network", by, code, {"name": ssid or by, "address": found, "level": level})


def _way_out(routes: Path) -> str:
    """The interface of the default route, the cheapest where there are several (proc(5), in hexadecimal)."""
    rows = [line.split() for line in routes.read_text().splitlines()[1:]] if routes.exists() else []
    out = [(int(row[6]), row[0]) for row in rows if len(row) > 7 and row[1] == row[7] == "00000000"]
    return min(out, default=(0, ""))[1]


def _level(interface: str, radios: Path) -> int | None:
    """dBm of a wireless interface, its third figure; None: it is none."""
    for line in radios.read_text().splitlines() if radios.exists() else ():
        name, _, rest = line.partition(":")
        if name.strip() == interface and len(rest.split()) > 2:
            return int(float(rest.split()[2]))
    return None


def update() -> Iterator[Finding]:
    """The version that runs, one that waits for a start with no day open, and one that did not start."""
    if not has_slots():
        yield Finding("update", "", "slot_none", {"version": __version__})
        return
    if back := updating.went_back():
        yield Finding("update", "", "slot_gone_back", {"version": str(back.facts["version"])})
    yield Finding("update", "", "slot_runs", {"version": __version__})
    if waits := updating.waiting():
        yield Finding("update", "", "slot_waits", {"version": waits})


def sound(config: Config, chips: Path = CHIPS) -> Iterator[Finding]:
    """What sounds after a scan."""
    if config.scanner.beep != "buzzer":
        yield Finding("sound", "", "sound_own")
    elif any(chips.glob("gpiochip*")):
        yield Finding("sound", "", "sound_buzzer")
    else:
        yield Finding("sound", "", "sound_missing", {"detail": "no GPIO"})
