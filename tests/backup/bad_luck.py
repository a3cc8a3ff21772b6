"""Schedules of bad luck for a back-up stick: pulled out in the middle of a write, full, read-only, swapped.

A stick is a real folder under a layer that fails on command. What a failed write leaves there is chosen as a
FAT stick might: nothing, a part, the whole, zeros, rubbish. After each schedule a new box is made of every
stick, and must hold all that the old one was told is on it: the same entries, the chain whole.
"""

import errno
import json
import random
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from appliance.backup import copies, joining, lines, stick
from appliance.backup.disk import Disk
from appliance.backup.stick import Whose
from appliance.domain.journal import Entry, faults
from appliance.domain.problems import Refused
from appliance.storage import journal
from appliance.storage.database import back_up, connect, open_till
from appliance.storage.journal import INSERT
from appliance.storage.taken import rows, take_in
from appliance.till import day
from tests.backup.boxes import SETTINGS, WHOSE, sold
from tests.till.shop import BREAD, MILK, Box, opened

FIRST = 12
"""Entries that are there before the first stick comes."""


class PowerCut(BaseException):
    """The box stops in the middle of it."""


class BadStick(Disk):
    """A stick that fails now and then."""

    def __init__(self, luck: random.Random, often: float) -> None:
        self.luck, self.often = luck, often
        self.inserted = True
        self.writable = True

    def _fails(self) -> bool:
        if not self.inserted:
            raise FileNotFoundError(errno.ENOENT, "the stick is out")
        if not self.writable:
            raise OSError(errno.EROFS, "read-only file system")
        return self.luck.random() < self.often

    def _fail(self) -> None:
        how = self.luck.choice(("full", "error", "pulled", "power"))
        if how == "power":
            raise PowerCut
        self.inserted = how != "pulled"
        raise OSError(errno.ENOSPC if how == "full" else errno.EIO, how)

    def put(self, path: Path, at: int, content: bytes) -> None:
        """Write, or leave something of it."""
        if not self._fails():
            super().put(path, at, content)
            return
        part = content[: self.luck.randrange(len(content) + 1)]
        rest = len(content) - len(part)
        left = self.luck.choice((None, part, content, part + bytes(rest), part + self.luck.randbytes(rest)))
        if left is not None:
            super().put(path, at, left)
        self._fail()

    def make(self, folder: Path) -> None:
        """Make a folder, or not."""
        if self._fails():
            self._fail()
        super().make(folder)

    def rename(self, old: Path, new: Path) -> None:
        """Rename before the fault, or not at all."""
        if not self._fails():
            super().rename(old, new)
            return
        if self.luck.random() < 0.5:
            super().rename(old, new)
        self._fail()

    def remove(self, path: Path) -> None:
        """Remove, or leave a part of it."""
        if not self._fails():
            super().remove(path)
            return
        if path.is_dir() and (inside := sorted(path.iterdir())):
            super().remove(self.luck.choice(inside))
        self._fail()

    def copy_database(self, source: Path, target: Path) -> None:
        """Copy, or a part of it."""
        super().copy_database(source, target)
        if self._fails():
            content = target.read_bytes()
            target.write_bytes(content[: self.luck.randrange(len(content))])
            self._fail()

    def _spoil(self, target: Path) -> None:
        turned = self.luck.random() < self.often / 2
        if not turned and not self._fails():
            return
        content = bytearray(target.read_bytes())
        if turned:
            content[self.luck.randrange(len(content))] ^= 1 << self.luck.randrange(8)
            target.write_bytes(content)
            return
        target.write_bytes(content[: self.luck.randrange(len(content))])
        self._fail()

    def copy(self, source: Path, target: Path) -> None:
        """Copy, or a part of it; or a whole one in which a bit has turned, and no error."""
        super().copy(source, target)
        self._spoil(target)

    def names(self, folder: Path) -> list[str]:
        """Nothing where the stick is out."""
        if not self.inserted:
            raise FileNotFoundError(errno.ENOENT, "the stick is out")
        return super().names(folder)


@dataclass
class One:
    """A stick, and what the till was told is on it."""

    root: Path
    disk: BadStick
    told: int = 0
    """Row up to which every entry is there."""


