"""What the accounting system would refuse, as it said when it was last asked: ``delivery.db``.

The uploader asks daily and before the day is closed, replaces all that was found, and keeps of each
finding when it was first made. The till reads, and nothing waits for it.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import peewee

from appliance.storage.beside import beside

log = logging.getLogger(__name__)

SCHEMA = (
    """CREATE TABLE checked (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        target TEXT NOT NULL,
        about TEXT NOT NULL,
        at INTEGER,
        next_try INTEGER NOT NULL,
        code TEXT NOT NULL DEFAULT '',
        facts TEXT NOT NULL DEFAULT '{}'
    ) STRICT""",
    """CREATE TABLE found (
        code TEXT NOT NULL,
        key TEXT NOT NULL,
        facts TEXT NOT NULL,
        since INTEGER NOT NULL,
        PRIMARY KEY (code, key)
    ) STRICT""",
    "PRAGMA user_version = 3",
)

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that the accounting system would refuse."""

    code: str
    """One of `appliance.integrations.FINDINGS`."""
    key: str
    """What it is about: a mapping's key with ``/`` between its parts, a date, a number."""
    facts: Facts
    since: int
    """UTC ms when it was first found."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found when the accounting system was last asked."""

    target: str = ""
    about: str = ""
    """What it was asked about, as a short text that changes with it: the mapping."""
    at: int | None = None
    """UTC ms of its last answer; None: it never gave one."""
    next_try: int = 0
    """UTC ms."""
    code: str = ""
    """Why it did not answer the last time (`appliance.integrations.REASONS`), empty = it did."""
    facts: Facts = field(default_factory=dict)
    found: tuple[Found, ...] = ()


def read(path: Path) -> Checked:
    """What was found last, for the till, which only reads; an unreadable or missing file: nothing."""
    if not path.exists():
        return Checked()
    try:
        with beside(path, 200) as database:
            return last(database) if database.table_exists("checked") else Checked()
    except peewee.DatabaseError as fault:
        log.info("%s is looked at again later: %s", path.name, fault)
        return Checked()


def next_try(path: Path) -> int:
    """UTC ms when the books are to be asked again."""
    return read(path).next_try


def last(database: peewee.SqliteDatabase) -> Checked:
    """What was found last; nothing yet: an empty one."""
    row = database.execute_sql(
        "SELECT target, about, at, next_try, code, facts FROM checked"
    ).fetchone()  # fmt: skip
    if row is None:
        return Checked()
    target, about, at, next_try, code, facts = row
    rows = database.execute_sql("SELECT code, key, facts, since FROM found ORDER BY since, code, key")
    found = tuple(Found(one, key, json.loads(told), since) for one, key, told, since in rows)
    return Checked(target, about, at, next_try, code, json.loads(facts), found)


def note(
    database: peewee.SqliteDatabase,
    target: str,
    about: str,
    now: int,
    next_try: int,
    found: Iterable[tuple[str, str, Facts]],
) -> None:
    """Replace what was found; what is still so keeps its first day."""
    with database.atomic():
        before = last(database)
        known = {(one.code, one.key): one.since for one in before.found if before.target == target}
        database.execute_sql("DELETE FROM found")
        for code, key, facts in found:
            since = known.get((code, key), now)
            row = (code, key, json.dumps(dict(facts)), since)
            database.execute_sql("INSERT OR REPLACE INTO found VALUES (?, ?, ?, ?)", row)
        _write(database, (target, about, now, next_try, "", "{}"))


def postpone(
    database: peewee.SqliteDatabase, target: str, about: str, next_try: int, code: str, facts: Facts
) -> None:
    """It did not answer: what was found before stands, if it was the same one."""
    with database.atomic():
        before = last(database)
        if before.target != target:
            database.execute_sql("DELETE FROM found")
        at = before.at if before.target == target else None
        _write(database, (target, about, at, next_try, code, json.dumps(dict(facts))))


def _write(database: peewee.SqliteDatabase, row: tuple[Any, ...]) -> None:
    database.execute_sql("INSERT OR REPLACE INTO checked VALUES (1, ?, ?, ?, ?, ?, ?)", row)
