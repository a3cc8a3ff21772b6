"""How long from the kernel's start to the first picture, and how much memory: the till beside a bare window.

A card is booted once, so that what the technician wrote on it is taken in. From then on the same disk is
booted three times on the same emulated board: as it is; with the till masked and Kivy's bare window with one
word in its place, for the seconds; then with one that draws the till's first page (`bare_page`), for the
memory. What is measured inside is said on the serial line by a unit that the kernel's command line brings
along (`systemd.system-credentials(7)`, ``systemd.extra-unit.*``); the image stays as it is. By emulation
seconds are compared and not believed.
"""

import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.image import shopfile
from tests.image.disk import Boot, furnish, overlay
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
RequiresMountsFor=/data
After=local-fs.target systemd-tmpfiles-setup.service systemd-udevd.service dev-tillbox-screen.device
Wants=dev-tillbox-screen.device
[Service]
Environment=SDL_VIDEODRIVER=kmsdrm KIVY_GL_BACKEND=sdl2 KIVY_NO_ARGS=1 KIVY_NO_FILELOG=1 KIVY_CLOCK=interrupt
Environment=KIVY_HOME=/tmp/bare HOME=/tmp PYTHONDONTWRITEBYTECODE=1
TTYPath=/dev/tty1
StandardInput=tty-force
ExecStart=/usr/bin/python3 /data/bare/{name}.py
"""
_WORD = """from kivy.config import Config
Config.set("graphics", "fullscreen", "auto")
Config.set("graphics", "multisamples", "0")
from kivy.base import runTouchApp
from kivy.uix.label import Label
runTouchApp(Label(text="Kivy", font_size=80))
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
    """Boot them all; gives a line per figure."""
    place = OUT / "figures"
    shutil.rmtree(place, ignore_errors=True)
    boot, disk, _ = card(place, shopfile.text(SIZE, 9))
    programs = place / "programs"
    programs.mkdir()
    (programs / "word.py").write_text(_WORD)
    shutil.copy(Path(__file__).with_name("bare_page.py"), programs / "page.py")
    furnish(place / "card.img", programs, "/bare", (0, 0))
    _measured(boot, disk, place / "first", "tillbox.service", "")
    till = _measured(boot, overlay(disk, place / "till.qcow2"), place / "till", "tillbox.service", "")
    word, page = (_bare(boot, disk, place, name) for name in ("word", "page"))
    seconds = f"{till.first:.1f} s after the kernel's start, a bare window's {word.first:.1f} s"
    held = [figure.kibibytes / 1024 for figure in (till, page, word)]
    beside = (
        f"{held[0]:.0f} MiB, of a bare window with the same page {held[1]:.0f}, with one word {held[2]:.0f}"
    )
    return [
        f"figures: first picture {seconds}: {till.first / word.first:.2f} of it",
        f"figures: PSS at rest {beside}: {held[0] / held[1]:.2f} and {held[0] / held[2]:.2f} of it",
        *(f"figures: {line}" for line in till.chain.splitlines()),
    ]


def _bare(boot: Boot, disk: Path, place: Path, name: str) -> Figure:
    words = f"{unit('bare.service', _BARE.format(name=name))} systemd.mask=tillbox.service"
    return _measured(boot, overlay(disk, place / f"{name}.qcow2"), place / name, "bare.service", words)


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
