"""An order as Dinero's invoice: lines that come to the delivery receipt's total, to the øre.

Amounts go out with VAT: ``ShowLinesInclVat`` does not only show lines so, it says that each
``BaseAmountValue`` includes VAT (Dinero's description of both fields). A line's discount is a percentage.
So a line is sent as it was sold (quantity, unit price, per cent) where that comes to what is owed for it
exactly, and otherwise as one unit at what is owed, with quantity, price and discount in its text. However
Dinero rounds, each line is then whole øre with VAT.

How it sums and rounds what is without VAT is not described. So the total is asked for before anything is
made (``invoices/fetch`` saves nothing): where it is off by no more than an øre a line, a line of its own
without VAT, "Øreafrunding", on the account of `Role.ROUNDING`, takes it to the receipt's total; where it is
off by more, nothing is made.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from appliance.domain.money import Currency, text
from appliance.domain.order import Credit, Order, OrderLine
from appliance.domain.voucher import Account
from appliance.integrations import Later, Refused
from appliance.integrations.accounting.dinero.replies import lower
from appliance.integrations.exact import Amount, minor
from appliance.integrations.http import UNREADABLE, Reply, odd

CURRENCY, LANGUAGE = "DKK", "da-DK"
EXPONENT = 2
PIECES, KILOGRAMS = "parts", "kilogram"
ONE = 1000
ROUNDING = "Øreafrunding"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the order on its way."""

    line: OrderLine
    account: str
    quantity: int
    """Thousandths."""
    price: int
    """Øre per unit, VAT included."""
    discount: int = 0
    """Hundredths of a per cent."""
    note: str = ""
    """Quantity, price and discount, where the line goes out as one unit."""
    product: str = ""
    """Dinero's id of the product, empty = the line carries its text."""


def unfit(order: Order) -> Refused | None:
    """What Dinero cannot take."""
    if order.mode not in (Credit.DRAFT, Credit.INVOICE):
        return Refused("orders_untaken", {"mode": order.mode})
    if order.currency != CURRENCY:
        return Refused("refused", {"detail": f"expected an order in {CURRENCY}, got {order.currency}"})
    if order.gross < 0:
        return Refused("refused", {"detail": "expected no total below 0; a credit note is written there"})
    return None


def rows(order: Order, accounts: Iterable[Account]) -> list[Row]:
    """The order's lines with their accounts."""
    return [_row(line, account.number) for line, account in zip(order.lines, accounts, strict=True)]


def rounding(amount: int, account: Account) -> Row:
    """The line that takes the invoice to the receipt's total; ``amount`` in øre with its sign."""
    line = OrderLine(ROUNDING, ONE, amount, 0, amount, 0, 0)
    return Row(line, account.number, ONE, amount)


def unit(line: OrderLine) -> str:
    """Dinero's name of the line's unit."""
    return KILOGRAMS if line.unit == "kg" else PIECES


def invoice(order: Order, contact: str, rows: Iterable[Row]) -> dict[str, object]:
    """The body of ``invoices/fetch``, and with a ``Guid`` that of ``POST invoices``.

    Without terms of payment, so that the contact's own hold.
    """
    return {
        "ContactGuid": contact,
        "ShowLinesInclVat": True,
        "Currency": CURRENCY,
        "Language": LANGUAGE,
        "ExternalReference": order.key,
        "Comment": f"Følgeseddel {order.key}",
        "Date": order.date,
        "ProductLines": [_written(row) for row in rows],
    }


def total(reply: Reply) -> int | Later:
    """The total with VAT, in øre, of an answer to ``invoices/fetch``."""
    try:
        return minor(lower(reply.json())["totalInclVat"], EXPONENT)
    except UNREADABLE as fault:
        return odd(fault)


def _row(line: OrderLine, account: str) -> Row:
    whole, rest = divmod(line.quantity * line.price, ONE)
    if not rest and whole == line.gross:
        return Row(line, account, line.quantity, line.price)
    if not rest and whole:
        discount, rest = divmod((whole - line.gross) * 10_000, whole)
        if not rest and 0 <= discount <= 10_000:
            return Row(line, account, line.quantity, line.price, discount)
    return Row(line, account, ONE, line.gross, note=_note(line))


def _note(line: OrderLine) -> str:
    """For the customer, in the invoice's language.

    >>> _note(OrderLine("Ost", 2345, 3995, 500, 8868, 1774, 2500, unit="kg"))
    '2,345 kg à 39,95, rabat 5,00'
    """
    quantity = _comma(line.quantity, 3).rstrip("0").removesuffix(",")
    said = f"{quantity} {line.unit or 'stk.'} à {_comma(line.price, EXPONENT)}"
    return f"{said}, rabat {_comma(line.discount, EXPONENT)}" if line.discount else said


def _comma(number: int, decimals: int) -> str:
    return text(number, Currency(CURRENCY, decimals)).replace(".", ",")


def _written(row: Row) -> dict[str, object]:
    line = row.line
    if row.product:
        said = {"ProductGuid": row.product, **({"Comments": row.note} if row.note else {})}
    else:
        said = {"Description": f"{line.text} ({row.note})" if row.note else line.text}
    return {
        **said,
        "Quantity": Amount(row.quantity, 3),
        "AccountNumber": int(row.account),
        "Unit": PIECES if row.note else unit(line),
        "Discount": Amount(row.discount, EXPONENT),
        "LineType": "Product",
        "BaseAmountValue": Amount(row.price, EXPONENT),
    }
