"""One line of the table, and how it is measured: ours and the floor turn about."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A promise and what was measured; times in milliseconds."""

    name: str
    floor: float
    ours: float
    bar: float
    """The most that ours may be, as a multiple of the floor."""

    @property
    def ratio(self) -> float:
        """Ours over the floor."""
        return self.ours / self.floor if self.floor else 0.0

    @property
    def holds(self) -> bool:
        """Whether the promise holds here."""
        return self.ratio <= self.bar

    def as_dict(self) -> dict[str, object]:
        """For bench.json."""
        return {
            "name": self.name, "floor": round(self.floor, 4), "ours": round(self.ours, 4),
            "ratio": round(self.ratio, 2), "bar": self.bar, "holds": self.holds,
        }  # fmt: skip


def at(times: Iterable[float], share: float) -> float:
    """The percentile of times."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def timed(deed: Callable[[], object]) -> float:
    """How long something took, in milliseconds."""
    began = time.perf_counter_ns()
    deed()
    return (time.perf_counter_ns() - began) / 1e6
