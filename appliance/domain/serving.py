"""Eaten here or taken along: the VAT of a line where that makes a difference.

Norway: food that is served bears 25 %, food that is taken along 15 % (merverdiavgiftsloven § 5-2); it is
chosen per line or per sale, and the price with VAT stays what it is. Denmark has one rate.
"""

from dataclasses import replace

from appliance.domain.line import Line
from appliance.domain.product import Group
from appliance.domain.sale import Sale, find

HERE, AWAY = "here", "away"


def begin(line: Line, group: Group, served: str = "") -> Line:
    """A line about to be rung up, with its group's choice where it has one; goods with a rate of their own
    have none, and what comes back has borne its VAT.

    Args:
        line: The line, at the rate of what is taken along.
        group: Its article group.
        served: What was said of the whole sale, or holds in the whole shop; empty: as the group usually is.
    """
    if group.served is None or line.rate != group.rate or line.bound:
        return line
    chosen = replace(line, served=AWAY, other_rate=group.served)
    return serve(chosen, served or (HERE if group.here else AWAY))


def serve(line: Line, how: str) -> Line:
    """A line eaten here or taken along; one that has no choice stays as it is."""
    if not line.served or line.served == how:
        return line
    return replace(line, served=how, rate=line.other_rate, other_rate=line.rate)


def turn(sale: Sale, line: int) -> Sale:
    """The other way for one line, and for what follows it."""
    how = AWAY if find(sale, line).served == HERE else HERE
    turned = (serve(one, how) if line in (one.id, one.follows) else one for one in sale.lines)
    return replace(sale, lines=tuple(turned))


def all_of(sale: Sale, how: str) -> Sale:
    """The whole sale, and what is rung up later."""
    return replace(sale, served=how, lines=tuple(serve(line, how) for line in sale.lines))


def of(sale: Sale) -> str:
    """How a sale is served: `HERE`, `AWAY`, ``mixed``, or nothing where no line has the choice."""
    found = {line.served for line in sale.lines if line.served}
    return "mixed" if len(found) > 1 else next(iter(found), "")
