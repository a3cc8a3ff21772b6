"""A till taken up on this box from a stick: found, joined in a folder of its own, then put in place whole.

Nothing is in the data folder before everything is ready: ``till.db`` is moved there last, so that a power cut
leaves either no till, and one begins again, or all of it.
"""

import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from appliance import plain_file
from appliance.backup import joining, stick
from appliance.backup.disk import Disk
from appliance.backup.stick import Whose
from appliance.config import Config, ConfigError, load
from appliance.config.show import settings
from appliance.devices.clock import Clock
from appliance.domain.problems import refuse
from appliance.fiscal import rules_for
from appliance.storage.alone import hold
from appliance.storage.database import Database, open_till
from appliance.till import people, restored, setup
from appliance.till.till import Person, Till
from appliance.wiring import asked
from appliance.wiring.export import sticks
from appliance.wiring.sign import shop

log = logging.getLogger(__name__)
STAGING = "restoring"
"""Folder beside till.db in which a journal is put together."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A till that a stick holds."""

    folder: Path
    whose: Whose


def offers(found: Callable[[], list[str]] | None = None) -> list[Offer]:
    """Every till whose back-up is on a stick that is in."""
    disk, listed = Disk(), list[Offer]()
    for root in (found or sticks)():
        try:
            listed += [Offer(folder, of) for folder, of in stick.places(disk, Path(root))]
        except OSError as error:
            log.info("%s is not looked at: %s", root, error)
    return listed


def offers_in(folder: Path) -> list[Offer]:
    """The tills in a folder that somebody names: a stick, the folder of back-ups on it, or a till's own."""
    disk = Disk()
    for root in (folder, *folder.parents[:2]):
        if listed := [Offer(*one) for one in stick.places(disk, root)]:
            return [one for one in listed if root == folder or folder in (one.folder, one.folder.parent)]
    return []


def is_wanted(data: Path, found: Callable[[], list[str]] | None = None) -> bool:
    """Is there no till here, and one on a stick?"""
    return not (data / "till.db").exists() and bool(offers(found))


@dataclass(frozen=True, slots=True)
class Staged:
    """A journal that was put together."""

    joined: joining.Joined
    config: Config


class Restoring:
    """A journal that was put together and waits for what only a person can say. One thread only."""

    def __init__(self, data: Path, staged: Staged) -> None:
        """Open what `join` left; `close` it in the end."""
        self._data, self._staging = data, data / STAGING
        self.joined, self.config = staged.joined, staged.config
        config = self.config
        self._database: Database = open_till(self._staging / "till.db")
        rules = rules_for(config.shop.country, config.shop.currency)
        try:
            self.till: Till = restored.taken_up(
                self._database, self._staging / "keys", setup.Birth(config.till.number, rules), shop(config),
                Clock(config.shop.timezone), config.till.day_boundary,
            )  # fmt: skip
        except BaseException:
            self._database.close()
            raise
        self.known = restored.known(self.till)
        self.managers: list[Person] = restored.managers(self.till)

    def prove(self, number: str, pin: str) -> None:
        """Refuses with ``pin_wrong`` or ``pin_locked`` whoever is not this manager. A journal that came
        without a copy knows nobody's PIN: there it is the stick alone that proves."""
        if self.joined.copy:
            people.prove(self.till, number, pin)

    def finish(self, paper: Mapping[str, int], by: str) -> int:
        """Begin the new epoch, and put the till in place; gives the epoch.

        Args:
            paper: The highest ``sale`` and ``z`` on paper, 0 = none is higher than the last known.
            by: Number of whoever says so.

        Raises:
            Refused: ``restore_number_wrong``; nothing is changed. What storing refuses: begin again.
        """
        source = restored.Source(self.joined.copy, self.joined.lines, self.joined.beyond)
        restored.begin(self.till, self._staging / "keys", source, paper, by)
        epoch = self.till.journal.epoch
        self.close()
        _put_in_place(self._staging, self._data)
        return epoch

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()


