"""What a printer is called on the screens: its own name, or its make, or how it is reached."""

from collections.abc import Mapping

from appliance.ui.answers import NONE
from appliance.ui.screens.settings.setup import Pick
from appliance.words import N_, Words

WAYS = {"usb": N_("By USB"), "serial": N_("By a serial cable"), "network": N_("In the network")}
_MAKE_UNKNOWN = ("", "default")


def name(answer: str, found: Mapping[str, str], words: Words) -> str:
    """What it is called.

    Args:
        answer: kind|address|profile, or ``none``.
        found: Printers that are plugged in: their own names by answer.
        words: The shop's language.
    """
    if answer == NONE:
        return words("None")
    kind, address, own = _parts(answer, found)
    if own or kind not in WAYS:
        return own or address
    return words("A printer in the network") if kind == "network" else words(WAYS[kind])


def pick(answer: str, found: Mapping[str, str], words: Words) -> Pick:
    """The same as something to choose: a name, and how it is reached."""
    kind, address, own = _parts(answer, found)
    way = words(WAYS[kind]) if kind in WAYS else ""
    if kind != "network":
        return Pick(answer, own or way or address, way if own else "", "printer")
    return Pick(answer, own or address, f"{way} · {address}" if own else way, "printer")


def _parts(answer: str, found: Mapping[str, str]) -> tuple[str, str, str]:
    """Kind, address, and its own name or its make, where either is known."""
    kind, address, make = (*answer.split("|"), "", "")[:3]
    return kind, address, found.get(answer) or ("" if make in _MAKE_UNKNOWN else make)
