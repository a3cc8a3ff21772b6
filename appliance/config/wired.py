"""The sections of till.toml for what is wired to the box: drawer, scanners, customer's display, power."""

from dataclasses import dataclass
from typing import Any

from appliance.config.keys import bcm_pin, flag, key, line, number, one_of, path, paths
from appliance.pin_map import DRAWER_SENSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawer:
    """[drawer]: the cash drawer."""

    kind: str = key(one_of("printer", "gpio", "none"), "what opens it", default="printer")
    kick_pin: int = key(
        number(0, 27), "printer: connector pin 2 or 5; gpio: BCM number", default=0, example=2
    )
    sense_pin: int = key(bcm_pin, "gpio: BCM number of the switch", default=DRAWER_SENSE.bcm)
    opens_high: bool = key(flag, "whether the switch reads high while the drawer is open", default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """[scanner]: the barcode scanners."""

    device: tuple[str, ...] = key(
        paths, "those of /dev/input/by-id to read; if left out, all that are known for scanners", default=()
    )
    serial: tuple[str, ...] = key(
        paths, "those of /dev/serial/by-id to read; if left out, all that are known for scanners", default=()
    )
    prefix: str = key(line, "what they send before every code", default="")
    beep: str = key(one_of("none", "buzzer"), "what sounds after a scan", default="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """[display]: the customer's display."""

    kind: str = key(one_of("none", "pole"), "pole: two lines of 20 letters on a serial line", default="none")
    port: str = key(path, "its serial port, best as /dev/serial/by-id names it", default="")
    baud: int = key(one_of(2400, 4800, 9600, 19200, 38400, 115200), "its speed", default=9600)
    commands: str = key(
        one_of("epson", "cd5220"), "which it listens to, by its switches; cd5220 has no æøå", default="epson"
    )


def complete_display(read: dict[str, dict[str, Any]], problems: list[str]) -> None:
    """Name what is wrong with the display beside the rest.

    Args:
        read: The values of every section; a key with a mistake is left out.
        problems: Gets a line per mistake.
    """
    if read["display"].get("kind") != "pole" or "port" not in read["display"]:
        return
    port = read["display"]["port"]
    printer = read["printer"].get("address") if read["printer"].get("kind") == "serial" else None
    if not port:
        problems.append('display.port: missing; kind "pole" expects one')
    elif port == printer or port in read["scanner"].get("serial", ()):
        problems.append(f"display.port: expected a port of its own, got {port!r}, which is taken")


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """[power]: what feeds the box."""

    sense: bool = key(flag, "whether a UPS tells on a pin that the power is gone (hardware/)", default=False)
