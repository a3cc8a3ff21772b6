"""A simulated Dinero and the real target of invoices, over HTTP on the loopback, and deliveries on credit."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from appliance.domain.order import Credit, Order, OrderLine, Party, key_of
from appliance.domain.voucher import Account
from appliance.integrations import Answer, Followed, Found, Later
from appliance.integrations.accounting.dinero import Access, Connection
from appliance.integrations.accounting.dinero.item import item_id
from appliance.integrations.accounting.dinero_invoices import DineroInvoices
from appliance.simulated.dinero.ledger import Ledger
from appliance.simulated.dinero.sales import Invoice, Sales
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Fault
from tests.integrations.dinero import SHOP
from tests.integrations.patient import Patient

MAPPING = {
    ("revenue", "10", "2500", "", "", "", ""): Account("1000", "U25"),
    ("revenue", "20", "2500", "", "", "", ""): Account("1100", "U25"),
    ("revenue", "", "0", "", "", "", ""): Account("1050"),
    ("rounding", "", "", "", "", "", ""): Account("3900"),
}
CAFE = Party("1001", "Café Ø ApS", "12345678")
PERSON = Party("1002", "Åse Holm")


class Links(dict):
    """Links in memory, as the table of links keeps them: (kind, ours) to theirs."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.how = {}

    def get(self, kind, ours):
        """Their key, empty = none."""
        return super().get((kind, ours), "")

    def put(self, kind, ours, theirs, how):
        """Keep it."""
        self[kind, ours] = theirs
        self.how[kind, ours] = how


def line(text: str, quantity: int, price: int, gross: int, vat: int, **more) -> OrderLine:
    """A line; the discount is what quantity and price come to beyond ``gross``."""
    whole = (quantity * price + 500) // 1000
    return OrderLine(
        text, quantity, price, whole - gross, gross, vat, **{"rate": 2500, "department": "10", **more}
    )


COFFEE = line("Kaffe", 2000, 4995, 9990, 1998, product="501", code="5701234567899")
"""Two at 49.95: 99.90, a fifth of it VAT."""
CHEESE = line("Ost", 1250, 12_000, 13_500, 2700, product="77", unit="kg")
"""1.25 kg at 120.00 is 150.00, less 10 % is 135.00."""
FLOWERS = line("Blomster", 3000, 2500, 7100, 1420, department="20")
"""Three at 25.00 is 75.00, less 4.00 is 71.00: no round percentage."""
BOOK = line("Bog", 1000, 19_900, 19_900, 0, rate=0, product="B-1")
LINES = (COFFEE, CHEESE, FLOWERS, BOOK)
GROSS, VAT = 9990 + 13_500 + 7100 + 19_900, 1998 + 2700 + 1420


def order(
    lines: tuple[OrderLine, ...] = LINES,
    customer: Party = CAFE,
    mode: Credit = Credit.DRAFT,
    number: int = 17,
) -> Order:
    """A delivery on credit."""
    day = "2026-11-21"
    return Order(
        f"{number:032x}", key_of("1", 1, number, day), mode, "1", 1, number, day, "DKK", customer, lines,
        sum(one.gross for one in lines), sum(one.vat for one in lines), 40 + number, 1_796_000_000_000,
    )  # fmt: skip


def some_lines(random: Random) -> tuple[OrderLine, ...]:
    """Lines of every kind: pieces and kilograms, discounts to the øre, now and then something taken back."""
    return tuple(some_line(random) for _ in range(random.randint(1, 9)))


def some_line(random: Random) -> OrderLine:
    """One line; the VAT is a fifth of what is owed, halves up."""
    article = random.randint(0, 5)
    quantity = random.choice([1000, 1000, 2000, 7000, random.randint(1, 9999)])
    price = random.choice([article * 1000 + 995, random.randint(1, 99_999)])
    gross = (quantity * price + 500) // 1000
    gross -= random.choice([0, 0, gross // 10, random.randint(0, gross)])
    rate = random.choice([2500, 2500, 2500, 0])
    vat = (2 * gross + 5) // 10 if rate else 0
    known = f"A{rate}-{article}" if article else ""
    return line("Vare", quantity, price, gross, vat, rate=rate, product=known, unit=random.choice(["", "kg"]))


@dataclass
class Ends:
    """Both ends; ``next_faults`` are handed out to the next requests, token requests included."""

    server: DineroServer
    access: Access
    next_faults: list[Fault]
    now: int = 1_796_000_000_000
    mapping: dict = field(default_factory=lambda: dict(MAPPING))
    links: Links = field(default_factory=Links)
    delivery: str = "0017-dinero_invoices-1"

    def __post_init__(self) -> None:
        self.target = self.other()

    def other(self) -> DineroInvoices:
        """A target of its own, as another process would have."""
        connection = Connection(self.access, Patient(), lambda: self.now / 1000, self.sleep)
        return DineroInvoices(connection, self.mapping)

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += int(seconds * 1000)

    @property
    def sales(self) -> Sales:
        """The shop's organisation."""
        return self.server.sales[SHOP]

    @property
    def ledger(self) -> Ledger:
        """The shop's chart, years and so on."""
        return self.server.ledgers[SHOP]

    @property
    def invoice(self) -> Invoice:
        """The only invoice there."""
        [invoice] = self.sales.invoices.values()
        return invoice

    @property
    def identity(self) -> str:
        """The id of the delivery's invoice."""
        return item_id(self.delivery)

    def total(self) -> int:
        """What the only invoice comes to, in øre."""
        return self.sales.totals(self.invoice.body)["TotalInclVat"].minor

    def deliver(self, what: Order) -> Answer:
        """Deliver under the delivery's id."""
        return self.target.deliver(what, self.links, self.delivery)

    def look_up(self, what: Order) -> Found:
        """Look up."""
        return self.target.look_up(what, self.delivery)

    def follow(self, what: Order, reference: str = "") -> Followed | Later:
        """Follow the delivery's invoice, or another reference."""
        return self.target.follow(what, self.delivery, reference or self.identity)


@contextmanager
def dinero_sales() -> Iterator[Ends]:
    """Open both ends."""
    faults: list[Fault] = []
    server = DineroServer(
        {SHOP: Ledger()},
        lambda: ends.now if ends else 0,
        lambda method, path: faults.pop(0) if faults else Fault.NONE,
    )
    ends: Ends | None = None
    ends = Ends(server, server.start(), faults)
    try:
        yield ends
    finally:
        ends.target.close()
        server.stop()
