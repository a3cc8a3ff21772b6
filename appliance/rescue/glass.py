"""The kernel's frame buffer and console: a picture on the screen with nothing between (fbdev, linux/fb.h)."""

import fcntl
import logging
import os
import struct
from pathlib import Path
from typing import Any

from PIL import Image

log = logging.getLogger(__name__)

BUFFER = Path("/dev/fb0")
DRM = Path("/sys/class/drm")
_VARIABLE, _FIXED = 0x4600, 0x4602
"""FBIOGET_VSCREENINFO, FBIOGET_FSCREENINFO."""
_GRAPHICS, _KEYBOARD, _OFF = 0x4B3A, 0x4B45, 4
"""KDSETMODE (1 is KD_GRAPHICS), KDSKBMODE, K_OFF of linux/kd.h."""
ORDERS = {(16, 8, 0): "BGRX", (0, 8, 16): "RGBX"}
"""Where red, green and blue begin in 32 bits, and what Pillow calls that."""


class Glass:
    """An open frame buffer."""

    def __init__(self, path: Path = BUFFER) -> None:
        """Open it; raises OSError where there is none, or none that we can draw on."""
        self._file = os.open(path, os.O_RDWR)
        variable, fixed = bytearray(160), bytearray(80)
        try:
            fcntl.ioctl(self._file, _VARIABLE, variable)
            fcntl.ioctl(self._file, _FIXED, fixed)
            self.shape = Shape.read(bytes(variable), bytes(fixed))
        except OSError:
            os.close(self._file)
            raise

    def show(self, picture: Any, rotation: int) -> None:
        """Put a picture on it, turned by ``rotation`` degrees against the clock, as Kivy turns."""
        content = self.shape.bytes(picture.rotate(rotation, expand=True) if rotation else picture)
        written = 0
        while written < len(content):
            written += os.pwrite(self._file, content[written:], written)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._file)


class Shape:
    """How a frame buffer's bytes lie."""

    def __init__(self, width: int, height: int, bits: int, stride: int, order: tuple[int, int, int]) -> None:
        """Width and height in pixels, bits of a pixel, bytes of a line, where red, green and blue begin."""
        self.width, self.height, self.bits, self.stride, self.order = width, height, bits, stride, order

    @classmethod
    def read(cls, variable: bytes, fixed: bytes) -> "Shape":
        """From ``fb_var_screeninfo`` and ``fb_fix_screeninfo``; raises OSError where we cannot draw on it."""
        width, height, *_, bits = struct.unpack_from("=7I", variable)
        order = tuple(struct.unpack_from("=I", variable, at)[0] for at in (32, 44, 56))
        (stride,) = struct.unpack_from("=I", fixed, 48 if struct.calcsize("P") == 8 else 36)
        if (bits == 32 and order not in ORDERS) or bits not in (16, 32):
            raise OSError(f"expected a frame buffer of 16 or 32 bits, found {bits} with {order}")
        return cls(width, height, bits, stride, (order[0], order[1], order[2]))

    def bytes(self, picture: Any) -> bytes:
        """A picture of this size as the frame buffer has it."""
        if picture.size != (self.width, self.height):
            picture = picture.resize((self.width, self.height))
        if self.bits == 32:
            lines = picture.convert("RGB").tobytes("raw", ORDERS[self.order])
        else:
            lines = _in_16_bits(picture)
        used = self.width * self.bits // 8
        if used == self.stride:
            return bytes(lines)
        rest = b"\0" * (self.stride - used)
        return b"".join(lines[row * used : (row + 1) * used] + rest for row in range(self.height))


def _in_16_bits(picture: Any) -> bytes:
    """RGB565, low byte first."""
    red, green, blue = picture.convert("RGB").split()
    high = Image.merge("RGB", (red.point(lambda v: v & 0xF8), green.point(lambda v: v >> 5), blue)).split()
    low = Image.merge("RGB", (green.point(lambda v: (v << 3) & 0xE0), blue.point(lambda v: v >> 3), red))
    left, right = low.split()[:2]
    first = bytes(a | b for a, b in zip(left.tobytes(), right.tobytes(), strict=True))
    second = bytes(a | b for a, b in zip(high[0].tobytes(), high[1].tobytes(), strict=True))
    both = bytearray(2 * len(first))
    both[0::2], both[1::2] = first, second
    return bytes(both)


def take_console(descriptor: int = 0) -> bool:
    """Have the console draw no letters and take no keys; it comes back with systemd (TTYReset). False: this
    is no console."""
    try:
        fcntl.ioctl(descriptor, _GRAPHICS, 1)
        fcntl.ioctl(descriptor, _KEYBOARD, _OFF)
    except OSError as error:
        log.info("no console of our own: %s", error)
        return False
    return True


def is_dark(folder: Path = DRM) -> bool:
    """Is there a graphics card, and no screen on any of its connectors?"""
    states = [path.read_text().strip() for path in folder.glob("card*-*/status")]
    return bool(states) and "connected" not in states
