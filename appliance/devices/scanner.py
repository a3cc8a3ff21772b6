"""The barcode scanner: a keyboard that only the till may hear.

The device is grabbed (EVIOCGRAB), so its keys reach neither the console nor the screen's focus. It
is found under ``/dev/input/by-id`` by what it can type, or by the path in till.toml. When it is
pulled out the read fails with ENODEV; the till is told, and every two seconds the thread looks for
it again. Only what evdev 1.9 and 2 share is used: the image ships the former.
"""

import logging
import select
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from appliance.devices import Scanned, ScannerChanged
from appliance.devices.keys import GAP, Typing, give_up, spoil, step

log = logging.getLogger(__name__)

BY_ID = Path("/dev/input/by-id")
RESCAN = 2.0
"""Seconds between two looks for a scanner that is not there."""

_EV_SYN, _EV_KEY, _SYN_DROPPED = 0, 1, 3
_NEEDED = frozenset({28, *range(2, 12)})
"""Enter and the digits: what every scanner, and no mouse or touch screen, can type."""


def candidates(folder: Path = BY_ID) -> list[Path]:
    """All devices that could be a scanner, by their stable name; a desk's keyboard is one too."""
    import evdev

    found: list[Path] = []
    for path in sorted(folder.glob("*-event-*")):
        try:
            device = evdev.InputDevice(str(path))
        except OSError as error:  # gone again, or not ours to read
            log.info("%s: %s", path, error)
            continue
        with closing(device):
            if set(device.capabilities().get(_EV_KEY, ())) >= _NEEDED:
                found.append(path)
    return found


class Scanner:
    """Reads one scanner for as long as the till runs."""

    def __init__(self, post: Callable[[object], None], device: str = "", folder: Path = BY_ID) -> None:
        """Start reading.

        Args:
            post: Takes `Scanned` and `ScannerChanged`; called on the scanner's thread.
            device: Path of the one device to read; empty: the first of `candidates`.
            folder: Where the stable names stand.
        """
        self._post, self._wanted, self._folder = post, device, folder
        self._present: bool | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scanner", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of the device; may be called twice."""
        self._stopping.set()
        if self._thread is not threading.current_thread():
            self._thread.join(RESCAN)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._session()
            except OSError as error:  # 19 ENODEV: pulled out; 16 EBUSY: another program has it
                log.warning("scanner: %s", error)
            except Exception:
                log.exception("scanner: unexpected; trying again")
            self._tell(False)
            self._stopping.wait(RESCAN)

    def _session(self) -> None:
        """Read one device until it is pulled out (OSError) or the till stops."""
        import evdev

        path = self._wanted or next((str(found) for found in candidates(self._folder)), "")
        if not path:
            return
        with closing(evdev.InputDevice(path)) as device:
            device.grab()
            self._tell(True)
            log.info("scanner: reading %s (%s)", path, device.name)
            typing = Typing()
            while not self._stopping.is_set():
                ready, _, _ = select.select([device.fd], [], [], GAP if typing.text else 0.5)
                typing, texts = self._take(device, typing) if ready else give_up(typing)
                for text in texts:
                    self._post(Scanned(text, path))

    def _take(self, device: Any, typing: Typing) -> tuple[Typing, list[str]]:
        texts: list[str] = []
        for event in device.read():
            if event.type == _EV_KEY:
                typing, completed = step(typing, event.code, event.value, event.timestamp())
                texts.extend(completed)
            elif event.type == _EV_SYN and event.code == _SYN_DROPPED:
                typing = spoil(typing)
        return typing, texts

    def _tell(self, present: bool) -> None:
        if present is not self._present and not self._stopping.is_set():
            self._present = present
            self._post(ScannerChanged(present))
