"""What goods earn: what they are sold for without VAT, less what they cost the shop, where that is known.

The gross margin ratio (dekningsgrad, dækningsgrad) is the part of the net price that is left when the goods
are paid. Goods whose cost nobody said are left out of it, and it is said how much of the turnover that is.

>>> half = Margin(net=8000, cost=6000, of=16000)
>>> half.earned, half.rate, half.known
(2000, 2500, 50)
>>> Margin(net=-800, cost=-600, of=-800).rate, Margin(0, 0, 500).known
(None, 0)
"""

from dataclasses import dataclass
from typing import Any

from appliance.domain.money import divide


@dataclass(frozen=True, slots=True)
class Margin:
    """Some goods that were sold. Amounts in minor units, without VAT."""

    net: int
    """What those came to whose cost is known."""
    cost: int
    """What these cost."""
    of: int
    """What all of them came to."""

    @property
    def earned(self) -> int:
        """What is left of it."""
        return self.net - self.cost

    @property
    def rate(self) -> int | None:
        """What is left of it in basis points; None where nothing was taken in."""
        return divide(self.earned * 10_000, self.net) if self.net > 0 else None

    @property
    def known(self) -> int:
        """Per cent of what was sold that it speaks of: 100 is all, and 99 is not."""
        if self.net == self.of:
            return 100
        return min(99, max(0, self.net * 100 // self.of)) if self.of > 0 else 0


def cost_of(line: dict[str, Any]) -> int | None:
    """What the goods of an entry's line cost in all, negative where they came back; None: nobody knows.

    >>> cost_of({"quantity": 1250, "cost": 1990}), cost_of({"quantity": 1000})
    (2488, None)
    """
    return divide(line["quantity"] * line["cost"], 1000) if "cost" in line else None
