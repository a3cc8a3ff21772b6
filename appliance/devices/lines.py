"""The worker's side of printer and drawer: jobs in, messages out, and a look now and then.

A line puts its jobs on a worker's queue (``worker.Worker``), which it is given: a drawer on the
printer's connector shares the printer's worker, so one cable is spoken to by one thread, and the
drawer that was asked for before the receipt opens before it.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Protocol

from appliance.devices import (
    Drawer,
    DrawerMoved,
    DrawerState,
    DrawerStays,
    JobDone,
    Outcome,
    Printer,
    PrinterChanged,
    PrinterState,
)

PRINTER_SECONDS = 3.0
"""Between two looks at a printer with nothing to do."""
LONGEST_SECONDS = 96.0
"""Between two tries of what a printer that says it is well does not take."""

DRAWER_SECONDS = 0.25
"""Between two looks at the drawer: held scans wait for it."""
OPENS_SECONDS = 0.4
"""From a pulse until the drawer is out, at the longest."""
LEFT_OPEN_SECONDS = 20.0
"""Longer than it takes to put money in and give change back."""
SAID_AGAIN_SECONDS = 10.0
LOOSE = 12
"""Openings in a minute that nobody asked for: no hand makes as many, a loose cable makes eighty. Each would
be two entries of the journal, all night long."""
QUIET_SECONDS = 60.0
"""A loose switch says the same for as long before it is believed again; twice as long after each time."""
LONGEST_QUIET_SECONDS = 3600.0
_WELL = (PrinterState.FINE, PrinterState.PAPER_LOW)


class Queue(Protocol):
    """What a line needs of a worker."""

    def put(self, work: Callable[[], object], broken: Callable[[str], object] | None = None) -> None:
        """Do this once, on the worker's thread, and post what it returns."""

    def repeat(self, work: Callable[[], object], seconds: float) -> None:
        """Do this now and then."""


class PrinterLine:
    """Prints jobs one after the other: `JobDone` for each, `PrinterChanged` when it changes.

    A job that failed is owed, and what is owed prints when the printer says that it is well. Where it says
    so already it is said again, at the next look and then less and less often.
    """

    def __init__(
        self, printer: Printer, worker: Queue, changed: Callable[[PrinterState], object] = PrinterChanged
    ) -> None:
        """Begin to look after the printer; its first state is always posted, as ``changed`` of it."""
        self._printer, self._worker, self._changed = printer, worker, changed
        self._state: PrinterState | None = None
        self._wait, self._again_at = PRINTER_SECONDS, float("inf")
        worker.repeat(self._look, PRINTER_SECONDS)

    def print(self, job: str, data: bytes) -> None:
        """Queue one job's bytes under its fixed id; nothing is ever printed twice by itself."""
        self._worker.put(lambda: self._print(job, data), lambda detail: JobDone(job, Outcome.UNKNOWN, detail))

    def beside(self, data: bytes) -> Outcome:
        """Print what is no job and owed to nobody, a label; called on the worker's thread."""
        return self._printer.print(data)

    def _print(self, job: str, data: bytes) -> JobDone:
        outcome = self._printer.print(data)
        if outcome == Outcome.DONE:
            self._wait, self._again_at = PRINTER_SECONDS, float("inf")
            return JobDone(job, outcome)
        if outcome == Outcome.FAILED and self._again_at == float("inf"):
            self._again_at = time.monotonic() + self._wait
            self._wait = min(2 * self._wait, LONGEST_SECONDS)
        self._worker.put(self._look)
        return JobDone(job, outcome, f"printer is {self._printer.state()}")

    def _look(self) -> object:
        state = self._printer.state()
        due = state in _WELL and time.monotonic() >= self._again_at
        if state == self._state and not due:
            return None
        self._state, self._again_at = state, float("inf")
        return self._changed(state)


class DrawerLine:
    """Opens the drawer on request and watches its switch: `JobDone`, `DrawerMoved`, and `DrawerStays` while
    it is left open."""

    def __init__(self, drawer: Drawer, worker: Queue) -> None:
        """Begin to watch the switch; its first state is always posted."""
        self._drawer, self._worker = drawer, worker
        self._told: DrawerState | None = None
        self._seen: DrawerState | None = None
        self._kicked = False
        self._opened, self._say_at = 0.0, LEFT_OPEN_SECONDS
        self._by_hand: deque[float] = deque(maxlen=LOOSE)
        self._loose, self._quiet, self._turned = False, QUIET_SECONDS, 0.0
        worker.repeat(self._look, DRAWER_SECONDS)

    def kick(self, job: str) -> None:
        """Queue one opening under its fixed id, and a look at it before a receipt takes seconds."""
        self._worker.put(lambda: self._kick(job), lambda detail: JobDone(job, Outcome.UNKNOWN, detail))
        self._worker.put(self._look_for_it)

    def turn(self, opens_high: bool) -> None:
        """Read its switch so from now on."""
        self._worker.put(lambda: setattr(self._drawer, "opens_high", opens_high))

    def _kick(self, job: str) -> JobDone:
        outcome = self._drawer.kick()
        self._kicked = outcome != Outcome.FAILED
        return JobDone(job, outcome)

    def _look_for_it(self) -> DrawerMoved | DrawerStays | None:
        deadline = time.monotonic() + (OPENS_SECONDS if self._kicked else 0.0)
        while (state := self._drawer.state()) == DrawerState.SHUT and time.monotonic() < deadline:
            time.sleep(OPENS_SECONDS / 8)
        return self._look() if state == DrawerState.OPEN else None

    def _look(self) -> DrawerMoved | DrawerStays | None:
        """Open counts at once, shut only when seen twice: a bouncing switch must not let scans through."""
        before, self._seen = self._seen, self._drawer.state()
        if self._seen != before:
            self._turned = time.monotonic()
        if self._is_loose():
            return self._tell(DrawerState.UNKNOWN) if self._told != DrawerState.UNKNOWN else None
        if self._seen == self._told:
            return self._stays() if self._told == DrawerState.OPEN else None
        if self._seen == DrawerState.SHUT and before != DrawerState.SHUT:
            return None
        if self._seen == DrawerState.OPEN and not self._kicked:
            self._by_hand.append(time.monotonic())
        self._kicked = self._kicked and self._seen != DrawerState.OPEN
        return self._tell(self._seen)

    def _tell(self, state: DrawerState) -> DrawerMoved:
        self._told = state
        self._opened, self._say_at = time.monotonic(), LEFT_OPEN_SECONDS
        return DrawerMoved(state)

    def _is_loose(self) -> bool:
        """Does the switch say more than a drawer can do? Then it says nothing, until it has been quiet."""
        now = time.monotonic()
        if self._loose and now - self._turned >= self._quiet:
            self._loose, self._quiet = False, min(2 * self._quiet, LONGEST_QUIET_SECONDS)
            self._by_hand.clear()
        elif len(self._by_hand) == LOOSE and now - self._by_hand[0] < 60.0:
            self._loose = True
        return self._loose

    def _stays(self) -> DrawerStays | None:
        seconds = time.monotonic() - self._opened
        if seconds < self._say_at:
            return None
        self._say_at = seconds + SAID_AGAIN_SECONDS
        return DrawerStays(int(seconds))
