"""What became of each day on its way to the books: ``delivery.db``, written by the uploader alone.

A delivery walks queued → sending → accepted, refused or unknown. ``sending`` is committed before
the first byte leaves, so a box that stops in between finds the row at its next start and knows
that it does not know. An accepted row never changes again; a trigger sees to it. A day can have
several rows (a new revision after a refusal, another target); the youngest one counts.

The file can be lost: it is then made anew, and every day that exists at that moment is *unknown*,
because it may have been delivered before.

An order that is handed to the books has its rows here by the same rules. What becomes of an accepted
day stands in a row beside it (`followed`); what the books would refuse (`checked`), what of theirs is ours
(`links`), the journal's heads that were seen (`heads`) and `messages` about closed days in the same file.
"""

import json
import time
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any

import peewee

from appliance.storage import beside, checked, followed, heads, links, messages
from appliance.storage.database import connect, quick_check
from appliance.storage.delivery import ALL, COLUMNS, SCHEMA, Delivery, State, youngest

Facts = Mapping[str, str | int]
NO_FACTS: Facts = {}
Seen = Mapping[str, int]
"""When each delivery id was last answered by a person (UTC ms)."""


class Deliveries:
    """The open file; one process at a time (see `appliance.upload.alone`)."""

    def __init__(self, path: Path) -> None:
        """Open or make the file.

        A file that SQLite cannot read is set aside as ``….damaged-<UTC ms>`` and made anew, which
        is the same as lost: an unreadable record must not keep tomorrow from being delivered.
        """
        self.path = path
        try:
            self._open()
        except peewee.DatabaseError as fault:
            if isinstance(fault, peewee.OperationalError):
                raise  # locked, full or not allowed: the file is not to blame
            self.close()
            path.rename(path.with_name(f"{path.name}.damaged-{time.time_ns() // 1_000_000}"))
            for side in ("-wal", "-shm"):
                path.with_name(path.name + side).unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self._database = connect(self.path)
        self._database.connect()
        if wrong := quick_check(self._database):
            raise peewee.DatabaseError(wrong)
        with self._database.atomic():
            version = self._database.execute_sql("PRAGMA user_version").fetchone()[0]
            steps = (SCHEMA, heads.SCHEMA, followed.SCHEMA + checked.SCHEMA, links.SCHEMA, messages.SCHEMA)
            for statement in chain.from_iterable(steps[version:]):
                self._database.execute_sql(statement)
        self._rows: Any = peewee.Table("delivery", (*COLUMNS, "dated")).bind(self._database)
        self._beside: Any = peewee.Table("followed", ("delivery", *followed.COLUMNS)).bind(self._database)

    def close(self) -> None:
        """Close the file."""
        beside.leave(self._database, self.path)

    def __enter__(self) -> "Deliveries":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def adopt(
        self,
        vouchers: Iterable[tuple[str, int]],
        target: str,
        now: int,
        settling: int,
        answered: Seen,
        *,
        last: bool = True,
    ) -> None:
        """Give every day its row for this target, and settle what a stopped box left behind.

        Args:
            vouchers: (voucher id, voucher revision) of every day not yet accepted, oldest first.
            target: The target's name.
            now: UTC ms.
            settling: ms after a try until a look-up can be believed.
            answered: A row made now has seen these answers: a file made anew must not act on what
                an earlier file acted on.
            last: False: the same is said of another target before the file counts as known.
        """
        with self._database.atomic():
            rows = self._rows
            rows.update(
                state=State.UNKNOWN, code="interrupted", facts="{}", next_try=rows.tried_at + settling
            ).where((rows.state == State.SENDING) & (last | (rows.target == target))).execute()
            latest = self.latest()
            for voucher, revision in vouchers:
                self._adopt_one(latest.get(voucher), voucher, revision, target, now, answered)
            if last and not self._database.execute_sql("SELECT adopted FROM file").fetchone()[0]:
                rows.update(state=State.UNKNOWN, code="deliveries_lost", next_try=now + settling).where(
                    rows.state == State.QUEUED
                ).execute()
                self._database.execute_sql("UPDATE file SET adopted = 1")

    def _adopt_one(
        self,
        row: Delivery | None,
        voucher: str,
        revision: int,
        target: str,
        now: int,
        answered: Seen,
    ) -> None:
        if row is None:
            self._insert(voucher, target, revision, now, answered)
        elif row.target == target or row.state == State.ACCEPTED:
            return
        elif row.state == State.UNKNOWN:
            self._change(row.id, code="other_target", facts=json.dumps({"target": row.target}), next_try=None)
        else:  # queued or refused: certainly not at the old target
            self._insert(voucher, target, revision, now, answered)

    def _insert(
        self, voucher: str, target: str, first: int, now: int, answered: Seen, dated: str = ""
    ) -> None:
        rows = self._rows
        same = (rows.voucher == voucher) & (rows.target == target)
        highest = rows.select(peewee.fn.MAX(rows.revision)).where(same).scalar()
        revision = first if highest is None else max(first, highest + 1)
        delivery = f"{voucher}-{target}-{revision}"
        rows.insert(
            id=delivery, voucher=voucher, target=target, revision=revision, state=State.QUEUED, next_try=now,
            answered=answered.get(delivery, 0), dated=dated,
        ).execute()  # fmt: skip

    def _change(self, delivery: str, **columns: Any) -> None:
        changed = self._rows.update(**columns).where(self._rows.id == delivery).execute()
        if changed != 1:
            raise KeyError(f"expected a delivery {delivery}, there is none")

    def _put(self, delivery: str, state: State, code: str, facts: Facts, **columns: Any) -> None:
        with self._database.atomic():
            self._change(delivery, state=state, code=code, facts=json.dumps(dict(facts)), **columns)

    @property
    def database(self) -> peewee.SqliteDatabase:
        """The connection, for the modules beside this one."""
        return self._database

    def note(self, head: heads.Head | None, now: int, *, at_once: bool = False) -> None:
        """Note the journal's newest entry as seen, see `heads`."""
        heads.note(self._database, head, now, at_once=at_once)

    def latest(self) -> dict[str, Delivery]:
        """The row that counts, by voucher id."""
        return youngest(self._database.execute_sql(ALL))

    def ended(self) -> set[str]:
        """Ids of the vouchers that nothing more happens to: in the books, and read back."""
        return {voucher for voucher, row in self.latest().items() if row.ended and not row.let_be}

    def accepted(self) -> set[str]:
        """Ids of the vouchers that are in the books, read back or not."""
        query = self._rows.select(self._rows.voucher).where(self._rows.state == State.ACCEPTED)
        return {row["voucher"] for row in query.dicts()}

    def sending(self, delivery: str, now: int, accounts: Iterable[tuple[str, ...]]) -> None:
        """Note that a try begins; committed (fsync) when this returns."""
        tried = {"tried_at": now, "attempts": self._rows.attempts + 1, "next_try": None}
        self._put(delivery, State.SENDING, "", {}, accounts=json.dumps(list(accounts)), **tried)

    def take(
        self,
        delivery: str,
        reference: str,
        now: int,
        *,
        stage: str = "posted",
        voucher_number: str = "",
        facts: Facts = NO_FACTS,
        dated: str | None = None,
        next_ask: int | None = None,
    ) -> None:
        """It is there: accepted, for good, and followed from here on.

        Args:
            delivery: Its id.
            reference: What the target calls it.
            now: UTC ms.
            stage: How far it has come there.
            voucher_number: What the books call it, where that is known.
            facts: What the target said.
            dated: The date under which it was found, where that is another than was sent.
            next_ask: UTC ms when the books are first asked what became of it; now, if not said.
        """
        with self._database.atomic():
            where = {} if dated is None else {"dated": dated}
            self._put(delivery, State.ACCEPTED, "", {}, reference=reference, accepted_at=now, next_try=None,
                      **where)  # fmt: skip
            self._beside.insert(
                delivery=delivery, stage=stage, voucher_number=voucher_number, told=json.dumps(dict(facts)),
                since=now, next_ask=now if next_ask is None else next_ask,
            ).execute()  # fmt: skip

    def queue(
        self, delivery: str, next_try: int, code: str, facts: Facts, *, same_accounts: bool = False
    ) -> None:
        """It is certainly not there, and goes out again: with whatever is mapped by then, or with the
        accounts of a try before that was in doubt, which may be a late one and not a lost one."""
        kept = {} if same_accounts else {"accounts": None}
        self._put(delivery, State.QUEUED, code, facts, next_try=next_try, **kept)

    def repeat(self, delivery: str, now: int) -> None:
        """An unknown one was looked up and is not there: again, with the same accounts as before."""
        with self._database.atomic():
            self._change(delivery, state=State.QUEUED, next_try=now)

    def doubt(self, delivery: str, next_try: int | None, code: str, facts: Facts) -> None:
        """It may be there; None = a person decides."""
        self._put(delivery, State.UNKNOWN, code, facts, next_try=next_try)

    def refuse(self, delivery: str, code: str, facts: Facts) -> None:
        """It is certainly not there and needs a person."""
        self._put(delivery, State.REFUSED, code, facts, next_try=None)

    def hear(self, delivery: str, at: int) -> None:
        """A person's answer was seen and changes nothing, now or later."""
        with self._database.atomic():
            self._change(delivery, answered=at)

    def resend(self, row: Delivery, target: str, now: int, answered: Seen, dated: str | None = None) -> None:
        """A person says: send it again. After a refusal, or once it is gone, that is a new revision, and a
        new row; ``dated`` is the date it goes under, if the person gave one."""
        with self._database.atomic():
            if row.state in (State.REFUSED, State.ACCEPTED) or row.target != target:
                under = row.dated if dated is None else dated
                self._insert(row.voucher, target, row.revision, now, answered, under)
            else:
                self._change(row.id, state=State.QUEUED, next_try=now, answered=answered[row.id])

    def follow(
        self,
        row: Delivery,
        now: int,
        *,
        stage: str,
        voucher_number: str,
        verified: bool,
        facts: Facts,
        accounts: Iterable[tuple[str, ...]],
        next_ask: int | None,
    ) -> None:
        """The books said what became of an accepted delivery; None = that is its end."""
        since = row.since if row.stage == stage else now
        self._turn(
            row.id, stage=stage, voucher_number=voucher_number or row.voucher_number, verified=int(verified),
            told=json.dumps(dict(facts)), trouble="", since=since, asked_at=now, next_ask=next_ask,
            read_back=json.dumps(list(accounts)) if verified else None,
        )  # fmt: skip

    def ask_later(self, delivery: str, next_ask: int, code: str) -> None:
        """The books did not say, and why; what they said before stands."""
        self._turn(delivery, next_ask=next_ask, trouble=code)

    def say(self, delivery: str, now: int) -> None:
        """A draft that has waited long is said again."""
        self._turn(delivery, said_at=now)

    def leave(self, delivery: str, at: int, *, end: bool) -> None:
        """A person has answered about an accepted delivery's stage; ``end``: it may stand as it is."""
        self._turn(delivery, heard=at, **({"next_ask": None} if end else {}))

    def keep_out(self, delivery: str, at: int, now: int) -> None:
        """It was looked up, is not there, and a person (at ``at``) keeps it out: as one that is gone."""
        with self._database.atomic():
            self.take(delivery, delivery, now, stage="gone")
            self.look(delivery, now)
            self.leave(delivery, at, end=True)

    def look(self, delivery: str, now: int) -> None:
        """One that is let be was asked about, and nothing has changed."""
        self._turn(delivery, asked_at=now)

    def _turn(self, delivery: str, **columns: Any) -> None:
        with self._database.atomic():
            changed = self._beside.update(**columns).where(self._beside.delivery == delivery).execute()
            if changed != 1:
                raise KeyError(f"expected an accepted delivery {delivery}, there is none")
