"""An arm64 machine that runs the box: its glass, its touch screen, its scanner, its cable, its plug.

`Start` says how it is switched on: from its disk, or from a moment that was saved (`Running.save`): memory
and devices in a file, the disk beside it.
"""

import base64
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from PIL import Image

from tests.image.disk import Boot
from tests.kernel.machine import GuestFailed, Machine, _listen

SCANNER = "usb-QEMU_QEMU_USB_Keyboard_SCAN1-event-kbd"
"""Under /dev/input/by-id: QEMU's keyboard is a keyboard in every respect, so till.toml has to name it."""
PACE = 0.012
"""Seconds between two changes of a key: QEMU's keyboard is asked every 8 ms."""
_LARGEST = 0x7FFF
LONGEST = 2047
"""Letters of a command line (COMMAND_LINE_SIZE of arm64)."""


def patient(*names: str) -> str:
    """Words for the kernel's command line that give units of the box as long as emulation takes: on a busy
    machine without KVM a start takes many times what it takes on a board, and its limits would end it."""
    text = base64.b64encode(b"[Service]\nTimeoutStartSec=1800\nWatchdogSec=600\n").decode()
    drop_in = "systemd.set_credential_binary=systemd.unit-dropin"
    return " ".join(f"{drop_in}.{name}.service:{text}" for name in names)


PATIENT = patient("tillbox", "tillbox-first-boot")


@dataclass(frozen=True, slots=True)
class Start:
    """How a machine is switched on."""

    boot: Boot
    board: Sequence[str]
    """What QEMU is told of the machine, disk and cables included."""
    size: tuple[int, int] = (1024, 600)
    """Pixels of its display."""
    words: str = ""
    """More for the kernel's command line."""
    saved: Path | None = None
    """Go on from here (`Running.save`), and not from the kernel's start."""
    console: str = "ttyAMA0"
    limits: str = PATIENT
    """What the box's own limits are stretched with."""
    more: Sequence[str] = field(default=())


def virt(disk: Path, size: tuple[int, int], books: str, console: bool = True) -> list[str]:
    """A machine with a display, a touch screen, a scanner and a network card.

    Args:
        disk: Its disk, qcow2.
        size: Of the display in pixels.
        books: Command that carries a connection to 10.0.2.100:443 outside; empty: nobody answers there.
        console: Whether its serial line is there.

    Its network card has no ROM to boot from: nothing does, and Debian packs it apart from QEMU.
    """
    forward = f",guestfwd=tcp:10.0.2.100:443-cmd:{books}" if books else ""
    wide, high = size
    return [
        "-M", "virt,gic-version=2", "-cpu", "cortex-a53", "-m", "1G", "-smp", "2",
        "-drive", f"file={disk},if=none,id=disk,format=qcow2,cache=writeback",
        "-device", "virtio-blk-pci,drive=disk",
        "-vga", "none", "-device", f"virtio-gpu-pci,xres={wide},yres={high}",
        "-device", "qemu-xhci,id=xhci", "-device", "usb-tablet,bus=xhci.0",
        "-device", "usb-kbd,id=scanner,bus=xhci.0,serial=SCAN1",
        "-netdev", f"user,id=net{forward}", "-device", "virtio-net-pci,netdev=net,id=cable,romfile=",
        "-serial", "chardev:serial" if console else "null",
    ]  # fmt: skip


def unit(name: str, text: str) -> str:
    """A unit of systemd for the kernel's command line, which may have 2,048 letters in all.

    `systemd.system-credentials(7)`, ``systemd.extra-unit.*``: PID 1 knows it, the image has nothing of it.
    """
    held = base64.b64encode(text.encode()).decode()
    return f"systemd.set_credential_binary=systemd.extra-unit.{name}:{held} systemd.wants={name}"