def join(
    offer: Offer, data: Path, far: Callable[[int], object] = lambda count: None, disk: Disk | None = None
) -> Staged:
    """Put a till's journal together beside an empty place.

    Raises:
        Refused: ``restore_over_till``, ``restore_nothing``, ``restore_unreadable``, ``till_running``,
            ``database_other`` where till.toml names another till, and what opening a journal refuses with.
    """
    needs_empty(data)
    data.mkdir(parents=True, exist_ok=True)
    with hold(data):
        try:
            joined = joining.join(disk or Disk(), offer.folder, data / STAGING, far)
        except FileNotFoundError as nothing:
            raise refuse("restore_nothing") from nothing
        except OSError as error:
            raise refuse("restore_unreadable", detail=error.strerror or str(error)) from error
    own = data / stick.SETTINGS
    try:
        config = load(own if own.exists() else data / STAGING / stick.SETTINGS)
    except ConfigError as error:
        raise refuse("restore_unreadable", detail=f"{stick.SETTINGS}: {error.problems[0]}") from error
    if not own.exists():  # whatever else stands on the stick: nothing of it says who comes into this box
        (data / STAGING / stick.SETTINGS).write_text(settings(config), "utf-8")
    return Staged(joined, config)


def needs_empty(data: Path) -> None:
    """Refuses with ``restore_over_till`` where there is a till."""
    if (data / "till.db").exists():
        raise refuse("restore_over_till")


def _put_in_place(staging: Path, data: Path) -> None:
    """Move what was made; ``till.db`` is the last, and with it there is a till. Its log is there only where
    it could not be written into it in the end: what is in that must come along."""
    needs_empty(data)
    _set_aside(data)
    for name in (joining.RESTORED, stick.SETTINGS, "keys", "till.db-wal", "till.db"):
        if (staging / name).exists() and not (name == stick.SETTINGS and (data / name).exists()):
            (staging / name).rename(data / name)
            Disk().sync(data)
    _give(data)
    shutil.rmtree(staging, ignore_errors=True)
    if asked.can_ask(deed="set-up"):
        with suppress(OSError):  # at the next start root finds it by itself
            asked.ask("set-up")


def _set_aside(data: Path) -> None:
    """What a till left here whose till.db is gone, or a restore that was cut off, gets another name."""
    left = [data / name for name in ("keys", "draft.db", *(f"till.db{end}" for end in ("-wal", "-shm")))]
    if not any(path.exists() for path in left):
        return
    aside = data / time.strftime("before-restore-%Y%m%dT%H%M%S", time.gmtime())
    while aside.exists():
        aside = aside.with_name(f"{aside.name}-again")
    aside.mkdir()
    for path in left:
        if path.exists():
            path.rename(aside / path.name)


def _give(data: Path) -> None:
    """What root has made is the till's, and read by whoever shares its folder; till.toml stays root's, as the
    first boot leaves it. Where there is no user for the till, everything is root's own."""
    if os.geteuid() != 0:
        return
    from pwd import getpwnam

    shared = data.stat().st_gid
    with suppress(KeyError, OSError):
        till = getpwnam("till").pw_uid
        names = ("till.db", "till.db-wal", joining.RESTORED)
        for path in (*(data / name for name in names), *_all(data / "keys")):
            if path.exists():
                os.chown(path, till, shared, follow_symlinks=False)
        settled = plain_file.descriptor(data / stick.SETTINGS)
        os.fchown(settled, 0, shared)
        os.fchmod(settled, 0o640)
        os.close(settled)


def _all(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.glob("*")


def last_sale(restoring: Restoring) -> str:
    """The newest sale that is known, as people at a terminal read it."""
    sale = restoring.known.sale
    if not sale:
        return "no sale yet"
    from appliance.domain.journal import Moment

    return f"last sale {sale[0]} at {Moment(*sale[1:]).local:%Y-%m-%d %H:%M}"
