"""The messages about closed days, one for each Z: ``delivery.db``, written by the uploader alone.

A message has its id and its text before the first try, and walks queued → sending → accepted, refused or
unknown as a day does on its way to the books. No service can be asked for it by our id: what is unknown
stands still until a person has looked at the phone. What was sent never changes; nothing is dropped.

Days that were closed more than a day before there was a record are not told: they are yesterday's news. Where
the whole file is new, one of the last day may have been told already, and a person decides.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peewee

from appliance.storage.beside import beside
from appliance.storage.delivery import DAY, State
from appliance.storage.vouchers import Said

log = logging.getLogger(__name__)

SCHEMA = (
    "CREATE TABLE told_since (one INTEGER PRIMARY KEY CHECK (one = 1), z INTEGER NOT NULL) STRICT",
    """CREATE TABLE message (
        z INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        date TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'accepted', 'refused', 'unknown')),
        attempts INTEGER NOT NULL DEFAULT 0,
        tried_at INTEGER,
        next_try INTEGER,
        code TEXT NOT NULL DEFAULT '',
        facts TEXT NOT NULL DEFAULT '{}',
        reference TEXT NOT NULL DEFAULT '',
        accepted_at INTEGER,
        answered INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    """CREATE TRIGGER message_stays BEFORE UPDATE ON message WHEN OLD.state = 'accepted'
    BEGIN SELECT RAISE(ABORT, 'a message that was sent never changes'); END""",
    """CREATE TRIGGER message_is_not_dropped BEFORE DELETE ON message
    BEGIN SELECT RAISE(ABORT, 'a message is never dropped'); END""",
    "PRAGMA user_version = 5",
)
"""What version 5 of delivery.db adds."""
_COLUMNS = (
    "z", "id", "text", "date", "state", "attempts", "tried_at", "next_try", "code", "facts", "reference",
    "accepted_at", "answered",
)  # fmt: skip
_ALL = f"SELECT {', '.join(_COLUMNS)} FROM message"
DOUBT = """UPDATE message SET state = 'unknown', code = 'deliveries_lost', next_try = NULL
    WHERE state <> 'accepted'"""
