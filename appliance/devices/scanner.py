"""The barcode scanners: one thread (`Scanner`) reads all of them (`Ports`), and tells which come and go.

What is a scanner, and how it is read, stands in `hid_scanner` and `serial_scanner`; here is the loop
around them. Each scanner has its own memory of what was begun, so two that read at once never mix. One
that is pulled out fails alone: what it had begun is handed out as unreadable, and every two seconds the
thread looks for what is new, in whatever port it is now.
"""

import logging
import select
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from appliance.devices import Scanned, ScannerChanged
from appliance.devices.keys import GAP

log = logging.getLogger(__name__)

RESCAN = 2.0
"""Seconds between two looks for scanners that came."""
_NAP = 0.5
"""Seconds after which the thread looks whether it is to end."""


class Port(Protocol):
    """One open scanner."""

    path: str
    """Its stable name."""
    node: Path
    """What that name stands for now: ``/dev/input/event5``."""
    fd: int

    @property
    def begun(self) -> bool:
        """Whether a code has been begun."""

    def read(self) -> Iterator[str]:
        """The codes that are complete by what has come. Raises OSError when the scanner is gone."""

    def give_up(self) -> Iterator[str]:
        """Nothing more came: what was begun, as unreadable."""

    def close(self) -> None:
        """Let go of it."""


class Source(Protocol):
    """A way in which scanners are connected."""

    unclear: Sequence[str]
    """Names of what may be a scanner and is not read, since it may be something else; by the last look."""

    def look(self, taken: Mapping[Path, str]) -> Iterator[Port]:
        """Open what is a scanner and not taken yet; ``taken``: the names of what is, by its node."""


@dataclass(slots=True)
class _Open:
    port: Port
    heard: float
    """By the monotonic clock: when it last sent something."""


class Scanner:
    """Reads every scanner for as long as the till runs."""

    def __init__(self, post: Callable[[object], None], *sources: Source, prefix: str = "") -> None:
        """Start reading; the arguments are those of `Ports`."""
        self._ports = Ports(self._tell, *sources, prefix=prefix)
        self._post = post
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of all of them; may be called twice."""
        self._stopping.set()
        if self._thread is not threading.current_thread():
            self._thread.join(RESCAN)

    def _run(self) -> None:
        due = 0.0
        while not self._stopping.is_set():
            try:
                if time.monotonic() >= due:
                    due = time.monotonic() + RESCAN
                    self._ports.look()
                self._ports.listen(min(_NAP, due - time.monotonic()))
            except Exception:
                log.exception("scanner: unexpected; trying again")
                self._stopping.wait(_NAP)
        self._ports.close()

    def _tell(self, message: object) -> None:
        if not self._stopping.is_set():
            self._post(message)


class Ports:
    """All that is open; used on one thread."""

    def __init__(self, post: Callable[[object], None], *sources: Source, prefix: str = "") -> None:
        """Nothing is open yet.

        Args:
            post: Takes `Scanned` and `ScannerChanged`.
            sources: Where scanners may be.
            prefix: What they are set to send before every code, and is no part of it.
        """
        self._post, self._sources, self._prefix = post, sources, prefix
        self._open: list[_Open] = []
        self._unclear: str | None = None

    def close(self) -> None:
        """Let go of all of them."""
        while self._open:
            self._open.pop().port.close()

    def look(self) -> None:
        """Open what is new."""
        taken = {one.port.node: one.port.path for one in self._open}
        for source in self._sources:
            try:
                for port in source.look(taken):
                    taken[port.node] = port.path
                    self._open.append(_Open(port, time.monotonic()))
                    log.info("scanner: reading %s", port.path)
                    self._tell(True, port.path)
            except Exception:  # what is open is read on
                log.exception("scanner: %s: unexpected; looking again", type(source).__name__)
        unclear = ", ".join(name for source in self._sources for name in source.unclear)
        if unclear != self._unclear:
            self._unclear = unclear
            if unclear or not self._open:
                self._tell(False, "")

    def listen(self, seconds: float) -> None:
        """Read what comes within ``seconds``, or less."""
        begun = any(one.port.begun for one in self._open)
        wait = max(0.0, min(seconds, GAP) if begun else seconds)
        ready, _, _ = select.select([one.port.fd for one in self._open], [], [], wait)
        for one in tuple(self._open):
            if one.port.fd in ready:
                self._read(one)
            elif one.port.begun and time.monotonic() - one.heard >= GAP:
                self._hand_out(one.port, one.port.give_up())

    def _read(self, one: _Open) -> None:
        try:
            self._hand_out(one.port, one.port.read())
            one.heard = time.monotonic()
        except OSError as error:  # 19 ENODEV: pulled out
            log.warning("scanner: %s: %s", one.port.path, error)
            self._gone(one)
        except Exception:
            log.exception("scanner: %s: unexpected; opened anew", one.port.path)
            self._gone(one)

    def _hand_out(self, port: Port, texts: Iterator[str]) -> None:
        for text in texts:
            if code := text.removeprefix(self._prefix):
                self._post(Scanned(code, port.path))

    def _gone(self, one: _Open) -> None:
        self._open.remove(one)
        self._hand_out(one.port, one.port.give_up())
        with suppress(OSError):  # it is gone
            one.port.close()
        self._tell(False, one.port.path)

    def _tell(self, came: bool, device: str) -> None:
        self._post(ScannerChanged(came, device, len(self._open), self._unclear or ""))
