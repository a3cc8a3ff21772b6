"""What the law says of who may buy, and when: by article group, asked before goods are rung up.

The answer about an age is kept with the open sale alone and journalled nowhere: no law asks for it, and it is
about a person.
"""

import datetime as dt
from dataclasses import replace

from appliance.domain import hours
from appliance.domain.line import Line
from appliance.domain.problems import refuse
from appliance.domain.product import Group
from appliance.storage import catalogue as shelf
from appliance.till import basket
from appliance.till.till import Till


def check(till: Till, line: Line, group: Group, pant: str) -> None:
    """May a line be rung up now, for this customer? What is asked about an age waits in the till.

    Raises:
        Refused: ``hours_closed`` outside its group's hours; ``age_needed`` with ``age`` and ``born``, the
            date on or before which whoever buys it was born, once per sale.
    """
    if not (group.hours or group.age) or line.bound or line.quantity < 0:
        return
    now = till.clock().local
    if not hours.is_sold(group.hours, now):
        first, last = hours.sold_between(group.hours, now.date())
        if not first:
            raise refuse("hours_never", name=group.name)
        raise refuse("hours_closed", name=group.name, first=_clock(first), last=_clock(last))
    if group.age > (till.sale.of_age if till.sale else 0):
        till.aged = (line, pant, group.age)
        born = _years_before(now.date(), group.age)
        raise refuse("age_needed", name=group.name, age=group.age, born=born.isoformat())


def late(till: Till) -> list[Line]:
    """The lines of the open sale that may not be handed over at this hour, though they were rung up in time:
    the law's hours are of the sale and of the handing over (alkoholloven § 3-7)."""
    lines = [one for one in till.sale.lines if not one.bound and one.quantity > 0] if till.sale else []
    found = {code: shelf.group(till.database, code) for code in {one.group for one in lines}}
    timed = {code: group.hours for code, group in found.items() if group and group.hours}
    if not timed:
        return []
    now = till.clock().local
    return [one for one in lines if one.group in timed and not hours.is_sold(timed[one.group], now)]


def needs_hours(till: Till) -> None:
    """Refuses, before any money is taken, with ``hours_over`` while something in the sale is `late`."""
    if found := late(till):
        raise refuse("hours_over", name=", ".join(dict.fromkeys(one.name for one in found)))


def _years_before(date: dt.date, years: int) -> dt.date:
    try:
        return date.replace(year=date.year - years)
    except ValueError:  # 29 February
        return date.replace(year=date.year - years, day=28)


def _clock(hhmm: str) -> str:
    return f"{hhmm[:2]}:{hhmm[2:]}"


def of_age(till: Till) -> tuple[Line, str] | None:
    """Somebody has looked: the customer is old enough. Gives the line that waited for it, and its pant."""
    if not till.aged:
        return None
    line, pant, years = till.aged
    basket.change(till, replace(basket.begin(till), of_age=years))
    till.aged = None
    return line, pant
