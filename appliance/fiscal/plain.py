"""A country without rules of its own: any VAT rate, no cash rounding, no seal. For desks and replays."""

from appliance.domain.money import Currency
from appliance.fiscal.rules import Rules


def rules(currency: Currency) -> Rules:
    """The rules for a currency."""
    unit = 10**currency.exponent
    return Rules(
        country="plain",
        currency=currency,
        cash_step=1,
        rates=(),
        sales_heading="Receipt",
        return_heading="Return receipt",
        copy_heading="COPY",
        x_heading="X report",
        z_heading="Z report",
        denominations=tuple(unit * value for value in (100, 50, 20, 10, 5, 2, 1)),
        notes=tuple(unit * value for value in (5, 10, 20, 50)),
    )
