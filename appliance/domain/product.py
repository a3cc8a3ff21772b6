"""What the shop sells: products, the groups they belong to, the departments that own the groups."""

import re
from dataclasses import dataclass

from appliance.domain.bundle import Part
from appliance.domain.line_kind import GOODS
from appliance.domain.price_list import Price

COLOURS = ("teal", "orange", "green", "violet", "red", "blue", "ochre", "grey")
"""Colours that a group can have on the screen."""
AGES = (0, 16, 18, 20)
DEAREST = 10**9
"""The highest price or cost, in minor units; a barcode that was typed as one is above it."""
LONGEST = 120
"""Characters of a name: three lines of the narrowest paper."""
_BEER = r"øl|ale|beer|pils|lager|rusbrus|cider|sider"
_FORBIDDEN = re.compile(
    r"(tobak|tobac|sigar|cigar|snus|alkohol|alcohol|brennevin|brændevin|spirit|likør|liquor)\w*"
    rf"|{_BEER}|\w*vin|vine|wines?|champagne"
)
"""Words for what is never reduced, in Norwegian, Danish and English, in small letters."""
_WEAK = re.compile(_BEER)
_STRONG = re.compile(r"(brennevin|brændevin|spirit|liquor)\w*")


@dataclass(frozen=True, slots=True)
class Group:
    """An article group (varegruppe): what the Z report lists, and where defaults come from."""

    code: str
    name: str
    department: str
    """The department (avdeling) whose revenue account its sales go to."""
    rate: int
    """VAT in basis points, for products made in it."""
    discountable: bool = True
    """False where the law or the trade forbids a discount: tobacco, alcohol, pant, gift cards."""
    colour: str = ""
    """One of `COLOURS`; empty: what its code comes to, see `colour_of`."""
    kind: str = GOODS
    """What its lines are, see `domain.line_kind`."""
    kitchen: bool = False
    """Its lines go to the kitchen printer, where the till has one."""
    served: int | None = None
    """VAT in basis points of what is eaten here; `rate` is then what is taken along. None: one rate."""
    here: bool = False
    """Eaten here, where nothing else is said."""
    age: int = 0
    """Years that whoever buys of it must have, one of `AGES`."""
    hours: str = ""
    """When it may be sold, see `domain.hours`; empty: whenever the shop is open."""


@dataclass(frozen=True, slots=True)
class Product:
    """One article as it is sold today."""

    number: str
    """Article number; unique in the shop, never reused."""
    name: str
    group: str
    department: str
    price: int | None
    """Minor units per unit, VAT included; None = open price, asked for at the till."""
    rate: int
    """VAT in basis points (2500 = 25 %)."""
    unit: str = ""
    """Empty for pieces, or ``kg``."""
    discountable: bool = True
    codes: tuple[str, ...] = ()
    """Barcodes, digits as scanned (EAN-13, EAN-8) or Code 128 text."""
    booked_alone: bool = False
    """The books want its sales on a line of their own, apart from its group's."""
    kind: str = GOODS
    """Its group's; nothing of its own."""
    bound: bool = False
    """Its group's, too: nothing in the group is ever reduced, whatever the product says."""
    minimum: int | None = None
    """Thousandths at which little is left; None: no stock is kept of it."""
    pant: str = ""
    """Article number of the pant (bottle deposit) that is sold with each piece."""
    cost: int | None = None
    """Minor units that one costs the shop, without VAT, as was said last; None: nobody said."""
    variant: str = ""
    """Which one of several that are one product to the customer: a size, a colour. Its name ends in it."""
    prices: tuple[Price, ...] = ()
    """Prices beside its own, in order: dated ones, and those of customer groups."""
    parts: tuple[Part, ...] = ()
    """What is in one of it, where it is a bundle."""
    ticket: str = ""
    """What each that is sold lets in to, and how often, see `domain.validity`; empty: it is no ticket."""
    content: str = ""
    """How much is in one, such as ``750 g`` (`domain.content`); empty: nobody said."""
    ended: bool = False
    """No longer sold: it has no tile and is found by nobody who sells; what was sold of it stays."""

    @property
    def family(self) -> str:
        """What all variants are called together; nothing for what has none.

        >>> Product("1", "T-shirt, M blue", "10", "1", 19900, 2500, variant="M blue").family
        'T-shirt'
        """
        return self.name.removesuffix(f", {self.variant}") if self.variant else ""

    @property
    def reducible(self) -> bool:
        """May a line of it bear a discount? A bundle's price is what its parts come to."""
        return self.discountable and not self.bound and not self.parts


def called(name: str, variant: str) -> str:
    """The name of a variant, as receipts, searches and the stock show it.

    >>> called("T-shirt", "M blue"), called("T-shirt, M blue", "M blue"), called("T-shirt", "")
    ('T-shirt, M blue', 'T-shirt, M blue', 'T-shirt')
    """
    return name if not variant or name.endswith(f", {variant}") else f"{name}, {variant}"


def colour_of(group: Group) -> str:
    """The group's own colour; without one its code's, which other groups do not change.

    >>> colour_of(Group("10", "Dairy", "1", 1500)), colour_of(Group("10", "Dairy", "1", 1500, colour="red"))
    ('orange', 'red')
    """
    chosen = group.colour if group.colour in COLOURS else ""
    return chosen or COLOURS[sum(group.code.encode()) % len(COLOURS)]


def years(name: str, country: str) -> int:
    """How old whoever buys of a group must be, by its name: what a new group begins with.

    Norway: 18 for alcohol up to 22 per cent and tobacco, 20 for stronger (alkoholloven § 1-5,
    tobakksskadeloven § 17). Denmark: 18 for tobacco, and for alcohol above 6 per cent, 16 for weaker.

    >>> years("Øl og cider", "norway"), years("Øl og cider", "denmark"), years("Brød", "norway")
    (18, 16, 0)
    """
    words = _named(name, _FORBIDDEN)
    if not words:
        return 0
    weak = all(_WEAK.fullmatch(word) for word in words)
    strong = any(_STRONG.fullmatch(word) for word in words)
    return {"denmark": 16 if weak else 18}.get(country, 20 if strong else 18)


def is_beer(name: str) -> bool:
    """Does a group's name say that it is beer and the like, which has hours of its own in Norway?

    >>> is_beer("Øl og rusbrus"), is_beer("Tobakk")
    (True, False)
    """
    return bool(_named(name, _WEAK))


def never_reduced(name: str) -> bool:
    """Does a group's name say that it is alcohol or tobacco, which may not be sold at a discount?

    >>> [never_reduced(name) for name in ("Øl og rusbrus", "Tobakk", "Rødvin", "Brød", "Vinterklær")]
    [True, True, True, False, False]
    """
    return bool(_named(name, _FORBIDDEN))


def _named(name: str, words: re.Pattern[str]) -> list[str]:
    """The words of a group's name that are such words."""
    return [word for word in re.split(r"\W+", name.casefold()) if words.fullmatch(word)]
