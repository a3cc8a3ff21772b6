"""A simulated Dinero and the real target, talking over HTTP on the loopback, and days of a Danish shop."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from appliance.domain.voucher import Account, Posting, Role, Voucher
from appliance.integrations import DAY_PAPERS, Answer, Followed, Found, Later, accounted
from appliance.integrations.accounting.dinero import Access, Connection, Dinero
from appliance.integrations.accounting.dinero.item import Accounts, item_id, ledger_item, rows
from appliance.integrations.exact import write
from appliance.simulated.dinero.ledger import Item, Ledger
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Fault
from tests.integrations.patient import Patient
from tests.upload.shop import Sale, vat_of

SHOP, OTHER_SHOP = "123456", "654321"
CLEARING = "55990"
DIFFERENCE = Account("3920")
OFF = ("vat_difference", "", "", "", "", "", "")
MAPPING = {
    ("revenue", "10", "2500", "", "", "", ""): Account("1000", "U25"),
    ("revenue", "20", "2500", "", "", "", ""): Account("1100", "U25"),
    ("revenue", "", "0", "", "", "", ""): Account("1050"),
    ("tender", "", "", "cash", "", "", ""): Account("55010"),
    ("tender", "", "", "card", "", "", ""): Account("55020"),
    ("tender", "", "", "mobilepay", "", "", ""): Account("55030"),
    ("rounding", "", "", "", "", "", ""): Account("3900"),
    ("cash_difference", "", "", "", "", "", ""): Account("3910"),
    ("bank_bag", "", "", "", "", "", ""): Account("55000", "none"),
    ("gift_card", "", "", "", "", "", ""): Account("63080"),
    OFF: DIFFERENCE,
}
PAPERS = {DAY_PAPERS: b"%PDF-1.4 the day"}


def sold(gross: int, vat: int, department: str = "10", rate: int = 2500) -> Posting:
    """Revenue, as the till writes it: credit."""
    return Posting(Role.REVENUE, -gross, -vat, rate, department=department)


def paid(amount: int, tender: str) -> Posting:
    """A tender: debit."""
    return Posting(Role.TENDER, amount, tender=tender)


def day_of(*postings: Posting, number: int = 42, date: str = "2026-11-21", identity: str = "") -> Voucher:
    """A voucher of a Danish till."""
    return Voucher(
        identity or f"{number:032x}", f"Z-1-{number}-{date.replace('-', '')}", "1", 1, number, date, "DKK",
        f"Kasseopgør {number}", postings, (1, 9), (("sale", 1, 3),), 1_796_000_000_000,
    )  # fmt: skip


def fixed_day(number: int = 42, date: str = "2026-11-21") -> Voucher:
    """1250.00 of goods and 40.00 of drinks at 25 %, 15.00 without VAT; 355.00 cash, 950.00 by card.

    The VAT is 250.00 and 8.00, a fifth of each to the øre: no difference.
    """
    return day_of(
        sold(125_000, 25_000), sold(4_000, 800, "20"), sold(1_500, 0, "10", 0),
        paid(35_500, "cash"), paid(95_000, "card"), number=number, date=date,
    )  # fmt: skip


def day_from(sales: list[Sale], number: int, date: str, identity: str) -> Voucher:
    """The day's voucher, postings summed per department and rate, and per tender."""
    gross: Counter[tuple[str, int]] = Counter()
    vat: Counter[tuple[str, int]] = Counter()
    tenders: Counter[str] = Counter()
    for sale in sales:
        gross[sale.department, sale.rate] += sale.gross
        vat[sale.department, sale.rate] += vat_of(sale)
        tenders[sale.tender] += sale.gross
    postings = [sold(amount, vat[key], *key) for key, amount in sorted(gross.items()) if amount or vat[key]]
    postings += [paid(amount, tender) for tender, amount in sorted(tenders.items()) if amount]
    return day_of(*postings, number=number, date=date, identity=identity)


