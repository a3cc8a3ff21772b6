"""The panel that is plugged in, as it tells of itself: its pixels, and how large it is.

The kernel shows each connector's EDID (VESA E-EDID 1.4): the first detailed timing has its own pixels
and its size in millimetres, the header its size in centimetres. Panels lie, the cheap ones most: what
till.toml says of it comes before this.
"""

from math import hypot
from pathlib import Path

_DRM = Path("sys/class/drm")
_TIMING = 54
"""Offset of the first detailed timing (E-EDID 1.4, 3.10)."""


def found_panel(root: Path = Path("/")) -> tuple[int, int, float] | None:
    """Width and height in pixels and the diagonal in inches; None where no panel tells of them.

    Args:
        root: Where ``sys`` is.
    """
    for connector in sorted((root / _DRM).glob("card*-*")):
        try:
            if (connector / "status").read_text().strip() == "connected":
                found = panel_of((connector / "edid").read_bytes())
                if found:
                    return found
        except OSError:
            continue
    return None


def panel_of(edid: bytes) -> tuple[int, int, float] | None:
    """The same of one EDID.

    >>> panel_of(b"") is None
    True
    """
    if len(edid) < 128 or edid[:8] != b"\x00\xff\xff\xff\xff\xff\xff\x00":
        return None
    timing = edid[_TIMING : _TIMING + 18]
    if not timing[0] and not timing[1]:
        return None
    wide = timing[2] | (timing[4] & 0xF0) << 4
    high = timing[5] | (timing[7] & 0xF0) << 4
    across = timing[12] | (timing[14] & 0xF0) << 4
    down = timing[13] | (timing[14] & 0x0F) << 8
    if not across or not down:
        across, down = edid[21] * 10, edid[22] * 10
    diagonal = round(hypot(across, down) / 25.4, 1)
    return (wide, high, diagonal) if wide and high and 3 <= diagonal <= 60 else None
