"""What one cashier did in a day: sold, took back, reduced, put right; by the same fold as the X and Z.
Their tips are all that were for them, whoever rang them up.

A cashier sees their own, whoever may see the figures everybody's. On the screen it is made of the journal as
it is; printed it is an entry, and the paper is that entry's.
"""

import datetime as dt
from typing import Any

from appliance.domain import dayclose, tally
from appliance.domain.line_kind import TIP
from appliance.domain.problems import refuse
from appliance.storage import days, journal, people
from appliance.storage.journal import Fact
from appliance.till.dates import by_clock
from appliance.till.day import names
from appliance.till.needs import needs_earnest, needs_operator
from appliance.till.permissions import needs
from appliance.till.till import PRINT_JOB, Till, store

KIND = "cashier_day"


def report(till: Till, number: str = "", date: str = "") -> dict[str, Any]:
    """A cashier's day, as an entry ``cashier_day`` would have it; stores nothing.

    Args:
        till: The till.
        number: Whose; the operator's own, if it is not said.
        date: Business date, YYYY-MM-DD; today's, if it is not said.

    Raises:
        Refused: ``manager_needed`` for somebody else's; ``pin_wrong`` for nobody's; ``not_logged_in``.
    """
    me, now = needs_operator(till), till.clock()
    number, date = number or me.number, date or now.date(till.boundary)
    if number != me.number:
        needs(till, "turnover")
    known = people.names(till.database)
    if number not in known:
        raise refuse("pin_wrong", left=0)
    own, everybody = dayclose.begin(), dayclose.begin()
    for first, last in days.rows_on(till.database, date):
        for _, entry in journal.entries(till.database, first, last):
            data = entry.data
            if data["operator"] == number:
                tally.add(own, data)
            if data["kind"] in ("sale", "cash_moved"):
                tally.add(everybody, data)
    _tips(own, everybody, number)
    when = {"kind": KIND, "date": date, "at": now.at, "offset": now.offset, "operator": me.number}
    body = dayclose.report(own, names=names(till))
    return {**body, **when, "of": number, "name": known[number], "on": date}


def _tips(own: tally.Sums, everybody: tally.Sums, number: str) -> None:
    """Put all tips of an employee, and no others, in the place of those that they rang up."""
    own.tips = {number: everybody.tips[number]} if number in everybody.tips else {}
    own.outside.pop(TIP, None)
    if number in own.tips:
        own.outside[TIP] = own.tips[number][:2]


def print_day(till: Till, number: str = "", date: str = "") -> None:
    """The same on paper; journalled with its content. Raises as `report`, and ``training_only_sells``."""
    needs_earnest(till)
    body = report(till, number, date)
    for said in ("kind", "date", "at", "offset", "operator"):  # the entry says these itself
        del body[said]
    store(till, Fact(KIND, body, (PRINT_JOB,)))


def beside(till: Till, date: str, steps: int) -> str:
    """The business date so many days on, at most today's."""
    today = by_clock(till)
    moved = dt.date.fromisoformat(date or today) + dt.timedelta(days=steps)
    return min(today, moved.isoformat())
