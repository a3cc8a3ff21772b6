"""Back-ups while the till sells: a line behind every commit, a copy behind every close, on other threads.

The screen's thread only says that there is something new. Which sticks are in, what they lack and what is
wrong with them comes back as a message; a stick that hangs holds up nothing but its own thread. Copies are
made by ``tillbox backup``, a process of its own, which systemd's timer runs too.
"""

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from typing import Any

from appliance.backup import copies, lines, stick
from appliance.backup.copies import FULL
from appliance.backup.disk import Disk
from appliance.config import Config
from appliance.domain.problems import Problem, Refused, Severity, refuse
from appliance.till.till import Till
from appliance.ui.outside import Backup
from appliance.wiring import asked, copying
from appliance.wiring.export import sticks
from appliance.worker import Post, Worker

log = logging.getLogger(__name__)
LOOK = 3.0
"""Seconds between two looks at which sticks are in."""
COPY_EVERY = 3600.0
"""Seconds between two looks at whether a copy is due, where no timer of systemd's does it."""
LONGEST = 1800.0
"""Seconds after which a copy is ended from outside."""
HANGS = 3.0
"""Seconds that a start waits for a stick."""
OLD = 7
"""Days after which the newest copy is old."""
RESET = "factory-reset"
_DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """Message: which sticks are in, and what is on them."""

    names: tuple[str, ...] = ()
    """Of the back-up sticks."""
    others: tuple[str, ...] = ()
    """Folders of sticks that are not ours, and could be."""
    row: int = 0
    """Row id of the newest entry that is on one of them."""
    problem: Problem | None = None
    today: int = 0
    """Days since 1970: what was seen yesterday is looked at again."""
    copied: tuple[int, str] = (0, "")
    """UTC ms of the newest verified copy on a stick, and that stick's name; 0: none that is known of."""


