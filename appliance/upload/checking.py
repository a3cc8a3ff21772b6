"""Once a day, and when a person is about to close one: what would the books refuse?

An account that is gone, a VAT code, a project that nobody has made, next year's accounting year while it is
still December. What is found is noted for the screen; nothing waits for it, and a Z never.
"""

import datetime as dt
import json
import logging
from collections.abc import Iterable
from dataclasses import astuple
from hashlib import sha256

from appliance.domain.dimension import KINDS
from appliance.domain.voucher import Mapping as Accounts
from appliance.domain.voucher import Voucher
from appliance.integrations import Finding, Later
from appliance.integrations.ahead import Dimensions
from appliance.storage import checked
from appliance.storage.delivery import DAY, State
from appliance.storage.vouchers import Day
from appliance.upload.round import LONGEST_PAUSE, Round

FRESH = 10 * 60_000
"""Milliseconds for which an answer is good enough even for a person who is about to close the day."""

log = logging.getLogger(__name__)


def check(round_: Round, days: Iterable[Day]) -> None:
    """Ask the target what it would refuse, if it is time."""
    database, target, now = round_.deliveries.database, round_.target, round_.now()
    rows = round_.deliveries.latest()
    waiting = [day.voucher for day in days if day.voucher and rows[day.id].state != State.ACCEPTED]
    dimensions = _dimensions(round_.dimensions, waiting)
    about = _fingerprint(round_.mapping, dimensions)
    if not _is_due(checked.last(database), target.name, about, round_):
        return
    today = dt.datetime.fromtimestamp(now / 1000, round_.zone).date().isoformat()
    dates = [voucher.date for voucher in waiting]
    dates += [round_.open_date] if round_.open_date else []
    try:
        answer = target.preflight(round_.mapping, list(dict.fromkeys([*dates, today])), dimensions)
    except Exception as fault:  # a fault in this program keeps no day from the books
        log.exception("preflight of %s", target.name)
        answer = Later("unexpected", facts={"detail": f"{type(fault).__name__}: {fault}"[:200]})
    if isinstance(answer, Later):
        pause = max(LONGEST_PAUSE, answer.after * 1000)
        checked.postpone(database, target.name, about, now + pause, answer.code, answer.facts)
        return
    found = [(one.code, one.key, one.facts) for one in _once(answer)]
    checked.note(database, target.name, about, now, now + DAY, found)


def _is_due(last: checked.Checked, target: str, about: str, round_: Round) -> bool:
    now = round_.now()
    if last.target != target or last.about != about or not now < last.next_try <= now + DAY:
        return True
    return round_.at_once and not last.code and not 0 <= now - (last.at or 0) < FRESH


def _once(found: Iterable[Finding]) -> Iterable[Finding]:
    """One finding of a kind about one thing; the table holds no two."""
    return {(one.code, one.key): one for one in found}.values()


def _dimensions(chosen: Dimensions, waiting: Iterable[Voucher]) -> dict[str, frozenset[str]]:
    """What sales can belong to, and what the days that wait do: it may have left the list since."""
    postings = [posting for voucher in waiting for posting in voucher.postings]
    return {
        kind: frozenset(chosen.get(kind, ())) | {getattr(one, kind) for one in postings} - {""}
        for kind in KINDS
    }


def _fingerprint(mapping: Accounts, dimensions: Dimensions) -> str:
    plain = sorted([*key, *astuple(account)] for key, account in mapping.items())
    plain += [[kind, *sorted(numbers)] for kind, numbers in sorted(dimensions.items()) if numbers]
    return sha256(json.dumps(plain).encode()).hexdigest()[:16]
