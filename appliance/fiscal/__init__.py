"""One module per country: its rounding, receipt kinds and seal. Knows the domain only."""

from appliance.domain.money import Currency
from appliance.fiscal import denmark, norway, plain
from appliance.fiscal.rules import Rules


def rules_for(country: str, currency: str = "") -> Rules:
    """The rules of a country; ``plain`` needs a currency.

    Raises:
        ValueError: For another country, or for ``plain`` without a three-letter currency code.
    """
    if country == "norway":
        return norway.RULES
    if country == "denmark":
        return denmark.RULES
    if country != "plain" or len(currency) != 3 or not currency.isalpha():
        raise ValueError(
            f"expected norway, denmark, or plain with a currency code, got {country!r} {currency!r}"
        )
    exponent = {"ISK": 0, "JPY": 0, "KWD": 3, "BHD": 3, "TND": 3}.get(currency.upper(), 2)
    return plain.rules(Currency(currency.upper(), exponent))
