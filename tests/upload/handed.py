"""Orders of a shop, books that bill them, and passes of the uploader over days and orders together.

The books are small and honest: a customer, a product, an order's head and each of its lines are calls of
their own, and the line may go dead before or behind any of them.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from appliance.domain.order import Credit, Order, OrderLine, Party, as_dict
from appliance.integrations import Absent, Accepted, Followed, Refused, Unknown
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import Delivery, states
from appliance.storage.links import Kept
from appliance.storage.vouchers import reading
from appliance.upload import Pass, Round, run
from appliance.upload.orders import Orders, answered, envelope
from tests.upload.bench import HOUR, Told
from tests.upload.shop import TillFile

MODES = frozenset({"draft", "invoice"})
TABLES = (
    "CREATE TABLE handover (id TEXT PRIMARY KEY, entry INTEGER, date TEXT, at INTEGER, body TEXT) STRICT",
    "CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT, body TEXT) STRICT",
)


def one_order(number: int = 1, customer: str = "10001", mode: str = "draft") -> Order:
    """Two knives at 129.50 less 9.00, and a bread: 250.00 + 39.90, of it VAT 50.00 and 5.20."""
    lines = (
        OrderLine("Knife", 2000, 12_950, 900, 25_000, 5000, 2500, product="3"),
        OrderLine("Bread", 1000, 3990, 0, 3990, 520, 1500, product="2"),
    )
    return Order(
        f"{number:032x}", f"D-1-{number}-20261121", Credit(mode), "1", 1, number, "2026-11-21", "NOK",
        Party(customer, f"Customer {customer}"), lines, 28_990, 5520, number * 10, 1_800_000_000_000 + number,
    )  # fmt: skip


class Cut(BaseException):
    """The power went."""


@dataclass
class Ledger:
    """The books' own side, which outlives every pass."""

    customers: list[tuple[str, str]] = field(default_factory=list)
    """(their key, our number)."""
    products: list[tuple[str, str]] = field(default_factory=list)
    orders: dict[str, list[str]] = field(default_factory=dict)
    """By our key: the products of the lines that are there."""
    billed: list[tuple[str, str, int]] = field(default_factory=list)
    """(our key, their customer, total) of each order that is whole."""


@dataclass
class Billing:
    """A target of orders over a ledger; ``step`` is called before and behind each call to the books."""

    ledger: Ledger
    step: object = lambda: None
    name: str = "billing"
    settling: int = 600_000
    lose: int = 0
    """How many answers are lost behind the last call."""

    def deliver(self, order, links, delivery):
        """Match or make, then head, lines, bill; what is there in part is completed."""
        theirs = self._match(self.ledger.customers, "customer", order.customer.number, links)
        if isinstance(theirs, Refused):
            return theirs
        for line in order.lines:
            found = self._match(self.ledger.products, "product", line.product, links)
            if isinstance(found, Refused):
                return found
        self.step()
        there = self.ledger.orders.setdefault(order.key, [])
        for line in order.lines[len(there) :]:
            self.step()
            there.append(line.product)
        self.step()
        self.ledger.billed.append((order.key, theirs, sum(line.gross for line in order.lines)))
        self.step()
        if self.lose:
            self.lose -= 1
            return Unknown("answer_lost")
        return Accepted(order.key, "draft" if order.mode == "draft" else "posted")

    def _match(self, theirs, kind, ours, links):
        if known := links.get(kind, ours):
            return known
        self.step()
        hits = [key for key, number in theirs if number == ours]
        if len(hits) > 1:
            return Refused(f"{kind}_ambiguous", {"ours": ours, "name": ours, "found": "; ".join(hits)})
        if not hits:
            hits = [f"{kind[0].upper()}{len(theirs) + 1}"]
            theirs.append((hits[0], ours))
            self.step()
        links.put(kind, ours, hits[0], "found")
        self.step()
        return hits[0]

    def look_up(self, order, delivery):
        """By its key; half an order is not there."""
        self.step()
        return Accepted(order.key) if order.key in [key for key, *_ in self.ledger.billed] else Absent()

    def follow(self, order, delivery, reference):
        """Read back."""
        self.step()
        sums = [total for key, _, total in self.ledger.billed if key == order.key]
        return Followed("posted", order.key, verified=sums == [order.gross])


@dataclass
class Shop:
    """One till.db with days and orders, one delivery.db, days' books and orders' books."""

    folder: Path
    books: Told = field(default_factory=Told)
    ledger: Ledger = field(default_factory=Ledger)
    now: int = 1_800_000_000_000

    def __post_init__(self) -> None:
        """Make till.db; delivery.db exists since before the first day, as on a real till."""
        self.till = TillFile(self.folder / "till.db")
        for statement in TABLES:
            self.till.database.execute(statement)
        self.path = self.folder / "delivery.db"
        self.billing = Billing(self.ledger)
        self.run()

    def hand_over(self, order: Order, body: str = "") -> None:
        """Store an order as the till does; ``body`` in place of its own text."""
        row = (order.id, order.entry, order.date, order.at, body or json.dumps(as_dict(order)))
        with self.till.database as database:
            database.execute("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", row)

    def link(self, what: str, ours: str, theirs: str, target: str = "billing") -> None:
        """A person says which of theirs it is, now."""
        body = {"target": target, "what": what, "ours": ours, "theirs": theirs, "at": self.now}
        with self.till.database as database:
            database.execute("INSERT INTO entry (kind, body) VALUES ('linked', ?)", (json.dumps(body),))

    def run(self, later: int = 0, step=lambda: None, modes: frozenset[str] = MODES) -> Pass:
        """One pass, ``later`` ms after the one before."""
        self.now += later
        self.billing.step = step
        with reading(self.till.path) as till, Deliveries(self.path) as deliveries:
            days = Round(deliveries, self.books, till.mapping(), lambda: self.now, Random(1), lambda *_: {})
            handed = list(till.orders(deliveries.ended()))
            links = Kept(deliveries.database, self.billing.name, days.now, till.linked())
            known = {one.id: one.order for one in handed if one.order}
            target = Orders(self.billing, links, modes, known)
            orders = Round(deliveries, target, {}, days.now, Random(1), lambda *_: {})
            said = answered(deliveries.latest(), self.billing.name, till.linked()) | till.said()
            return run(days, till.days(deliveries.ended()), said, (orders, list(map(envelope, handed))))

    def row(self, order: Order) -> Delivery:
        """How an order stands."""
        return states(self.path)[order.id]

    def lose(self) -> None:
        """The record of deliveries is gone."""
        for path in self.folder.glob("delivery.db*"):
            path.unlink()


__all__ = ("HOUR", "Billing", "Cut", "Ledger", "Shop", "one_order")
