"""Some business dates of the journal, read for an export through a connection that cannot write.

A span is a run of rows without a hole, so that no link of the seal's chain is missing in it; spans that
follow each other have no row in common and leave none out. Where the clock was wrong, a span may hold
entries of another date that stand between its own.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee

from appliance.domain.journal import date_of
from appliance.domain.kinds import SEALED
from appliance.storage.database import refusing
from appliance.storage.vouchers import TillReader, reading

_SEALED = ", ".join(f"'{kind}'" for kind in sorted(SEALED))
_GOODS = """SELECT json_extract(goods.value, '$.number'), json_extract(CAST(body AS TEXT), '$.at'),
    json_extract(CAST(body AS TEXT), '$.offset')
    FROM entry, json_each(CAST(body AS TEXT), '$.products') AS goods
    WHERE kind = 'catalogue' AND kind <> 'sale' AND entry.id < ? ORDER BY entry.id"""
_GROUPS = """SELECT json_extract(grp.value, '$.code'), json_extract(grp.value, '$.name')
    FROM entry, json_each(CAST(body AS TEXT), '$.groups') AS grp
    WHERE kind = 'catalogue' AND kind <> 'sale' AND entry.id < ? ORDER BY entry.id"""


class Span:
    """The entries from row ``start`` to before row ``stop``, and the journal's ``head``; the same moment in
    every question."""

    def __init__(self, till: TillReader, start: int, stop: int) -> None:
        """Take an open connection, see `spanning`."""
        self._database, self.head = till.database, till.head()
        self.start, self.stop = start, max(start, stop)

    def bodies(self, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
        """(row, body) of the entries from row ``start`` to before ``stop``, oldest first."""
        sql = "SELECT id, body FROM entry WHERE id >= ? AND id < ? ORDER BY id"
        with refusing():
            yield from self._database.execute_sql(sql, (start, stop))

    def sealed(self, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
        """The same, of cash transactions alone."""
        sql = f"SELECT id, body FROM entry WHERE id >= ? AND id < ? AND kind IN ({_SEALED}) ORDER BY id"
        with refusing():
            yield from self._database.execute_sql(sql, (start, stop))

    def before(self) -> bytes | None:
        """The body of the last cash transaction before the span, or None."""
        sql = f"SELECT body FROM entry WHERE id < ? AND kind IN ({_SEALED}) ORDER BY id DESC LIMIT 1"
        found = self._database.execute_sql(sql, (self.start,)).fetchone()
        return found[0] if found else None

    def known(self, kind: str) -> Iterator[bytes]:
        """The bodies of every entry of a kind (never ``sale``) from the first of the journal to the end of
        the span, oldest first."""
        # "<> 'sale'" lets SQLite use the index, which leaves the sales out
        sql = "SELECT body FROM entry WHERE kind = ? AND kind <> 'sale' AND id < ? ORDER BY id"
        for (body,) in self._database.execute_sql(sql, (kind, self.stop)):
            yield body

    def made_known(self, products: Collection[str]) -> dict[str, tuple[int, int]]:
        """When products were first made known, by article number: (UTC ms, offset in minutes)."""
        found: dict[str, tuple[int, int]] = {}
        for number, at, offset in self._database.execute_sql(_GOODS, (self.stop,)):
            if number in products:
                found.setdefault(number, (at, offset))
        return found

    def groups(self) -> dict[str, str]:
        """The newest name of every article group, by code."""
        return dict(self._database.execute_sql(_GROUPS, (self.stop,)))


@contextmanager
def spanning(path: Path, first: str, last: str, boundary: int) -> Iterator[Span]:
    """Open the entries of the business dates ``first`` to ``last``, both counted, of a till.db.

    An entry made outside a day belongs to its local date; one of a day to the day's.

    Args:
        path: The file.
        first: YYYY-MM-DD.
        last: YYYY-MM-DD.
        boundary: Minutes after midnight at which a business date begins.

    Raises:
        Refused: ``database_damaged``.
    """
    with refusing(path.name), reading(path) as till:
        yield _span(till, first, last, boundary)


def receipt_of(path: Path, nr: int) -> tuple[str, int, str] | None:
    """Series, number and business date of the receipt with that number in the seal of a till.db; None where
    there is none, as in training.

    Raises:
        Refused: ``database_damaged``.
    """
    with refusing(path.name), reading(path) as till:
        found = till.database.execute_sql("SELECT series, receipt, date FROM sale WHERE nr = ?", (nr,))
        return found.fetchone()


def _span(till: TillReader, first: str, last: str, boundary: int) -> Span:
    database = till.database
    days = database.execute_sql("SELECT opened, date, z_entry FROM day ORDER BY opened").fetchall()
    inside = [place for place, (_, date, _) in enumerate(days) if first <= date <= last]
    if not inside:
        place = next((place for place, (_, date, _) in enumerate(days) if date > last), len(days))
        inside = [place, place - 1]
    after = (dt.date.fromisoformat(last) + dt.timedelta(1)).isoformat() if last < "9999-12-31" else "~"
    start = _cut(database, days, inside[0], (first, boundary))
    return Span(till, start, _cut(database, days, inside[-1] + 1, (after, boundary)))


def _cut(database: peewee.SqliteDatabase, days: Sequence[Any], place: int, date: tuple[str, int]) -> int:
    """The first row of ``date`` or later between a day and the one before it; else where the day begins."""
    newest = database.execute_sql("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0]
    opened, _, closed = days[place - 1] if place else (0, "", 0)
    from_, to = (closed or opened) + 1, days[place][0] if place < len(days) else newest + 1
    rows = database.execute_sql(
        "SELECT id, body FROM entry WHERE id >= ? AND id < ? ORDER BY id", (from_, to)
    )
    return next((row for row, body in rows if date_of(json.loads(body), date[1]) >= date[0]), to)
