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
        headings={
            "sale": "Receipt",
            "return": "Return receipt",
            "copy": "COPY",
            "electronic": "Electronic receipt",
            "provisional": "Provisional receipt – NOT A RECEIPT FOR PURCHASE",
            "training": "Training receipt – NOT A RECEIPT FOR PURCHASE",
            "delivery": "Delivery receipt – NOT A RECEIPT FOR PURCHASE",
            "terminal_slip": "NOT A RECEIPT FOR PURCHASE",
            "kitchen": "Order – NOT A RECEIPT FOR PURCHASE",
            "gift": "Gift receipt – NOT A RECEIPT FOR PURCHASE",
            "x": "X report",
            "z": "Z report",
        },
        denominations=tuple(unit * value for value in (100, 50, 20, 10, 5, 2, 1)),
        notes=tuple(unit * value for value in (5, 10, 20, 50)),
    )
