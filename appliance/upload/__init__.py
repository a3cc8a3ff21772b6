"""One pass over the days and orders on their way to the books: each arrives once, or waits where it is seen.

A one-shot: `run` takes the closed days, oldest first, tries what is due, notes what came of it and
ends; a timer or the till starts the next pass. Three rules carry it:

- ``sending`` is on the disk before the first byte leaves;
- what may have arrived is looked up before anything is repeated, and not before the target has had
  time to settle; where the look-up is unsure, it stands still until a person has answered;
- a day's trouble is its own: it is noted on its row, and the next day is tried.

What has arrived is followed until its totals were read back (`following`); once a day the target is
asked what it would refuse (`checking`). Only when the target itself is out of reach does a pass end
early; the rest stays as it was. Orders (`orders`) come behind the days, and go whatever became of those.
"""

import fcntl
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from appliance.storage.delivery import Delivery, State, is_due
from appliance.storage.vouchers import Day, Said
from appliance.upload.answers import hear
from appliance.upload.checking import check
from appliance.upload.following import follow
from appliance.upload.looking_back import look_back
from appliance.upload.round import Round
from appliance.upload.sending import attempt

__all__ = ("AlreadyRunning", "Pass", "Round", "alone", "run")


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
    """Days and orders that were found or put into the books now."""
    waiting: int
    """Those that are not there, or not known to be there."""
    next_try: int | None
    """UTC ms of the earliest of them; None: nothing waits, or only for people."""


def run(
    round_: Round,
    days: Iterable[Day],
    said: Mapping[str, Said],
    handed: tuple[Round, Iterable[Day]] | None = None,
) -> Pass:
    """Make one pass.

    Args:
        round_: Where to, with which accounts, by which clock.
        days: Every closed day that is not at its end (`Deliveries.ended`), oldest first.
        said: What people decided, by delivery id.
        handed: The same of orders: where to, and each in its envelope; None: there are none.
    """
    works = [(replace(one, said=said), list(listed)) for one, listed in ((round_, days), *_some(handed))]
    answered = {delivery: one.at for delivery, one in said.items()}
    for one, listed in reversed(works):  # the days last: then the file knows of everything
        revisions = [(day.id, day.voucher.revision if day.voucher else 1) for day in listed]
        target, last = one.target, one.target is round_.target
        one.deliveries.adopt(revisions, target.name, one.now(), target.settling, answered, last=last)
    _doubt(round_)
    for one, listed in works:
        _hear_all(one, listed, answered)
    before = round_.deliveries.latest()
    for one, listed in works:
        reached = (one.alone or look_back(one, listed)) and _send(one, listed) and follow(one, listed)
        if reached and one.target is round_.target:
            check(one, listed)
    return _left([day for _, listed in works for day in listed], before, round_.deliveries.latest())


def _doubt(round_: Round) -> None:
    """What another box may have delivered is looked up under its key, or where it had another one, it waits
    for a person, who looks."""
    rows = round_.deliveries.latest()
    for voucher, same_key in round_.perhaps_there.items():
        row = rows.get(voucher)
        fresh = row and row.state in (State.QUEUED, State.UNKNOWN) and not row.attempts and not row.answered
        if row and fresh and same_key and row.state == State.QUEUED and row.code != "deliveries_lost":
            round_.deliveries.doubt(row.id, round_.now(), "deliveries_lost", {})
        elif row and fresh and not same_key and row.next_try is not None:
            round_.deliveries.doubt(row.id, None, "reported_before", {})


def _some(handed: tuple[Round, Iterable[Day]] | None) -> list[tuple[Round, Iterable[Day]]]:
    return [(replace(handed[0], alone=True), handed[1])] if handed else []


def _hear_all(round_: Round, days: list[Day], answered: Mapping[str, int]) -> None:
    rows = round_.deliveries.latest()
    for day in days:
        if one := round_.said.get(rows[day.id].id):
            hear(round_, rows[day.id], one, answered)


def _send(round_: Round, days: list[Day]) -> bool:
    """Try every day that is due and not there; False: the target is out of reach."""
    rows = round_.deliveries.latest()
    if round_.alone:  # what is in doubt behind the rest: one that stays so would keep them waiting for good
        days = sorted(days, key=lambda day: rows[day.id].state == State.UNKNOWN)
    for day in days:
        row = rows[day.id]
        due = is_due(row, round_.now()) or (round_.at_once and row.state == State.QUEUED)
        if due and round_.alone and _is_out(round_, row):
            continue
        if due and not attempt(round_, day, row):
            return False
    return True


def _is_out(round_: Round, besides: Delivery) -> bool:
    """Whether something else that was sent to the target may yet be done there."""
    rows = round_.deliveries.latest().values()
    doubtful = [row for row in rows if row.target == round_.target.name and row.state == State.UNKNOWN]
    return any(_unsettled(round_, row) for row in doubtful if row.id != besides.id)


def _unsettled(round_: Round, row: Delivery) -> bool:
    if row.code == "unexpected":
        return False  # our own fault, and it sends nothing more
    if row.tried_at is None:  # the record of the try is lost; it is looked up once it is settled
        return row.next_try is not None and row.next_try > round_.now()
    return row.tried_at > round_.now() - round_.target.settling


def _left(days: list[Day], before: Mapping[str, Delivery], now: Mapping[str, Delivery]) -> Pass:
    fresh = [now[day.id] for day in days if before[day.id].state != State.ACCEPTED]
    arrived = sum(row.state == State.ACCEPTED for row in fresh)
    waiting = [row for day in days if (row := now[day.id]).outside]
    tries = [row.next_try for row in waiting if row.next_try is not None]
    return Pass(arrived, len(waiting), min(tries, default=None))
