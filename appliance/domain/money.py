"""Money: whole minor units, one currency, one way to round.

An amount is an `int` of minor units (øre, penny). Which currency stands once, on the sale and on
every journal entry: a till trades in one. There is no float here and no Decimal: text goes in,
integers stay in, text comes out.

>>> parse("24.90", NOK), parse("24,9", NOK), parse("-3", NOK)
(2490, 2490, -300)
>>> text(-2490, NOK)
'-24.90'
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code and the number of decimals that it is written with."""

    code: str
    exponent: int = 2


NOK = Currency("NOK")
DKK = Currency("DKK")

_AMOUNT = re.compile(r"([+-]?)(\d{1,12})(?:[.,](\d+))?", re.ASCII)


def parse(written: str, currency: Currency) -> int:
    """Read an amount written with a decimal point or comma into minor units.

    Raises:
        ValueError: Naming what was expected and what came.

    >>> parse("12.345", NOK)
    Traceback (most recent call last):
    ValueError: expected an amount with at most 2 decimals such as 129.50, got '12.345'
    """
    match = _AMOUNT.fullmatch(written.strip()) if isinstance(written, str) else None
    decimals = (match[3] or "") if match else ""
    if not match or len(decimals) > currency.exponent:
        raise ValueError(
            f"expected an amount with at most {currency.exponent} decimals such as 129.50, got {written!r}"
        )
    minor = int(match[2] + decimals.ljust(currency.exponent, "0"))
    return -minor if match[1] == "-" else minor


def text(minor: int, currency: Currency) -> str:
    """Write an amount for machines: decimal point, no thousands separator, ``-`` first."""
    whole, rest = divmod(abs(minor), 10**currency.exponent)
    sign = "-" if minor < 0 else ""
    return f"{sign}{whole}.{rest:0{currency.exponent}d}" if currency.exponent else f"{sign}{whole}"


def divide(numerator: int, denominator: int) -> int:
    """Divide and round to the nearest integer, halves away from zero: the only rounding there is.

    >>> divide(5, 2), divide(-5, 2), divide(249, 100), divide(7, 7)
    (3, -3, 2, 1)
    """
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


def nearest(minor: int, step: int) -> int:
    """Round to the nearest multiple of ``step`` (100 øre in Norway, 50 in Denmark).

    >>> nearest(12949, 100), nearest(12950, 100), nearest(-12950, 100), nearest(1225, 50)
    (12900, 13000, -13000, 1250)
    """
    return divide(minor, step) * step


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """Share a total out in proportion to the weights, nothing left over.

    All weights zero: the first share takes everything.

    >>> spread(100, [1, 1, 1]), spread(-5, [3, 1]), spread(7, [0, 0])
    ([34, 33, 33], [-4, -1], [7, 0])
    """
    whole = sum(weights)
    if not whole:
        return [total, *([0] * (len(weights) - 1))] if weights else []
    return apportion(total, [total * weight for weight in weights], whole)


def apportion(total: int, numerators: Sequence[int], denominator: int) -> list[int]:
    """Round the fractions ``numerator / denominator`` so that they sum to ``total``.

    Largest remainder; ties go to the earlier share. ``total`` must lie within half a unit of the
    exact sum, as the `divide` of it does.

    >>> apportion(4, [1, 1, 2], 1), apportion(1, [1, 1, -1], 2), apportion(2, [5, 5, 5], 7)
    ([1, 1, 2], [1, 1, -1], [1, 1, 0])
    """
    if denominator < 0:
        numerators, denominator = [-numerator for numerator in numerators], -denominator
    shares = [numerator // denominator for numerator in numerators]
    places = sorted(range(len(shares)), key=lambda place: (-(numerators[place] % denominator), place))
    for place in places[: total - sum(shares)]:
        shares[place] += 1
    return shares
