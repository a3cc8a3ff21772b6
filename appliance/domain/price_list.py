"""Prices beside a product's own: from a day on, for some days, or for the customers of a group.

>>> winter = Price("2026-12-01", 2490)
>>> advent = Price("2026-12-01", 1990, last="2026-12-24")
>>> [holding([winter, advent], day) for day in ("2026-11-30", "2026-12-24", "2026-12-25")] == [
...     None, advent, winter]
True
"""

from collections.abc import Iterable
from dataclasses import dataclass

COMING, HOLDS, OVER = "coming", "holds", "over"


@dataclass(frozen=True, slots=True, order=True)
class Price:
    """What one of a product costs, from one business date (gyldig fra) to another (gyldig til)."""

    first: str
    """Business date, YYYY-MM-DD."""
    price: int
    """Minor units, VAT included."""
    last: str = ""
    """The last date, that one too; empty: until another price is said."""
    group: str = ""
    """The customer group whose price it is; empty: everybody's."""

    @property
    def place(self) -> tuple[str, str, bool]:
        """Two that share it cannot stand beside each other: the later said takes the other's place."""
        return self.group, self.first, bool(self.last)

    def state(self, today: str) -> str:
        """`COMING`, `HOLDS` or `OVER` on a business date; one that holds may stand behind another."""
        if self.last and self.last < today:
            return OVER
        return COMING if today < self.first else HOLDS


def holding(prices: Iterable[Price], date: str, group: str = "") -> Price | None:
    """The one that a customer group (empty: everybody) has on a business date.

    What ends goes before what does not, and then what began later before what began earlier.
    """
    running = [one for one in prices if one.group == group and one.state(date) == HOLDS]
    return max(running, key=lambda one: (bool(one.last), one.first), default=None)


def with_price(prices: Iterable[Price], new: Price) -> tuple[Price, ...]:
    """The same prices with one more, in the place of the one that it cannot stand beside."""
    return tuple(sorted([*(one for one in prices if one.place != new.place), new]))


def outlived(prices: Iterable[Price], date: str) -> tuple[Price, ...]:
    """What is left of them when a product's own price is said anew: of everybody's prices without an end,
    only those that are still to come."""
    return tuple(one for one in prices if one.group or one.last or one.first > date)
