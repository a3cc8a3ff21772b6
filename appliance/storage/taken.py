"""Entries that leave for a back-up, and entries that come back from one.

A back-up is made from committed rows alone, through a connection that cannot write. What comes back is put
in as it was, hash and all, with its projections; the caller has checked that it follows.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.journal import NOTHING, Entry, chain
from appliance.storage import projections
from appliance.storage.beside import beside
from appliance.storage.database import refusing, writing
from appliance.storage.journal import COLUMNS, INSERT, entries

PATIENCE = 10_000
"""Milliseconds to wait for a file's writer."""
_BEGUN = "SELECT epoch, id FROM entry WHERE kind = 'epoch_begun' AND kind <> 'sale' ORDER BY id"


def epochs(database: SqliteDatabase) -> list[tuple[int, int, int]]:
    """Each epoch with its first row and the row behind its last, oldest first; none in a new journal."""
    newest = database.execute_sql("SELECT max(id) FROM entry").fetchone()[0]
    if not newest:
        return []
    starts = [(1, 1), *database.execute_sql(_BEGUN).fetchall()]
    ends = [row for _, row in starts[1:]] + [newest + 1]
    return [(epoch, first, end) for (epoch, first), end in zip(starts, ends, strict=True)]


def rows(database: SqliteDatabase, first: int, stop: int) -> Iterator[Entry]:
    """The entries from row ``first`` to before row ``stop``, oldest first."""
    return (entry for _, entry in entries(database, first, stop - 1))


def take_in(database: SqliteDatabase, came: Sequence[Entry]) -> None:
    """Put entries behind the newest, with their projections, in one transaction; they owe no job.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``; nothing of them is stored.
    """
    with refusing(), writing(database) as connection:
        row = database.execute_sql("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
        for row, entry in enumerate(came, row + 1):  # noqa: B020
            values = (entry.till, entry.epoch, entry.number, entry.kind, entry.body, entry.hash)
            connection.execute(INSERT, (row, *values))
            projections.apply(database, row, entry.data)


def doubt_every_job(database: SqliteDatabase) -> None:
    """What the devices of another box owed: nobody knows what became of it since, and no drawer opens."""
    with refusing(), database.atomic():
        database.execute_sql("DELETE FROM job WHERE kind = 'drawer'")
        database.execute_sql("UPDATE job SET state = 'unknown'")


def copy_file(source: Path, target: Path) -> None:
    """Copy a database that another may be writing, as it stands at one moment; ``target`` is made.

    Raises:
        Refused: ``disk_full`` or ``database_damaged``.
    """
    with (
        refusing(source.name),
        beside(source, PATIENCE) as original,
        closing(sqlite3.connect(target)) as copy,
    ):
        original.connection().backup(copy)


def whole(path: Path) -> tuple[int, Entry | None]:
    """Check a copy of till.db that nobody writes: its structure, every number and every hash.

    Returns:
        How many entries it has, and the newest.

    Raises:
        ValueError: Saying what is wrong with it.
    """
    uri = f"{path.absolute().as_uri()}?immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as database:
            found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if found != "ok":
                raise ValueError(str(found))
            return _chained(database.execute(f"SELECT id, {COLUMNS} FROM entry ORDER BY id"))
    except sqlite3.DatabaseError as error:
        raise ValueError(str(error)) from error


def _chained(found: Iterable[tuple[Any, ...]]) -> tuple[int, Entry | None]:
    head, (epoch, number), count, last = NOTHING, (1, 0), 0, None
    for row, *said in found:
        one = Entry(*said)
        follows = (one.epoch, one.number) == (epoch, number + 1) or (one.epoch > epoch and one.number == 1)
        if not follows or row != count + 1 or chain(head, one.body) != one.hash:
            raise ValueError(f"entry {one.epoch}/{one.number} does not follow from the one before it")
        head, (epoch, number), count, last = one.hash, (one.epoch, one.number), row, one
    return count, last


def end_of(path: Path) -> tuple[int, int, bytes]:
    """Epoch, number and hash of a till.db's newest entry, read beside whoever writes it; (1, 0, `NOTHING`)
    before the first.

    Raises:
        Refused: ``database_damaged``.
    """
    query = "SELECT epoch, number, hash FROM entry ORDER BY id DESC LIMIT 1"
    with refusing(path.name), beside(path, PATIENCE) as database:
        row = database.execute_sql(query).fetchone()
    return (row[0], row[1], bytes(row[2])) if row else (1, 0, NOTHING)


def closed_since(path: Path, row: int) -> bool:
    """Was a day closed or settled behind this row of a till.db?"""
    query = (
        "SELECT 1 FROM entry WHERE kind IN ('z_report', 'settlement') AND kind <> 'sale' AND id > ? LIMIT 1"
    )
    with refusing(path.name), beside(path, PATIENCE) as database:
        return database.execute_sql(query, (row,)).fetchone() is not None
