"""``tillbox backup``: one verified copy beside the till, brought to every back-up stick that is in.

A one-shot that works beside a till that sells, as its user. A stick gets a copy when a day was closed since
its newest one, or that is most of a day old; the lines behind every sale are the till's own business, and
this one's only where no till is running.
"""

import fcntl
import json
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from appliance.backup import copies, lines, stick
from appliance.backup.copies import Copy
from appliance.backup.disk import Disk
from appliance.config import Config
from appliance.config.show import settings
from appliance.domain.problems import Refused
from appliance.storage import taken
from appliance.storage.alone import hold
from appliance.wiring.export import sticks

log = logging.getLogger(__name__)
OWN = "backup"
"""Folder of the copies beside the till."""
STATE = "state.json"
WANTED = "wanted"
"""File that says that somebody asked for a copy."""
KEPT = 2
"""Copies that stay on the box itself."""
EVERY = 20 * 3_600_000
"""Milliseconds after which a stick is due for a copy, if no day was closed."""
ROOM = 200 << 20
"""Bytes that stay free on the box; with less no copy is kept beside the till."""


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """One process at a time writes a till's lines."""
    (data / OWN).mkdir(exist_ok=True)
    with (data / OWN / "lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def newest(data: Path) -> tuple[int, str]:
    """UTC ms of the newest verified copy that went to a stick, and that stick's name; (0, ""): none did."""
    try:
        said = json.loads((data / OWN / STATE).read_text())
        return int(said["at"]), str(said["stick"])
    except (OSError, ValueError, KeyError, TypeError):
        return 0, ""


def want(data: Path) -> None:
    """Somebody asks for a copy: the next one that is made is due."""
    (data / OWN).mkdir(exist_ok=True)
    (data / OWN / WANTED).touch()


def run(
    config: Config,
    data: Path,
    tell: Callable[[str], object],
    *,
    now: bool = False,
    found: Callable[[], list[str]] | None = None,
) -> bool:
    """Make what copies are due.

    Args:
        config: The box.
        data: Its data folder; the till may run.
        tell: Takes a line for each thing that was done, or could not be.
        now: Also where none is due.
        found: Names the folders of the sticks that are in.

    Returns:
        False: A copy that was due could not be made.
    """
    (data / OWN).mkdir(exist_ok=True)
    with (data / OWN / "copying").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("another copy is being made")
            return True
        try:
            return _run(config, data, tell, now, found or sticks)
        finally:
            _give(data)


def _run(
    config: Config,
    data: Path,
    tell: Callable[[str], object],
    now: bool,
    found: Callable[[], list[str]],
) -> bool:
    at, disk = time.time_ns() // 1_000_000, Disk()
    if (data / OWN / WANTED).exists():
        (data / OWN / WANTED).unlink()
        now = True
    ours = [root for root in map(Path, found()) if _is_ours(disk, root)]
    _lines(config, data, ours, tell)
    due = [root for root in ours if now or _is_due(disk, config, data, root, at)]
    own = data / OWN
    if not due and not now and not _is_due_here(disk, own, data, at):
        tell("no copy is due")
        return True
    made: Copy | None = None
    try:
        made = _beside(config, data, at)
        tell(f"{made.folder.name}: {made.entries} entries, verified, beside the till")
    except (OSError, Refused, copies.Unwhole) as error:
        tell(f"no copy beside the till: {error}")
    brought = [_bring(config, data, root, made, at, tell) for root in due]
    return all(brought) and (made is not None or bool(due))


def _give(data: Path) -> None:
    """What root has made beside the till is the till's own."""
    if os.geteuid() == 0:
        owner = (data / "till.db").stat()
        for path in (data / OWN, *(data / OWN).rglob("*")):
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def _is_ours(disk: Disk, root: Path) -> bool:
    try:
        return stick.is_ours(disk, root)
    except OSError:
        return False


def _lines(config: Config, data: Path, ours: list[Path], tell: Callable[[str], object]) -> None:
    """Where no till runs that does it, bring the lines up to date."""
    try:
        held = hold(data)
    except Refused:
        return
    with held:
        for root in ours:
            folder = stick.place(root, stick.whose(config))
            try:
                stick.prepare(Disk(), folder, config)
                with alone(data):
                    lines.Keeper(Disk(), data / "till.db").catch_up(folder)
            except (OSError, Refused) as error:
                tell(f"{root.name}: its lines are not up to date: {error}")
            except lines.Foreign as other:
                tell(f"{root.name}: it knows of entry {other}, which this box does not; nothing was written")


def _is_due(disk: Disk, config: Config, data: Path, root: Path, at: int) -> bool:
    folder = stick.place(root, stick.whose(config))
    try:
        return _is_due_here(disk, folder, data, at)
    except OSError as error:
        log.info("%s: %s", root, error)
        return True  # what is wrong with it, it says when it is written


def _is_due_here(disk: Disk, folder: Path, data: Path, at: int) -> bool:
    found = list(copies.copies(disk, folder))
    if not found:
        return True
    last = found[-1]
    if not 0 <= at - last.made < EVERY:
        return True
    return taken.closed_since(data / "till.db", last.entries)


def _beside(config: Config, data: Path, at: int) -> Copy:
    """A verified copy beside the till: of it every stick gets its own."""
    size = sum(file.stat().st_size for file in data.glob("*.db*"))
    if shutil.disk_usage(data).free < size + ROOM:
        raise OSError(f"{size >> 20} MB need more room than there is")
    return copies.make(Disk(), data / OWN, data, stick.whose(config), settings(config), at, keep=KEPT)


def _bring(
    config: Config, data: Path, root: Path, made: Copy | None, at: int, tell: Callable[[str], object]
) -> bool:
    disk, of = Disk(), stick.whose(config)
    folder = stick.place(root, of)
    try:
        lines.Keeper(disk, data / "till.db").look(folder)
        stick.prepare(disk, folder, config)
        if made:
            copy = copies.bring(disk, folder, made, of)
        else:
            copy = copies.make(disk, folder, data, of, settings(config), at)
    except lines.Foreign as other:
        tell(f"{root.name}: it knows of entry {other}, which this box does not; nothing was written")
        return False
    except (OSError, Refused, copies.Unwhole) as error:
        tell(f"{root.name}: no copy: {error}")
        return False
    _note(data, at, root.name, copy)
    tell(f"{copy.folder.name}: {copy.entries} entries, verified, on {root.name}")
    return True


def _note(data: Path, at: int, name: str, copy: Copy) -> None:
    (data / OWN).mkdir(exist_ok=True)
    said = {"at": at, "stick": name, "epoch": copy.epoch, "number": copy.number, "entries": copy.entries}
    Disk().put(data / OWN / f"{STATE}.part", 0, json.dumps(said).encode())
    Disk().rename(data / OWN / f"{STATE}.part", data / OWN / STATE)
