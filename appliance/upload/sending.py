"""One day's try: looked up where it may be there, sent where it certainly is not."""

import logging
from collections.abc import Iterator, Mapping

from appliance.domain.voucher import Kind, Voucher, redated
from appliance.integrations import (
    Absent,
    Accepted,
    Answer,
    Found,
    Later,
    Line,
    Refused,
    Unknown,
    Unsure,
    accounted,
    as_booked,
)
from appliance.storage.delivery import Delivery, State
from appliance.storage.vouchers import Day
from appliance.upload.round import FIRST_PAUSE, LONGEST_PAUSE, NO_LOOK_UP, Round, jitter

log = logging.getLogger(__name__)


def attempt(round_: Round, day: Day, row: Delivery) -> bool:
    """Take one day as far as it goes; False: no use going on to the next."""
    if day.voucher is None:
        _wait(round_, row, "voucher_unreadable", {"detail": day.fault}, LONGEST_PAUSE)
        return True
    try:
        if row.state == State.UNKNOWN:
            reached = find(round_, day.voucher, row)
            if reached is not None:
                return reached
            round_.deliveries.repeat(row.id, round_.now())
        return _send(round_, day.voucher, row)
    except Exception as fault:  # a fault in this program is one day's trouble as well
        log.exception("delivery %s", row.id)
        now_row = round_.deliveries.latest()[day.id]
        _wait(
            round_, now_row, "unexpected", {"detail": f"{type(fault).__name__}: {fault}"[:200]}, LONGEST_PAUSE
        )
        return True


def find(round_: Round, voucher: Voucher, row: Delivery) -> bool | None:
    """Look up one that may be there; None: it is not. Otherwise it is noted, and as `attempt`."""
    found, date = _look_up(round_, voucher, row)
    return None if isinstance(found, Absent) else _note_found(round_, row, found, date)


def _is_new(round_: Round, voucher: Voucher, row: Delivery) -> bool:
    """Whether nobody has tried it from here, or said that it shall go, in books that would take it twice."""
    tried = row.state != State.QUEUED or row.attempts or row.answered or round_.answers_about(voucher.id)
    return round_.target.takes_twice and not tried


def _look_first(round_: Round, voucher: Voucher, row: Delivery) -> bool | None:
    """Look for a day before its first try: another box that took this till up may have sent it.

    None: it is not there, or we may not read what is. Otherwise it is noted, and as `attempt`.
    """
    found, date = _look_up(round_, voucher, row)
    if isinstance(found, Absent) or (isinstance(found, Later) and found.code in NO_LOOK_UP):
        return None
    return _note(round_, row, found) if isinstance(found, Later) else _note_found(round_, row, found, date)


def _wait(round_: Round, row: Delivery, code: str, facts: Mapping[str, str | int], pause: int) -> None:
    """Note a problem that changes nothing about where the day may be."""
    next_try = round_.now() + pause
    if row.state in (State.UNKNOWN, State.SENDING):
        round_.deliveries.doubt(row.id, next_try, code, facts)
    elif row.state == State.QUEUED:
        same = row.accounts is not None
        round_.deliveries.queue(row.id, next_try, code, facts, same_accounts=same)


def _look_up(round_: Round, voucher: Voucher, row: Delivery) -> tuple[Found, str]:
    """Look for the day under each date that it may have gone under; and that date, if not its own."""
    for date in _dates(round_, voucher, row):
        found = round_.target.look_up(redated(voucher, date), row.id)
        if not isinstance(found, Absent):
            return found, "" if date == voucher.date else date
    answers = sorted(round_.answers_about(voucher.id), key=lambda one: one.at)
    if answers and answers[-1].answer == "keep":
        return Unsure("kept_out"), ""  # somebody took it out, and said that it shall stay out
    return Absent(), ""


def _dates(round_: Round, voucher: Voucher, row: Delivery) -> Iterator[str]:
    """The record of a re-dated delivery can be lost; the person's answer cannot."""
    told = [one.reference for one in round_.answers_about(voucher.id) if one.answer == "redate"]
    yield from dict.fromkeys([row.dated or voucher.date, voucher.date, *told])