class BackingUp:
    """What the running till has done about back-ups."""

    def __init__(
        self, config: Config, data: Path, post: Post, found: Callable[[], list[str]] | None = None
    ) -> None:
        """Start the threads; ``found`` names the folders of the sticks that are in."""
        self._config, self._data, self._found = config, data, found or sticks
        self._disk = Disk()
        self._keeper = lines.Keeper(self._disk, data / "till.db")
        self._in: list[str] = []
        self._told: BackupSeen | None = None
        self._asked = False
        self._worker = Worker("backup", post)
        self._copying = Worker("copy", post)
        self.workers = [self._worker, self._copying]
        for worker in self.workers:
            worker.patience = 1.0
        self._process: subprocess.Popen[str] | None = None
        self._stopping = False
        self.seen = BackupSeen(copied=copying.newest(data))
        self._worker.repeat(self._look, LOOK)
        if not asked.can_ask(deed="backup"):
            self._copying.repeat(self._copy_to_stick, COPY_EVERY)

    def poke(self) -> None:
        """There is a new entry; called on the screen's thread, behind its commit."""
        if not self._asked:
            self._asked = True
            self._worker.put(self._look)

    def behind(self, row: int) -> int:
        """How many of the entries up to row id ``row`` are on no stick; all of them where none is in."""
        return max(0, row - self.seen.row)

    def copy(self) -> None:
        """A day was closed: have a copy made, on a box by a service of its own."""
        if not self._ask("backup"):
            self._copying.put(self._copy_to_stick)

    def copy_now(self) -> None:
        """A person asks for one, also where none is due."""
        copying.want(self._data)
        self.copy()

    def _ask(self, deed: str) -> bool:
        try:
            if asked.can_ask(deed=deed):
                asked.ask(deed)
                return True
        except OSError as error:
            log.warning("nobody can be asked for %s: %s", deed, error)
        return False

    def take(self, till: Till, seen: BackupSeen) -> None:
        """Take what the thread saw: on the screen's."""
        self.seen = seen
        for code in ("backup_full", "backup_failed", "backup_old"):
            till.banners.pop(code, None)
        problem = seen.problem
        if problem and problem.severity is Severity.STOP:
            till.question = problem  # a stop: it fills the screen
        elif problem:
            till.banners[problem.code] = problem
        days = (till.clock().at - seen.copied[0]) // _DAY if seen.copied[0] else 0
        if days > OLD and "backup_failed" not in till.banners and "backup_full" not in till.banners:
            till.banners["backup_old"] = Problem.of("backup_old", days=days)

    def use(self, folder: str) -> None:
        """A person says that back-ups go on this stick."""

        def marked() -> BackupSeen:
            stick.mark(self._disk, Path(folder))
            return self._see()

        self._worker.put(marked)

    def stop(self) -> None:
        """End the threads; a stick that hangs is not waited for."""
        self._stopping = True
        if self._process and self._process.poll() is None:
            self._process.terminate()
        for worker in self.workers:
            worker.stop()

    def _look(self) -> BackupSeen | None:
        """On the thread; a message only where something is not as before."""
        seen, before = self._see(), self._told
        self._told = seen
        stops = seen.problem is not None and seen.problem.severity is Severity.STOP
        return seen if seen != before or stops else None  # a stop stays, whatever is tapped

    def _see(self) -> BackupSeen:
        """Write what each stick lacks."""
        self._asked = False
        found = self._found()
        if found != self._in:
            self._in = found
            self._keeper.forget()
        today = time.time_ns() // 1_000_000 // _DAY
        seen = BackupSeen(today=today, copied=copying.newest(self._data))
        for folder in found:
            try:
                seen = self._one(Path(folder), seen)
            except OSError as error:
                self._keeper.forget()
                seen = replace(seen, problem=trouble(error))
                log.info("%s: %s", folder, error)
            except lines.Foreign as other:
                seen = replace(seen, problem=foreign(self._config, other))
            except Refused as refused:
                log.warning("nothing can be read for a back-up: %s", refused)
        return seen

    def _one(self, root: Path, seen: BackupSeen) -> BackupSeen:
        if not stick.is_ours(self._disk, root):
            return replace(seen, others=(*seen.others, str(root)))
        seen = replace(seen, names=(*seen.names, root.name))
        folder = stick.place(root, stick.whose(self._config))
        stick.prepare(self._disk, folder, self._config)
        with copying.alone(self._data):
            try:
                row = self._keeper.catch_up(folder)
            except OSError as error:
                if error.errno not in FULL or not copies.let_go(self._disk, folder):
                    raise
                row = self._keeper.catch_up(folder)
        return replace(seen, row=max(seen.row, row))

    def _copy_to_stick(self) -> None:
        """On its thread: one copy in a process of its own, where there is somewhere to put it."""
        if self._stopping or not self._in:
            return
        command = [sys.executable, "-m", "appliance", "backup", "--data", str(self._data)]
        try:
            with subprocess.Popen(
                ["nice", "-n", "10", *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            ) as self._process:
                try:
                    said = self._process.communicate(timeout=LONGEST)[1]
                except subprocess.TimeoutExpired:
                    self._process.kill()
                    said = "it took too long"
            if self._process.returncode and not self._stopping:
                log.warning("no copy was made: %s", said.strip()[-500:])
        except OSError as error:
            log.warning("no copy was made: %s", error)


def outside(backing: BackingUp | None, till: Till) -> dict[str, Any]:
    """What the screens ask of it, by the names that `ui.outside.Outside` has for it."""

    def known() -> Backup:
        if not backing:
            return Backup()
        seen, row = backing.seen, till.journal.id
        problem = seen.problem
        return Backup(
            True,
            seen.names,
            seen.others,
            backing.behind(row),
            seen.copied,
            problem,
            asked.can_ask(deed=RESET),
        )

    if not backing:
        return {"backup": known}
    return {
        "backup": known,
        "use_stick": backing.use,
        "copy_now": backing.copy_now,
        "set_aside": ask_to_set_aside,
    }


def ask_to_set_aside() -> None:
    """Ask the box's own service for a factory reset, which ends the till.

    Raises:
        Refused: ``reset_elsewhere`` where there is none.
    """
    try:
        if asked.can_ask(deed=RESET):
            asked.ask(RESET)
            return
    except OSError as error:
        log.warning("nobody can be asked for a factory reset: %s", error)
    raise refuse("reset_elsewhere")


def trouble(error: OSError) -> Problem:
    """What is wrong with a stick."""
    if error.errno in FULL:
        return Problem.of("backup_full")
    return Problem.of("backup_failed", detail=error.strerror or str(error))


def foreign(config: Config, other: lines.Foreign) -> Problem:
    """What it means that a stick knows what this box does not."""
    facts = {"shop": config.shop.name, "till": config.till.number}
    if other.number == 0:
        return Problem.of("till_moved", **facts, date=other.begun)
    return Problem.of("till_behind", **facts, number=f"{other.epoch}/{other.number}")


def needs_own_stick(config: Config, data: Path, found: Callable[[], list[str]] | None = None) -> None:
    """Refuses with ``till_moved`` or ``till_behind`` to start beside a stick on which another box went on, or
    which knows what this one has lost. A stick that does not answer keeps nobody from selling."""
    looked: list[Problem] = []

    def look() -> None:
        disk, of = Disk(), stick.whose(config)
        keeper = lines.Keeper(disk, data / "till.db")
        for root in (found or sticks)():
            try:
                keeper.look(stick.place(Path(root), of))
            except lines.Foreign as other:
                looked.append(foreign(config, other))
            except (OSError, Refused) as error:
                log.info("%s is not looked at: %s", root, error)

    if not (data / "till.db").exists():
        return
    looking = Thread(target=look, name="sticks", daemon=True)
    looking.start()
    looking.join(HANGS)
    if looked:
        raise Refused(looked[0])
