"""Once a day, and when a person is about to close one: what would the books refuse?

An account that is gone, a VAT code, next year's accounting year while it is still December. What is
found is noted for the screen; nothing waits for it, and a Z never.
"""

import datetime as dt
import json
import logging
from collections.abc import Iterable
from dataclasses import astuple
from hashlib import sha256

from appliance.domain.voucher import Mapping as Accounts
from appliance.integrations import Finding, Later
from appliance.storage import checked
from appliance.storage.delivery import DAY
from appliance.storage.vouchers import Day
from appliance.upload.round import LONGEST_PAUSE, Round

FRESH = 10 * 60_000
"""Milliseconds for which an answer is good enough even for a person who is about to close the day."""

log = logging.getLogger(__name__)


def check(round_: Round, days: Iterable[Day]) -> None:
    """Ask the target what it would refuse, if it is time."""
    database, target, now = round_.deliveries.database, round_.target, round_.now()
    about = _fingerprint(round_.mapping)
    if not _is_due(checked.last(database), target.name, about, round_):
        return
    today = dt.datetime.fromtimestamp(now / 1000, round_.zone).date().isoformat()
    dates = [day.voucher.date for day in days if day.voucher]
    dates += [round_.open_date] if round_.open_date else []
    try:
        answer = target.preflight(round_.mapping, list(dict.fromkeys([*dates, today])))
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


def _fingerprint(mapping: Accounts) -> str:
    plain = sorted([*key, *astuple(account)] for key, account in mapping.items())
    return sha256(json.dumps(plain).encode()).hexdigest()[:16]