def _note_found(round_: Round, row: Delivery, found: Accepted | Unsure | Later, date: str) -> bool:
    match found:
        case Accepted():
            _take(round_, row, found, date)
        case Unsure(code, facts):
            round_.deliveries.doubt(row.id, None, code, facts)
        case Later(code, after, facts, everything):
            # as long again as it has been open: doubles without being counted
            since = round_.now() - row.tried_at if row.tried_at is not None else 0
            pause = max(jitter(round_, since), after * 1000)
            round_.deliveries.doubt(row.id, round_.now() + pause, code, facts)
            return not everything
    return True


def _take(round_: Round, row: Delivery, there: Accepted, date: str) -> None:
    now = round_.now()
    round_.deliveries.take(
        row.id, there.reference, now, stage=there.stage, voucher_number=there.number, facts=there.facts,
        dated=date, next_ask=now + round_.target.settling,
    )  # fmt: skip


def _send(round_: Round, voucher: Voucher, row: Delivery) -> bool:
    lines = _lines(round_, voucher, row)
    if isinstance(lines, Later):
        round_.deliveries.queue(row.id, round_.now(), lines.code, lines.facts)
        return True
    if isinstance(lines, Refused):
        round_.deliveries.refuse(row.id, lines.code, lines.facts)
        return True
    if round_.target.needs_mapping:
        for line in lines:
            if line.account is None:
                # due at every pass: the mapping may be there any minute, and asking costs nothing
                key = "/".join(line.posting.key())
                round_.deliveries.queue(row.id, round_.now(), "mapping_missing", {"key": key})
                return True
    if _is_new(round_, voucher, row):
        reached = _look_first(round_, voucher, row)
        if reached is not None:
            return reached
    attachments = round_.attachments(voucher, lines)
    round_.deliveries.sending(row.id, round_.now(), [line.as_sent() for line in lines])
    sent = redated(voucher, row.dated or voucher.date)
    return _note(round_, row, round_.target.deliver(sent, lines, row.id, attachments))


def _lines(round_: Round, voucher: Voucher, row: Delivery) -> tuple[Line, ...] | Later | Refused:
    """The voucher's lines; a try that may have arrived is repeated with its own accounts, not today's.

    A reversal goes to the accounts that its voucher was booked on, and not before that is there.
    """
    if row.accounts is not None:
        return as_booked(voucher, row.accounts)
    if voucher.kind == Kind.DAY:
        return accounted(voucher, round_.mapping)
    first = round_.deliveries.latest().get(voucher.after)
    if first is None or first.outside:
        return Later("waits_for", facts={"kind": voucher.kind, "of": voucher.of})
    if first.target != round_.target.name:
        return Refused("other_target", {"target": first.target})
    if voucher.kind == Kind.CORRECTION:
        return accounted(voucher, round_.mapping)
    if first.accounts is None:
        return Refused("accounts_unknown", {"of": voucher.of, "found": first.reference})
    return as_booked(voucher, first.accounts)


def _note(round_: Round, row: Delivery, answer: Answer) -> bool:
    deliveries, now = round_.deliveries, round_.now()
    match answer:
        case Accepted():
            _take(round_, row, answer, row.dated)
        case Later(code, after, facts, everything):
            pause = max(jitter(round_, FIRST_PAUSE << min(row.attempts, 10)), after * 1000)
            same = row.accounts is not None
            deliveries.queue(row.id, now + pause, code, facts, same_accounts=same)
            return not everything
        case Refused(code, facts):
            deliveries.refuse(row.id, code, facts)
        case Unknown(code, facts):
            pause = max(round_.target.settling, jitter(round_, FIRST_PAUSE << min(row.attempts, 10)))
            deliveries.doubt(row.id, now + pause, code, facts)
            # where answers get lost, the next day would only end in doubt as well
            return code != "answer_lost"
    return True
