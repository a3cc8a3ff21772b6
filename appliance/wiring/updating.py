"""Updates and slots, as the box does them: ``tillbox update`` and ``tillbox slot``, which root runs.

The screen's user asks (`asked`: ``update``, ``slot-good``, ``slot-activate``) and reads what became of it. An
update is activated once no day is open: when it was written, after each Z, and at each start.
"""

import fcntl
import logging
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance import __version__, plain_file
from appliance.config import ConfigError, load
from appliance.domain.problems import Problem, Refused, refuse
from appliance.health import record
from appliance.storage.database import refusing
from appliance.storage.vouchers import reading
from appliance.update import slots
from appliance.update.disk import Disk, beneath
from appliance.update.fitting import Here, meant_for, numbers
from appliance.update.parcel import opened, release_keys
from appliance.update.writing import write
from appliance.wiring import asked

log = logging.getLogger(__name__)
FETCHED = Path("/data/update")
"""Where what comes over the network is put; nothing stays there."""
MOUNTED = Path("/media")
COMMAND_LINE = Path("/proc/cmdline")
BOARD = Path("/proc/device-tree/compatible")
COUNTRIES = {"norway": "NO", "denmark": "DK"}
"""As the image's builder calls them."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Box:
    """The box whose slots these are."""

    disk: Path
    running: str
    data: Path
    """The till's data folder."""
    run: Path = asked.RUN
    keys: tuple[str, ...] = field(default_factory=release_keys)
    restart: Callable[[], object] = lambda: subprocess.run(["systemctl", "--no-block", "reboot"], check=True)


def this_box(data: Path) -> Box:
    """The box that this runs on.

    Raises:
        Refused: ``update_no_slots``.
    """
    here = slots.running(COMMAND_LINE.read_text())
    disk = beneath(data) if here and data.is_dir() else None
    if disk is None:
        raise refuse("update_no_slots", detail="it was not started from one of two slots")
    return Box(disk, here, data)


def update(box: Box, wanted: str, say: Say, *, older: bool = False, now: bool = False) -> int:
    """``tillbox update``: write an update to the other slot, and have it boot at the next start.

    Args:
        box: The box.
        wanted: A file, an address (``https://…``), or nothing: the newest on any stick.
        say: Told what is done.
        older: An older version than this one is meant.
        now: A day that is open is no reason to wait.

    Raises:
        Refused: Why not, see `appliance.update`; it is also told to the screen.
    """
    told = _Told(box.run, say)
    os.nice(10)
    try:
        with (
            _alone(box.run),
            _source(wanted, told) as path,
            plain_file.reading(path) as file,
            Disk(box.disk) as disk,
        ):
            parcel = opened(file, box.keys)
            version = told.version = parcel.manifest.version
            meant_for(parcel.manifest, _here(box.data), older=older)
            write(disk, box.running, parcel, lambda done, of: told.far("writing", done, of))
            active = activate(box, disk, now=now)
    except (Refused, OSError) as wrong:
        refused = wrong if isinstance(wrong, Refused) else refuse("update_damaged", detail=str(wrong))
        told.tell("refused", code=refused.problem.code, facts=refused.problem.facts)
        raise refused from wrong
    told.tell("active" if active else "ready")
    say(f"{version} boots at the next start" if active else f"{version} boots once the open day is closed")
    return 0


def slot(box: Box, deed: str, say: Say) -> int:
    """``tillbox slot``: what becomes of the slots; 1 where the box is to be started again.

    Args:
        box: The box.
        deed: ``show``; ``begin``: before the till, where a slot is on trial or was given up; ``good``: the
            till has shown that it sells; ``activate``: no day is open any more; ``judge``: long enough
            after the start that a slot which has not shown anything is given up.
        say: Told how the slots are.
    """
    again = False
    with Disk(box.disk, writing=deed != "show") as disk:
        first = not (box.run / "told" / "slot.json").exists()
        if first and deed != "show":
            open_day = deed == "begin" and day_open(box.data)
            again = slots.begun(disk, box.running, open_day) == "stands_back"
        if deed == "good":
            slots.good(disk, box.running)
        if deed in ("good", "activate") and activate(box, disk):
            _Told(box.run, say).tell("active")
        if deed == "judge" and slots.unproven(disk, box.running):
            again = True
        now = slots.look(disk, box.running)
    _tell(box.run, "slot", {
        "state": "done", "running": box.running, "versions": now.versions, "waiting": now.waiting,
        "active": now.record.active, "went_back": now.went_back, "broken": now.does_not_start,
    })  # fmt: skip
    say(_line(now))
    if again:
        box.restart()
    return int(again)


