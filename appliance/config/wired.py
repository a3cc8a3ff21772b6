"""The sections of till.toml for what is wired to the box: screen, printer, drawer, scanners, customer's
display, power."""

from dataclasses import dataclass, replace
from math import hypot
from typing import Any

from appliance.config.keys import (
    address,
    bcm_pin,
    flag,
    key,
    line,
    number,
    one_of,
    or_nothing,
    path,
    paths,
    profile,
)
from appliance.config.mistakes import Mistake, unread
from appliance.pin_map import DRAWER_KICK, DRAWER_SENSE
from appliance.printer_profiles import DEFAULT, PROFILES
from appliance.problem_words.mark import N_

USUAL = (1280, 800, 10.1)
"""Pixels and inches of the panel that is assumed where none says of itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """[screen]: the panel; its real size decides how large a button is."""

    width: int = key(
        or_nothing(number(480, 4096)), "pixels; 0: as the panel says of itself", default=0, example=1280
    )
    height: int = key(or_nothing(number(320, 4096)), "the same", default=0, example=800)
    diagonal: float = key(
        or_nothing(number(3, 60, whole=False)), "inches; 0: as the panel says", default=0, example=10.1
    )
    rotation: int = key(
        one_of(0, 90, 180, 270),
        "degrees that the panel is turned by",
        default=0,
    )
    fullscreen: bool = key(flag, "false at a desk", default=True)
    theme: str = key(one_of("light", "dark"), "colours", default="light")
    large_text: bool = key(flag, "letters a fifth larger, and nothing moves", default=False)

    def on(self, panel: tuple[int, int, float] | None) -> "Screen":
        """The same, with what the file leaves to the panel: as it says, or as the usual one is (10.1")."""
        if self.width and self.height and self.diagonal:
            return self
        width, height, diagonal = panel or USUAL
        if self.width and self.height:
            width, height = self.width, self.height
        return replace(self, width=width, height=height, diagonal=self.diagonal or diagonal)

    @property
    def seen(self) -> tuple[int, int]:
        """Width and height in pixels as one sees them, turned."""
        return (self.height, self.width) if self.rotation in (90, 270) else (self.width, self.height)

    @property
    def pixels_per_mm(self) -> float:
        """How fine the panel is."""
        return hypot(self.width, self.height) / (self.diagonal * 25.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """[printer]: the receipt printer."""

    kind: str = key(one_of("usb", "network", "serial", "file", "none"), "how it is connected", default="usb")
    address: str = key(
        address, "host or host:port; device path or vendor:product of a USB printer; file", default=""
    )
    profile: str = key(profile, "its make, as printer_profiles.py names it", default=DEFAULT)
    columns: int = key(
        number(24, 64), "of its paper, 32 on 58 mm; its make's, if left out", default=0, example=48
    )
    logo: str = key(path, "a PNG or JPEG, printed on receipts", default="")
    baud: int = key(one_of(9600, 19200, 38400, 57600, 115200), "serial: its speed", default=38400)
    flow: str = key(one_of("hardware", "software"), "serial: DTR/RTS lines, or XON/XOFF", default="hardware")


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


def complete_devices(read: dict[str, dict[str, Any]], problems: list[str]) -> None:
    """Fill in what follows from the kinds of printer and drawer, and name what does not go together.

    Args:
        read: The values of every section; a key with a mistake is left out.
        problems: Gets a `Mistake` each.
    """
    printer, drawer = read["printer"], read["drawer"]
    kind = printer.get("kind")
    if kind in ("network", "serial", "file") and not printer.get("address", "-"):
        missing = N_('{key}: missing; kind "{kind}" expects one')
        problems.append(Mistake(missing, key="printer.address", kind=kind))
    if drawer.get("kind") == "printer" and kind == "none":
        expected = N_('{key}: expected "gpio" or "none" where there is no printer, got {stands}')
        problems.append(Mistake(expected, key="drawer.kind", stands='"printer"'))
    columns = PROFILES[printer.get("profile", DEFAULT)].columns
    printer["columns"] = printer.get("columns") or columns
    _complete_pins(drawer, problems)
    _complete_display(read, problems)


def _complete_pins(drawer: dict[str, Any], problems: list[str]) -> None:
    pin = drawer.get("kick_pin")
    if drawer.get("kind") == "gpio":
        drawer["kick_pin"] = pin = pin or DRAWER_KICK.bcm
        try:
            bcm_pin(pin)
        except ValueError as error:
            problems.append(unread("drawer.kick_pin", error, pin))
        if pin == drawer.get("sense_pin"):
            other = N_("{key}: expected another pin than kick_pin, got {stands}")
            problems.append(Mistake(other, key="drawer.sense_pin", stands=pin))
    elif pin not in (None, 0, 2, 5):
        either = N_("{key}: expected the connector's pin 2 or 5, got {stands}")
        problems.append(Mistake(either, key="drawer.kick_pin", stands=pin))
    else:
        drawer["kick_pin"] = pin or 2


def _complete_display(read: dict[str, dict[str, Any]], problems: list[str]) -> None:
    if read["display"].get("kind") != "pole" or "port" not in read["display"]:
        return
    port = read["display"]["port"]
    printer = read["printer"].get("address") if read["printer"].get("kind") == "serial" else None
    if not port:
        missing = N_('{key}: missing; kind "{kind}" expects one')
        problems.append(Mistake(missing, key="display.port", kind="pole"))
    elif port == printer or port in read["scanner"].get("serial", ()):
        own = N_("{key}: expected a port of its own, got {stands}, which is taken")
        problems.append(Mistake(own, key="display.port", stands=repr(port)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """[power]: what feeds the box."""

    sense: bool = key(flag, "whether a UPS tells on a pin that the power is gone (hardware/)", default=False)
