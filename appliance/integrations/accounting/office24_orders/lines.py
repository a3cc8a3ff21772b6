"""The lines of an order: what is sold, how much of it and at which price; and which of them are there.

A till's prices include VAT, the order's do not (unless `Terms` say so): a price goes out with four decimals.
A discount goes out as one where hundredths of a per cent give the line's sum to the øre; otherwise the price
is what is owed per unit.

A line has no key of its own there. It is known again by its text and quantity, and lines that are alike by
their order; so a line that was sent is never sent again.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from appliance.domain.money import divide
from appliance.domain.order import Order, OrderLine
from appliance.domain.voucher import Account
from appliance.integrations.accounting.office24_orders.asking import Row
from appliance.integrations.exact import Amount, minor

LONGEST_TEXT = 300
PRICE, RATE, QUANTITY = 4, 2, 3
"""Decimals of a price in kroner, of a discount in per cent, of a quantity."""
_ONE = 10**QUANTITY
_ØRE = 10 ** (PRICE - 2)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the shop has settled about its orders."""

    category: int = 0
    """Id of the category that new products come in; 0 = none are made."""
    payment_method: int = 0
    """Id of the orders' payment method, 0 = the customer's own."""
    prices_with_vat: bool = False
    """Whether orders there are in prices with VAT. The API (0.56.0) does not say which they are; an order
    that comes to another total for it is never billed."""


def unit_price(gross: int, quantity: int, rate: int, terms: Terms) -> Amount:
    """What one unit costs there: ``gross`` øre for ``quantity`` thousandths, ``rate`` in basis points.

    >>> unit_price(12_500, 1000, 2500, Terms()), unit_price(12_500, 3000, 2500, Terms(prices_with_vat=True))
    (Amount(minor=1000000, exponent=4), Amount(minor=416667, exponent=4))
    """
    whole = gross * _ONE * _ØRE
    if terms.prices_with_vat:
        return Amount(divide(whole, quantity), PRICE)
    return Amount(divide(whole * 10_000, quantity * (10_000 + rate)), PRICE)


def body(line: OrderLine, account: Account, product: int, dimensions: list[Row], terms: Terms) -> Row:
    """One line, as ``POST /salesorders/{id}/lines`` takes it; ``product`` is their id, 0 = none."""
    what: Row = {"type": "product", "product": {"id": product}} if product else {"type": "text"}
    return {
        **what,
        "description": _text(line),
        "quantity": Amount(line.quantity, QUANTITY),
        **_price(line, terms),
        "tax": {"number": int(account.vat_code or "0")},
        "account": {"number": int(account.number)},
        **({"dimensions": dimensions} if dimensions else {}),
    }


def _text(line: OrderLine) -> str:
    return (" ".join(line.text.split()) or line.product or line.group or "-")[:LONGEST_TEXT].rstrip()


def _price(line: OrderLine, terms: Terms) -> Row:
    full = divide(line.quantity * line.price, 1000)
    off = divide(line.discount * 10_000, full) if full else 0
    if 0 <= off <= 10_000 and full - divide(full * off, 10_000) == line.gross:
        price = unit_price(line.price, _ONE, line.rate, terms)
        return {"price": price, "discountRate": Amount(off, RATE)} if off else {"price": price}
    return {"price": unit_price(line.gross, line.quantity, line.rate, terms)}


def rounding_line(order: Order, amount: int, account: Account, dimensions: list[Row]) -> Row:
    """The line that makes the order come to what is owed; ``amount`` in øre, without VAT."""
    return {
        "type": "text",
        "description": rounding_text(order),
        "quantity": Amount(_ONE, QUANTITY),
        "price": Amount(amount * _ØRE, PRICE),
        "tax": {"number": int(account.vat_code or "0")},
        "account": {"number": int(account.number)},
        **({"dimensions": dimensions} if dimensions else {}),
    }


def rounding_text(order: Order) -> str:
    """How the rounding's line is known again; it stands on the customer's invoice."""
    return f"Øreavrunding {order.key}"


def allowed(order: Order) -> int:
    """Øre that rounding can come to at most: of each line's sum and VAT, and of each unit's price."""
    return sum(2 + abs(line.quantity) // _ONE for line in order.lines)


@dataclass(frozen=True, slots=True)
class There:
    """An order's lines as they are there, beside ours."""

    ours: tuple[Row | None, ...]
    """One for each line of ours, in our order; None: it is not there."""
    rounding: Row | None
    rounded: int
    """Øre that the rounding's line stands for, 0 = there is none."""
    strangers: tuple[Row, ...]
    """Lines that are none of ours."""

    @property
    def whole(self) -> bool:
        """Whether all of our lines are there, and no other."""
        return not self.strangers and None not in self.ours


def beside(order: Order, rows: Iterable[Row]) -> There:
    """Hold the lines there against the order's.

    Raises:
        ValueError, KeyError, TypeError: Where they cannot be read.
    """
    left: defaultdict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: int(row["id"])):
        left[str(row["description"]), minor(row["quantity"], QUANTITY)].append(row)
    roundings = left.pop((rounding_text(order), _ONE), [])
    ours: list[Row | None] = []
    for line in order.lines:
        alike = left[_text(line), line.quantity]
        ours.append(alike.pop(0) if alike else None)
    strangers = [*roundings[1:], *(row for rows in left.values() for row in rows)]
    rounding = roundings[0] if roundings else None
    rounded = minor(rounding["price"], 2) if rounding else 0
    return There(tuple(ours), rounding, rounded, tuple(strangers))


def stale(there: Row, wanted: Row) -> bool:
    """Whether a line that is there was sent with another account, tax, product or price.

    Raises:
        ValueError, KeyError, TypeError: Where it cannot be read.
    """
    parts = [("tax", "number"), ("account", "number")] + ([("product", "id")] if "product" in wanted else [])
    if any((there.get(name) or {}).get(part) not in (None, wanted[name][part]) for name, part in parts):
        return True
    # a server may keep fewer decimals of a price than it was sent
    price: Amount = wanted["price"]
    off = minor(there["price"], 9) - price.minor * 10**5
    return off >= 10**7 or off <= -(10**7)
