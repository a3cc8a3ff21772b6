"""The stock: what the journal says of goods that come and go, and when little is left.

Nothing here is a registration of sale. Goods leave with sales and deliveries on credit, come back with
returns, come in with ``goods_received``, and are put right by ``stock_adjusted`` and ``stocktake``.
Quantities are thousandths: 2000 is two pieces, 1250 is 1.25 kg.
"""

from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]

REASONS = {"breakage": -1, "theft": -1, "own_use": -1, "found": 1, "wrong_count": 0}
"""Why a stock is put right, and which way that may go; 0: either."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Goods that came or went, by one line of an entry."""

    place: int
    """Which line of the entry."""
    product: str
    quantity: int
    """Thousandths, negative where goods leave."""


def movements(data: Data) -> list[Movement]:
    """What an entry's body says that came and went, whether a stock is kept of it or not.

    >>> movements({"kind": "sale", "lines": [{"line": 1, "product": "7", "quantity": 2000}]})
    [Movement(place=1, product='7', quantity=-2000)]
    >>> movements({"kind": "stocktake", "lines": [{"product": "7", "quantity": 900, "change": -100}]})
    [Movement(place=1, product='7', quantity=-100)]
    """
    kind = data["kind"]
    if kind in ("sale", "delivery"):
        return [Movement(one["line"], one["product"], -one["quantity"])
                for one in data["lines"] if one["product"]]  # fmt: skip
    if kind in ("goods_received", "stock_adjusted"):
        return [Movement(1, data["product"], data["quantity"])]
    if kind == "stocktake":
        return [Movement(at, one["product"], one["change"]) for at, one in enumerate(data["lines"], 1)]
    return []


def may(reason: str, quantity: int) -> bool:
    """May a stock be put right by that much for that reason?

    >>> may("breakage", -1000), may("breakage", 1000), may("wrong_count", 1000), may("bored", -1000)
    (True, False, True, False)
    """
    way = REASONS.get(reason)
    return way is not None and quantity != 0 and (not way or (quantity > 0) == (way > 0))


def is_low(on_hand: int, minimum: int) -> bool:
    """Is so little left that more should be bought? At the minimum it is, and always where nothing is left.

    >>> is_low(5000, 5000), is_low(6000, 5000), is_low(0, 0)
    (True, False, True)
    """
    return on_hand <= minimum


def is_quantity(quantity: int, unit: str) -> bool:
    """Can there be so much of it? Pieces are whole.

    >>> is_quantity(1500, ""), is_quantity(1500, "kg"), is_quantity(2000, "")
    (False, True, True)
    """
    return bool(unit) or quantity % 1000 == 0
