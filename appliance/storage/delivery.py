"""One delivery's row in ``delivery.db``, and how the till's screen reads it.

The till only reads; the uploader alone writes (`appliance.storage.deliveries`).
"""

import json
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import peewee

from appliance.storage import checked, followed
from appliance.storage.beside import beside

log = logging.getLogger(__name__)

DAY = 24 * 60 * 60 * 1000

SCHEMA = (
    "CREATE TABLE file (adopted INTEGER NOT NULL CHECK (adopted IN (0, 1))) STRICT",
    "INSERT INTO file VALUES (0)",
    """CREATE TABLE delivery (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        voucher TEXT NOT NULL,
        target TEXT NOT NULL,
        revision INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'accepted', 'refused', 'unknown')),
        attempts INTEGER NOT NULL DEFAULT 0,
        tried_at INTEGER,
        next_try INTEGER,
        code TEXT NOT NULL DEFAULT '',
        facts TEXT NOT NULL DEFAULT '{}',
        accounts TEXT,
        reference TEXT NOT NULL DEFAULT '',
        accepted_at INTEGER,
        answered INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX delivery_voucher ON delivery (voucher, number)",
    """CREATE TRIGGER accepted_stays BEFORE UPDATE ON delivery WHEN OLD.state = 'accepted'
    BEGIN SELECT RAISE(ABORT, 'an accepted delivery never changes'); END""",
    """CREATE TRIGGER nothing_is_dropped BEFORE DELETE ON delivery
    BEGIN SELECT RAISE(ABORT, 'a delivery is never dropped'); END""",
    "PRAGMA user_version = 1",
)
COLUMNS = (
    "number", "id", "voucher", "target", "revision", "state", "attempts", "tried_at", "next_try",
    "code", "facts", "accounts", "reference", "accepted_at", "answered",
)  # fmt: skip
"""What the table has in version 1."""
_VOUCHER = COLUMNS.index("voucher")
_READ = (*COLUMNS, "dated", *followed.COLUMNS)
ALL = f"""SELECT {", ".join((*COLUMNS, "dated"))}, {", ".join(followed.COLUMNS)}
    FROM delivery LEFT JOIN followed ON followed.delivery = delivery.id ORDER BY delivery.number"""
_ENDED = """SELECT voucher FROM delivery JOIN followed ON followed.delivery = delivery.id
    WHERE state = 'accepted' AND next_ask IS NULL AND NOT EXISTS (
        SELECT 1 FROM delivery later WHERE later.voucher = delivery.voucher AND later.number > delivery.number
    )"""
"""What `Delivery.ended` says of the youngest row of each."""
_OUTSTANDING = ALL.replace("ORDER BY", f"WHERE voucher NOT IN ({_ENDED}) ORDER BY")
_OLD = f"SELECT {', '.join(COLUMNS)} FROM delivery ORDER BY number"
"""For a file that the uploader has not brought up to this version yet."""
LONG = 5 * DAY
"""Milliseconds that a draft waits in the books before it is said again."""


class OutOfReach(Exception):
    """delivery.db cannot be read now, by nobody's fault: it is another process's file."""


class State(StrEnum):
    """Where a delivery stands."""

    QUEUED = "queued"
    """Certainly not there; goes out when it is due."""
    SENDING = "sending"
    """Committed before the call; found at start it means unknown."""
    ACCEPTED = "accepted"
    REFUSED = "refused"
    """Certainly not there; a person must change something first."""
    UNKNOWN = "unknown"
    """May be there; looked up before anything is repeated."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row, as it stands now."""

    number: int
    id: str
    """``voucher-target-revision``, fixed before the first try."""
    voucher: str
    target: str
    revision: int
    state: State
    attempts: int
    tried_at: int | None
    """UTC ms of the last try."""
    next_try: int | None
    """UTC ms; None = nothing more happens until a person answers."""
    code: str
    """The last problem (`appliance.integrations.REASONS`), empty = none."""
    facts: dict[str, str | int]
    accounts: tuple[tuple[str, ...], ...] | None
    """Per posting as last sent and not certainly lost: (account, VAT code), and its department, project and
    object where these are not the posting's own; ("", "") = unmapped."""
    reference: str
    accepted_at: int | None
    answered: int
    """When the last person's answer that this row has seen was given (UTC ms), 0 = none."""
    dated: str
    """The date that a person gave it in place of its own (YYYY-MM-DD), where its period is closed."""
    stage: str
    """What became of it once accepted: ``draft``, ``booking``, ``posted``, ``changed`` (other figures
    stand there), ``gone``, ``cannot_tell``; empty before."""
    voucher_number: str
    """What the books call it, empty = not known."""
    verified: bool
    """The books' totals were read back and are the till's."""
    since: int | None
    """UTC ms when this stage was first seen."""
    asked_at: int | None
    """UTC ms when the books last answered what became of it."""
    next_ask: int | None
    """UTC ms when they are asked again; None once accepted: never, it is at its end."""
    said_at: int | None
    """UTC ms when a draft that waits was last said again."""
    heard: int
    """When the last person's answer about its stage was given (UTC ms), 0 = none."""

    @property
    def needs_person(self) -> bool:
        """Whether it stands still until somebody decides."""
        if self.state == State.ACCEPTED:
            return self.stage in ("changed", "gone") and not self.ended
        return self.state in (State.REFUSED, State.UNKNOWN) and self.next_try is None

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it by itself: verified, or left as it is by a person."""
        return self.state == State.ACCEPTED and self.next_ask is None

    @property
    def unseen(self) -> bool:
        """Whether it waits as a draft that the target shows to people alone: nobody else can tell that it is
        gone. Its facts name the journal to look for."""
        return self.stage == "draft" and "journal" in self.facts

    @property
    def let_be(self) -> bool:
        """Whether it is gone, or was a draft that only people see, and a person keeps it out: the till says
        no more of it, and looks once a day whether it has come back after all."""
        return self.ended and self.stage in ("gone", "draft")

    @property
    def outside(self) -> bool:
        """Whether the day is not in the books, or not known to be there."""
        return self.state != State.ACCEPTED or (self.stage == "gone" and not self.ended)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the screen always shows: how many days are not in the books, and since when."""

    count: int
    oldest: int | None
    """UTC ms when the oldest of them was closed."""


def states(path: Path, vouchers: Collection[str] | None = None) -> dict[str, Delivery]:
    """How every known day stands, or each of these, by voucher id; for the till, which only reads.

    Without a file: empty. A damaged one is as good as none: it keeps nobody from selling, and the
    uploader sets it aside at its next pass.

    Raises:
        OutOfReach: If the file is locked or may not be read just now.
    """
    if not path.exists():
        return {}
    try:
        return _all(path, vouchers)
    except peewee.DatabaseError as fault:
        if isinstance(fault, peewee.OperationalError):
            raise OutOfReach(str(fault)) from fault
        log.warning("%s is damaged: %s", path.name, fault)
        return {}


def _all(path: Path, vouchers: Collection[str] | None) -> dict[str, Delivery]:
    with beside(path, 200) as database:
        if not database.table_exists("delivery"):
            return {}
        if not database.table_exists("followed"):
            return youngest(database.execute_sql(_OLD))
        if vouchers is None:
            return youngest(database.execute_sql(ALL))
        these = f"WHERE voucher IN ({', '.join('?' * len(vouchers))}) ORDER BY"
        return youngest(database.execute_sql(ALL.replace("ORDER BY", these), [*vouchers]))


def outstanding(path: Path) -> tuple[set[str], dict[str, Delivery]]:
    """What is asked every few seconds, year after year: the ids of all that is at its end, and how the rest
    stands. Raises as `states`."""
    if not path.exists():
        return set(), {}
    try:
        with beside(path, 200) as database:
            if database.table_exists("followed"):
                ended = {voucher for (voucher,) in database.execute_sql(_ENDED)}
                return ended, youngest(database.execute_sql(_OUTSTANDING))
    except peewee.DatabaseError as fault:
        if isinstance(fault, peewee.OperationalError):
            raise OutOfReach(str(fault)) from fault
        log.warning("%s is damaged: %s", path.name, fault)
        return set(), {}
    return set(), states(path)


def waiting(path: Path, closed: Iterable[tuple[str, int]]) -> Waiting:
    """Count the closed days that are not in the books.

    The days come from the till (voucher id, closed at in UTC ms), so that a day which the uploader
    has never seen, or whose record is lost, is counted too.
    """
    ended, known = outstanding(path)
    return waiting_among(known, (one for one in closed if one[0] not in ended))


def waiting_among(known: Mapping[str, Delivery], closed: Iterable[tuple[str, int]]) -> Waiting:
    """The same, of rows that were read before."""
    outside = [at for voucher, at in closed if voucher not in known or known[voucher].outside]
    return Waiting(len(outside), min(outside, default=None))


def work_is_due(path: Path, closed: Iterable[tuple[str, int]], now: int) -> bool:
    """Whether a pass of the uploader has something to do: days that wait, questions about days that are
    there, what the books would refuse. Asked by the till, which only reads."""
    ended, known = outstanding(path)
    listed = [one for one in closed if one[0] not in ended]
    if waiting_among(known, listed).count:
        return True
    asks = [row.next_ask for day, _ in listed if (row := known[day]).next_ask is not None]
    return any(not now < at <= now + DAY for at in [*asks, checked.next_try(path)])


def is_due(row: Delivery, now: int) -> bool:
    """Whether it is time; a next try more than a day ahead is a clock that was turned back."""
    return row.next_try is not None and (row.next_try <= now or row.next_try > now + DAY)


def youngest(rows: Iterable[tuple[Any, ...]]) -> dict[str, Delivery]:
    """The rows that count, by voucher id, from all rows in their order (`ALL`)."""
    last = {row[_VOUCHER]: row for row in rows}
    return {voucher: _read(dict(zip(_READ, row, strict=False))) for voucher, row in last.items()}


def _read(row: dict[str, Any]) -> Delivery:
    plain = {name: row[name] for name in COLUMNS}
    state = State(row["state"])
    beside = {name: row[name] for name in followed.KEPT} if row.get("stage") else dict(followed.NOTHING)
    if row.get("stage"):
        plain |= {"code": row["trouble"], "facts": row["told"]}
        plain["accounts"] = row["accounts"] or row["read_back"]
    read = {
        "state": state,
        "facts": json.loads(plain["facts"]),
        "accounts": plain["accounts"] and tuple(tuple(account) for account in json.loads(plain["accounts"])),
        "dated": row.get("dated", ""),
        "verified": bool(beside["verified"]),
    }
    return Delivery(**{**plain, **beside, **read})
