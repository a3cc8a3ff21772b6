"""The journal on disk: one commit stores the entries, their projections and the jobs they owe.

`Journal.commit` is the moment at which a sale begins to exist. Either everything it was given is on
the disk when it returns, or nothing is and it raises.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from appliance.domain.journal import NOTHING, Entry, Moment, canonical, chain
from appliance.storage import projections
from appliance.storage.database import refusing, writing
from appliance.storage.tables import Origin

COLUMNS = "till, epoch, number, kind, body, hash"
"""Those of an `Entry`, in its order."""
INSERT = f"INSERT INTO entry (id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"
_JOB = "INSERT INTO job VALUES (?, ?, ?, 'queued', ?)"
_ENDS = "'sale', 'training', 'delivery', 'sale_aborted'"
"""The kinds of entry by which an open sale ends."""
_OWED = """SELECT COUNT(*) FROM job j JOIN entry e ON e.id = j.entry
    WHERE j.kind = 'print' AND j.state = 'failed' AND e.kind IN ('sale', 'delivery')"""
_JOBS = 8
"""The most jobs that an entry can owe: its jobs are numbered from its row id times this."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is about to become an entry."""

    kind: str
    data: dict[str, Any]
    jobs: tuple[str, ...] = ()
    """What devices owe for it: ``print``, ``drawer``, ``kitchen``."""


@dataclass(frozen=True, slots=True)
class Job:
    """A device's debt for an entry; ``id`` is fixed in the commit of the entry."""

    id: int
    entry: int
    kind: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A fact that is on the disk: its entry, the row id that projections know it by, its jobs."""

    id: int
    entry: Entry
    data: dict[str, Any]
    jobs: tuple[Job, ...]


class Journal:
    """The open journal of one till. One thread only."""

    def __init__(self, database: SqliteDatabase, till: str, epoch: int) -> None:
        """Find the end of the journal in ``database`` and go on from there."""
        self.database = database
        self.till, self.epoch = till, epoch
        self.committed: Callable[[], object] = lambda: None
        """Called when something new is on the disk; does not wait for anything."""
        self.id, self.head = 0, NOTHING
        self.number = 0
        row = database.execute_sql(f"SELECT id, {COLUMNS} FROM entry ORDER BY id DESC LIMIT 1").fetchone()
        if row:
            self.id, self.head = row[0], bytes(row[6])
            self.number = row[3] if row[2] == epoch else 0

    def commit(self, facts: Sequence[Fact], moment: Moment, date: str, operator: str) -> list[Stored]:
        """Store facts in one transaction, in order, and return them as entries.

        Raises:
            Refused: ``disk_full`` or ``database_damaged``; nothing of it is stored.
        """
        number, row, head = self.number, self.id, self.head
        stored: list[Stored] = []
        with refusing(), writing(self.database) as connection:
            for fact in facts:
                number, row = number + 1, row + 1
                one = self._store(connection, fact, (number, row, head), (moment, date, operator))
                head = one.entry.hash
                stored.append(one)
        self.number, self.id, self.head = number, row, head
        self.committed()
        return stored

    def _store(
        self,
        connection: sqlite3.Connection,
        fact: Fact,
        place: tuple[int, int, bytes],
        stamp: tuple[Moment, str, str],
    ) -> Stored:
        (number, row, head), (moment, date, operator) = place, stamp
        data = {
            **fact.data,
            "till": self.till,
            "epoch": self.epoch,
            "number": number,
            "kind": fact.kind,
            "at": moment.at,
            "offset": moment.offset,
            "clock": moment.clock,
            "date": date,
            "operator": operator,
        }
        body = canonical(data)
        entry = Entry(self.till, self.epoch, number, fact.kind, body, chain(head, body))
        connection.execute(INSERT, (row, entry.till, entry.epoch, number, fact.kind, body, entry.hash))
        projections.apply(self.database, row, data if body.isascii() else json.loads(body))
        jobs = tuple(Job(row * _JOBS + at, row, kind) for at, kind in enumerate(fact.jobs))
        connection.executemany(_JOB, [(job.id, row, job.kind, moment.at) for job in jobs])
        return Stored(row, entry, data, jobs)


def entries(database: SqliteDatabase, first: int = 1, last: int | None = None) -> Iterator[tuple[int, Entry]]:
    """Read entries with their row ids, oldest first, from row ``first`` to ``last``, both counted."""
    sql = f"SELECT id, {COLUMNS} FROM entry WHERE id >= ? AND id <= ? ORDER BY id"
    with refusing():
        for row, *said in database.execute_sql(sql, (first, last if last is not None else 1 << 62)):
            yield row, Entry(*said)


def entry(database: SqliteDatabase, row: int) -> Entry | None:
    """The entry of a row id."""
    return next((found for _, found in entries(database, row, row)), None)


def newest(database: SqliteDatabase) -> Entry | None:
    """The last entry, or None in a new journal."""
    row = database.execute_sql(f"SELECT {COLUMNS} FROM entry ORDER BY id DESC LIMIT 1").fetchone()
    return Entry(*row) if row else None


def last_of(database: SqliteDatabase, kind: str) -> tuple[int, Entry] | None:
    """The newest entry of a kind, with its row id."""
    others = "" if kind == "sale" else " AND kind <> 'sale'"  # SQLite uses the index, which leaves them out
    sql = f"SELECT id, {COLUMNS} FROM entry WHERE kind = ?{others} ORDER BY id DESC LIMIT 1"
    with refusing():
        row = database.execute_sql(sql, (kind,)).fetchone()
    return (row[0], Entry(*row[1:])) if row else None


def every(database: SqliteDatabase, kind: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every entry of a kind that is not ``sale``: row ids and bodies, newest first, by the index."""
    sql = "SELECT id, body FROM entry WHERE kind = ? AND kind <> 'sale' ORDER BY id DESC"
    for row, body in database.execute_sql(sql, (kind,)):
        yield row, json.loads(body)


