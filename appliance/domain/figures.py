"""A sale worked out: what each line comes to after every discount, its VAT, and the sums by rate."""

from dataclasses import dataclass

from appliance.domain.line_kind import OUTSIDE
from appliance.domain.sale import Sale
from appliance.domain.tax import Amount, by_rate


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is worked out of a sale's lines; lists are in the order of the lines."""

    gross: list[int]
    """Each line's, after every discount."""
    shares: tuple[int, ...]
    """What each line bears of the whole-sale discount."""
    vats: list[int]
    rates: dict[int, Amount]
    """The sums by VAT rate."""


def figures(sale: Sale) -> Figures:
    """Work a sale out, once; VAT as `tax.by_rate` does it, of what is in total sales."""
    shares = sale.shares
    gross = [line.gross - share for line, share in zip(sale.lines, shares, strict=True)]
    taxed = [place for place, line in enumerate(sale.lines) if line.kind not in OUTSIDE]
    rates, of_taxed = by_rate([(sale.lines[place].rate, gross[place]) for place in taxed])
    vats = [0] * len(gross)
    for place, vat in zip(taxed, of_taxed, strict=True):
        vats[place] = vat
    return Figures(gross, shares, vats, rates)
