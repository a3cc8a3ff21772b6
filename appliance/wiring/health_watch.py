"""What nobody looks for until it is late, looked for every minute: room, heat, supply, a card that fails.

On a thread of its own that touches no device and no database. What is wrong becomes a banner of the till's,
and leaves when it is true no more; a disk that takes no writes is a stop.
"""

import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.domain.finding import Finding, Grade
from appliance.domain.problems import Problem, refuse
from appliance.health import card, heat, room, scrubbed
from appliance.wiring.health_files import disk
from appliance.worker import Worker

if TYPE_CHECKING:
    from appliance.till.till import Till
    from appliance.wiring.box import Box

log = logging.getLogger(__name__)
EVERY = 60.0
"""Seconds between two looks: a supply is weak for moments."""
COUNT_EVERY = 3600.0
"""Seconds between two counts of what was written: a count is a write too."""
LOW = 128 << 20
"""Bytes free from which on every screen says so: half a year of a busy shop; the health screen is earlier"""
BANNERS = {
    "disk_low": "disk_low",
    "disk_errors": "disk_errors",
    "disk_spent": "disk_errors",
    "box_hot": "box_hot",
    "box_undervolted": "box_undervolted",
}
"""The banner that a finding raises; everything wrong that the weekly check found raises one of its own."""


@dataclass(frozen=True, slots=True)
class Aged:
    """Message: how the box is by now."""

    found: tuple[Finding, ...]
    reserve: bool
    """The reserve of room is there."""


@dataclass(slots=True)
class Ageing:
    """The look, and what it remembers between two."""

    folder: Path
    """The data folder."""
    clock: Callable[[], float] = time.monotonic
    weak: bool = False
    """The supply was too weak since the start."""
    _counted: float = field(default=0.0)

    def look(self) -> Aged:
        """Look once."""
        now = self.clock()
        if not self._counted or now - self._counted >= COUNT_EVERY:
            self._counted = now
            self.count()
        found = [*heat.box(), *disk(self.folder)]
        found += scrubbed.told(self.folder, time.time_ns() // 1_000_000)
        if shutil.disk_usage(self.folder).free >= LOW:
            found = [one for one in found if one.code != "disk_low"]
        self.weak = self.weak or any(one.code == "box_undervolted" for one in found)
        return Aged(tuple(found), room.keep(self.folder))

    def count(self) -> None:
        """Bring the count of what was written up to now."""
        try:
            card.count(self.folder)
        except OSError as error:
            log.warning("what was written to the card is not counted: %s", error)


def begin(box: "Box") -> Ageing:
    """Keep a reserve for a disk that fills up, and look from now on."""
    ageing = Ageing(box.folder)
    box.till.give_up = lambda: room.give_up(box.folder)
    box.till.closing = not room.keep(box.folder)
    worker = Worker("ageing", box.post)
    worker.patience = 1.0
    box.stops += (ageing.count, worker.stop)
    worker.repeat(ageing.look, EVERY)
    return ageing


def take(till: "Till", aged: Aged) -> None:
    """Have the till say what is wrong, and no longer what is not.

    Raises:
        Refused: ``disk_read_only``.
    """
    till.closing = not aged.reserve
    codes = {BANNERS[one.code] for one in aged.found if one.code in BANNERS}
    if any(one.part == "scrub" and one.grade == Grade.WRONG for one in aged.found):
        codes.add("scrub_wrong")
    facts = {name: value for one in aged.found if one.code == "box_hot" for name, value in one.facts.items()}
    for code in dict.fromkeys((*BANNERS.values(), "scrub_wrong")):
        till.banners.pop(code, None)  # and behind all others: it lasts, and they may be about the next sale
        if code in codes:
            till.banners[code] = Problem.of(code, **(facts if code == "box_hot" else {}))
    if any(one.code == "disk_read_only" for one in aged.found):
        raise refuse("disk_read_only")
