"""A copy and the lines behind it made into one till.db again, in a folder that no till has yet.

The newest copy that is still what it was is taken, and each line that follows from it: its number, its
hash and its seal are checked before it is put in. The first one that does not follow ends it; of what stands
behind that one nothing is taken but the highest numbers, so that they are not given again. Without any copy
the lines make the till alone; then nobody's PIN is known.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from appliance.backup import copies, lines, stick
from appliance.backup.copies import Copy
from appliance.backup.disk import Disk
from appliance.backup.stick import Whose
from appliance.domain.journal import NOTHING, Entry, chain
from appliance.domain.kinds import SEALED
from appliance.fiscal import rules_for, seals
from appliance.fiscal.rules import Rules
from appliance.storage import brought, journal, taken
from appliance.storage.database import Database, open_till

MANY = 500
"""Entries that are put in together."""
RESTORED = brought.NAME
"""The uploader's record as it was copied; the uploader takes it up by itself, and believes it only so far."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What came of it."""

    whose: Whose
    copy: str
    """The copy's name; empty: the lines alone."""
    lines: int
    """Entries that came from lines."""
    stopped: str
    """Why the lines ended before their end; empty = all of them were taken."""
    beyond: dict[str, int]
    """Highest numbers of lines that could not be taken, by series (`domain.left_out.NUMBERS`)."""


@dataclass(slots=True)
class _Head:
    """Where the journal stands while lines are put in."""

    till: str
    epoch: int = 1
    number: int = 0
    hash: bytes = NOTHING
    seals: "_Seals | None" = None
    beyond: Counter[str] = field(default_factory=Counter)


