"""How long from the kernel's start to the first picture, and how much memory: the till beside a bare window.

The same image is booted twice on the same emulated board: as it is, and with the till masked and Kivy's
bare window with one word in its place. What is measured inside is said on the serial line by a unit that the
kernel's command line brings along (`systemd.system-credentials(7)`, ``systemd.extra-unit.*``); the image
stays as it is. By emulation seconds are compared and not believed.
"""

import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.image import shopfile
from tests.image.disk import Boot, overlay
from tests.image.machine import Running, Start, patient, unit, virt
from tests.image.places import COMES_UP, OUT
from tests.image.shopping import SIZE, card
from tests.kernel.machine import GuestFailed
from tests.kills import insist

_MEASURE = """[Service]
ExecStart=/bin/sh -c '{{ \\
 until systemctl -q is-active {unit}; do sleep 1; done; sleep 40; systemctl is-system-running --wait; \\
 systemd-analyze --no-pager time; systemd-analyze --no-pager critical-chain {unit}; \\
 grep ^Pss: /proc/$$(systemctl show -P MainPID {unit})/smaps_rollup; echo measured; }} >/dev/ttyAMA0 2>&1'
"""
_BARE = """[Unit]
DefaultDependencies=no
After=local-fs.target systemd-tmpfiles-setup.service systemd-udevd.service dev-tillbox-screen.device
Wants=dev-tillbox-screen.device
[Service]
Environment=SDL_VIDEODRIVER=kmsdrm KIVY_WINDOW=sdl2 KIVY_GL_BACKEND=sdl2 KIVY_NO_ARGS=1 KIVY_NO_FILELOG=1
Environment=KIVY_HOME=/tmp/bare HOME=/tmp PYTHONDONTWRITEBYTECODE=1 KIVY_CLOCK=interrupt
TTYPath=/dev/tty1
StandardInput=tty-force
ExecStart=/usr/bin/python3 -c 'from kivy.config import Config as c; c.set("graphics","fullscreen","auto"); \\
 c.set("graphics","multisamples","0"); from kivy.app import runTouchApp as r; \\
 from kivy.uix.label import Label; r(Label(text="Kivy",font_size=80))'
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One boot."""

    first: float
    """Seconds from the machine's start to its first picture."""
    kibibytes: int
    """PSS at rest."""
    chain: str
    """What systemd-analyze says."""


def run() -> list[str]:
    """Boot both; gives a line per figure."""
    place = OUT / "figures"
    shutil.rmtree(place, ignore_errors=True)
    boot, disk, _ = card(place, shopfile.text(SIZE, 9))
    layers = {name: overlay(disk, place / f"{name}.qcow2") for name in ("till", "bare")}
    till = _measured(boot, layers["till"], place / "till", "tillbox.service", "")
    words = f"{unit('bare.service', _BARE)} systemd.mask=tillbox.service"
    bare = _measured(boot, layers["bare"], place / "bare", "bare.service", words)
    first, memory = till.first / bare.first, till.kibibytes / bare.kibibytes
    seconds = f"{till.first:.1f} s after the kernel's start, a bare window's {bare.first:.1f} s"
    held = f"{till.kibibytes / 1024:.0f} MiB, of a bare window {bare.kibibytes / 1024:.0f} MiB"
    return [
        f"figures: first picture {seconds}: {first:.2f} of it",
        f"figures: PSS at rest {held}: {memory:.2f} of it",
        *(f"figures: {line}" for line in till.chain.splitlines()),
    ]


def _measured(boot: Boot, disk: Path, out: Path, name: str, words: str) -> Figure:
    measure = unit("measure.service", _MEASURE.format(unit=name))
    limits = patient("tillbox", "tillbox-first-boot") if not words else ""
    start = Start(boot, virt(disk, SIZE, ""), SIZE, f"{words} {measure}", limits=limits)
    with Running(start, out) as machine:
        first = _first_picture(machine)
        said = _said(out / "serial.log", machine)
    pss = re.search(r"^Pss:\s+(\d+) kB", said, re.MULTILINE)
    insist(pss, f"nothing measured: {said[-500:]}")
    assert pss
    began = said.rfind("Startup finished")
    return Figure(first, int(pss[1]), said[max(0, began) : said.rfind("Pss:")].strip())


def _first_picture(machine: Running) -> float:
    """Seconds until something is drawn that is no console: light, or more than two colours and still."""
    deadline = machine.began + COMES_UP
    while True:
        seen = machine.picture()
        if seen.size == SIZE and _drawn(seen):
            return time.monotonic() - machine.began
        insist(time.monotonic() < deadline, "nothing was drawn")
        time.sleep(0.3)


def _drawn(seen: Image.Image) -> bool:
    """Whether there are letters in the middle of the glass."""
    wide, high = seen.size
    middle = seen.convert("L").crop((wide // 4, high * 3 // 8, wide * 3 // 4, high * 5 // 8))
    low, most = middle.getextrema()
    return isinstance(low, int) and isinstance(most, int) and most - low > 100


def _said(log: Path, machine: Running) -> str:
    """What the unit said."""
    deadline = machine.began + 2 * COMES_UP
    while "measured" not in (said := log.read_text("utf-8", "replace")):
        if time.monotonic() > deadline:
            raise GuestFailed(f"nothing measured; see {log}")
        time.sleep(2)
    return re.sub(r"\x1b\[[0-9;]*m|\r", "", said)
