"""Read a database that another process writes, on the box another user's, and leave nothing beside it.

A connection to a file in WAL mode makes ``-wal`` and ``-shm`` where they are missing. Made by the wrong user,
they keep the file's own user from writing to it, and in a sticky folder he cannot even remove them. So a file
of somebody else's is opened so that SQLite makes nothing: with its log there, by ``readonly_shm`` (where
nobody runs that wrote it, SQLite reads the log into its own memory: a log left by a crash needs no recovery
by its writer first); without a log, as a file that does not change. Such a look never waits for the other to
come back: what cannot be read is out of reach, now.

The file's own user leaves the log in place when he closes (`leave`), so that it does not vanish between a
reader's look and his opening.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peewee import DatabaseError, OperationalError, SqliteDatabase

_STILL = "immutable=1"


@contextmanager
def beside(path: Path, patience: int) -> Iterator[SqliteDatabase]:
    """Open a file to read it, through a connection that cannot write.

    Args:
        path: The database; it is never made here.
        patience: Milliseconds to wait for its writer.

    Raises:
        peewee.OperationalError: If it is not there, or not to be read just now.
    """
    uri = address(path)
    database = SqliteDatabase(uri, uri=True, pragmas={"query_only": 1, "busy_timeout": patience})
    try:
        with database.connection_context():
            yield database
    finally:
        _sweep(path)
    if uri.endswith(_STILL) and _log(path).exists():
        raise OperationalError(f"{path.name} began to be written while it was read")


def address(path: Path) -> str:
    """The URI that SQLite opens a file with to read it, and no more; see `beside` for the rest of it."""
    uri = path.absolute().as_uri()
    if not _is_others(path):
        return f"{uri}?mode=ro"
    return f"{uri}?mode=ro&readonly_shm=1" if _log(path).exists() else f"{uri}?{_STILL}"


def leave(database: SqliteDatabase, path: Path) -> None:
    """Close a file that is ours; in a folder that we share, its log stays in place.

    SQLite removes the log with the last connection. Here the last one cannot write, so it stays.
    """
    if database.is_closed() or not _is_others(path.parent):
        database.close()
        return
    last = SqliteDatabase(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        with last.connection_context():
            last.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            database.execute_sql("PRAGMA busy_timeout = 0")
            database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            database.close()
    except DatabaseError:  # a full or failing disk: closed it must be, the log is whole or not there
        database.close()


def _is_others(path: Path) -> bool:
    """Is it somebody else's? To root nobody is: SQLite gives what it makes to the file's owner then."""
    try:
        return path.stat().st_uid != os.geteuid() != 0
    except OSError:
        return False


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _sweep(path: Path) -> None:
    """Remove what SQLite made of ours after all: its writer closed between our look and our opening."""
    if not _is_others(path):
        return
    for side in ("-wal", "-shm"):
        file = path.with_name(path.name + side)
        try:
            if file.stat().st_uid == os.geteuid():
                file.unlink()
        except OSError:
            continue
