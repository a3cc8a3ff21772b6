"""What becomes of a day in the books, asked until its totals were read back and are ours.

A draft waits there for a person, and is said again when it has waited long. A day that was booked
with other figures, or is gone, is a question to a person, and asked about again meanwhile: somebody
may put it right there. Nothing here ever sends a day.
"""

import logging
from collections.abc import Iterable
from dataclasses import replace

from appliance.domain.voucher import Voucher, redated
from appliance.integrations import Followed, Later, Line, accounted, as_booked
from appliance.storage.delivery import DAY, LONG, Delivery, State
from appliance.storage.vouchers import Day
from appliance.upload.round import LONGEST_PAUSE, Round, jitter

MOST = 50
"""Days that one pass asks about at most, oldest first."""
BACK = ("booking", "posted", "changed")
"""Where a day that was let be has come back to, whatever was said about it."""
SELDOM = 6 * LONGEST_PAUSE
"""Milliseconds between two questions where only a person moves anything."""

log = logging.getLogger(__name__)


def follow(round_: Round, days: Iterable[Day]) -> bool:
    """Ask about every accepted day whose time has come; False: the target is out of reach."""
    rows = round_.deliveries.latest()
    due = [day for day in days if _is_due(round_, rows[day.id])]
    for day in due[:MOST]:
        row = rows[day.id]
        if row.target != round_.target.name or day.voucher is None:
            if row.let_be:
                continue
            trouble = "other_target" if day.voucher else "voucher_unreadable"
            round_.deliveries.ask_later(row.id, round_.now() + SELDOM, trouble)
        elif not _ask(round_, day.voucher, row):
            return False
    return True


def _is_due(round_: Round, row: Delivery) -> bool:
    if row.let_be:
        return round_.at_once or not 0 <= round_.now() - (row.asked_at or 0) < DAY
    if row.state != State.ACCEPTED or row.next_ask is None:
        return False
    if round_.at_once and row.asked_at is not None:
        return True  # a person looks; what was just accepted still has its time to settle
    return not round_.now() < row.next_ask <= round_.now() + DAY


def _ask(round_: Round, voucher: Voucher, row: Delivery) -> bool:
    sent = redated(voucher, row.dated or voucher.date)
    lines = as_booked(sent, row.accounts) if row.accounts else accounted(sent, round_.mapping)
    try:
        answer = round_.target.follow(sent, lines, row.id, row.reference)
    except Exception:  # a fault in this program is one day's trouble as well
        log.exception("following %s", row.id)
        answer = Later("unexpected", after=LONGEST_PAUSE // 1000)
    if row.let_be and (isinstance(answer, Later) or answer.stage not in BACK):
        round_.deliveries.look(row.id, round_.now())
        return not (isinstance(answer, Later) and answer.everything)
    if isinstance(answer, Later):
        open_for = round_.now() - (row.asked_at or row.accepted_at or 0)
        pause = max(jitter(round_, open_for), answer.after * 1000)
        round_.deliveries.ask_later(row.id, round_.now() + pause, answer.code)
        return not answer.everything
    _note(round_, row, _softened(row, answer), lines)
    return True


def _softened(row: Delivery, answer: Followed) -> Followed:
    """Where the record was lost, nobody knows which accounts were sent: others are no change to tell of."""
    about_accounts = answer.facts.keys() & {"account", "vat_code"}
    if row.accounts is None and answer.stage == "changed" and about_accounts:
        return replace(answer, stage="cannot_tell")
    return answer


def _note(round_: Round, row: Delivery, answer: Followed, lines: tuple[Line, ...]) -> None:
    now = round_.now()
    since = row.since if row.stage == answer.stage and row.since is not None else now
    pause = _pause(answer, now - since)
    round_.deliveries.follow(
        row, now, stage=answer.stage, voucher_number=answer.number, verified=answer.verified,
        facts=answer.facts, accounts=[line.as_sent() for line in lines],
        next_ask=None if pause is None else now + pause,
    )  # fmt: skip
    if answer.stage == "draft" and now - since >= LONG and now - (row.said_at or since) >= LONG:
        round_.deliveries.say(row.id, now)


def _pause(answer: Followed, stands_for: int) -> int | None:
    """Milliseconds until it is asked again; None: never."""
    if answer.verified or answer.stage == "cannot_tell":
        return None
    if answer.stage in ("changed", "gone"):
        return SELDOM
    if answer.stage == "draft":
        return LONGEST_PAUSE
    # booking, or posted and not read back yet: as long again as it has been so
    most = LONGEST_PAUSE if answer.stage == "booking" else SELDOM
    return min(max(stands_for, LONGEST_PAUSE // 60), most)
