"""A QEMU under our hands: what it says, the keys of its keyboards, the registers of its chips.

The guest's programs say lines that begin with ``TILLBOX`` on the serial line, and read lines from it.
"""

import json
import re
import select
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.kernel.guest import Guest

MARK = "TILLBOX "


class GuestFailed(Exception):
    """The guest said that something is wrong, or nothing in time."""


class Machine:
    """One emulated machine, from its start to the end of the ``with``."""

    def __init__(
        self, program: str, guest: Guest, initramfs: Path, out: Path, *more: str, console: str
    ) -> None:
        """Switch it on.

        Args:
            program: Name of the QEMU program, ``qemu-system-x86_64``.
            guest: Its kernel.
            initramfs: What it runs.
            out: Folder for its sockets and its log.
            more: More arguments.
            console: Names of the serial lines in the kernel's words, ``ttyS0``.
        """
        self._log = (out / "serial.log").open("wb")
        serial, monitor, qtest = (out / f"{name}.sock" for name in ("serial", "monitor", "qtest"))
        for path in (serial, monitor, qtest):
            path.unlink(missing_ok=True)
        listening = [_listen(path) for path in (serial, monitor, qtest)]
        self._qemu = subprocess.Popen(
            [program, "-display", "none", "-no-reboot", "-kernel", guest.kernel, "-initrd", initramfs,
             "-append", f"console={console} rdinit=/init panic=-1 loglevel=3",
             "-chardev", f"socket,id=serial,path={serial},server=off",
             "-chardev", f"socket,id=qmp,path={monitor},server=off", "-mon", "chardev=qmp,mode=control",
             "-qtest", f"unix:{qtest}", "-qtest-log", "none", "-accel", "tcg", *more]
        )  # fmt: skip
        self._serial, self._monitor, self._qtest = (one.accept()[0] for one in listening)
        for one in listening:
            one.close()
        self._heard = b""
        self._qmp("qmp_capabilities")

    def __enter__(self) -> "Machine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._qemu.kill()
        self._qemu.wait()
        for one in (self._serial, self._monitor, self._qtest, self._log):
            one.close()

    def hear(self, seconds: float) -> str:
        """The next marked line that the guest says, without its mark.

        Raises:
            GuestFailed: It says ``problem …``, stops, or says nothing in time.
        """
        deadline = time.monotonic() + seconds
        while True:
            line, found, rest = self._heard.partition(b"\n")
            if found:
                self._heard = rest
                # a console colours what it likes
                text = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line.decode("utf-8", "replace")).strip()
                if text.startswith(MARK + "problem"):
                    raise GuestFailed(text)
                if MARK in text:
                    return text[text.index(MARK) + len(MARK) :]
                continue
            ready, _, _ = select.select([self._serial], [], [], max(0.0, deadline - time.monotonic()))
            said = self._serial.recv(65536) if ready else b""
            if not said:
                raise GuestFailed(f"nothing said within {seconds:g} s; the last was {self._heard[-300:]!r}")
            self._log.write(said)
            self._log.flush()
            self._heard += said

    def expect(self, wanted: str, seconds: float = 20.0) -> str:
        """Hear lines until one begins with ``wanted``; gives what follows it.

        Raises:
            GuestFailed: As `hear`, and when the guest's program ends where something else was wanted.
        """
        while True:
            said = self.hear(seconds)
            if said.startswith(wanted):
                return said[len(wanted) :].strip()
            if said.startswith("ended"):
                raise GuestFailed(f"the program {said} where {wanted!r} was wanted; see {self._log.name}")

    def say(self, line: str) -> None:
        """A line to the guest's program."""
        self._serial.sendall(f"{line}\n".encode())

    def key(self, name: str, gap: float) -> None:
        """Press and let go of a key of the USB keyboard, each followed by ``gap`` seconds."""
        self.hold(name, gap)
        self.let_go(name, gap)

    def hold(self, name: str, gap: float, *, down: bool = True) -> None:
        """Press a key (QEMU's name of it) and keep it down."""
        event = {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": name}}}
        self._qmp("input-send-event", events=[event])
        time.sleep(gap)

    def let_go(self, name: str, gap: float) -> None:
        """Let a key up."""
        self.hold(name, gap, down=False)

    def plug(self, **what: str) -> None:
        """Plug a device in (QMP ``device_add``)."""
        self._qmp("device_add", **what)

    def unplug(self, name: str) -> None:
        """Pull a device out."""
        self._qmp("device_del", id=name)

    def register(self, address: int) -> int:
        """A 32-bit word of the guest's physical memory, read from outside."""
        return int(self._ask(f"readl {address:#x}")[1], 16)

    def set_register(self, address: int, value: int) -> None:
        """Write a 32-bit word of the guest's physical memory from outside."""
        self._ask(f"writel {address:#x} {value:#x}")

    def _ask(self, command: str) -> list[str]:
        self._qtest.sendall(f"{command}\n".encode())
        said = b""
        while not said.endswith(b"\n"):
            said += _more(self._qtest)
        words = said.decode().split()
        if words[0] != "OK":
            raise GuestFailed(f"{command}: {said!r}")
        return words

    def _qmp(self, command: str, **arguments: Any) -> Any:
        self._monitor.sendall(json.dumps({"execute": command, "arguments": arguments}).encode())
        said = b""
        while True:
            said += _more(self._monitor)
            for line in said.split(b"\n")[:-1]:
                answer = json.loads(line)
                if "error" in answer:
                    raise GuestFailed(f"{command}: {answer['error']}")
                if "return" in answer:
                    return answer["return"]


def _more(connection: socket.socket) -> bytes:
    """What it says next.

    Raises:
        GuestFailed: It is gone.
    """
    said = connection.recv(65536)
    if not said:
        raise GuestFailed("QEMU has ended")
    return said


def _listen(path: Path) -> socket.socket:
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(path))
    listening.listen(1)
    listening.settimeout(30)
    return listening
