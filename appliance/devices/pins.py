"""gpiozero's pins on the box's own GPIO chip, found by its label.

The image's Python has no lgpio, so gpiozero gets a pin factory on libgpiod v2 there
(`gpiod_pins`). Where libgpiod is not installed, gpiozero's own lgpio factory is used with the same
chip. The number of the chip has changed from kernel to kernel; the
label of the chip behind the 40-pin header has not.
"""

import logging
from importlib.util import find_spec
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

HEADER = ("pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1")
"""Labels of the chip behind the header: Raspberry Pi 1 to 3 and Zero, 4, 5."""


def factory(folder: Path = Path("/dev")) -> Any:
    """A gpiozero pin factory for the 40-pin header.

    Raises:
        OSError: No such chip here, or it may not be opened.
    """
    if find_spec("gpiod"):
        from appliance.devices.gpiod_pins import GpiodFactory

        return GpiodFactory(_by_label(folder, _gpiod_label))
    from gpiozero.pins.lgpio import LGPIOFactory

    path = _by_label(folder, _lgpio_label)
    return LGPIOFactory(chip=int(path.name.removeprefix("gpiochip")))


def _by_label(folder: Path, label: Any) -> Path:
    labels = {path: label(path) for path in sorted(folder.glob("gpiochip*"))}
    for path, said in labels.items():
        if said in HEADER:
            log.info("GPIO: %s is %s", path, said)
            return path
    raise OSError(f"expected a GPIO chip labelled {' or '.join(HEADER)}, found {list(labels.values())}")


def _gpiod_label(path: Path) -> str:
    import gpiod  # type: ignore[import-not-found,unused-ignore]

    with gpiod.Chip(str(path)) as chip:
        return str(chip.get_info().label)


def _lgpio_label(path: Path) -> str:
    import lgpio

    handle = lgpio.gpiochip_open(int(path.name.removeprefix("gpiochip")))
    try:
        _, _, _, label = lgpio.gpio_get_chip_info(handle)
        return str(label)
    finally:
        lgpio.gpiochip_close(handle)
