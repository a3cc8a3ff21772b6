"""A drawer that is not as it should be: left open, or with a switch that is stuck.

Left open is seen in the status bar at once, then told and heard. A switch that says "open" for minutes, or
that did not move when the drawer was told to open time and again, may be stuck; nobody but a person can know,
and the way on is a manager's emergency mode (`modes`).

Drawers differ in whether their contact is closed while they are open. The till learns it: a person shuts the
drawer and says so, opens it and says so; what the switch said both times is journalled as ``drawer_learnt``.
"""

from typing import TYPE_CHECKING

from appliance.domain.problems import Problem, refuse
from appliance.storage import journal
from appliance.storage.journal import Fact
from appliance.till.needs import OPEN, STUCK, UNSENSED, needs_earnest
from appliance.till.permissions import needs
from appliance.till.till import Till, store

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


def polarity(till: Till, configured: bool) -> bool:
    """Whether the switch reads high while the drawer is open: as learnt, else as till.toml says."""
    learnt = journal.last_of(till.database, "drawer_learnt")
    return bool(learnt[1].data["opens_high"]) if learnt else configured


def learn(till: Till) -> None:
    """Begin to learn the switch: the person is asked to shut the drawer.

    Raises:
        Refused: ``manager_needed``; ``training_only_sells``; ``drawer_offline``: it has no switch to ask;
            ``sale_under_payment`` while a sale is open.
    """
    needs_earnest(till)
    needs(till, "devices")
    if till.sale:
        raise refuse("sale_under_payment")
    if str(till.drawer) == UNSENSED:
        raise refuse("drawer_offline")
    till.question = Problem.of("drawer_learn_shut")


def learn_shut(till: Till) -> None:
    """A person says that it is shut: note what the switch says, and have them open it. Unasked, nothing
    happens."""
    if till.question and till.question.code == "drawer_learn_shut":
        till.question = Problem.of("drawer_learn_open", before=str(till.drawer))


def learn_open(till: Till) -> None:
    """A person says that it is open: journal how its switch reads, and read it so from now on. Unasked,
    nothing happens.

    Raises:
        Refused: ``drawer_switch_silent``: it says the same as before, or nothing; it is asked again.
    """
    if not till.question or till.question.code != "drawer_learn_open":
        return
    shut, opened = str(till.question.facts["before"]), str(till.drawer)
    if UNSENSED in (shut, opened) or shut == opened:
        raise refuse("drawer_switch_silent")
    high = till.opens_high if opened == OPEN else not till.opens_high
    store(till, Fact("drawer_learnt", {"opens_high": int(high)}))
    till.question, till.opens_high = None, high
    till.turn_switch(high)