def finished(database: SqliteDatabase, sale: str) -> bool:
    """Has a sale been paid, delivered or aborted since the last Z? (No sale stays open through a Z.)"""
    sql = f"SELECT 1 FROM entry WHERE id > ? AND kind IN ({_ENDS}) AND instr(body, ?) LIMIT 1"
    body = f'"sale":"{sale}"'.encode()
    return database.execute_sql(sql, (_last_z(database), body)).fetchone() is not None


def of_sale(database: SqliteDatabase, kind: str, sale: str) -> list[dict[str, Any]]:
    """Bodies of the entries of a kind (not ``sale``) that speak of a sale, since the last Z, oldest first."""
    sql = "SELECT body FROM entry WHERE id > ? AND kind = ? AND kind <> 'sale' AND instr(body, ?) ORDER BY id"
    rows = database.execute_sql(sql, (_last_z(database), kind, f'"sale":"{sale}"'.encode()))
    return [json.loads(body) for (body,) in rows]


def highest(database: SqliteDatabase, kind: str, name: str) -> int:
    """The highest number that entries of a kind (not ``sale``) have under a name since the last Z; else 0."""
    sql = """SELECT MAX(json_extract(CAST(body AS TEXT), '$.' || ?)) FROM entry
        WHERE id > ? AND kind = ? AND kind <> 'sale'"""
    return database.execute_sql(sql, (name, _last_z(database), kind)).fetchone()[0] or 0


def _last_z(database: SqliteDatabase) -> int:
    last = last_of(database, "z_report")
    return last[0] if last else 0


def origin(database: SqliteDatabase) -> dict[str, str]:
    """What the database was born as; empty when it has not been born."""
    with refusing():
        return dict(Origin.select(Origin.name, Origin.value).tuples().execute(database))


def set_origin(database: SqliteDatabase, facts: dict[str, str]) -> None:
    """Say what a new database is: once, before its first entry."""
    rows = [{"name": name, "value": value} for name, value in facts.items()]
    with refusing(), database.atomic():
        Origin.insert_many(rows).execute(database)


def open_jobs(database: SqliteDatabase) -> list[tuple[Job, str]]:
    """The jobs that no device has finished, oldest first, with their states."""
    rows = database.execute_sql("SELECT id, entry, kind, state FROM job ORDER BY id")
    return [(Job(job, of, kind), state) for job, of, kind, state in rows]


def printed(database: SqliteDatabase, row: int, sale: str) -> bool:
    """Was the receipt of a sale given out, by the row of its entry: at once, or later on somebody's wish?"""
    behind = entry(database, row + 1)
    if not behind or behind.kind != "no_receipt":
        return True
    sql = """SELECT 1 FROM entry WHERE kind IN ('receipt_printed', 'receipt_mailed') AND kind <> 'sale'
        AND id > ? AND instr(body, ?) AND (kind = 'receipt_printed' OR instr(body, ?)) LIMIT 1"""
    told = (row, f'"sale":"{sale}"'.encode(), b'"outcome":"done"')
    return database.execute_sql(sql, told).fetchone() is not None


def owed_receipts(database: SqliteDatabase) -> int:
    """How many receipts customers are owed: those that certainly were not printed."""
    return int(database.execute_sql(_OWED).fetchone()[0])


def doubt_jobs(database: SqliteDatabase) -> None:
    """After a stop nobody knows what was printed, and no drawer is to open any more."""
    with refusing(), database.atomic():
        database.execute_sql("DELETE FROM job WHERE kind = 'drawer'")
        database.execute_sql("UPDATE job SET state = 'unknown' WHERE state = 'queued'")


def add_job(database: SqliteDatabase, row: int, kind: str, at: int) -> Job:
    """Have an entry owe something more, on somebody's wish: its last place is for that."""
    job = Job(row * _JOBS + _JOBS - 1, row, kind)
    with refusing(), database.atomic():
        database.execute_sql(_JOB, (job.id, row, kind, at))
    return job


def turn_job(database: SqliteDatabase, job: Job, kind: str) -> Job:
    """Have another device do what one could not; it is queued there."""
    with refusing(), database.atomic():
        database.execute_sql("UPDATE job SET kind = ?, state = 'queued' WHERE id = ?", (kind, job.id))
    return Job(job.id, job.entry, kind)


def set_job(database: SqliteDatabase, job: int, state: str) -> None:
    """Store what became of a job: queued again, failed or unknown; one that is done is owed no more."""
    with refusing(), database.atomic():
        if state == "done":
            database.execute_sql("DELETE FROM job WHERE id = ?", (job,))
        else:
            database.execute_sql("UPDATE job SET state = ? WHERE id = ?", (state, job))
