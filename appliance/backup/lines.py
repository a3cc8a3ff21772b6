"""The journal as lines on a stick: each entry its canonical body, its hash and its number, appended in order.

A line that was torn by a pulled stick is cut off and written again; where a stick was away, what it lacks is
caught up from its own last good line. Nothing on a stick that this journal does not know is ever touched: a
line further than ours, or another one under the same number, comes of another box.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from appliance.backup import stick
from appliance.backup.disk import Disk
from appliance.domain.journal import Entry, Moment, canonical
from appliance.storage import taken
from appliance.storage.vouchers import reading

MANY = 500
"""Entries that are written and synced together while a stick catches up."""
LARGE = 1 << 20
"""Bytes after which such a write ends earlier."""
TAIL = 64 << 10
"""Bytes of a file's end that are looked at first; more where its last lines are longer."""
_END = re.compile(rb',"hash":"([0-9a-f]{64})","number":(\d+)\}\n')


class Foreign(Exception):
    """The stick holds what this journal does not: another box went on from here, or this one went back."""

    def __init__(self, epoch: int, number: int, begun: str = "") -> None:
        super().__init__(f"{epoch}/{number}")
        self.epoch, self.number = epoch, number
        """Of its line; 0: it is a later epoch that is there, whatever its lines."""
        self.begun = begun
        """Local date when that epoch began, YYYY-MM-DD; empty where that cannot be read."""


def written(entry: Entry) -> bytes:
    """An entry's line.

    >>> written(Entry("1", 1, 7, "sale", b'{"a":1}', bytes(32)))[:24]
    b'{"body":{"a":1},"hash":"'
    """
    return b'{"body":%b,"hash":"%b","number":%d}\n' % (entry.body, entry.hash.hex().encode(), entry.number)


def read(line: bytes) -> Entry | None:
    """The entry of a line; None = it is not as it was written. Its hash is not checked here."""
    end = number_of(line)
    if end is None:
        return None
    try:
        data = json.loads(line)["body"]
        body = canonical(data)
        kept = Entry(data["till"], data["epoch"], data["number"], data["kind"], body, bytes.fromhex(end[1]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return kept if written(kept) == line else None


def number_of(line: bytes) -> tuple[int, str] | None:
    """Number and hash that a line ends with; None = it does not end as one."""
    found = _END.fullmatch(line, max(0, line.rfind(b',"hash":"')))
    return (int(found[2]), found[1].decode()) if found else None


@dataclass(slots=True)
class Keeper:
    """Keeps the lines of one till on sticks; on one thread at a time."""

    disk: Disk
    till: Path
    """till.db, which is only read."""
    _known: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """By file: its size and its last number when it was left, so that its end need not be read again."""

    def catch_up(self, folder: Path, far: Callable[[int], object] = lambda row: None) -> int:
        """Write what a till's folder on a stick lacks.

        Args:
            folder: See `stick.place`.
            far: Told the row id of the newest entry that is on the stick, after each write.

        Returns:
            The row id of the newest entry, which is on the stick now; 0 in a new journal.

        Raises:
            Foreign: The stick knows more than this journal, or otherwise; nothing is written.
            OSError: The stick is full, gone or may not be written to; what it lacks is caught up later.
        """
        spans, on = self._spans(folder), 0
        for epoch, first, stop in spans:
            path = stick.line_file(folder, epoch)
            try:
                on = self._one(path, first, stop, far)
            except Foreign:
                if epoch == spans[-1][0]:
                    raise
                self._set_aside(path)  # this till was restored from a part of it: the rest stays readable
                on = self._one(path, first, stop, far)
            except BaseException:
                self._known.pop(path, None)
                raise
        return on

    def look(self, folder: Path) -> None:
        """Only look whether a stick knows more than this journal; raises as `catch_up` does."""
        for epoch, first, stop in self._spans(folder)[-1:]:
            self._end(stick.line_file(folder, epoch), first, stop)

    def _spans(self, folder: Path) -> list[tuple[int, int, int]]:
        """The journal's epochs, see `taken.epochs`; on the stick there must be no later one."""
        with reading(self.till) as till:
            spans = taken.epochs(till.database)
        for epoch, path in reversed(stick.line_files(self.disk, folder).items()):
            if epoch > (spans[-1][0] if spans else 1):
                first = next(self.disk.lines(path), b"")
                entry = read(first)
                at = Moment(entry.data["at"], entry.data["offset"]) if entry else None
                raise Foreign(epoch, 0, at.local.date().isoformat() if at else "")
        return spans

    def _set_aside(self, path: Path) -> None:
        """Give a file of an earlier epoch another name; none that has been used."""
        used = self.disk.names(path.parent)
        names = (f"{path.stem}.aside-{place}.jsonl" for place in range(1, 1000))
        self.disk.rename(path, path.with_name(next(name for name in names if name not in used)))

    def forget(self) -> None:
        """A stick came or went: every file's end is looked at anew."""
        self._known.clear()

    def _one(self, path: Path, first: int, stop: int, far: Callable[[int], object]) -> int:
        at, number = self._end(path, first, stop)
        if at < (self.disk.size(path) or 0):
            self.disk.put(path, at, b"")  # what was torn
        row = first + number
        while row < stop:
            content, last = self._next(row, stop)
            self.disk.put(path, at, content)
            at, row = at + len(content), last + 1
            self._known[path] = at, row - first
            far(row - 1)
        return row - 1

    def _next(self, row: int, stop: int) -> tuple[bytes, int]:
        parts: list[bytes] = []
        size = 0
        with reading(self.till) as till:
            for entry in taken.rows(till.database, row, min(stop, row + MANY)):
                parts.append(written(entry))
                size += len(parts[-1])
                if size > LARGE:
                    break
        return b"".join(parts), row + len(parts) - 1

    def _end(self, path: Path, first: int, stop: int) -> tuple[int, int]:
        """Where the file's good lines end, and the number of the last."""
        size, known = self.disk.size(path) or 0, self._known.get(path)
        if known and known[0] == size:
            return known
        with reading(self.till) as till:

            def ours(number: int) -> bytes | None:
                found = next(taken.rows(till.database, first + number - 1, first + number), None)
                return found.hash if found and 0 < number <= stop - first else None

            return _good_end(self.disk, path, size, ours)


def _good_end(disk: Disk, path: Path, size: int, ours: Callable[[int], bytes | None]) -> tuple[int, int]:
    """The end of the last line that is one of ours: behind it stands what was torn.

    Raises:
        Foreign: It has a whole line that is not ours.
    """
    for end, line in _backwards(disk, path, size):
        entry = read(line)
        if entry is None:
            continue
        if ours(entry.number) != entry.hash:
            raise Foreign(entry.epoch, entry.number)
        return end, entry.number
    return 0, 0


def _backwards(disk: Disk, path: Path, size: int) -> Iterator[tuple[int, bytes]]:
    """Whole lines from a file's end to its beginning, each with the byte behind it."""
    end, length = size, TAIL
    while end > 0:
        start = max(0, end - length)
        block = disk.read(path, start, end - start)
        lines = _split(block)
        if start > 0:
            if len(lines) < 2:
                length *= 2
                continue
            skipped, lines = len(lines[0]), lines[1:]
        else:
            skipped = 0
        at = end
        for line in reversed(lines):
            if line.endswith(b"\n"):
                yield at, line
            at -= len(line)
        end = start + skipped


def _split(block: bytes) -> list[bytes]:
    """Lines that end with a line feed alone: damage may hold any other byte."""
    parts = block.split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
