"""Open till.db the one safe way: WAL, every commit on the disk before it counts, forward-only steps.

``synchronous=FULL`` makes each commit an fsync of the log; NORMAL is faster and loses sales on a
power cut. Transactions begin IMMEDIATE, so that a commit never fails half-way for want of a lock.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from appliance.domain.problems import Refused, refuse
from appliance.storage.beside import address
from appliance.storage.steps import STEPS
from appliance.storage.tables import EXTRAS, TABLES

Database = SqliteDatabase
"""An open database, for those who may not know peewee."""

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
    "busy_timeout": 5000,
    "wal_autocheckpoint": 1000,
    "journal_size_limit": 8 << 20,
}
APPLICATION = 0x54494C4C
"""``application_id``: "TILL"."""

COPIES = 2
"""Copies of earlier versions that are kept: a box goes back to the system before, and no further. Each is as
large as the journal, which till.db holds whole."""

CHECKED_AT_START = 32 << 20
"""Files up to this many bytes have their structure checked at every start; larger ones weekly."""

VERSION = 1 + len(STEPS)


def connect(path: Path) -> SqliteDatabase:
    """Open or create a database file, with no table of its own yet."""
    return SqliteDatabase(str(path), pragmas=PRAGMAS, lock_type="IMMEDIATE")


def open_till(path: Path) -> SqliteDatabase:
    """Open till.db, create it or bring it up to this version.

    Raises:
        Refused: ``database_damaged``, ``database_newer``, ``disk_full`` or ``disk_read_only``, with the file.
    """
    database = connect(path)
    try:
        with refusing(path.name):
            _bring_up(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _bring_up(database: SqliteDatabase, path: Path) -> None:
    database.connect()
    version = database.execute_sql("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise refuse("database_newer", file=path.name, version=version, known=VERSION)
    if version == 0:
        _create(database)
    elif version < VERSION:
        _step(database, path, version)
    elif path.stat().st_size < CHECKED_AT_START and (wrong := quick_check(database)):
        raise refuse("database_damaged", file=path.name, detail=wrong)


@contextmanager
def writing(database: SqliteDatabase) -> Iterator[sqlite3.Connection]:
    """One IMMEDIATE transaction on the bare connection, or a part of the one that is open.

    Bare, because it is the way of every sale: peewee's own costs more than the statements in it.
    """
    connection = database.connection()
    if database.in_transaction():
        with database.atomic():
            yield connection
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have rolled it back already
            connection.execute("ROLLBACK")
        raise


def quick_check(database: SqliteDatabase) -> str:
    """What SQLite finds wrong with the file's structure, or nothing."""
    found = database.execute_sql("PRAGMA quick_check(1)").fetchone()[0]
    return "" if found == "ok" else str(found)


def _create(database: SqliteDatabase) -> None:
    with database.atomic():
        with database.bind_ctx(TABLES):
            database.create_tables(TABLES, safe=False)
        for statement in EXTRAS:
            database.execute_sql(statement)
        database.execute_sql(f"PRAGMA application_id = {APPLICATION}")
        database.execute_sql(f"PRAGMA user_version = {VERSION}")


def _step(database: SqliteDatabase, path: Path, version: int) -> None:
    back_up(database, path.with_name(f"{path.stem}-before-{VERSION}.db"))
    with database.atomic():  # all of them or none: the copy is always of the version before
        for step in STEPS[version - 1 :]:
            step(database)
        database.execute_sql(f"PRAGMA user_version = {VERSION}")
    for old in sorted(path.parent.glob(f"{path.stem}-before-*.db"), key=_stepped_to)[:-COPIES]:
        old.unlink()


def _stepped_to(copy: Path) -> int:
    number = copy.stem.rpartition("-")[2]
    return int(number) if number.isdigit() else VERSION  # not ours: it stays


def back_up(database: SqliteDatabase, target: Path) -> None:
    """Copy the whole database to another file, whatever is being written meanwhile."""
    copy = sqlite3.connect(target)
    try:
        database.connection().backup(copy)
    finally:
        copy.close()


def unguarded(database: SqliteDatabase) -> list[str]:
    """The triggers that keep the journal append-only and are not there (any more), or not as they were made;
    and any that are not ours, which could change what is written. By name."""
    ours = {statement.split()[2]: statement for statement in EXTRAS if "CREATE TRIGGER" in statement}
    there = dict(
        database.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    return [name for name in {**ours, **there} if ours.get(name) != there.get(name)]


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[SqliteDatabase]:
    """Open a copy of a till's file, made in ``folder`` without writing to the original.

    Raises:
        Refused: ``database_damaged`` or ``disk_full``.
    """
    copy = connect(folder / path.name)
    try:
        with refusing(path.name):
            original = sqlite3.connect(address(path), uri=True)
            with closing(original), closing(sqlite3.connect(folder / path.name)) as target:
                original.backup(target)
            copy.connect()
            yield copy
    finally:
        copy.close()


@contextmanager
def refusing(file: str = "till.db") -> Iterator[None]:
    """Refuse in the shop's words what a database refuses in its own, see `trouble`."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:  # bare connections raise the second
        raise trouble(error, file) from error


def trouble(error: DatabaseError | sqlite3.DatabaseError, file: str) -> Refused:
    """Put a database error into the shop's words; the transaction it came from is undone."""
    first = _first(error)
    said, name = str(first), getattr(first, "sqlite_errorname", "")
    if "database is locked" in said:
        return refuse("till_running", folder=file)
    if "disk is full" in said or name in _NO_ROOM:
        return refuse("disk_full", file=file, detail=said)
    if "disk I/O" in said or "readonly database" in said or "unable to open" in said:
        return refuse("disk_read_only", file=file, detail=said)
    return refuse("database_damaged", file=file, detail=said)


_NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")
"""A log's index that finds no room is an I/O error to SQLite."""


def _first(error: BaseException) -> BaseException:
    """What went wrong first, as SQLite has it: where it has undone a transaction by itself, peewee's own try
    to undo it fails too, and that is what it raises."""
    inner: BaseException = getattr(error, "orig", None) or error
    before = inner.__context__
    if "no transaction is active" in str(inner) and isinstance(before, DatabaseError | sqlite3.DatabaseError):
        return _first(before)
    return inner
