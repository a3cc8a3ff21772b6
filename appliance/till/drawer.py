"""A drawer that is not as it should be: left open, or with a switch that is stuck.

Left open is seen in the status bar at once, then told and heard. A switch that says "open" for minutes, or
that did not move when the drawer was told to open time and again, may be stuck; nobody but a person can know,
and the way on is a manager's emergency mode (`modes`).
"""

from typing import TYPE_CHECKING

from appliance.domain.problems import Problem
from appliance.till.till import OPEN, STUCK, Till

if TYPE_CHECKING:
    from appliance.devices import DrawerState

LONG = 180
"""Seconds open after which its switch may be stuck."""
UNMOVED = 3
"""Kicks in a row that nobody saw open it; it may be locked, or its switch stuck."""
_LEFT, _STUCK, _UNMOVED = "drawer_left_open", "drawer_stuck", "drawer_unmoved"


def stays(till: Till, seconds: int) -> bool:
    """The drawer has been open for so long: show it. True: have it heard too. While the day is closed it is
    open to be counted, and in an emergency of the drawer it is known."""
    if till.drawer != OPEN or till.emergency in STUCK or not till.day:
        return False
    if seconds < LONG:
        till.banners[_LEFT] = Problem.of(_LEFT, count=seconds)
    else:
        till.banners.pop(_LEFT, None)
        till.banners[_STUCK] = Problem.of(_STUCK, count=seconds // 60)
    return True


def kicked(till: Till) -> None:
    """The drawer was told to open, and its coil had power; whether it opens is not seen yet."""
    if str(till.drawer) != "shut":
        return
    if till.unmoved >= UNMOVED:
        till.banners[_UNMOVED] = Problem.of(_UNMOVED, count=till.unmoved)
    till.unmoved += 1


def moved(till: Till, state: "DrawerState | str") -> None:
    """Its switch says something else: what was wrong with it is not, or cannot be known any more."""
    if str(state) != OPEN:
        for code in (_LEFT, _STUCK):
            till.banners.pop(code, None)
    if str(state) == OPEN:
        till.unmoved = 0
        till.banners.pop(_UNMOVED, None)


def may_be_stuck(till: Till) -> bool:
    """Does its switch look stuck although it says that the drawer is shut?"""
    return _UNMOVED in till.banners
