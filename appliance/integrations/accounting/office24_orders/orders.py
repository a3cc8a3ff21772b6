"""The order there: found again by its key, read whole, and held against ours.

``GET /salesorders`` has no filter for a reference, so all orders around the dates that it may have are
read: that of its delivery, and that which a person gave it later. Its key stands in ``referenceNumber`` and
in the internal memo. One that a person made inactive is as good as gone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote

from appliance.domain.order import Credit, Order
from appliance.integrations import Absent, Accepted, Found, Unknown, Unsure
from appliance.integrations.accounting.office24.access import Connection
from appliance.integrations.accounting.office24_orders.asking import PAGE, Ended, Row, listed, one
from appliance.integrations.accounting.office24_orders.lines import There, allowed, beside
from appliance.integrations.exact import minor
from appliance.integrations.http import UNREADABLE, odd

EXPONENT = 2
OPEN, CONFIRMED, BILLED = 0, 1, 2
RANKS = {
    "Draft": OPEN, "Web": OPEN, "Proposal": OPEN, "Confirmed": CONFIRMED, "Invoice": BILLED,
    "AdvanceInvoice": BILLED,
}  # fmt: skip
"""How far each status is."""
STATUS = {Credit.DRAFT: "Draft", Credit.ORDER: "Confirmed", Credit.INVOICE: "Invoice"}
"""The status that each mode ends with."""


@dataclass(frozen=True, slots=True)
class Stands:
    """An order as it stands there."""

    id: int
    rank: int
    """One of `RANKS`."""
    row: Row
    gross: int
    """Øre."""
    vat: int
    lines: There

    @property
    def number(self) -> str:
        """Its invoice's number, empty = it has none."""
        return str((self.row.get("invoice") or {}).get("number") or "")

    @property
    def stage(self) -> str:
        """One of `appliance.integrations.STAGES`."""
        return "posted" if self.rank == BILLED else "draft"

    def accepted(self) -> Accepted:
        """The answer that it is there; with the øre that stand on a line of their own, if any do."""
        facts = {"difference_amount": self.lines.rounded} if self.lines.rounded else {}
        return Accepted(str(self.id), self.stage, self.number, facts)

    def differs(self, order: Order) -> dict[str, str | int]:
        """What is otherwise than ours, empty = nothing."""
        if self.gross != order.gross or abs(self.vat - order.vat) > allowed(order):
            amounts = self.gross, order.gross
            if self.gross == order.gross:
                amounts = self.vat, order.vat
            return {"found": str(self.id), "found_amount": amounts[0], "expected_amount": amounts[1]}
        if not self.lines.whole:
            return {"found": str(self.id), "detail": f"expected {len(order.lines)} lines, got others"}
        return {}


def delivered_on(order: Order) -> str:
    """The date of the delivery, YYYY-MM-DD, whatever date a person gave the order since."""
    return date.fromisoformat(order.key[-8:]).isoformat()


def head(order: Order, customer: int, payment_method: int, dimensions: list[Row], delivery: str) -> Row:
    """The order without its lines, as ``POST /salesorders`` takes it."""
    return {
        "customer": {"id": customer, "name": order.customer.name[:200]},
        "status": "Draft",
        "date": order.date,
        "deliveryDate": delivered_on(order),
        "referenceNumber": order.key,
        "internalMemo": f"{order.key} {delivery}"[:300],
        **({"paymentMethod": {"id": payment_method}} if payment_method else {}),
        **({"dimensions": dimensions} if dimensions else {}),
    }


def found(connection: Connection, order: Order) -> Stands | None:
    """The order that bears our key; None: there is none.

    Raises:
        Ended: With `Later`, or `Unknown` found_twice.
    """
    days = sorted(date.fromisoformat(day) for day in (order.date, delivered_on(order)))
    around = {
        "dateFrom": (days[0] - timedelta(days=1)).isoformat(),
        "dateTo": (days[1] + timedelta(days=1)).isoformat(),
    }
    rows = [row for row in listed(connection, "/salesorders", **PAGE, **around) if _is_ours(row, order)]
    if len(rows) > 1:
        raise Ended(Unknown("found_twice", {"found": ", ".join(str(row["id"]) for row in rows)[:200]}))
    return read(connection, order, rows[0]["id"]) if rows else None


def _is_ours(row: Row, order: Order) -> bool:
    memo = str(row.get("internalMemo") or "").split()
    return row.get("status") != "Inactive" and order.key in (row.get("referenceNumber"), *memo[:1])


def read(connection: Connection, order: Order, number: int) -> Stands | None:
    """An order by its id there, with its lines; None: it is not there.

    Raises:
        Ended: With `Later`.
    """
    row = one(connection, f"/salesorders/{quote(str(number), safe='')}")
    if row is None or row.get("status") == "Inactive":
        return None
    lines = listed(connection, f"/salesorders/{row['id']}/lines")
    try:
        gross, vat = (minor(row[name], EXPONENT) for name in ("grossAmount", "taxAmount"))
        return Stands(int(row["id"]), RANKS[row["status"]], row, gross, vat, beside(order, lines))
    except UNREADABLE as fault:
        raise Ended(odd(fault)) from fault


def judged(order: Order, there: Stands | None) -> Found:
    """What a look-up says: an order that is there in part, or not handed over yet, is not there."""
    if there is None:
        return Absent()
    differs = there.differs(order)
    if differs and (there.rank > OPEN or there.lines.strangers):
        return Unsure("found_differs", differs)
    return Absent() if differs or there.rank < RANKS[STATUS[order.mode]] else there.accepted()


def by_reference(connection: Connection, order: Order, reference: str) -> Stands | None:
    """The order under the id that we were given, or under an invoice number that a person typed.

    Raises:
        Ended: With `Later`, or `Unknown` found_twice.
    """
    if reference.isascii() and reference.isdigit():
        there = read(connection, order, int(reference))
        if there and _is_ours(there.row, order):
            return there
    if ours := found(connection, order):
        return ours
    rows = listed(connection, "/salesorders", **PAGE, invoiceNumber=reference) if reference.isdigit() else []
    fitting = [row for row in rows if str((row.get("invoice") or {}).get("number")) == reference]
    return read(connection, order, fitting[0]["id"]) if len(fitting) == 1 else None
