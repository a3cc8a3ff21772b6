"""How much is in one of a product, and what a kilo, a litre or a piece of it then costs: the unit price
(enhetspris, jamførpris; Danish enhedspris) that a shelf's label says beside the price.

Norway: prisopplysningsforskriften (FOR-2012-11-14-1066) § 4 b, per litre or kilo; § 5, with two decimals, to
the left of the price and as clear as it, and not needed where it is the price itself (read as Finansleksikon
quotes them). Denmark: bekendtgørelse 1696 of 14.12.2017 § 7, per litre and kilo, and per piece for eggs,
napkins, pills and the like (read at elov.dk). Which shops and goods the two exempt was not read: where nobody
says the content, there is no unit price.
"""

import re
from dataclasses import dataclass

from appliance.domain.money import divide

UNITS = {
    "g": ("kg", 1000), "kg": ("kg", 1), "ml": ("l", 1000), "cl": ("l", 100), "l": ("l", 1),
    "piece": ("piece", 1),
}  # fmt: skip
"""Units of a content: what the unit price is for, and how many make one of it."""
LARGEST = 99_999
_CALLED = {
    "gr": "g", "gram": "g", "kilo": "kg", "liter": "l", "litre": "l", "ltr": "l", "stk": "piece",
    "st": "piece", "styk": "piece", "pcs": "piece", "pc": "piece", "pieces": "piece",
}  # fmt: skip
_FINER = {"kg": ("g", 1000), "l": ("ml", 1000), "dl": ("ml", 100), "cl": ("ml", 10)}
_WRITTEN = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,3}))?\s*([a-z]+)\.?")


@dataclass(frozen=True, slots=True)
class Content:
    """So much of a unit (`UNITS`), such as 750 g."""

    amount: int
    unit: str

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"


def read(written: str) -> Content | None:
    """A content as it is stored, typed or stands in a file; None where nothing is written.

    >>> [str(read(one)) for one in ("750 g", "1,5 L", "0.33l", "5 dl", "10 stk.")]
    ['750 g', '1500 ml', '330 ml', '500 ml', '10 piece']

    Raises:
        ValueError: It is no content, as 1.000 g may be two.
    """
    if not written.strip():
        return None
    found = _WRITTEN.fullmatch(written.strip().casefold())
    whole, part, called = found.groups() if found else ("", None, "")
    amount, unit = int(whole or 0), _CALLED.get(called, called)
    if unit in _FINER and (part or unit not in UNITS):
        unit, finer = _FINER[unit]
        amount, rest = divmod(int(whole + (part or "")) * finer, 10 ** len(part or ""))
        part = "too fine" if rest else None
    if part or unit not in UNITS or not 0 < amount <= LARGEST:
        raise ValueError(written)
    return Content(amount, unit)


def unit_price(price: int, content: Content) -> tuple[int, str]:
    """What a kilo, a litre or a piece costs in minor units, and which of them.

    >>> unit_price(2490, Content(175, "cl")), unit_price(3990, Content(12, "piece"))
    ((1423, 'l'), (333, 'piece'))
    """
    unit, many = UNITS[content.unit]
    return divide(price * many, content.amount), unit
