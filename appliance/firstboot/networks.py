"""The wireless networks that can be heard, strongest first, for the screen to choose from.

wpa_supplicant listens: on a box that has no network yet it is started for that alone, without a configuration
that could join anything, and stopped again. It needs root; the screen asks for it.
"""

import re
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

CONTROL = Path("/run/wpa_supplicant")
_LISTENS = 4.0
"""Seconds that a scan of both bands takes on the boards' chip, with room to spare."""
_WAITS = 10.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A network, once however many senders it has."""

    name: str
    level: int
    """dBm of its strongest sender: -30 is beside it, -80 is hardly there."""
    locked: bool
    """Whether it asks for a password; the till uses no other."""


def listen(interface: str = "wlan0") -> tuple[Heard, ...]:
    """Listen for some seconds; nothing where there is no radio, or nobody may use it."""
    if not (Path("/sys/class/net") / interface).exists():
        return ()
    own = None
    if not (CONTROL / interface).exists():
        command = ["wpa_supplicant", "-i", interface, "-C", str(CONTROL), "-D", "nl80211"]
        own = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
    try:
        _ask(interface, "scan")
        time.sleep(_LISTENS)
        return heard(_ask(interface, "scan_results"))
    except (OSError, subprocess.SubprocessError):
        return ()
    finally:
        if own:
            own.terminate()
            own.wait(_WAITS)


def heard(results: str) -> tuple[Heard, ...]:
    """Read what ``wpa_cli scan_results`` prints: bssid, frequency, level, flags and name between tabs."""
    best: dict[str, Heard] = {}
    for row in results.splitlines():
        parts = row.split("\t")
        if len(parts) < 5 or not re.fullmatch("[0-9a-f]{2}(:[0-9a-f]{2}){5}", parts[0]):
            continue
        name = _name(parts[4])
        locked = "PSK" in parts[3] or "SAE" in parts[3]
        found = Heard(name, int(parts[2]), locked)
        if name and name.isprintable() and (name not in best or found.level > best[name].level):
            best[name] = found
    return tuple(sorted(best.values(), key=lambda one: -one.level))


def _name(written: str) -> str:
    r"""A name as wpa_supplicant escapes it (``printf_encode``): ``Caf\xc3\xa9``.

    >>> _name(r"Bl\xc3\xa5b\xc3\xa6r \"1\"")
    'Blåbær "1"'
    """
    plain = {"\\": b"\\", '"': b'"', "n": b"\n", "r": b"\r", "t": b"\t", "e": b"\x1b"}

    def letter(found: re.Match[bytes]) -> bytes:
        said = found[1].decode()
        return bytes.fromhex(said[1:]) if said.startswith("x") and len(said) == 3 else plain.get(said, b"")

    return re.sub(rb"\\(x[0-9a-fA-F]{2}|.)", letter, written.encode()).decode("utf-8", "replace")


def _ask(interface: str, what: str) -> str:
    command = ["wpa_cli", "-p", str(CONTROL), "-i", interface, what]
    return subprocess.run(command, capture_output=True, text=True, timeout=_WAITS, check=True).stdout