@dataclass
class Shop:
    """A till.db that grows, and the sticks that come and go."""

    folder: Path
    every: Sequence[Entry]
    luck: random.Random
    whose: Whose = WHOSE["norway"]
    row: int = FIRST
    keeper: lines.Keeper | None = None
    sticks: list[One] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def sells(self, count: int) -> None:
        """Some more entries are committed."""
        more = self.every[self.row : self.row + count]
        database = connect(self.folder / "till.db")
        database.connect()
        database.execute_sql("PRAGMA synchronous = OFF")
        with database.atomic():
            for row, one in enumerate(more, self.row + 1):
                values = (row, one.till, one.epoch, one.number, one.kind, one.body, one.hash)
                database.execute_sql(INSERT, values)
        database.close()
        self.row += len(more)

    def _written(self, one: One) -> None:
        folder = stick.place(one.root, self.whose)
        one.disk.make(folder)
        if not one.disk.size(folder / stick.WHOSE):
            said = {name: getattr(self.whose, name) for name in Whose.__slots__}
            one.disk.put(folder / "whose.part", 0, json.dumps(said).encode())
            one.disk.rename(folder / "whose.part", folder / stick.WHOSE)

    def lines(self, one: One) -> None:
        """Write what the stick lacks, as far as it goes."""
        self.keeper = self.keeper or lines.Keeper(one.disk, self.folder / "till.db")
        self.keeper.disk = one.disk

        def far(row: int) -> None:
            one.told = max(one.told, row)

        try:
            self._written(one)
            far(self.keeper.catch_up(stick.place(one.root, self.whose), far))
            self.seen["lines brought up to date"] += 1
        except OSError:
            self.seen["lines kept off by the stick"] += 1
            self.keeper.forget()
        except PowerCut:
            self.keeper = None

    def copy(self, one: One) -> None:
        """Put a verified copy on it."""
        date = self.luck.randrange(2_000_000_000_000)  # the clock may be anything
        folder = stick.place(one.root, self.whose)
        try:
            self._written(one)
            own = copies.make(Disk(), self.folder / "backup", self.folder, self.whose, SETTINGS, date, keep=1)
            made = copies.bring(one.disk, folder, own, self.whose, keep=2)
            one.told = max(one.told, made.entries)
            self.seen["copies"] += 1
        except (OSError, Refused):
            self.seen["copies kept off by the stick"] += 1
        except copies.Unwhole:
            self.seen["copies found bad"] += 1
        except PowerCut:
            self.keeper = None

    def turn(self) -> None:
        """Something happens."""
        one = self.luck.choice(self.sticks)
        what = self.luck.random()
        if what < 0.35:
            self.sells(self.luck.randrange(1, 5))
        elif what < 0.7:
            self.lines(one)
        elif what < 0.8:
            self.copy(one)
        elif what < 0.87:
            one.disk.inserted = not one.disk.inserted
        elif what < 0.9:
            one.disk.writable = not one.disk.writable
        elif what < 0.95 and self.keeper:
            self.keeper.forget()
        else:
            self.keeper = None  # the till starts anew


class Broken(AssertionError):
    """Something that was told to be on a stick did not come back."""


def journalled(folder: Path) -> tuple[Path, list[Entry]]:
    """A till.db with the first entries of a journal, and all of them: a morning's sales."""
    box = Box(folder / "till")
    till = opened(box.start())
    for place in range(45):
        sold(till, MILK if place % 3 else BREAD, 2490 if place % 3 else 3990)
    day.z_report(till)
    every = list(rows(till.database, 1, till.journal.id + 1))
    box.off()
    template = open_till(folder / "first.db")
    journal.set_origin(template, {"till": "1", "country": "norway", "currency": "NOK", "replay": "0"})
    take_in(template, every[:FIRST])
    back_up(template, folder / "template.db")
    template.close()
    return folder / "template.db", every


def play(seed: int, folder: Path, template: Path, every: Sequence[Entry]) -> Counter[str]:
    """Play one schedule; gives what it came to. `Broken` where something was lost.

    Args:
        seed: Of the schedule.
        folder: A folder of its own.
        template: A till.db with the first `FIRST` entries.
        every: All entries that will ever be.
    """
    luck = random.Random(seed)
    (folder / "till").mkdir(parents=True)
    shutil.copyfile(template, folder / "till" / "till.db")
    shop = Shop(folder / "till", every, luck)
    often = luck.choice((0.0, 0.05, 0.15, 0.4))
    for name in ("a", "b")[: luck.randrange(1, 3)]:
        root = folder / name
        root.mkdir()
        shop.sticks.append(One(root, BadStick(luck, often)))
    other = shop.sticks[-1].root / stick.FOLDER / "111222333-9"
    other.mkdir(parents=True)
    (other / "journal-1.jsonl").write_bytes(b"somebody else's\n")
    for _ in range(luck.randrange(5, 40)):
        shop.turn()
    for one in shop.sticks:
        _restores(one, folder / f"new-{one.root.name}", shop)
    _holds((other / "journal-1.jsonl").read_bytes() == b"somebody else's\n", "another till's lines changed")
    shop.seen["entries told to be on a stick"] += sum(one.told for one in shop.sticks)
    return shop.seen


def _restores(one: One, staging: Path, shop: Shop) -> None:
    folder = stick.place(one.root, shop.whose)
    try:
        joining.join(Disk(), folder, staging)
    except FileNotFoundError:
        _holds(one.told == 0, f"the stick holds nothing, {one.told} entries were told to be there")
        return
    database = open_till(staging / "till.db")
    found = [entry for _, entry in journal.entries(database)]
    database.close()
    shop.seen["entries that came back"] += len(found)
    _holds(len(found) >= one.told, f"{len(found)} entries came back, {one.told} were told to be there")
    _holds(found == list(shop.every[: len(found)]), "what came back is not what was sold")
    _holds(list(faults(found)) == found, "the chain of what came back is broken")


def _holds(so: bool, what: str) -> None:
    if not so:
        raise Broken(what)


@cache
def _morning() -> tuple[Path, list[Entry]]:
    return journalled(Path(mkdtemp(prefix="tillbox-")))


def one(seed: int, folder: Path) -> tuple[int, str, Counter[str]]:
    """Play one seed; (seed, the broken promise or nothing, figures), as `tests.faults` counts them."""
    try:
        return seed, "", play(seed, folder / "backup", *_morning())
    except Broken as broken:
        return seed, f"backup seed {seed}: {broken}", Counter()
