"""A till.db that a newer version has stepped on, brought back for this one: no entry is lost by going back.

Before a newer version changes the tables, it keeps a copy (``till-before-N.db``, `database.open_till`). Where
the box went back, that copy is what this version knows. Every entry that the newer one wrote since is put
behind it as it stands, hash and all, and projected as this version does it. The journal's own table never
changes, so that this needs to know nothing else of the newer tables.

Only where all of it works out does the file take the place of till.db, in one rename; the newer one stays
beside it as ``till-newer-N.db``. Where it does not (no copy, entries of a kind that is not known here, a
chain that does not hold), nothing is changed, and `database.open_till` stops with ``database_newer``.
"""

import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from peewee import SqliteDatabase

from appliance.domain.journal import NOTHING, Entry, chain
from appliance.domain.kinds import KINDS
from appliance.domain.problems import Refused, refuse
from appliance.storage.database import VERSION, open_till, refusing
from appliance.storage.taken import rows, take_in

log = logging.getLogger(__name__)
AT_ONCE = 500
"""Entries to one transaction."""
_KEPT = ("pin", "favourite", "favourite_page", "tile", "job")
"""Tables that no journal makes anew: taken over where they have the columns that they have here."""


class Unknown(Exception):
    """What the newer version wrote is not to be understood here."""


def come_back(path: Path) -> int:
    """Before `open_till`: bring a newer version's till.db back; gives how many entries were taken over.

    Called by the till alone, which holds the folder's lock; nothing is done to a file of this version.

    Raises:
        Refused: ``till_running`` where another program reads the file just now, ``disk_full``.
    """
    if not path.is_file() or (newer := _version(path)) <= VERSION:
        return 0
    back = path.with_name(f"{path.stem}-back.db")
    try:
        for kept in _kept(path):
            _sweep(back)
            if (taken := _made(kept, path, back)) is not None:
                _take_its_place(back, path, newer)
                log.warning("till.db of tables %s is back at %s, %s entries over", newer, VERSION, taken)
                return taken
    finally:
        _sweep(back)
    return 0


def _version(path: Path) -> int:
    """Of the tables of a file; 0 where it cannot be read."""
    try:
        with closing(sqlite3.connect(path)) as file:
            return int(file.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.DatabaseError:
        return 0


def _kept(path: Path) -> list[Path]:
    """The copies of versions that are known here, the longest journal first."""
    found = [
        (_length(copy), copy)
        for copy in path.parent.glob(f"{path.stem}-before-*.db")
        if 0 < _version(copy) <= VERSION
    ]
    return [copy for _, copy in sorted(found, reverse=True)]


def _length(path: Path) -> int:
    try:
        with closing(sqlite3.connect(path)) as file:
            return int(file.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0])
    except sqlite3.DatabaseError:
        return 0


def _made(kept: Path, newer: Path, back: Path) -> int | None:
    """Make the file from a copy and the newer journal; None where they do not fit together."""
    with (
        refusing(newer.name),
        closing(sqlite3.connect(kept)) as source,
        closing(sqlite3.connect(back)) as copy,
    ):
        source.backup(copy)
    try:
        with refusing(newer.name):
            database, beside = (
                open_till(back),
                SqliteDatabase(f"{newer.absolute().as_uri()}?mode=ro", uri=True),
            )
            try:
                return _carry(beside, database)
            finally:
                beside.close()
                database.close()
    except (Unknown, KeyError, TypeError, ValueError, sqlite3.IntegrityError) as why:
        log.error("%s cannot be brought back from %s: %r", newer.name, kept.name, why)
        return None
    except Refused as refused:
        if refused.problem.code == "disk_full":
            raise
        log.error("%s cannot be brought back from %s: %s", newer.name, kept.name, refused)
        return None


def _carry(newer: SqliteDatabase, database: SqliteDatabase) -> int:
    """Put the entries that are only in the newer file behind those of the other."""
    last = database.execute_sql("SELECT id, hash FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    row, head = (last[0], bytes(last[1])) if last else (0, NOTHING)
    if last:
        same = newer.execute_sql("SELECT hash FROM entry WHERE id = ?", (row,)).fetchone()
        if same is None or bytes(same[0]) != head:
            raise Unknown("the copy is of another journal")
    end = newer.execute_sql("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    for first in range(row + 1, end + 1, AT_ONCE):
        head = _follow(found := list(rows(newer, first, min(first + AT_ONCE, end + 1))), head)
        take_in(database, found)
    with database.atomic():
        for table in _KEPT:
            _take_table(newer, database, table)
    return int(end) - row


def _follow(entries: list[Entry], head: bytes) -> bytes:
    """Check that entries are known here and follow from ``head``; gives the hash of the last."""
    for entry in entries:
        if entry.kind not in KINDS:
            raise Unknown(f"entry {entry.number} is of kind {entry.kind}")
        if chain(head, entry.body) != entry.hash:
            raise Unknown(f"entry {entry.number} does not follow from the one before it")
        head = entry.hash
    return head


def _take_table(newer: SqliteDatabase, database: SqliteDatabase, table: str) -> None:
    columns = [
        [row[1] for row in one.execute_sql(f"PRAGMA table_info({table})")] for one in (newer, database)
    ]
    if columns[0] != columns[1]:
        log.warning("table %s stays as it was before: it has other columns now", table)
        return
    places = ", ".join("?" * len(columns[0]))
    database.execute_sql(f"DELETE FROM {table}")
    for row in newer.execute_sql(f"SELECT * FROM {table}").fetchall():
        database.execute_sql(f"INSERT INTO {table} VALUES ({places})", row)


def _take_its_place(back: Path, path: Path, newer: int) -> None:
    """One rename; the newer file keeps a name of its own, whole in itself, with no log beside it."""
    for file, name in ((path, path.name), (back, back.name)):
        with closing(sqlite3.connect(file)) as database:
            try:
                mode = database.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            except sqlite3.OperationalError as busy:
                raise refuse("till_running", folder=name) from busy
        if mode != "delete":
            raise refuse("till_running", folder=name)
    aside = path.with_name(f"{path.stem}-newer-{newer}.db")
    aside.unlink(missing_ok=True)  # what it holds was taken over when it was put there
    os.link(path, aside)
    _sync(back)
    back.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _sweep(back: Path) -> None:
    """Remove what an attempt has left."""
    for left in back.parent.glob(f"{back.stem}*"):
        left.unlink(missing_ok=True)
