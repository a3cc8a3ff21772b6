"""What an audit remembers of the entries that have passed: a few numbers for each day of a year."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from appliance.domain.dayclose import NO_GRAND, begin
from appliance.domain.journal import NOTHING
from appliance.domain.tally import Sums

Data = dict[str, Any]
Found = Iterator[tuple[str, str]]
"""(what shows it, what is wrong, in words that follow "entry 1/1/7: ")."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """How an entry that has passed is found again."""

    row: Callable[[int], Data | None]
    """By the row id that the till's own references use."""
    number: Callable[[int, int], Data | None]
    """By epoch and number."""


@dataclass(slots=True)
class Passed:
    """What the entries so far settle for the next."""

    born: Mapping[str, str]
    """What the file says it was born as: till, country, currency, replay."""
    earlier: Earlier
    last: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By series (and ``nr``, ``Z``): epoch and number of the newest one."""
    heads: deque[tuple[int, int, bytes]] = field(default_factory=lambda: deque([(0, 0, NOTHING)], 3))
    """Epoch, number and hash of the newest entries."""
    held: list[Data] = field(default_factory=list)
    """Entries that the till put in front of one that has not come yet."""
    date: str = ""
    """Business date of the open day; empty between two days."""
    training: bool = False
    emergency: bool = False
    sums: Sums = field(default_factory=begin)
    grand: Mapping[str, int] = field(default_factory=lambda: dict(NO_GRAND))
    unsettled: dict[int, Data] = field(default_factory=dict)
    """By Z: what its settlement must repeat."""
    copied: set[int] = field(default_factory=set)
    vouchers: set[str] = field(default_factory=set)
    newest: Data = field(default_factory=dict)
    """The entry before."""


def follows(passed: Passed, name: str, data: Data, number: int) -> Found:
    """A series has no gap; only a box that was restored, in a later epoch, may leave numbers out."""
    epoch, last = passed.last.get(name, (1, 0))
    passed.last[name] = (data["epoch"], number)
    if number != last + 1 and not (data["epoch"] > epoch and number > last):
        yield "numbers", f"expected {name} {last + 1}, got {number}"
