"""What the shop sells: products, the groups they belong to, the departments that own the groups."""

from dataclasses import dataclass

from appliance.domain.line_kind import GOODS


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
    kind: str = GOODS
    """What its lines are, see `domain.line_kind`."""
    kitchen: bool = False
    """Its lines go to the kitchen printer, where the till has one."""


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
    minimum: int | None = None
    """Thousandths at which little is left; None: no stock is kept of it."""
