"""Pant (the deposit on bottles and cans) that is paid back: counted bottles, or the slip of a machine.

What is paid back is no turnover: the shop's debt to whoever bought the bottles goes out of its books, and
comes back from the scheme (Infinitum, Dansk Retursystem).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from appliance.domain.barcode import bare

_SLIP = re.compile(r"980[0-9]{17}([0-9]{5})[0-9]{3}")
"""A slip of a Tomra machine outside Sweden: 980, seventeen digits that make it the only one, the amount with
two decimals, three digits to check (developer.hiiretail.com, "Tomra", Barcode formats)."""


@dataclass(frozen=True, slots=True)
class Bottles:
    """What a customer brings."""

    pieces: Mapping[int, int] = field(default_factory=dict)
    """How many, by what each is worth in minor units."""
    slip: int = 0
    """What a machine's slip says, in minor units."""
    code: str = ""
    """The slip's code; empty where the amount was typed."""

    @property
    def worth(self) -> int:
        """What is paid for them, in minor units."""
        return self.slip + sum(value * n for value, n in self.pieces.items())


def slip(text: str) -> Bottles | None:
    """A machine's slip by its barcode; None: the text is none.

    >>> slip("9801234567890123456703450999").worth, slip("7038010000010")
    (3450, None)
    """
    if "980" not in text[:6]:
        return None
    code = bare(text)
    found = _SLIP.fullmatch(code)
    return Bottles(slip=int(found[1]), code=code) if found and int(found[1]) else None
