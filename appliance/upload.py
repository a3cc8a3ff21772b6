"""One pass over the days that are not in the books: each arrives once, or waits where it is seen.

A one-shot: `run` takes the closed days, oldest first, tries what is due, notes what came of it and
ends; a timer or the till starts the next pass. Three rules carry it:

- ``sending`` is on the disk before the first byte leaves;
- what may have arrived is looked up before anything is repeated, and not before the target has had
  time to settle; where the look-up is unsure, it stands still until a person has answered;
- a day's trouble is its own: it is noted on its row, and the next day is tried.

Only when the target itself is out of reach does a pass end early; the rest stays as it was.
"""

import fcntl
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from appliance.domain.voucher import Account, Voucher
from appliance.domain.voucher import Mapping as Accounts
from appliance.integrations import (
    Absent,
    Accepted,
    Answer,
    Later,
    Line,
    Refused,
    Target,
    Unknown,
    Unsure,
    accounted,
)
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import Delivery, State, is_due
from appliance.storage.vouchers import Day, Said

FIRST_PAUSE, LONGEST_PAUSE = 60_000, 3_600_000
"""Milliseconds between tries: doubled each time, with up to half of it taken off at random."""

_NO_LOOK_UP = ("scope_missing", "refused")
"""Last problems of an unknown day that the target does not let us look up."""

log = logging.getLogger(__name__)


class AlreadyRunning(Exception):
    """Another uploader is at work; it does what this one would have done."""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the uploader's lock (flock: it goes with the process, however that ends).

    Raises:
        AlreadyRunning: At once, without waiting.
    """
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as taken:
            raise AlreadyRunning(str(path)) from taken
        yield


@dataclass(frozen=True, slots=True)
class Pass:
    """What a pass left."""

    accepted: int
    """Days that were found or put into the books now."""
    waiting: int
    """Days that are not there, or not known to be there."""
    next_try: int | None
    """UTC ms of the earliest of them; None: nothing waits, or only for people."""


@dataclass(frozen=True, slots=True)
class Round:
    """What every step of a pass needs."""

    deliveries: Deliveries
    target: Target
    mapping: Accounts
    now: Callable[[], int]
    """UTC milliseconds."""
    random: Random
    attachments: Callable[[Voucher], Mapping[str, bytes]]
    """The day's papers as PDF, by file name."""
    at_once: bool = False
    """A person asks, or a day was just closed: what certainly is not there does not wait for its next try."""


def run(round_: Round, days: Iterable[Day], said: Mapping[str, Said]) -> Pass:
    """Make one pass.

    Args:
        round_: Where to, with which accounts, by which clock.
        days: Every closed day that is not yet accepted, oldest first.
        said: What people decided, by delivery id.
    """
    deliveries, target = round_.deliveries, round_.target
    listed = list(days)
    revisions = [(day.id, day.voucher.revision if day.voucher else 1) for day in listed]
    answered = {delivery: one.at for delivery, one in said.items()}
    deliveries.adopt(revisions, target.name, round_.now(), target.settling, answered)
    for row in deliveries.latest().values():
        if one := said.get(row.id):
            _hear(round_, row, one, answered)
    latest = deliveries.latest()
    for day in listed:
        row = latest[day.id]
        due = is_due(row, round_.now()) or (round_.at_once and row.state == State.QUEUED)
        if due and not _try(round_, day, row):
            break
    left = deliveries.latest()
    rows = [left[day.id] for day in listed]
    waiting = [row for row in rows if row.state != State.ACCEPTED]
    tries = [row.next_try for row in waiting if row.next_try is not None]
    return Pass(len(rows) - len(waiting), len(waiting), min(tries, default=None))


def _hear(round_: Round, row: Delivery, said: Said, answered: Mapping[str, int]) -> None:
    if row.state == State.ACCEPTED:
        return
    if said.answer == "there":
        round_.deliveries.take(row.id, said.reference or said.delivery, round_.now())
    elif said.at == row.answered:
        return
    elif said.answer != "resend" or row.state == State.QUEUED or said.at <= (row.tried_at or 0):
        # nothing to decide, or about an earlier try than the last
        round_.deliveries.hear(row.id, said.at)
    elif row.needs_person or row.code in _NO_LOOK_UP:
        round_.deliveries.resend(row, round_.target.name, round_.now(), answered)
    # else it is unknown and the look-up has not had its say: the answer stands until it has


