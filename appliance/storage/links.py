"""Which of the books' customers and products is which of ours: ``delivery.db``, written by the uploader.

A link is a memory and no truth: if the file is lost, they are found again by looking. What a person said
stands in the journal, and is taken from there.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import peewee

SCHEMA = (
    """CREATE TABLE link (
        target TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('customer', 'product')),
        ours TEXT NOT NULL,
        theirs TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('found', 'made', 'person')),
        at INTEGER NOT NULL,
        PRIMARY KEY (target, kind, ours)
    ) STRICT, WITHOUT ROWID""",
    "PRAGMA user_version = 4",
)
"""What version 4 of delivery.db adds."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a person said: that one of theirs is one of ours."""

    target: str
    """Name of the target, such as ``dinero_invoices``."""
    what: str
    """``customer`` or ``product``."""
    ours: str
    theirs: str
    at: int
    """UTC milliseconds."""


class Kept:
    """The links of one target, kept as soon as they are known; see `integrations.orders.Links`."""

    def __init__(
        self, database: peewee.SqliteDatabase, target: str, now: Callable[[], int], told: Iterable[Linked]
    ) -> None:
        """Take what people said since: of two links the newer one counts."""
        self._database, self._target, self._now = database, target, now
        for one in told:
            if one.target == target:
                self._put(one.what, one.ours, one.theirs, "person", one.at)

    def get(self, kind: str, ours: str) -> str:
        """Their key of our customer or product number; empty = not known yet."""
        query = "SELECT theirs FROM link WHERE target = ? AND kind = ? AND ours = ?"
        found = self._database.execute_sql(query, (self._target, kind, ours)).fetchone()
        return str(found[0]) if found else ""

    def put(self, kind: str, ours: str, theirs: str, how: str) -> None:
        """Keep a link; ``how`` is ``found``, ``made`` or ``person``. On the disk when this returns."""
        self._put(kind, ours, theirs, how, self._now())

    def _put(self, kind: str, ours: str, theirs: str, how: str, at: int) -> None:
        query = """INSERT INTO link VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
            SET theirs = excluded.theirs, how = excluded.how, at = excluded.at WHERE excluded.at >= link.at"""
        with self._database.atomic():
            self._database.execute_sql(query, (self._target, kind, ours, theirs, how, at))
