"""A bundle (pakke): goods that are sold together for one price, as a gift basket or a lunch.

The price is spread over the parts by what each costs alone, so that each bears the VAT of its own rate. No
rule names another way; the base is what was asked for it (merverdiavgiftsloven § 4-1, momsloven § 27), and
the share by normal prices is what is commonly done.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from appliance.domain.money import spread


@dataclass(frozen=True, slots=True)
class Part:
    """So many pieces of a product in one bundle."""

    product: str
    """Article number."""
    pieces: int


def shares(price: int, parts: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """What the pieces of each part cost in a bundle.

    A part of several pieces bears a whole sum for each, and what is over goes to a part of one piece. Only
    where there is none do pieces of one part differ, by the smallest coin there is.

    Args:
        price: The bundle's, in minor units.
        parts: Pieces of each, and what one costs alone.

    Returns:
        For each part (pieces, minor units for one), most often once; all together they come to the price.

    >>> shares(10000, [(3, 3000), (1, 4000)])
    [[(3, 2307)], [(1, 3079)]]
    >>> shares(10000, [(3, 3000)])
    [[(2, 3333), (1, 3334)]]
    """
    worth = [pieces * alone for pieces, alone in parts]
    borne = spread(price, worth if any(worth) else [pieces for pieces, _ in parts])
    single = next((at for at, (pieces, _) in enumerate(parts) if pieces == 1), None)
    if single is not None:
        over = [sum_ % pieces for sum_, (pieces, _) in zip(borne, parts, strict=True)]
        borne = [sum_ - rest for sum_, rest in zip(borne, over, strict=True)]
        borne[single] += sum(over)
    return [_pieces(sum_, pieces) for sum_, (pieces, _) in zip(borne, parts, strict=True)]


def _pieces(borne: int, pieces: int) -> list[tuple[int, int]]:
    each, over = divmod(borne, pieces)
    return [(count, price) for count, price in ((pieces - over, each), (over, each + 1)) if count]
