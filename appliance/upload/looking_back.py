"""After the record of deliveries was lost: which days are in the books, asked before anything is sent.

A day that is not there would go out. But where a later one is there, it is none that had yet to go: somebody
took it out, or it went to other books, which the shop used before. And where these books have none of several
days, they may be new. Only a person knows; what goes into a second set of books is the turnover twice.
"""

import logging
from collections.abc import Iterable

from appliance.storage.delivery import Delivery, State, is_due
from appliance.storage.vouchers import Day
from appliance.upload.round import FIRST_PAUSE, Round
from appliance.upload.sending import find

log = logging.getLogger(__name__)


def look_back(round_: Round, days: Iterable[Day]) -> bool:
    """Look for every day whose record was lost; False: the target is out of reach.

    What is found is taken. What is not waits for a person where it may be elsewhere, and for the next pass
    while others could not be looked for; the rest is left to be sent.
    """
    rows = round_.deliveries.latest()
    absent: list[Delivery] = []
    quiet: list[Delivery] = []  # days without entries: there at once, whatever the books
    open_ones = False
    for day in days:
        row = rows[day.id]
        if not (day.voucher and _is_lost(row)):
            continue
        due = is_due(row, round_.now())
        if not day.voucher.postings:
            quiet += [row] * due
            continue
        if not due:
            open_ones |= row.next_try is not None and row.code != "unexpected"
            continue
        try:
            reached = find(round_, day.voucher, row)
        except Exception:  # a fault in this program: `attempt` meets it as well, and notes it
            log.exception("looking back for %s", row.id)
            continue
        if reached is None:
            absent.append(row)
        elif not reached:
            return False
        else:
            open_ones |= _is_lost(now_row := round_.deliveries.latest()[day.id]) and not now_row.needs_person
    sendable = _decide(round_, absent)
    for row in [*sendable, *quiet] if open_ones else ():
        round_.deliveries.doubt(row.id, round_.now() + FIRST_PAUSE, "deliveries_lost", {})
    return True


def _is_lost(row: Delivery) -> bool:
    """Whether nobody knows of any try."""
    return row.state == State.UNKNOWN and (row.code == "deliveries_lost" or row.tried_at is None)


def _decide(round_: Round, absent: list[Delivery]) -> list[Delivery]:
    """Ask a person about those that may be elsewhere; the others are given back."""
    name = round_.target.name
    known = [row for row in round_.deliveries.latest().values() if row.target == name]
    there = [row for row in known if row.state == State.ACCEPTED]
    # without a try of ours: it had gone before the record was lost
    found = [row.number for row in there if not row.attempts]
    # what was sent since is no proof that the days before it went to these books
    first = min((row.number for row in absent), default=0)
    alone = not found and all(row.number > first for row in there)
    sendable = []
    for row in absent:
        if row.number < max(found, default=0) or (len(absent) > 1 and alone):
            round_.deliveries.doubt(row.id, None, "perhaps_elsewhere", {})
        else:
            sendable.append(row)
    return sendable
