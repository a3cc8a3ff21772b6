"""How warm the box is, and whether its supply holds: what the kernel tells of both.

A Pi slows down from 80 °C and stops nothing before 85 (raspberrypi.com, "Frequency management and thermal
control"). Of a weak supply Debian's kernel tells by its driver raspberrypi-hwmon alone: ``in0_lcrit_alarm``
says whether it was below 4.63 V since the driver looked last, which it does every two seconds. What else the
firmware knows (``vcgencmd get_throttled``) needs a driver that Debian does not have.
"""

from collections.abc import Iterator
from pathlib import Path

from appliance.domain.finding import Finding

SYS = Path("/sys")
WARM, HOT = 80, 85
"""°C from which the processor is slowed down, and from which it is held there."""


def degrees(sys: Path = SYS) -> int | None:
    """The hottest place that the kernel measures, in °C; None where it measures none."""
    found = []
    for zone in sys.glob("class/thermal/thermal_zone*/temp"):
        try:
            found.append(int(zone.read_text()) // 1000)
        except (OSError, ValueError):
            continue  # a zone that is switched off says EAGAIN or EINVAL
    return max(found, default=None)


def undervolted(sys: Path = SYS) -> bool | None:
    """Whether the supply is too weak now; None where nobody measures it."""
    for sensor in sys.glob("class/hwmon/hwmon*"):
        try:
            if (sensor / "name").read_text().strip() == "rpi_volt":
                return (sensor / "in0_lcrit_alarm").read_text().strip() == "1"
        except OSError:
            continue
    return None


def box(was_weak: bool = False, sys: Path = SYS) -> Iterator[Finding]:
    """How the box is. ``was_weak``: it was seen to be too weak since the till started."""
    warm, weak = degrees(sys), undervolted(sys)
    if warm is not None:
        code = "box_hot" if warm >= HOT else "box_warm" if warm >= WARM else "box_cool"
        yield Finding("box", "", code, {"degrees": warm})
    if weak or was_weak:
        yield Finding("box", "", "box_undervolted" if weak else "box_was_undervolted")
    elif weak is not None:
        yield Finding("box", "", "box_powered")
    if warm is None and weak is None:
        yield Finding("box", "", "box_untold")