def join(
    disk: Disk, folder: Path, staging: Path, far: Callable[[int], object] = lambda count: None
) -> Joined:
    """Make a till.db in ``staging``, which is emptied first, of a till's folder on a stick.

    Args:
        disk: The stick.
        folder: See `stick.place`.
        staging: A folder on the box's own disk.
        far: Told how many lines are in, now and then.

    Raises:
        FileNotFoundError: There is nothing to restore from.
        OSError: The stick cannot be read, or there is no room.
        Refused: What opening a database refuses with: ``database_newer`` …
    """
    of = stick.read_whose(disk, folder)
    if of is None:
        raise FileNotFoundError(f"no back-up in {folder}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    copy = _newest_sound(disk, folder, staging)
    if copy is None and not stick.line_files(disk, folder):
        raise FileNotFoundError(f"no back-up in {folder}")
    if disk.size(folder / stick.SETTINGS):
        Disk().copy(folder / stick.SETTINGS, staging / stick.SETTINGS)
    database = open_till(staging / "till.db")
    try:
        if not journal.origin(database):
            born = {"till": of.till, "country": of.country, "currency": of.currency, "replay": "0"}
            journal.set_origin(database, born)
        head = _head(database, of)
        count, stopped = _take_lines(disk, folder, database, head, far)
        taken.doubt_every_job(database)
    finally:
        database.close()
    return Joined(of, copy.folder.name if copy else "", count, stopped, dict(head.beyond))


def _newest_sound(disk: Disk, folder: Path, staging: Path) -> Copy | None:
    """Bring the newest copy that is whole into ``staging``."""
    for copy in reversed(list(copies.copies(disk, folder))):
        if not copies.sound(disk, copy):
            continue
        Disk().copy(copy.folder / "till.db", staging / "till.db")
        try:
            taken.whole(staging / "till.db")
        except ValueError:
            (staging / "till.db").unlink()
            continue
        if (copy.folder / "delivery.db").exists():
            Disk().copy(copy.folder / "delivery.db", staging / RESTORED)
        return copy
    return None


def _head(database: Database, of: Whose) -> _Head:
    newest = journal.newest(database)
    sealing = _Seals(database, rules_for(of.country, of.currency))
    if newest is None:
        return _Head(of.till, seals=sealing)
    return _Head(newest.till, newest.epoch, newest.number, newest.hash, sealing)


def _take_lines(
    disk: Disk, folder: Path, database: Database, head: _Head, far: Callable[[int], object]
) -> tuple[int, str]:
    count, held = 0, list[Entry]()
    found = _following(disk, folder, head)
    stopped = ""
    while True:
        try:
            entry = next(found, None)
        except _Stop as stop:
            stopped, entry = str(stop), None
        if entry:
            held.append(entry)
        if held and (not entry or len(held) == MANY):
            taken.take_in(database, held)
            count += len(held)
            held = []
            far(count)
        if not entry:
            break
    if stopped:
        _look_beyond(disk, folder, head)
    return count, stopped


class _Stop(Exception):
    """A line does not follow."""


def _following(disk: Disk, folder: Path, head: _Head) -> Iterator[Entry]:
    """Every entry that follows from the head, which goes on with it."""
    for epoch, path in stick.line_files(disk, folder).items():
        if epoch < head.epoch:
            continue
        for line in disk.lines(path):
            end = lines.number_of(line)
            if end is None and not line.endswith(b"\n"):
                break  # torn by a pulled stick: nobody was told that it is there
            if end is None:
                raise _Stop(f"a line behind {head.epoch}/{head.number} cannot be read")
            if epoch == head.epoch and end[0] <= head.number:
                if end[0] == head.number and end[1] != head.hash.hex():
                    raise _Stop(f"line {epoch}/{end[0]} is not the copy's")
                continue
            entry = lines.read(line)
            if wrong := _wrong(entry, epoch, head):
                raise _Stop(wrong)
            assert entry
            head.epoch, head.number, head.hash = entry.epoch, entry.number, entry.hash
            yield entry


def _wrong(entry: Entry | None, epoch: int, head: _Head) -> str:
    """What keeps a line from being the next entry."""
    if entry is None:
        return f"a line behind {head.epoch}/{head.number} cannot be read"
    name = f"line {entry.epoch}/{entry.number}"
    number = head.number + 1 if entry.epoch == head.epoch else 1
    if (entry.till, entry.epoch, entry.number) != (head.till, epoch, number):
        return f"{name} does not come behind {head.epoch}/{head.number}"
    if chain(head.hash, entry.body) != entry.hash:
        return f"{name}: its hash does not follow from the line before it"
    if head.seals and not head.seals.hold(entry):
        return f"{name}: its seal does not hold"
    return ""


def _look_beyond(disk: Disk, folder: Path, head: _Head) -> None:
    """The highest numbers that any line shows, whatever it hangs on."""
    for path in stick.line_files(disk, folder).values():
        for line in disk.lines(path):
            entry = lines.read(line)
            if entry is None or (entry.epoch, entry.number) <= (head.epoch, head.number):
                continue
            data = entry.data
            series = str(data.get("series", ""))
            for name, value in ((series, data.get("receipt")), ("nr", data.get("nr")), ("z", data.get("z"))):
                if name and isinstance(value, int) and (name != "z" or entry.kind == "z_report"):
                    head.beyond[name] = max(head.beyond[name], value)


class _Seals:
    """Checks the seal of each line after the one before it, as far as the country seals."""

    def __init__(self, database: Database, rules: Rules) -> None:
        self._rules = rules
        self._keys: dict[str, dict[str, Any]] = {}
        self._newest, self._previous, self._organisation = "", seals.FIRST, ""
        for _, made in sorted(journal.every(database, "key_made"), key=lambda found: found[0]):
            self._note_key(made)
        configured = journal.last_of(database, "configured")
        if configured:
            self._organisation = configured[1].data["organisation"]
        sealed = [found for kind in SEALED if (found := journal.last_of(database, kind))]
        if sealed:
            last = max(sealed, key=lambda found: found[0])[1]
            self._previous = last.data["seal"].get("signature", seals.FIRST)

    def _note_key(self, made: dict[str, Any]) -> None:
        self._keys[made["version"]], self._newest = made, made["version"]

    def hold(self, entry: Entry) -> bool:
        """Does its seal hold, after those before it? What has none holds."""
        try:
            return self._look(entry)
        except (KeyError, TypeError, ValueError, AttributeError):
            return False

    def _look(self, entry: Entry) -> bool:
        data = entry.data
        if entry.kind == "key_made":
            self._note_key(data)
        if entry.kind == "configured":
            self._organisation = data["organisation"]
        if entry.kind not in SEALED or not self._rules.sealing:
            return True
        seal, previous = data["seal"], self._previous
        made = self._keys[seal["key"]]
        company = self._organisation or seal.get("company", "")
        self._previous = seal["signature"]
        signed = seals.signed_text(self._rules.sealing, previous, seal)
        return (
            seal["key"] == self._newest
            and seals.agrees(data, company, self._rules)
            and seals.holds(made["public"], made["algorithm"], signed, seal["signature"])
        )
