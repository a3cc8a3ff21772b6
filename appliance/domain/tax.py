"""Value added tax (merverdiavgift, moms) out of prices that include it.

VAT is worked out once per receipt and rate, from the gross sum, halves away from zero, and then
spread to the lines by largest remainder. Every other figure (Z report, roll-up, voucher) is a sum
of these and is never worked out again. Rates are in basis points: 2500 is 25 %.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from appliance.domain.money import apportion, divide


@dataclass(frozen=True, slots=True)
class Amount:
    """Gross, net and VAT in minor units; one that does not add up refuses to exist.

    >>> Amount(12500, 10000, 2499)
    Traceback (most recent call last):
    ValueError: expected gross 12500 = net 10000 + VAT 2499
    """

    gross: int
    net: int
    vat: int

    def __post_init__(self) -> None:
        if self.gross != self.net + self.vat:
            raise ValueError(f"expected gross {self.gross} = net {self.net} + VAT {self.vat}")


def of_gross(gross: int, rate: int) -> Amount:
    """Split a gross amount at a rate in basis points.

    >>> of_gross(12500, 2500), of_gross(-50, 1500)
    (Amount(gross=12500, net=10000, vat=2500), Amount(gross=-50, net=-43, vat=-7))
    """
    vat = divide(gross * rate, 10_000 + rate)
    return Amount(gross, gross - vat, vat)


def by_rate(lines: Sequence[tuple[int, int]]) -> tuple[dict[int, Amount], list[int]]:
    """Work out a receipt's VAT from its lines, given as (rate, gross).

    Returns:
        The amount per rate, and each line's VAT, in the order of the lines; the VAT of the lines of
        a rate sums to that rate's VAT.

    >>> by_rate([(1500, 333), (2500, 100), (1500, 333)])
    ({1500: Amount(gross=666, net=579, vat=87), 2500: Amount(gross=100, net=80, vat=20)}, [44, 20, 43])
    """
    places: dict[int, list[int]] = {}
    for place, (rate, _) in enumerate(lines):
        places.setdefault(rate, []).append(place)
    amounts, vats = {}, [0] * len(lines)
    for rate in sorted(places):
        gross = [lines[place][1] for place in places[rate]]
        amounts[rate] = of_gross(sum(gross), rate)
        shares = apportion(amounts[rate].vat, [amount * rate for amount in gross], 10_000 + rate)
        for place, share in zip(places[rate], shares, strict=True):
            vats[place] = share
    return amounts, vats
