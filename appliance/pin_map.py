"""The box's own lines of the 40-pin header: what `hardware/pins.yaml` says, for the program.

The drawings are made from that file; tests/hardware holds the two together, so a line moves in both
or in neither.
"""

from typing import NamedTuple


class Pin(NamedTuple):
    """One line: BCM number, direction (out, in, bus), pull (up, down, none), active level."""

    bcm: int
    direction: str
    pull: str
    active: str


DRAWER_KICK = Pin(17, "out", "none", "high")
DRAWER_SENSE = Pin(27, "in", "up", "learnt")
POWER_GOOD = Pin(22, "in", "up", "high")
BUZZER = Pin(23, "out", "none", "high")
STATUS_LED = Pin(24, "out", "none", "high")
RTC_SDA = Pin(2, "bus", "none", "low")
RTC_SCL = Pin(3, "bus", "none", "low")

KERNEL = (0, 1, 2, 3, 14, 15)
"""Lines that Debian's kernel takes on a Raspberry Pi (i2c0, i2c1, uart1)."""
