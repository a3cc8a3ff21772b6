"""Where each entry of a journal stands, and its hash: asked for by number, in any order, of any journal.

The till knows entries by row id and never asks so. Whoever checks a journal that may have been tampered
with does: then neither row ids nor numbers are what they should be.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from peewee import SqliteDatabase

from appliance.storage.database import refusing


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one journal, in a temporary table beside it."""

    database: SqliteDatabase

    def hashes(self, epoch: int, number: int) -> list[bytes]:
        """The hash of the entry with that number: none where it is missing, several where it was inserted."""
        rows = self.database.execute_sql(
            "SELECT hash FROM place WHERE epoch = ? AND number = ?", (epoch, number)
        )
        return [bytes(found) for (found,) in rows]

    def ends(self) -> dict[int, int]:
        """The last number of each epoch, oldest epoch first."""
        rows = self.database.execute_sql("SELECT epoch, MAX(number) FROM place GROUP BY epoch ORDER BY epoch")
        return dict(rows.fetchall())

    def behind(self, epoch: int, number: int) -> int:
        """How many entries stand behind that one."""
        sql = "SELECT COUNT(*) FROM place WHERE epoch > ? OR (epoch = ? AND number > ?)"
        return int(self.database.execute_sql(sql, (epoch, epoch, number)).fetchone()[0])


@contextmanager
def places(database: SqliteDatabase) -> Iterator[Places]:
    """Note where every entry stands, for as long as the block lasts; till.db itself is not touched."""
    with refusing():
        database.execute_sql("CREATE TEMP TABLE place AS SELECT epoch, number, hash FROM entry")
        try:
            database.execute_sql("CREATE INDEX temp.place_of ON place (epoch, number)")
            yield Places(database)
        finally:
            database.execute_sql("DROP TABLE temp.place")
