"""What the customer sees, as a value: whatever display hangs on the till is drawn from it alone."""

from dataclasses import dataclass
from enum import StrEnum


class Errand(StrEnum):
    """How far the customer has come."""

    IDLE = "idle"
    PRICE = "price"
    """Goods whose price was asked for, and are not sold."""
    SALE = "sale"
    DUE = "due"
    """The sale is being paid."""
    PAID = "paid"
    CREDIT = "credit"
    """The goods were handed out on credit."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen at one moment; amounts in minor units, negative where money goes back."""

    errand: Errand
    shop: str
    training: bool = False
    name: str = ""
    """Of the line that was rung up last, or of the goods that were asked for."""
    quantity: int = 1000
    """In thousandths, negative for goods that come back."""
    unit: str = ""
    amount: int | None = None
    """What that line comes to after its own discount, or the price; None: goods without a fixed price."""
    total: int = 0
    left: int = 0
    """Still to pay, before cash rounding."""
    change: int = 0
    qr: str = ""
    """Text of a code to hold a phone to, for a display that can draw one; empty: none."""