def _try(round_: Round, day: Day, row: Delivery) -> bool:
    """Take one day as far as it goes; False: no use going on to the next."""
    if day.voucher is None:
        _wait(round_, row, "voucher_unreadable", {"detail": day.fault}, LONGEST_PAUSE)
        return True
    try:
        if row.state == State.UNKNOWN:
            found = round_.target.look_up(day.voucher, row.id)
            if not isinstance(found, Absent):
                return _note_found(round_, row, found)
            round_.deliveries.repeat(row.id, round_.now())
        return _send(round_, day.voucher, row)
    except Exception as fault:  # a fault in this program is one day's trouble as well
        log.exception("delivery %s", row.id)
        now_row = round_.deliveries.latest()[day.id]
        _wait(
            round_, now_row, "unexpected", {"detail": f"{type(fault).__name__}: {fault}"[:200]}, LONGEST_PAUSE
        )
        return True


def _wait(round_: Round, row: Delivery, code: str, facts: Mapping[str, str | int], pause: int) -> None:
    """Note a problem that changes nothing about where the day may be."""
    next_try = round_.now() + pause
    if row.state in (State.UNKNOWN, State.SENDING):
        round_.deliveries.doubt(row.id, next_try, code, facts)
    elif row.state == State.QUEUED:
        round_.deliveries.queue(row.id, next_try, code, facts)


def _note_found(round_: Round, row: Delivery, found: Accepted | Unsure | Later) -> bool:
    match found:
        case Accepted(reference):
            round_.deliveries.take(row.id, reference, round_.now())
        case Unsure(code, facts):
            round_.deliveries.doubt(row.id, None, code, facts)
        case Later(code, after, facts, everything):
            # as long again as it has been open: doubles without being counted
            since = round_.now() - row.tried_at if row.tried_at is not None else 0
            pause = max(_jitter(round_, since), after * 1000)
            round_.deliveries.doubt(row.id, round_.now() + pause, code, facts)
            return not everything
    return True


def _send(round_: Round, voucher: Voucher, row: Delivery) -> bool:
    lines = _lines(voucher, row, round_.mapping)
    if round_.target.needs_mapping:
        for line in lines:
            if line.account is None:
                # due at every pass: the mapping may be there any minute, and asking costs nothing
                key = "/".join(line.posting.key())
                round_.deliveries.queue(row.id, round_.now(), "mapping_missing", {"key": key})
                return True
    attachments = round_.attachments(voucher)
    accounts = [(line.account.number, line.account.vat_code) if line.account else ("", "") for line in lines]
    round_.deliveries.sending(row.id, round_.now(), accounts)
    return _note(round_, row, round_.target.deliver(voucher, lines, row.id, attachments))


def _lines(voucher: Voucher, row: Delivery, mapping: Accounts) -> tuple[Line, ...]:
    """The voucher's lines; a try that may have arrived is repeated with its own accounts, not today's."""
    if row.accounts is None:
        return accounted(voucher, mapping)
    return tuple(
        Line(posting, Account(number, code) if number else None)
        for posting, (number, code) in zip(voucher.postings, row.accounts, strict=True)
    )


def _note(round_: Round, row: Delivery, answer: Answer) -> bool:
    deliveries, now = round_.deliveries, round_.now()
    match answer:
        case Accepted(reference):
            deliveries.take(row.id, reference, now)
        case Later(code, after, facts, everything):
            pause = max(_jitter(round_, FIRST_PAUSE << min(row.attempts, 10)), after * 1000)
            deliveries.queue(row.id, now + pause, code, facts)
            return not everything
        case Refused(code, facts):
            deliveries.refuse(row.id, code, facts)
        case Unknown(code, facts):
            pause = max(round_.target.settling, _jitter(round_, FIRST_PAUSE << min(row.attempts, 10)))
            deliveries.doubt(row.id, now + pause, code, facts)
            # where answers get lost, the next day would only end in doubt as well
            return code != "answer_lost"
    return True


def _jitter(round_: Round, pause: int) -> int:
    full = min(max(pause, FIRST_PAUSE), LONGEST_PAUSE)
    return full - int(full * round_.random.random()) // 2
