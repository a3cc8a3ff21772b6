"""Deliveries on credit, handed to the books as orders or invoices: what a target of them must offer.

A customer or a product that the books know already is linked, and its key there is kept; one that they do
not know is made; two that fit are a question to a person, who says which. The answers are those of
`appliance.integrations`, and mean the same: an order is there for certain, is not, or may be.
"""

from typing import Protocol

from appliance.domain.order import Order
from appliance.integrations import Answer, Followed, Found, Later

CUSTOMER, PRODUCT = "customer", "product"


class Links(Protocol):
    """Which of theirs is which of ours, in one target; kept as soon as it is known."""

    def get(self, kind: str, ours: str) -> str:
        """Their key of our `CUSTOMER` or `PRODUCT` number; empty = not known yet."""

    def put(self, kind: str, ours: str, theirs: str, how: str) -> None:
        """Keep a link; ``how`` is ``found``, ``made`` or ``person``."""


class OrderTarget(Protocol):
    """A place that deliveries on credit are handed to, one at a time."""

    name: str
    """Part of the delivery id: ``office24_orders``, ``dinero_invoices``. Never changed once used."""
    settling: int
    """Milliseconds after a try until a look-up that finds nothing can be believed."""

    def deliver(self, order: Order, links: Links, delivery: str) -> Answer:
        """Match or make customer and products, then hand the order over as its ``mode`` says.

        What is there in part counts as not there: it is found again by the order's key (or by an id that
        follows from ``delivery``) and completed, and nothing is billed before all of it is there.
        Two hits: `Refused` with ``customer_ambiguous`` or ``product_ambiguous``, facts ``ours``, ``name``
        and ``found`` (``key name`` of each, joined by ``; ``).
        """

    def look_up(self, order: Order, delivery: str) -> Found:
        """Ask whether an earlier try arrived whole."""

    def follow(self, order: Order, delivery: str, reference: str) -> Followed | Later:
        """Ask what became of an order that was accepted, and read its total back."""
