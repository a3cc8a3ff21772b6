"""The sections of till.toml for what is wired to the box: drawer, scanners, power."""

from dataclasses import dataclass

from appliance.config.keys import bcm_pin, flag, key, line, number, one_of, paths
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
class Power:
    """[power]: what feeds the box."""

    sense: bool = key(flag, "whether a UPS tells on a pin that the power is gone (hardware/)", default=False)