class Running(Machine):
    """One machine, from its start to the end of the ``with``."""

    def __init__(self, start: Start, out: Path) -> None:
        """Switch it on; what it says on its serial line goes to ``out``/serial.log."""
        out.mkdir(parents=True, exist_ok=True)
        self.out, self.size = out, start.size
        monitor, qtest = (out / f"{name}.sock" for name in ("monitor", "qtest"))
        for path in (monitor, qtest):
            path.unlink(missing_ok=True)
        listening = [_listen(path) for path in (monitor, qtest)]
        line = " ".join((start.boot.line, f"console={start.console}", PATIENT, start.words)).strip()
        if len(line) > LONGEST:
            raise ValueError(
                f"{len(line)} letters for the kernel's command line, which has room for {LONGEST}"
            )
        resumed = ["-incoming", f"exec:cat {start.saved}"] if start.saved else []
        with (out / "qemu.log").open("ab") as errors:
            self._qemu = subprocess.Popen(
                ["nice", "-n", "5", "qemu-system-aarch64", "-display", "none", "-no-reboot",
                 "-kernel", start.boot.kernel, "-initrd", start.boot.initrd, "-append", line,
                 "-chardev", f"file,id=serial,path={out / 'serial.log'},append=on",
                 "-chardev", f"socket,id=qmp,path={monitor},server=off", "-mon", "chardev=qmp,mode=control",
                 "-qtest", f"unix:{qtest}", "-qtest-log", "none", "-accel", "tcg,thread=multi,tb-size=512",
                 *start.board, *start.more, *resumed],
                stdin=subprocess.DEVNULL, stdout=errors, stderr=errors,
            )  # fmt: skip
        self.began = time.monotonic()
        try:
            self._monitor, self._qtest = (one.accept()[0] for one in listening)
        except TimeoutError as late:
            self._qemu.kill()
            raise GuestFailed(f"QEMU did not start; see {out / 'qemu.log'}") from late
        for one in listening:
            one.close()
        self._qmp("qmp_capabilities")
        if start.saved:
            self._until("running")

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if fault and self._qemu.poll() is None and self._dumps:
            self.picture().save(self.out / "as-it-failed.png")
        self.kill()
        self._monitor.close()
        self._qtest.close()

    @property
    def _dumps(self) -> bool:
        """Whether it has a display."""
        return self.size != (0, 0)

    def kill(self) -> None:
        """Pull the plug: SIGKILL, nothing is flushed."""
        self._qemu.kill()
        self._qemu.wait()

    def picture(self) -> Image.Image:
        """What is on the glass now."""
        file = self.out / "glass.ppm"
        self._qmp("screendump", filename=str(file))
        with Image.open(file) as seen:
            return seen.convert("RGB")

    def touch(self, x: float, y: float) -> None:
        """A finger down and up again, at this pixel."""
        wide, high = self.size
        place = [
            {"type": "abs", "data": {"axis": axis, "value": round(value * _LARGEST / most)}}
            for axis, value, most in (("x", x, wide - 1), ("y", y, high - 1))
        ]
        self._qmp("input-send-event", events=place)
        time.sleep(0.1)
        for down in (True, False):
            button = {"type": "btn", "data": {"down": down, "button": "left"}}
            self._qmp("input-send-event", events=[button])
            time.sleep(0.15)

    def scan(self, code: str) -> None:
        """The scanner types a code of digits, and Enter."""
        for key in (*code, "ret"):
            self.key(key, PACE)

    def plug_cable(self, inserted: bool) -> None:
        """Pull the network cable, or put it back."""
        self._qmp("set_link", name="cable", up=inserted)

    def save(self, file: Path) -> None:
        """Hold it, and keep its memory in a file; the machine stays held."""
        self._qmp("stop")
        self._qmp("migrate", uri=f"exec:cat > {file}")
        deadline = time.monotonic() + 120
        while (state := self._qmp("query-migrate").get("status")) != "completed":
            if state == "failed" or time.monotonic() > deadline:
                raise GuestFailed(f"saving its memory: {state}")
            time.sleep(0.2)

    def _until(self, state: str) -> None:
        deadline = time.monotonic() + 60
        while (now := self._qmp("query-status")["status"]) != state:
            if now == "paused":
                self._qmp("cont")
            if time.monotonic() > deadline:
                raise GuestFailed(f"it is {now} and not {state}")
            time.sleep(0.05)
