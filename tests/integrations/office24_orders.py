"""A simulated 24SevenOffice that takes orders, the real target of orders, and orders to hand over."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from appliance.domain.order import Credit, Order, OrderLine, Party
from appliance.domain.voucher import Account
from appliance.integrations.accounting.office24 import Connection
from appliance.integrations.accounting.office24_orders import Office24Orders, Terms
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.sales import Sales
from appliance.simulated.office24.server import Fault, Office24Server
from tests.integrations.patient import Patient

NOW = 1_795_300_000_000
"""Some hours behind the deliveries."""
REVENUE = {2500: ("3000", "3"), 1500: ("3010", "31"), 1200: ("3020", "33"), 0: ("3100", "5")}
MAPPING = {
    **{("revenue", "", str(rate), "", "", "", ""): Account(*where) for rate, where in REVENUE.items()},
    ("vat_difference", "", "", "", "", "", ""): Account("7771"),
}
TERMS = Terms(category=12, payment_method=4)


def sold(
    text: str, price: int, rate: int = 2500, quantity: int = 1000, discount: int = 0, **more: str
) -> OrderLine:
    """One line; its sums worked out by decimal arithmetic."""
    gross = int((Decimal(price) * quantity / 1000).quantize(Decimal(1), ROUND_HALF_UP)) - discount
    vat = int((Decimal(gross) * rate / (10_000 + rate)).quantize(Decimal(1), ROUND_HALF_UP))
    return OrderLine(text, quantity, price, discount, gross, vat, rate, **more)


KNIFE = sold("Kniv", 12_500, product="1001", code="7038010009457")
BREAD = sold("Brød", 3990, 1500, 3000, product="1002", code="7038010009464")
DIVERSE = sold("Blomster", 25_000, group="flowers")
ACME = Party("10001", "Acme AS", "974760673")
KARI = Party("10002", "Kari Anne Nordmann")


def an_order(
    *lines: OrderLine, mode: str = "order", customer: Party = ACME, number: int = 1, date: str = "2026-11-21"
) -> Order:
    """A delivery of these lines."""
    lines = lines or (KNIFE, BREAD, DIVERSE)
    gross, vat = sum(line.gross for line in lines), sum(line.vat for line in lines)
    return Order(
        f"{number:032x}", f"D-1-{number}-{date.replace('-', '')}", Credit(mode), "1", 1, number, date, "NOK",
        customer, lines, gross, vat, number, NOW,
    )  # fmt: skip


@dataclass
class Noted:
    """Links in memory; ``put`` says how each became known."""

    known: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def get(self, kind: str, ours: str) -> str:
        return self.known.get((kind, ours), ("", ""))[0]

    def put(self, kind: str, ours: str, theirs: str, how: str) -> None:
        self.known[kind, ours] = theirs, how


def kind_of(method: str, path: str) -> str:
    """What a request is about: ``POST lines``, ``PATCH salesorders``."""
    return f"{method} {next(part for part in reversed(path.split('/')) if not part.isdigit())}"


class Recorded(Patient):
    """A conversation that keeps what it sent."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, str, dict]] = []

    def send(self, method, url, **sent):
        if sent.get("body"):
            self.sent.append((method, url.partition("/v1")[2], json.loads(sent["body"])))
        return super().send(method, url, **sent)


@dataclass
class Selling:
    """Both ends; ``faults`` are handed out to the next requests of a kind: ``POST lines``."""

    server: Office24Server
    target: Office24Orders
    conversation: Recorded
    faults: dict[str, list[Fault]]
    links: Noted = field(default_factory=Noted)
    now: int = NOW

    @property
    def sales(self) -> Sales:
        """What is there, with all that came late."""
        self.server.ledger.sales.catch_up(self.now)
        return self.server.ledger.sales

    def deliver(self, order: Order):
        return self.target.deliver(order, self.links, f"{order.id}-office24_orders-1")

    def look_up(self, order: Order):
        return self.target.look_up(order, f"{order.id}-office24_orders-1")

    def follow(self, order: Order, reference: str):
        return self.target.follow(order, f"{order.id}-office24_orders-1", reference)

    def through(self, order: Order):
        """Deliver, and again after each doubt or delay, as the uploader does; gives the last answer."""
        for _ in range(60):
            answer = self.deliver(order)
            if type(answer).__name__ in ("Accepted", "Refused"):
                return answer
            self.now += self.target.settling
            if type(answer).__name__ == "Unknown":
                found = self.look_up(order)
                if type(found).__name__ in ("Accepted", "Unsure"):
                    return found
        raise AssertionError(f"still {answer}")

    def only(self) -> tuple[dict, list[dict]]:
        """The one order that is there, and its lines."""
        [(number, _)] = self.sales.orders.items()
        return self.sales.shown(number), list(self.sales.lines[number].values())


@contextmanager
def selling(mapping=MAPPING, terms: Terms = TERMS, **access) -> Iterator[Selling]:
    """Open both ends; ``access`` replaces parts of the way in."""
    faults: dict[str, list[Fault]] = {}

    def strike(method: str, path: str) -> Fault:
        coming = faults.get(kind_of(method, path))
        return coming.pop(0) if coming else Fault.NONE

    server = Office24Server(Ledger(), lambda: both.now, strike)
    conversation = Recorded()
    connection = Connection(replace(server.start(), **access), conversation, lambda: both.now / 1000)
    both = Selling(server, Office24Orders(connection, mapping, terms), conversation, faults)
    try:
        yield both
    finally:
        both.target.close()
        server.stop()
