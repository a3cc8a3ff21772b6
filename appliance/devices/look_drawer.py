"""A look at the drawer: its switch, and where it hangs on the box's pins, whether they are free for it.

The kernel is asked itself (GPIO character device, linux/gpio.h), since it tells who has a line without
taking it; asking changes nothing.
"""

import fcntl
import os
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from appliance.devices import DrawerState
from appliance.devices.pins import HEADER
from appliance.devices.reach import hindrance
from appliance.domain.finding import Finding

CHIP_INFO, LINE_INFO = 0x8044B401, 0xC100B405
"""GPIO_GET_CHIPINFO_IOCTL: name[32], label[32], lines. GPIO_V2_GET_LINEINFO_IOCTL: name[32], consumer[32],
offset, number of attributes, flags …, 256 bytes in all."""
_USED = 1
"""GPIO_V2_LINE_FLAG_USED."""
OURS = "tillbox"
"""What the till calls itself to the kernel (`gpiod_pins`); gpiozero's own factory says lg."""
Ask = Callable[[int, int, bytearray], object]


class _Chip:
    def __init__(self, path: Path, ask: Ask) -> None:
        self._fd, self._ask = os.open(path, os.O_RDONLY | os.O_CLOEXEC), ask

    def label(self) -> str:
        answer = bytearray(68)
        self._ask(self._fd, CHIP_INFO, answer)
        return _text(answer[32:64])

    def consumer(self, pin: int) -> str:
        """Who has a line; empty = nobody."""
        answer = bytearray(256)
        struct.pack_into("=I", answer, 64, pin)
        self._ask(self._fd, LINE_INFO, answer)
        (flags,) = struct.unpack_from("=Q", answer, 72)
        return (_text(answer[32:64]) or "?") if flags & _USED else ""

    def close(self) -> None:
        os.close(self._fd)


def _text(field: bytearray) -> str:
    return bytes(field).split(b"\0")[0].decode("utf-8", "replace")


def _ioctl(fd: int, request: int, answer: bytearray) -> None:
    fcntl.ioctl(fd, request, answer, True)


def pins(
    kick: int, sense: int, running: bool = False, folder: Path = Path("/dev"), ask: Ask = _ioctl
) -> Iterator[Finding]:
    """What stands in the way of a drawer on pins; that the till has it, where one runs; or nothing.

    Args:
        kick: BCM number of the coil's line.
        sense: BCM number of the switch's.
        running: Whether a till is at work, whose lines these then are.
        folder: Where the chips stand.
        ask: Asks the kernel.
    """
    labels: list[str] = []
    for path in sorted(folder.glob("gpiochip*")):
        try:
            with closing(_Chip(path, ask)) as chip:
                labels.append(label := chip.label())
                if label in HEADER:
                    yield from _lines(chip, label, (kick, sense), running)
                    return
        except OSError as error:
            why, facts = hindrance(error, path)
            code = "drawer_forbidden" if why == "forbidden" else "drawer_broken"
            yield Finding("drawer", path.name, code, {"detail": error.strerror or str(error), **facts})
            return
    if labels:
        yield Finding("drawer", "", "drawer_chip_other", {"labels": ", ".join(labels)})
    else:
        yield Finding("drawer", "", "drawer_chipless")


def _lines(chip: _Chip, label: str, wanted: tuple[int, int], running: bool) -> Iterator[Finding]:
    by = {pin: chip.consumer(pin) for pin in wanted}
    mine = {OURS, "lg"} if running else set()
    taken = {pin: who for pin, who in by.items() if who and who not in mine}
    for pin, who in taken.items():
        yield Finding("drawer", label, "drawer_pin_taken", {"pin": pin, "program": who})
    if running and not taken:
        yield Finding("drawer", label, "drawer_in_use")


def switch(state: DrawerState | str, *, needed: bool) -> Finding:
    """What a drawer's switch means; ``needed``: whether the law takes no cash without one."""
    codes = {DrawerState.SHUT: "drawer_shut", DrawerState.OPEN: "drawer_open"}
    silent = "drawer_silent" if needed else "drawer_unsensed"
    return Finding("drawer", "", codes.get(DrawerState(str(state)), silent))
