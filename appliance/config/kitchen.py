"""[kitchen]: the second printer, and what keeps two things of the box from one place."""

from dataclasses import dataclass
from typing import Any, ClassVar

from appliance.config.keys import address, key, number, one_of, profile
from appliance.config.mistakes import Mistake
from appliance.pin_map import BUZZER, POWER_GOOD
from appliance.printer_profiles import DEFAULT, PROFILES
from appliance.problem_words.mark import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitchen:
    """[kitchen]: the printer in the kitchen, for the article groups that go there."""

    kind: str = key(one_of("none", "usb", "network", "serial", "file"), "how it is connected", default="none")
    address: str = key(
        address, "host or host:port; device path or vendor:product of a USB printer; file", default=""
    )
    profile: str = key(profile, "its make, as printer_profiles.py names it", default=DEFAULT)
    columns: int = key(
        number(24, 64), "of its paper, 32 on 58 mm; its make's, if left out", default=0, example=48
    )
    baud: int = key(one_of(9600, 19200, 38400, 57600, 115200), "serial: its speed", default=38400)
    flow: str = key(one_of("hardware", "software"), "serial: DTR/RTS lines, or XON/XOFF", default="hardware")
    logo: ClassVar[str] = ""
    """None: whoever cooks knows whose ticket it is."""


def complete_kitchen(read: dict[str, dict[str, Any]], problems: list[str]) -> None:
    """Fill in the columns of its make, and name what it cannot share with another device.

    Args:
        read: The values of every section; a key with a mistake is left out.
        problems: Gets a `Mistake` each.
    """
    kitchen, printer = read["kitchen"], read["printer"]
    kitchen["columns"] = kitchen.get("columns") or PROFILES[kitchen.get("profile", DEFAULT)].columns
    kind, where = kitchen.get("kind", "none"), kitchen.get("address", "-")
    if kind == "none":
        return
    if not where:  # any USB printer there is would be as good for receipts
        missing = N_('{key}: missing; kind "{kind}" expects one')
        problems.append(Mistake(missing, key="kitchen.address", kind=kind))
    elif kind == printer.get("kind") == "usb" and not printer.get("address", "-"):
        two = N_('{key}: missing; two USB printers are told apart by such as "04b8:0e15"')
        problems.append(Mistake(two, key="printer.address"))
    taken = [read["display"].get("port"), *read["scanner"].get("serial", ())]
    taken += [printer.get("address")] if printer.get("kind") == kind else []
    if where in filter(None, taken):
        own = N_("{key}: expected a place of its own, got {stands}, which is taken")
        problems.append(Mistake(own, key="kitchen.address", stands=repr(where)))


def complete_pins(read: dict[str, dict[str, Any]], problems: list[str]) -> None:
    """Name the drawer's pins that something else of the box has; arguments as of `complete_kitchen`."""
    drawer = read["drawer"]
    if drawer.get("kind") != "gpio":
        return
    others = {
        "scanner.beep": BUZZER.bcm if read["scanner"].get("beep") == "buzzer" else None,
        "power.sense": POWER_GOOD.bcm if read["power"].get("sense") else None,
    }
    for name in ("kick_pin", "sense_pin"):
        for other, pin in others.items():
            if pin is not None and drawer.get(name) == pin:
                taken = N_("{key}: expected another pin than that of {other}, got {stands}")
                problems.append(Mistake(taken, key=f"drawer.{name}", other=other, stands=pin))
