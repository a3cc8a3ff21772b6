"""Goods handed out on credit, as an order for the books: they bill the customer, not the till.

A shop has one mode. Either what is owed is a receivable in the day's voucher, or each delivery goes to the
books as an order, an invoice draft or an invoice of its own; the day's voucher then leaves it out, and the
Z has it as a memo. The mode stands in the delivery's journal entry, so that no change of it later can book
a delivery twice or not at all.

Amounts are minor units, VAT included; quantities are thousandths.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from appliance.domain.campaign import borne
from appliance.domain.line_kind import GOODS, PANT, kind_of
from appliance.domain.voucher import Posting, Role

Data = dict[str, Any]


class Credit(StrEnum):
    """How a shop's credit sales reach its books."""

    RECEIVABLE = "receivable"
    """One posting in the day's voucher."""
    ORDER = "order"
    """A sales order that a person bills."""
    DRAFT = "draft"
    """An invoice draft."""
    INVOICE = "invoice"
    """An invoice that is booked and sent."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who the goods went to: what the delivery receipt must show, and nothing more."""

    number: str
    """The customer's number in the books."""
    name: str
    organisation: str = ""
    """Organisation number (CVR), digits; empty for a person."""


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of the delivery."""

    text: str
    quantity: int
    """Thousandths."""
    price: int
    """Per unit, VAT included, before any discount."""
    discount: int
    """What the line was reduced by in all, its share of a discount on the whole included."""
    gross: int
    """What is owed for the line."""
    vat: int
    """The VAT inside ``gross``."""
    rate: int
    """Basis points."""
    product: str = ""
    """Article number; empty for goods sold by group."""
    code: str = ""
    """The barcode, digits; empty = none is known."""
    group: str = ""
    department: str = ""
    project: str = ""
    object: str = ""
    unit: str = ""
    """Empty for pieces, or ``kg``."""
    kind: str = GOODS
    """`GOODS` or `PANT`; see `domain.line_kind`."""

    def posting(self) -> Posting:
        """What the line is in the words that the shop's mapping knows."""
        return Posting(
            Role.PANT if self.kind == PANT else Role.REVENUE, -self.gross, -self.vat, self.rate,
            department=self.department, group=self.group, product=self.product, project=self.project,
            object=self.object,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    """One delivery on its way to the books; one whose lines do not come to its total refuses to exist."""

    id: str
    """32 hex digits, fixed in the delivery's commit and before the first try."""
    key: str
    """Short name for people and for targets, at most 50 characters: ``D-1-17-20261121``; a later epoch of
    the same till shows as ``D-1.2-17-20261121``."""
    mode: Credit
    till: str
    epoch: int
    receipt: int
    """Number in the series of delivery receipts."""
    date: str
    """Business date, YYYY-MM-DD."""
    currency: str
    customer: Party
    lines: tuple[OrderLine, ...]
    gross: int
    vat: int
    entry: int
    """Number of the delivery's journal entry."""
    at: int
    """UTC milliseconds."""
    revision: int = 1

    def __post_init__(self) -> None:
        sums = sum(line.gross for line in self.lines), sum(line.vat for line in self.lines)
        if sums != (self.gross, self.vat):
            raise ValueError(
                f"expected the lines of {self.key} to come to {self.gross, self.vat}, got {sums}"
            )


def order_of(body: Data) -> Order | None:
    """The order that a ``delivery`` entry hands over; None where it is a receivable of its day.

    Args:
        body: The entry's; older ones say nothing of it, and are receivables.
    """
    mode = Credit(body.get("credit", Credit.RECEIVABLE))
    if mode == Credit.RECEIVABLE:
        return None
    return Order(
        id=body["order"],
        key=key_of(body["till"], body["epoch"], body["receipt"], body["date"]),
        mode=mode,
        **{name: body[name] for name in ("till", "epoch", "receipt", "date", "currency", "gross", "at")},
        customer=Party(**body["customer"]),
        lines=tuple(map(_line, body["lines"])),
        vat=sum(line["vat"] for line in body["lines"]),
        entry=body["number"],
    )


def _line(line: Data) -> OrderLine:
    same = ("quantity", "price", "gross", "vat", "rate", "product", "group", "department")
    where = ("code", "project", "object", "unit")
    return OrderLine(
        text=line["name"],
        kind=kind_of(line),
        discount=line.get("discount", 0) + line.get("share", 0) + borne(line),
        **{name: line[name] for name in same},
        **{name: line.get(name, "") for name in where},
    )


def key_of(till: str, epoch: int, receipt: int, date: str) -> str:
    """The order's short name.

    >>> key_of("1", 2, 17, "2026-11-21")
    'D-1.2-17-20261121'
    """
    return f"D-{till}{f'.{epoch}' if epoch > 1 else ''}-{receipt}-{date.replace('-', '')}"


def as_dict(order: Order) -> Data:
    """The order as plain JSON values (integers and strings only)."""
    return asdict(order)


def from_dict(plain: Data) -> Order:
    """The inverse of `as_dict`, from parsed JSON."""
    lines = tuple(OrderLine(**line) for line in plain["lines"])
    read = {"mode": Credit(plain["mode"]), "customer": Party(**plain["customer"]), "lines": lines}
    return Order(**{**plain, **read})
