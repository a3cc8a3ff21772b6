"""Why a posting was refused: is it the date?

The API answers a date that it does not take with a validation error at ``date``. Which of the two it is,
no fiscal year or a closed period, the list of periods tells; which of them is open, it does not (0.56.0
has no such field). So the first period that begins after the day is named as the one to try.
"""

from collections.abc import Iterator
from typing import Any

from appliance.integrations import Later, Refused
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.http import UNREADABLE, Reply


def why_refused(connection: Connection, day: str, answer: Reply, verdict: Refused) -> Refused | Later:
    """A refusal with its reason, where that is the date (``day``, YYYY-MM-DD); otherwise as it came.

    `Later`: the periods are out of reach, and it can as well be refused again.
    """
    paths = list(_paths(answer))
    if not paths or not all(path == "date" or path.endswith(".date") for path in paths):
        return verdict
    told = connection.read("/fiscalperiods", type="All")
    if isinstance(told, Later):
        return told if told.everything else verdict
    try:
        spans = [(row["type"], row["startingDate"][:10], row["endingDate"][:10]) for row in told.json()]
    except UNREADABLE:
        return verdict  # the server's own words say more than we can
    facts = {**verdict.facts, "date": day}
    if not any(first <= day <= last for kind, first, last in spans if kind == "Year"):
        return Refused("year_missing", facts)
    later = sorted(first for kind, first, _ in spans if kind == "Period" and first > day)
    return Refused("period_closed", facts | ({"open_from": later[0]} if later else {}))


def _paths(answer: Reply) -> Iterator[str]:
    try:
        body: Any = answer.json()
        for one in body["error"]["payload"]["validationErrors"]:
            yield str(one["path"])
    except UNREADABLE:
        return
