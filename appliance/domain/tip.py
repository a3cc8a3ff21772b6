"""What a customer is likely to give beyond the price: the next round sums, or a part of it.

>>> round_sums(12950, 100), parts(12950, 100)
((13000, 14000, 15000), ((5, 600), (10, 1300), (15, 1900)))
"""

from appliance.domain.money import nearest

SUMS = (10, 50, 100)
"""A sum is rounded up to a multiple of so many whole crowns."""
PARTS = (5, 10, 15)
"""Per cent."""


def round_sums(due: int, unit: int) -> tuple[int, ...]:
    """What the customer may make of it: the three nearest, smallest first.

    Args:
        due: What is to be paid, in minor units.
        unit: One whole crown, in minor units.
    """
    sums = {(due // (unit * step) + n) * unit * step for step in SUMS for n in (1, 2)}
    return tuple(sorted(sums)[:3])


def parts(due: int, unit: int) -> tuple[tuple[int, int], ...]:
    """(per cent, tip in whole crowns, at least one); arguments as for `round_sums`."""
    return tuple((percent, max(unit, nearest(due * percent // 100, unit))) for percent in PARTS)
