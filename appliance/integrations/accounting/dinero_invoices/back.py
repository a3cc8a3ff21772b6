"""An invoice read back: where it stands, and whether it is still what was delivered."""

from dataclasses import dataclass

from appliance.domain.order import Order
from appliance.integrations import Later
from appliance.integrations.accounting.dinero.replies import lower
from appliance.integrations.exact import minor
from appliance.integrations.http import UNREADABLE, Reply, odd

EXPONENT = 2
STAGES = {"Draft": "draft", "Booked": "posted", "Paid": "posted", "OverPaid": "posted", "Overdue": "posted"}
"""Our stage by Dinero's status; the last three are what a booked invoice is called in lists."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an invoice stands; amounts in øre."""

    stage: str
    version: str
    """Dinero's ``TimeStamp``."""
    number: str
    """The invoice's number once it is booked."""
    total: int
    vat: int

    def differs(self, order: Order) -> dict[str, str | int]:
        """What is otherwise than in the order, empty = nothing.

        Dinero works the VAT out of the whole invoice, so an øre a line is no difference.
        """
        if self.total != order.gross:
            return {"found_amount": self.total, "expected_amount": order.gross}
        if abs(self.vat - order.vat) > len(order.lines):
            return {"found_vat": self.vat, "vat": order.vat}
        return {}


def standing(reply: Reply) -> Standing | Later | None:
    """Read the answer to ``GET invoices/{id}``; None: it was deleted."""
    try:
        told = lower(reply.json())
        if told.get("deletedAt"):
            return None
        stage, number = STAGES[told["status"]], told.get("number")
        return Standing(
            stage,
            str(told["timeStamp"]),
            str(number) if number and stage != "draft" else "",
            minor(told["totalInclVat"], EXPONENT),
            minor(told["totalVat"], EXPONENT),
        )
    except UNREADABLE as fault:
        return odd(fault)
