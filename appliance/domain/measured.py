"""Codes that carry more than the article: a weight, a price, a last day.

A scale's label is an EAN-13 for restricted circulation, 20 to 29 (GS1 General Specifications, 2.1.11 and
2.1.12). What stands in it is settled by each country, and within it by each shop: two digits of prefix, the
item, perhaps a check digit of the value, the value, and the check digit of the whole. The countries' own
layouts are those that biip 5.2 knows (`biip.rcn`): Denmark's from gs1.dk; for Norway no specification is
published, and goods on its shelves follow Sweden's (gs1.se).

GS1-128, DataBar, DataMatrix and Digital Link say the same in application identifiers (section 3): 310n net
weight in kg, 392n amount to pay, 15 best before, 17 expiry.

>>> found = read("2300123014952", DEFAULTS["norway"])
>>> found.codes[0], found.weight
('2300123000009', 1495)
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from appliance.domain.money import divide

WEIGHT, PRICE = "weight", "price"
PREFIXES = tuple(str(number) for number in range(20, 30))
"""The prefixes for restricted circulation within a region or a shop."""
ITEMS = (4, 5, 6)
"""Digits that an item may have."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """What codes that begin with two digits carry."""

    prefix: str
    """One of `PREFIXES`."""
    meaning: str
    """``weight`` or ``price``; a prefix without a row carries nothing."""
    item: int
    """Digits of the item, behind the prefix."""
    decimals: int
    """Decimals of the value: of a kilogram, or of a krone."""
    check: bool = False
    """A check digit of the value stands between the item and the value."""

    @property
    def value(self) -> int:
        """Digits of the value."""
        return 10 - self.item - self.check


@dataclass(frozen=True, slots=True)
class Measured:
    """What a code carries beside its article."""

    codes: tuple[str, ...]
    """Where its article may be found, the likeliest first: barcodes and article numbers. The first is the
    code with nothing in its value, which every label of the article shares."""
    weight: int | None = None
    """Thousandths of a kilogram."""
    price: int | None = None
    """What the piece costs, in minor units."""
    best_before: str = ""
    """ISO date."""
    expires: str = ""
    """ISO date: behind it the goods are not sold."""
    readable: bool = True
    """False: the check digit of the value is wrong."""


def _rows(meaning: str, decimals: dict[str, int], item: int) -> tuple[Prefix, ...]:
    return tuple(Prefix(prefix, meaning, item, places) for prefix, places in decimals.items())


DEFAULTS: dict[str, tuple[Prefix, ...]] = {
    "norway": (
        *_rows(PRICE, {"20": 2, "21": 1, "22": 0}, 6),
        *_rows(WEIGHT, {"23": 3, "24": 2, "25": 1}, 6),
    ),
    "denmark": (
        *_rows(PRICE, {"21": 2, "22": 2, "23": 2, "24": 2}, 4),
        *_rows(WEIGHT, {"26": 3}, 4),
        *_rows(WEIGHT, {"27": 3}, 5),
        *_rows(WEIGHT, {"28": 3}, 4),
    ),
}
"""What each country's scales print, until a shop says otherwise."""


def read(digits: str, table: Iterable[Prefix]) -> Measured | None:
    """What a scale's label says; None where the table has no row for it.

    Args:
        digits: An EAN-13 whose check digit is right.
        table: The shop's prefixes.
    """
    row = next((one for one in table if digits.startswith(one.prefix) and len(digits) == 13), None)
    if not row:
        return None
    from biip.checksums import gs1_price_weight_check_digit, gs1_standard_check_digit

    item, value = digits[2 : 2 + row.item], digits[12 - row.value : 12]
    if row.check and gs1_price_weight_check_digit(value) != int(digits[2 + row.item]):
        return Measured((digits,), readable=False)
    empty = (row.prefix + item).ljust(12, "0")
    codes = (f"{empty}{gs1_standard_check_digit(empty)}", row.prefix + item, item, item.lstrip("0"))
    unit = 3 if row.meaning == WEIGHT else 2
    amount = divide(int(value) * 10**unit, 10**row.decimals) or None
    found = tuple(dict.fromkeys(code for code in codes if code))
    return Measured(found, weight=amount) if row.meaning == WEIGHT else Measured(found, price=amount)


def carried(article: str, elements: Iterable[tuple[str, Decimal | None, dt.date | None]]) -> Measured | None:
    """What application identifiers say beside the article; None where they say nothing of that.

    Args:
        article: The article number that was read.
        elements: (identifier, number, date) of each, as biip reads them.
    """
    weight = price = None
    best_before = expires = ""
    for identifier, number, date in elements:
        if identifier.startswith("310") and number is not None:
            weight = _whole(number * 1000) or None
        elif identifier.startswith("392") and number is not None:
            price = _whole(number * 100) or None
        elif identifier == "15" and date:
            best_before = date.isoformat()
        elif identifier == "17" and date:
            expires = date.isoformat()
    found = Measured((article,), weight, price, best_before, expires)
    return found if found != Measured((article,)) else None


def _whole(number: Decimal) -> int:
    return divide(*number.as_integer_ratio())


def line_of(measured: Measured, price: int | None, unit: str) -> tuple[int, int, str] | None:
    """Quantity in thousandths, price in minor units and unit of a line, so that the line comes to what the
    label says; None where the label says neither weight nor price.

    A line's gross is ``round(quantity × price)``. A weight is the quantity. A price alone is the quantity
    that the shop's price a kilo makes of it, which is what the scale weighed if its price was the shop's;
    where no whole gram comes to it (the scale has another price, or the goods have none a kilo) the line is
    one piece at the label's price. Where both are there and the shop's price makes another sum, the customer
    pays what the label says, at the price a kilo that follows, or else as one piece.

    >>> line_of(Measured((), weight=412), 18990, "kg"), line_of(Measured((), price=7824), 18990, "kg")
    ((412, 18990, 'kg'), (412, 18990, 'kg'))
    >>> line_of(Measured((), price=7825), 18990, "kg")
    (1000, 7825, '')
    """
    if measured.price is None:
        if measured.weight is None or price is None:
            return None
        return measured.weight, price, unit
    pays = measured.price
    if unit and price:
        weight = measured.weight or divide(pays * 1000, price)
        if weight and divide(weight * price, 1000) == pays:
            return weight, price, unit
    if unit and measured.weight:
        kilo = divide(pays * 1000, measured.weight)
        if divide(measured.weight * kilo, 1000) == pays:
            return measured.weight, kilo, unit
    return 1000, pays, ""
