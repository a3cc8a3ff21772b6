"""The journal's head, noted again and again where the till cannot write: in ``delivery.db``.

The uploader is another process and, on the box, another user. It reads till.db at every pass and notes
the newest entry's number and hash. Rows are only ever added; a rewritten journal disagrees with them.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import peewee

from appliance.domain.anchors import Anchor
from appliance.storage.beside import beside

log = logging.getLogger(__name__)

PAUSE = 5 * 60_000
"""Milliseconds between two notes while the till sells: some hundred a day. A day's end is noted at once."""
PATIENCE = 500
"""Milliseconds that a reader waits for the uploader."""

SCHEMA = (
    """CREATE TABLE head (
        id INTEGER PRIMARY KEY,
        epoch INTEGER NOT NULL,
        number INTEGER NOT NULL,
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TRIGGER head_stays BEFORE UPDATE ON head
    BEGIN SELECT RAISE(ABORT, 'a head that was seen never changes'); END""",
    """CREATE TRIGGER head_remains BEFORE DELETE ON head
    BEGIN SELECT RAISE(ABORT, 'a head that was seen is never forgotten'); END""",
    """CREATE TRIGGER head_follows BEFORE INSERT ON head WHEN EXISTS (SELECT 1 FROM head WHERE id >= NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a head stands at the end'); END""",
    "PRAGMA user_version = 2",
)
"""What version 2 of delivery.db adds (INSERT OR REPLACE deletes without asking the trigger on DELETE)."""

_NEWEST = "SELECT epoch, number, hash, at FROM head ORDER BY id DESC LIMIT 1"
_ALL = "SELECT epoch, number, hash, at FROM head ORDER BY id"
_NOTE = "INSERT INTO head SELECT coalesce(max(id), 0) + 1, ?, ?, ?, ? FROM head"


class Unreadable(Exception):
    """delivery.db is there and cannot be read."""


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of a journal."""

    epoch: int
    number: int
    hash: bytes


def note(database: peewee.SqliteDatabase, head: Head | None, now: int, *, at_once: bool = False) -> None:
    """Note the journal's head, seen at ``now`` (UTC ms), where there is something to note."""
    if head and _worth_noting(database, head, now, at_once):
        with database.atomic():
            database.execute_sql(_NOTE, (head.epoch, head.number, head.hash, now))


def _worth_noting(database: peewee.SqliteDatabase, head: Head, now: int, at_once: bool) -> bool:
    """Is it another head than the last one, and time for it? A journal that did not grow is always news."""
    last = database.execute_sql(_NEWEST).fetchone()
    if not last or (head.epoch, head.number) <= last[:2]:
        return not last or (head.epoch, head.number, head.hash) != (*last[:2], bytes(last[2]))
    return at_once or not 0 <= now - last[3] < PAUSE


def is_due(path: Path, head: Head | None, now: int) -> bool:
    """Would a pass of the uploader note this head now? Asked by the till, which only reads the record.

    A record that cannot be read just now is left to the next time.
    """
    if not head or not path.exists():
        return head is not None
    try:
        with beside(path, PATIENCE) as database:
            return not database.table_exists("head") or _worth_noting(database, head, now, False)
    except peewee.DatabaseError as fault:
        log.info("%s is looked at again later: %s", path.name, fault)
        return False


def noted(path: Path) -> Iterator[Anchor]:
    """Every head that the uploader noted, oldest first; none where it has no record.

    Raises:
        Unreadable: If the file is there, and is damaged or kept from us.
    """
    if not path.exists():
        return
    try:
        with beside(path, PATIENCE) as database:
            if database.table_exists("head"):
                for epoch, number, seen, at in database.execute_sql(_ALL):
                    yield Anchor(epoch, number, bytes(seen).hex(), "uploader", at)
    except peewee.DatabaseError as fault:
        raise Unreadable(f"{path.name}: {fault}") from fault
