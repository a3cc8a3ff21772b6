"""Where things lie, and how long they may take."""

from tests.kernel.guest import PROJECT

IMAGE = PROJECT / ".out" / "image" / "tillbox.img"
"""What ``make image`` made."""
OUT = PROJECT / ".out" / "test-image"
CARD = 8 << 30
"""Bytes of the card that the image is written to; QEMU's SD cards are a power of two."""
COMES_UP = 1200.0
"""Seconds for a boot by emulation on a busy machine."""
