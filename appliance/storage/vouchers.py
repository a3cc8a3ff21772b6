"""What the uploader reads from till.db, through a connection that cannot write.

The till writes a voucher once and never changes it; the mapping and a person's answers about a
delivery can change between two passes, so they are read anew each time.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee

from appliance.domain import order as orders
from appliance.domain.dimension import DEPARTMENT, KINDS
from appliance.domain.order import Order
from appliance.domain.voucher import Account, Mapping, Voucher, from_dict
from appliance.storage.beside import beside
from appliance.storage.heads import Head
from appliance.storage.links import Linked


@dataclass(frozen=True, slots=True)
class Day:
    """A closed day as the till stored it."""

    id: str
    closed_at: int
    """UTC milliseconds."""
    voucher: Voucher | None
    """None: the stored text cannot be read, and ``fault`` says why."""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A delivery on credit that the books bill, as the till stored it."""

    id: str
    at: int
    """UTC milliseconds."""
    order: Order | None
    """None: the stored text cannot be read, and ``fault`` says why."""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person decided about one delivery."""

    delivery: str
    answer: str
    """``resend``, ``there``, ``redate``, ``keep`` or ``wait``, see `till.books.decide`."""
    reference: str
    """What the books call it, where the answer is ``there``; the date, where it is ``redate``."""
    at: int
    """UTC milliseconds."""


_MAPPING = """SELECT role, department, rate, tender, reason, grp, product,
    account, vat_code, to_department, to_project, to_object FROM mapping"""
_MAPPING_BEFORE = "SELECT role, department, rate, tender, reason, '', '', account, vat_code FROM mapping"
"""For a file that the till has not brought up to version 2 yet."""


_PERHAPS = """SELECT v.id, d.z_entry < b.id FROM entry b
    JOIN day d ON d.opened < b.id AND d.settled > b.id AND (d.z_entry < b.id
        OR json_extract(CAST(b.body AS TEXT), '$.perhaps_closed') <> '')
    JOIN voucher v ON v.entry = d.settled WHERE b.kind = 'epoch_begun' AND b.kind <> 'sale'"""
"""Days that were open or unsettled when an epoch began (`till.restored`), and were settled in it."""


class TillReader:
    """till.db, open for reading; sees the same moment in every question."""

    def __init__(self, database: peewee.SqliteDatabase) -> None:
        """Take an open connection, see `reading`."""
        self._database = database

    @property
    def database(self) -> peewee.SqliteDatabase:
        """The connection, for the modules beside this one."""
        return self._database

    def replayed(self) -> bool:
        """Whether a replay made the file: practice days never go to the books."""
        found = self._database.execute_sql("SELECT value FROM origin WHERE name = 'replay'").fetchone()
        return found is not None and found[0] == "1"

    def head(self) -> Head | None:
        """The journal's newest entry; None in a new journal."""
        query = "SELECT epoch, number, hash FROM entry ORDER BY id DESC LIMIT 1"
        found = self._database.execute_sql(query).fetchone()
        return Head(found[0], found[1], bytes(found[2])) if found else None

    def closed(self) -> list[tuple[str, int]]:
        """(voucher id, closed at in UTC ms) of every closed day, oldest first."""
        return list(self._database.execute_sql("SELECT id, closed_at FROM voucher ORDER BY entry, id"))

    def days(self, besides: set[str]) -> Iterator[Day]:
        """Every closed day except those in ``besides``, oldest first; one damaged day hides no other."""
        wanted = [voucher for voucher, _ in self.closed() if voucher not in besides]
        for voucher in wanted:
            query = "SELECT id, closed_at, body FROM voucher WHERE id = ?"
            yield _day(*self._database.execute_sql(query, (voucher,)).fetchone())

    def zs(self) -> list[tuple[int, int]]:
        """(number, UTC ms when it was taken) of every Z, oldest first."""
        sql = """SELECT z, json_extract(CAST(body AS TEXT), '$.at') FROM day JOIN entry ON entry.id = z_entry
            WHERE z IS NOT NULL ORDER BY z"""
        return list(self._database.execute_sql(sql))

    def z_body(self, z: int) -> dict[str, Any]:
        """The body of a Z; KeyError where there is none of that number."""
        row = self._database.execute_sql("SELECT z_entry FROM day WHERE z = ?", (z,)).fetchone()
        body = self.entry(row[0]) if row else None
        if body is None:
            raise KeyError(f"expected a Z {z}, there is none")
        return body

    def handed(self) -> list[tuple[str, int]]:
        """(order id, UTC ms) of every delivery that the books bill, oldest first."""
        if not self._database.table_exists("handover"):  # the till has not brought the file up to it yet
            return []
        return list(self._database.execute_sql("SELECT id, at FROM handover ORDER BY entry"))

    def orders(self, besides: set[str]) -> Iterator[Handed]:
        """Every order except those in ``besides``, oldest first; one damaged order hides no other."""
        wanted = [order for order, _ in self.handed() if order not in besides]
        for order in wanted:
            query = "SELECT id, at, body FROM handover WHERE id = ?"
            yield _handed(*self._database.execute_sql(query, (order,)).fetchone())

    def linked(self) -> list[Linked]:
        """What people said of which customer or product of theirs is ours, oldest first."""
        # "<> 'sale'" lets SQLite use the index, which leaves the sales out
        query = "SELECT body FROM entry WHERE kind = 'linked' AND kind <> 'sale' ORDER BY id"
        return [
            Linked(*(body[name] for name in ("target", "what", "ours", "theirs", "at")))
            for body in (json.loads(body) for (body,) in self._database.execute_sql(query))
        ]

    def perhaps_there(self) -> dict[str, bool]:
        """Voucher ids of days that another box may have delivered, before this one took the till up: True, it
        did so under the same key; False, it closed the day under a Z of its own."""
        return {voucher: bool(same) for voucher, same in self._database.execute_sql(_PERHAPS)}

    def open_date(self) -> str:
        """The business date of the day that is open (YYYY-MM-DD), empty = none is."""
        query = "SELECT date FROM day WHERE z IS NULL ORDER BY opened DESC LIMIT 1"
        found = self._database.execute_sql(query).fetchone()
        return found[0] if found else ""

    def mapping(self) -> Mapping:
        """Accounts by neutral key, each with the dimensions that are fixed for it."""
        version = self._database.execute_sql("PRAGMA user_version").fetchone()[0]
        rows = self._database.execute_sql(_MAPPING if version > 1 else _MAPPING_BEFORE)
        return {row[:7]: Account(*row[7:]) for row in rows}

    def dimensions(self) -> dict[str, frozenset[str]]:
        """What sales can belong to, numbers by kind: what can be chosen, and the goods' own departments."""
        # "<> 'sale'" lets SQLite use the index, which leaves the sales out
        query = """SELECT body FROM entry WHERE kind = 'dimensions' AND kind <> 'sale'
            ORDER BY id DESC LIMIT 1"""
        last = self._database.execute_sql(query).fetchone()
        chosen = json.loads(last[0])["rows"] if last else []
        own = [code for (code,) in self._database.execute_sql("SELECT code FROM department")]
        found = {kind: frozenset(row["code"] for row in chosen if row["kind"] == kind) for kind in KINDS}
        return found | {DEPARTMENT: found[DEPARTMENT].union(own)}

    def said(self) -> dict[str, Said]:
        """What people decided, by delivery id."""
        query = "SELECT delivery, answer, reference, at FROM delivery_answer ORDER BY at"
        return {row[0]: Said(*row) for row in self._database.execute_sql(query)}

    def keys_made(self) -> list[dict[str, Any]]:
        """The bodies of every ``key_made``, oldest first: the public keys that seals were made with."""
        # "<> 'sale'" lets SQLite use the index, which leaves the sales out
        query = "SELECT body FROM entry WHERE kind = 'key_made' AND kind <> 'sale' ORDER BY id"
        return [json.loads(body) for (body,) in self._database.execute_sql(query)]

    def entry(self, row: int) -> dict[str, Any] | None:
        """The body of the journal entry with that row id."""
        found = self._database.execute_sql("SELECT body FROM entry WHERE id = ?", (row,)).fetchone()
        return json.loads(found[0]) if found else None

    def closing(self, z: int) -> tuple[dict[str, Any], dict[str, Any]]:
        """The bodies of a Z and of its settlement.

        Raises:
            KeyError: If there is no such Z, or it has no settlement.
        """
        query = "SELECT z_entry, settled FROM day WHERE z = ? AND settled IS NOT NULL"
        rows = self._database.execute_sql(query, (z,)).fetchone()
        report, settlement = (self.entry(row) for row in rows or (0, 0))
        if report is None or settlement is None:
            raise KeyError(f"expected Z {z} with its settlement in the journal")
        return report, settlement


@contextmanager
def reading(path: Path) -> Iterator[TillReader]:
    """Open till.db for one pass; SQLite itself refuses every write.

    Raises:
        peewee.OperationalError: If there is no till.db, or it is out of reach; it is never made here.
    """
    with beside(path, 5000) as database:
        database.execute_sql("BEGIN")
        yield TillReader(database)
        database.execute_sql("ROLLBACK")


def _day(voucher: str, closed_at: int, body: str) -> Day:
    try:
        read = from_dict(json.loads(body))
    except (ValueError, KeyError, TypeError) as fault:
        return Day(voucher, closed_at, None, f"{type(fault).__name__}: {fault}"[:200])
    if read.id != voucher:
        return Day(voucher, closed_at, None, f"expected voucher {voucher}, its text says {read.id}"[:200])
    return Day(voucher, closed_at, read)


def _handed(identity: str, at: int, body: str) -> Handed:
    try:
        read = orders.from_dict(json.loads(body))
    except (ValueError, KeyError, TypeError) as fault:
        return Handed(identity, at, None, f"{type(fault).__name__}: {fault}"[:200])
    if read.id != identity:
        return Handed(identity, at, None, f"expected order {identity}, its text says {read.id}"[:200])
    return Handed(identity, at, read)
