"""What the health screen shows: looks on a thread of their own, the last trouble of each part, tests.

Everything here but the looks themselves happens on the screen's thread. What the devices say by
themselves reaches it as the till's banners, so that the last trouble is known though nobody looked.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from appliance import __version__
from appliance.config.sms import NONE
from appliance.devices import (
    DrawerMoved,
    JobDone,
    KitchenChanged,
    Outcome,
    PrinterChanged,
    Scanned,
    ScannerChanged,
)
from appliance.domain.barcode import normalise
from appliance.domain.finding import PARTS, Finding, Grade
from appliance.domain.problems import Problem, refuse
from appliance.ui.outside import Health, Trouble
from appliance.wiring import health_watch, log_text, troubles
from appliance.wiring.export import sticks
from appliance.wiring.health import Looker, Own, look, worst
from appliance.wiring.passes import BooksChanged
from appliance.wiring.poking import printed, slip_bytes
from appliance.worker import Worker

if TYPE_CHECKING:
    from appliance.wiring.box import Box

TEST = "test "
"""How the job of a test slip begins, a row of no journal; behind it stands which printer."""
PRINTERS = ("printer", "kitchen")
LISTENING = 30.0
"""Seconds in which one scan is shown and not sold."""
_PART = {"network": "books", "mapping": "books", "order": "books", "books": "books", "receipt": "printer"}
"""Which part a banner is about, by how its code begins, where it is not the part's own name."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Message: one part was looked at."""

    part: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class LogWritten:
    """Message: the log is on the stick, or what kept it from it."""

    name: str = ""
    problem: Problem | None = None


@dataclass(slots=True)
class Watched:
    """The state of the health screen."""

    box: "Box"
    heard: log_text.Heard = field(default_factory=log_text.Heard)
    ageing: health_watch.Ageing | None = None
    """What looks by itself, see `health_watch`."""
    _worker: Worker | None = None
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _looking: set[str] = field(default_factory=set)
    _troubles: dict[str, Trouble] = field(init=False)
    _told: set[str] = field(default_factory=set)
    _stale: set[str] = field(default_factory=set)
    """Parts that said something since the last look at them."""
    _scanned: tuple[str, str] | None = None
    _until: float = 0.0
    _log: tuple[str, Problem | None] | None = None

    def __post_init__(self) -> None:
        self._troubles = troubles.load(self.box.folder)

    def shown(self) -> Health:
        """As it stands now; while somebody sees it, what has changed since is looked at again."""
        self._notice()
        if again := self._stale & set(self._found) - self._looking:
            self._stale -= again
            self.look(*again)
        listening = time.monotonic() < self._until
        last, found = dict(self._troubles), dict(self._found)
        return Health(found, frozenset(self._looking), last, listening, self._scanned, __version__, self._log)

    def look(self, *parts: str) -> None:
        """Look at these parts, or all; what is being looked at is not looked at twice."""
        box = self.box
        weak = self.ageing is not None and self.ageing.weak
        own = Own(str(box.till.printer), str(box.till.drawer), str(box.till.kitchen), weak)
        at = Looker(box.config, box.folder, os.getpid(), own, whole=False)
        for part in parts or PARTS:
            if part not in self._looking:
                self._looking.add(part)
                self._put(lambda part=part: Looked(part, look(part, at)))  # type: ignore[misc]

    def take(self, message: object) -> bool:
        """Take a message that is for this screen; False: it is the till's. Once before each of them what is
        wrong by then is noted, so that it is remembered when the message ends it."""
        self._notice()
        match message:
            case Looked():
                self._seen(message)
            case health_watch.Aged():
                self._stale |= {"box", "disk", "scrub"}
                health_watch.take(self.box.till, message)
            case LogWritten(name, problem):
                self._log = (name, problem)
            case JobDone(job, outcome) if (part := job.removeprefix(TEST)) in PRINTERS:
                self._found[part] = (printed("", outcome, part),)
            case Scanned(text) if time.monotonic() < self._until:
                self._scanned, self._until = (text, normalise(text).kind), 0.0
            case DrawerMoved():
                self._stale.add("drawer")
                return False
            case PrinterChanged():
                self._stale |= {"printer", "drawer"}
                return False
            case KitchenChanged():
                self._stale.add("kitchen")
                return False
            case ScannerChanged():
                self._stale.add("scanner")
                return False
            case BooksChanged() if self.box.config.sms.service != NONE:
                self.look("sms")  # nothing else says that a message was kept from its way
                return False
            case _:
                return False
        return True

    def _seen(self, message: Looked) -> None:
        self._looking.discard(message.part)
        self._found[message.part] = message.findings
        grade = worst(message.findings)
        if grade != Grade.WELL:
            bad = next(one for one in message.findings if one.grade == grade)
            self._keep(message.part, bad)

    def _notice(self) -> None:
        banners = self.box.till.banners
        if banners.keys() == self._told:
            return
        for code, problem in banners.items():
            if code not in self._told:
                begin = code.partition("_")[0]
                part = _PART.get(begin, begin)
                if part in PARTS:
                    self._keep(part, problem)
        self._told = set(banners)

    def _keep(self, part: str, what: Finding | Problem) -> None:
        now = self.box.till.clock()
        self._troubles[part] = Trouble(what, now.at, now.offset)
        kept = dict(self._troubles)
        self._put(lambda: troubles.save(self.box.folder, kept))

    def listen(self, on: bool) -> None:
        """Show the next scan and sell nothing of it; or sell again what is scanned."""
        if on:
            self._scanned = None
        self._until = time.monotonic() + LISTENING if on else 0.0

    def print_slip(self, part: str = "printer") -> None:
        """Print a test slip behind what waits for that printer; what comes of it is shown as a finding."""
        box = self.box
        if line := box.kitchen if part == "kitchen" else box.printer:
            line.print(TEST + part, slip_bytes(box.config, box.words, part))
        else:
            self._found[part] = (printed("", Outcome.FAILED, part),)

    def write_log(self, found: Callable[[], list[str]] = sticks) -> None:
        """Write the log to the first stick.

        Raises:
            Refused: ``stick_missing``.
        """
        there = found()
        if not there:
            raise refuse("stick_missing")
        folder, self._log = Path(there[0]), ("", None)
        stamp = time.strftime("%Y-%m-%d %H%M")
        name = f"tillbox {self.box.config.till.number} {stamp}.txt"
        self._put(lambda: self._written(folder, name))

    def _written(self, folder: Path, name: str) -> LogWritten:
        """On the thread."""
        text = log_text.gather(self.box.config, tuple(self.heard.lines), self.box.folder)
        try:
            return LogWritten(log_text.write(text, folder, name))
        except OSError as error:
            detail = error.strerror or str(error)
            return LogWritten(problem=Problem.of("export_failed", file=name, detail=detail))

    def _put(self, work: Callable[[], object]) -> None:
        self._worker = self._worker or Worker("health", self.box.post)
        self._worker.put(work)

    def stop(self) -> None:
        """End the thread, whose last work may be left undone; a look that hangs is not waited for long."""
        if self._worker:
            self._worker.patience = 1.0
            self._worker.stop()
            troubles.save(self.box.folder, self._troubles)