def some_sales(random: Random) -> list[Sale]:
    """A day's sales, now and then with money paid back."""
    return [
        Sale(
            random.choice([2500, 2500, 0]),
            random.choice(["10", "20"]),
            random.choice(["cash", "card", "mobilepay"]),
            random.choice([1, 1, 1, 1, -1]) * random.randint(1, 99_999),
        )
        for _ in range(random.randint(1, 12))
    ]


def expected_sums(sales: list[Sale]) -> dict[int, int]:
    """Øre by account that the books must show: revenue net, VAT and its difference as one (64060)."""
    account = {("10", 2500): 1000, ("20", 2500): 1100, ("10", 0): 1050, ("20", 0): 1050}
    tender = {"cash": 55010, "card": 55020, "mobilepay": 55030}
    sums: Counter[int] = Counter()
    for sale in sales:
        sums[account[sale.department, sale.rate]] -= sale.gross - vat_of(sale)
        sums[64060] -= vat_of(sale)
        sums[tender[sale.tender]] += sale.gross
    return {number: amount for number, amount in sums.items() if amount}


def books_sums(ledger: Ledger, item: Item) -> dict[int, int]:
    """An item's sums, the VAT difference counted as VAT."""
    sums = Counter(ledger.sums(item))
    sums[64060] += sums.pop(3920, 0)
    return {number: amount for number, amount in sums.items() if amount}


def body_of(voucher: Voucher, mapping=MAPPING, file: str = "") -> dict:
    """The ledger item that is sent, amounts as Decimal."""
    made = rows(voucher, accounted(voucher, mapping), Accounts(CLEARING, mapping.get(OFF)))
    assert not isinstance(made, Later), made
    return json.loads(write(ledger_item(voucher, made, item_id("d-1"), file)), parse_float=Decimal)


@dataclass
class Both:
    """Both ends; ``next_faults`` are handed out to the next requests, token requests included."""

    server: DineroServer
    access: Access
    posting: str
    next_faults: list[Fault]
    now: int = 1_796_000_000_000
    slept: list[float] = field(default_factory=list)
    mapping: dict = field(default_factory=lambda: dict(MAPPING))
    delivery: str = "0042-dinero-1"

    def __post_init__(self) -> None:
        self.target = self.other()

    def other(self, **changed: str) -> Dinero:
        """A target of its own, as another process would have, with some of its access changed."""
        connection = Connection(
            replace(self.access, **changed), Patient(), lambda: self.now / 1000, self.sleep
        )
        return Dinero(connection, self.posting, CLEARING, self.mapping.get(OFF))

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.slept.append(seconds)
        self.now += int(seconds * 1000)

    @property
    def ledger(self) -> Ledger:
        """The shop's organisation."""
        return self.server.ledgers[SHOP]

    @property
    def item(self) -> Item:
        """The only item there."""
        [item] = self.ledger.items.values()
        return item

    def deliver(self, voucher: Voucher, papers: dict[str, bytes] | None = None) -> Answer:
        """Deliver under the delivery's id."""
        return self.target.deliver(voucher, accounted(voucher, self.mapping), self.delivery, papers or {})

    def look_up(self, voucher: Voucher) -> Found:
        """Look up."""
        return self.target.look_up(voucher, self.delivery)

    def follow(self, voucher: Voucher, reference: str = "") -> Followed | Later:
        """Follow the delivery's own item, or another reference."""
        lines = accounted(voucher, self.mapping)
        return self.target.follow(voucher, lines, self.delivery, reference or item_id(self.delivery))


@contextmanager
def dinero(posting: str = "draft") -> Iterator[Both]:
    """Open both ends."""
    faults: list[Fault] = []
    server = DineroServer(
        {SHOP: Ledger(), OTHER_SHOP: Ledger()},
        lambda: both.now if both else 0,
        lambda method, path: faults.pop(0) if faults else Fault.NONE,
    )
    both: Both | None = None
    both = Both(server, server.start(), posting, faults)
    try:
        yield both
    finally:
        both.target.close()
        server.stop()