"""What becomes of those that another box had not sent when the copy was made."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message, as it stands now."""

    z: int
    id: str
    """Fixed before the first try; the service is told it."""
    text: str
    date: str
    """The day's business date, YYYY-MM-DD."""
    state: State
    attempts: int
    tried_at: int | None
    """UTC ms of the last try."""
    next_try: int | None
    """UTC ms; None = nothing more happens until a person answers, or a service is set up."""
    code: str
    """The last problem (`appliance.integrations.REASONS`), empty = none."""
    facts: dict[str, str | int]
    reference: str
    """The service's own number."""
    accepted_at: int | None
    answered: int
    """When the last person's answer that this message has seen was given (UTC ms), 0 = none."""

    @property
    def needs_person(self) -> bool:
        """Whether it stands still until somebody decides."""
        return self.state in (State.REFUSED, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed day that is to be told."""

    z: int
    id: str
    text: str
    date: str
    at: int
    """UTC ms when it was closed."""
    here: bool = True
    """This box closed it; one that was taken up from another may have told of it."""


def begin(database: peewee.SqliteDatabase, closed: Iterable[tuple[int, int]], now: int) -> int:
    """The Z behind which days are told; settled when it is first asked.

    Args:
        database: delivery.db.
        closed: (Z, UTC ms when it was closed) of every day.
        now: UTC ms.
    """
    found = database.execute_sql("SELECT z FROM told_since").fetchone()
    if found is None:
        old = max((z for z, at in closed if at < now - DAY), default=0)
        with database.atomic():
            database.execute_sql("INSERT INTO told_since VALUES (1, ?)", (old,))
        return old
    newest = database.execute_sql("SELECT coalesce(max(z), 0) FROM message").fetchone()[0]
    return max(int(found[0]), int(newest))


def adopt(database: peewee.SqliteDatabase, days: Iterable[Closed], now: int) -> None:
    """Give every day that has none its message, and settle what a stopped box left behind.

    Called before the first pass to the books over this file: until then it is new, and whatever was told
    before is not in it.
    """
    lost = not database.execute_sql("SELECT adopted FROM file").fetchone()[0]
    with database.atomic():
        database.execute_sql(
            "UPDATE message SET state = 'unknown', code = 'interrupted', facts = '{}' WHERE state = 'sending'"
        )
        for one in days:
            doubt = lost or not one.here
            state, code = (State.UNKNOWN, "deliveries_lost") if doubt else (State.QUEUED, "")
            row = (one.z, one.id, one.text, one.date, state, None if doubt else now, code)
            sql = (
                "INSERT INTO message (z, id, text, date, state, next_try, code) VALUES (?, ?, ?, ?, ?, ?, ?)"
            )
            database.execute_sql(sql, row)


def hear(database: peewee.SqliteDatabase, said: Mapping[str, Said], now: int) -> None:
    """Act once on what people decided: ``there`` (it came) or ``resend``."""
    for one in waiting(database):
        answer = said.get(one.id)
        if not one.needs_person or answer is None or answer.at <= max(one.answered, one.tried_at or 0):
            continue
        if answer.answer == "there":
            accept(database, one, "", now)
        elif answer.answer == "resend":
            _put(database, one, state=State.QUEUED, next_try=now, answered=answer.at)


def waiting(database: peewee.SqliteDatabase) -> list[Message]:
    """All that are not sent, or not known to be, oldest first."""
    rows = database.execute_sql(f"{_ALL} WHERE state <> 'accepted' ORDER BY z").fetchall()
    return [_read(row) for row in rows]


def sending(database: peewee.SqliteDatabase, one: Message, now: int) -> None:
    """Note that a try begins; committed (fsync) when this returns."""
    _put(database, one, state=State.SENDING, attempts=one.attempts + 1, tried_at=now, next_try=None)


def accept(database: peewee.SqliteDatabase, one: Message, reference: str, now: int) -> None:
    """It is sent, for good."""
    _put(database, one, state=State.ACCEPTED, reference=reference, accepted_at=now, next_try=None)


def fail(
    database: peewee.SqliteDatabase,
    one: Message,
    state: State,
    code: str,
    facts: Mapping[str, str | int],
    next_try: int | None = None,
) -> None:
    """It is not sent, or nobody knows; None = a person decides."""
    _put(database, one, state=state, code=code, facts=json.dumps(dict(facts)), next_try=next_try)


def _put(database: peewee.SqliteDatabase, one: Message, **columns: Any) -> None:
    names = ", ".join(f"{name} = ?" for name in columns)
    with database.atomic():
        database.execute_sql(f"UPDATE message SET {names} WHERE z = ?", (*columns.values(), one.z))


def read(path: Path) -> tuple[Message | None, list[Message]]:
    """The last one that was sent, and all that are not; for the till, which only reads. A missing, locked or
    unreadable file has none."""
    if not path.exists():
        return None, []
    try:
        with beside(path, 200) as database:
            if not database.table_exists("message"):
                return None, []
            last = database.execute_sql(f"{_ALL} WHERE state = 'accepted' ORDER BY z DESC LIMIT 1").fetchone()
            return last and _read(last), waiting(database)
    except peewee.DatabaseError as fault:
        log.info("%s is looked at again later: %s", path.name, fault)
        return None, []


def is_due(path: Path, now: int) -> bool:
    """Whether a try of one that is not sent is due; what was never tried, the close of its day has tried."""
    _, open_ = read(path)
    return any(one.next_try is not None and not now < one.next_try <= now + DAY for one in open_)


def hold(database: peewee.SqliteDatabase) -> None:
    """While no service is set up no try is due; they wait, and go when there is one again."""
    with database.atomic():
        database.execute_sql("UPDATE message SET next_try = NULL WHERE state = 'queued'")


def _read(row: tuple[Any, ...]) -> Message:
    plain = dict(zip(_COLUMNS, row, strict=True))
    return Message(**{**plain, "state": State(plain["state"]), "facts": json.loads(plain["facts"])})