def activate(box: Box, disk: Disk, *, now: bool = False) -> bool:
    """Have what was written boot at the next start, unless a day is open; True: it will."""
    return (now or not day_open(box.data)) and slots.activated(disk, box.running, told=now)


def day_open(data: Path) -> bool:
    """Is a day open? One that cannot be looked at counts as open."""
    if not (data / "till.db").is_file():
        return False
    try:
        with refusing(), reading(data / "till.db") as till:
            return bool(till.open_date())
    except Refused as busy:
        log.warning("whether a day is open cannot be seen: %s", busy)
        return True


def went_back(run: Path = asked.RUN) -> Problem | None:
    """For the screen: the banner that says that the box went back, or that a system does not start."""
    said = asked.told("slot", run)
    for code, fact in (("slot_broken", "broken"), ("went_back", "went_back")):
        if version := said.get(fact, ""):
            return Problem.of(code, version=version)
    return None


def waiting(run: Path = asked.RUN) -> str:
    """For the screen: the version that boots at a start with no day open, or nothing."""
    return str(asked.told("slot", run).get("waiting", ""))


def day_closed(run: Path = asked.RUN) -> None:
    """Called by the till behind a Z: what waits for the end of the day is activated."""
    if asked.can_ask(run, deed="slot-activate"):
        asked.ask("slot-activate", run=run)


def _line(now: slots.Slots) -> str:
    parts = [
        f"slot {name}: {now.versions[name] or '-'}, {now.record.state(name)}"
        + (f", {now.record.tries} tries left" if name == now.record.active and now.record.tries else "")
        + (", running" if name == now.running else "")
        + (", does not start" if name == now.broken else "")
        for name in now.versions
    ]
    return "\n".join(parts)


def _here(data: Path) -> Here:
    try:
        country = load(data / "till.toml").shop.country if (data / "till.toml").exists() else ""
    except ConfigError:
        country = ""
    names = BOARD.read_bytes().decode("ascii", "replace") if BOARD.exists() else ""
    return Here(__version__, COUNTRIES.get(country, ""), tuple(filter(None, names.split("\0"))))


@contextmanager
def _source(wanted: str, told: "_Told") -> Iterator[Path]:
    """The update's file; what was fetched is removed again once it is written."""
    if not wanted:
        found = sorted(
            MOUNTED.glob("*/tillbox-*.update"),
            key=lambda path: numbers(path.stem.removeprefix("tillbox-")),
        )
        if not found:
            raise refuse("update_missing")
        yield found[-1]
    elif "://" in wanted:
        from appliance.integrations.download import fetch

        FETCHED.mkdir(parents=True, exist_ok=True)
        target = FETCHED / "fetched.update"
        fetch(wanted, target, lambda done, of: told.far("fetching", done, of))
        try:
            yield target
        finally:
            target.unlink(missing_ok=True)
    else:
        yield Path(wanted).resolve()


@contextmanager
def _alone(run: Path) -> Iterator[None]:
    """One update at a time."""
    with (run / "update.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise refuse("update_under_way") from taken
        yield


class _Told:
    """Says how far an update is, to the screen and to whoever typed the command; once for each percent."""

    def __init__(self, run: Path, say: Say) -> None:
        self.run, self.say, self.version, self._last = run, say, "", ("", -1)

    def far(self, state: str, done: int, of: int) -> None:
        percent = done * 100 // max(of, 1)
        if (state, percent) != self._last:
            if percent % 10 == 0:
                self.say(f"{state}: {percent} %")
            self._last = (state, percent)
            self.tell(state, percent=percent)

    def tell(self, state: str, **more: Any) -> None:
        _tell(self.run, "update", {"state": state, "version": self.version, **more})


def _tell(run: Path, name: str, facts: dict[str, Any]) -> None:
    """What the screen reads by `asked.told`; whole or not at all, and through no link that others left."""
    if (run / "told").is_dir():
        record.write(run / "told" / f"{name}.json", {**facts, "at": time.time_ns() // 1_000_000})
