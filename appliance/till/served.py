"""Eaten here or taken along, said of a line or of the whole sale at the till."""

from appliance.domain import serving
from appliance.domain.problems import refuse
from appliance.till import basket
from appliance.till.needs import needs_drawer_shut
from appliance.till.till import Till


def turn(till: Till, line: int) -> None:
    """The other way for one line; raises as `basket.current`, and ``line_gone``."""
    needs_drawer_shut(till)
    basket.change(till, serving.turn(basket.current(till), line))


def whole(till: Till, how: str) -> None:
    """The whole sale, and what is rung up later: ``here`` or ``away``."""
    if how not in (serving.HERE, serving.AWAY):
        raise refuse("line_gone")
    needs_drawer_shut(till)
    basket.change(till, serving.all_of(basket.current(till), how))
