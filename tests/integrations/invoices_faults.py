"""Bad luck for Dinero's invoices, drawn from a seed: is every delivery on credit billed exactly once?

The real uploader and the real target, over real files and real HTTP, against the simulated Dinero. A
schedule is some deliveries to a few customers, of goods that they share: lost, torn, late and slow answers,
drops, 429, 480, 500, 503, expired tokens, the power gone between any two requests, a lost delivery.db, an
account that is mapped late, people who save drafts without changing them. Half of the shops book.

After every pass Dinero's side is held against what delivery.db claims; at the end, after fair weather, each
invoice against the delivery, and every contact and product against what was handed out.
"""

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from appliance.domain.order import Credit, Order, Party, as_dict
from appliance.integrations.accounting.dinero_invoices import DineroInvoices
from appliance.simulated.dinero.ledger import Ledger
from appliance.simulated.dinero.sales import Invoice
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Fault
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State, states
from appliance.storage.links import Kept
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from appliance.upload.orders import Orders, answered, envelope
from tests.integrations.dinero import SHOP
from tests.integrations.dinero_faults import (
    MINUTE,
    SHARED_MEMORY,
    Broken,
    Killed,
    Mortal,
)
from tests.integrations.invoices import MAPPING, order, some_line
from tests.integrations.patient import Patient
from tests.upload.bench import Told
from tests.upload.handed import MODES, TABLES
from tests.upload.shop import TillFile

CUSTOMERS = (
    Party("1001", "Café Ø ApS", "12345678"),
    Party("1002", "Åse Holm"),
    Party("1003", "Skolen", "87654321"),
)
NEWCOMER = ("revenue", "", "0", "", "", "", "")
"""What has no VAT, mapped only after some deliveries."""
START = 1_796_000_000_000
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Cut(Mortal):
    """A connection whose power cuts are counted by what was asked, whichever invoice it was about."""

    def _maybe(self, where: str) -> None:
        told = _ID.sub("{id}", where)
        for _ in range(
            1 if told.endswith("{id}") else 8 if told.endswith("book") else 4
        ):  # what makes something matters most
            super()._maybe(told)


@dataclass
class Schedule:
    """One seed's bad luck, and what came of it."""

    seed: int
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    now: int = START
    fair: bool = False
    orders: list[Order] = field(default_factory=list)
    target: DineroInvoices | None = None

    def __post_init__(self) -> None:
        """Draw this seed's luck."""
        self.random, self.trouble = Random(self.seed), Random(self.seed + 1_000_003)
        self.severity = self.random.choice([0.0, 0.15, 0.3, 0.45])
        self.weights = [self.random.random() for _ in Fault]
        self.weights[list(Fault).index(Fault.SLOW)] *= 0.1
        self.weights[list(Fault).index(Fault.LATE)] *= 4  # the only one that comes when nobody looks
        self.kill_rate = self.random.choice([0.0, 0.01, 0.04])
        self.loss_rate = self.random.choice([0.0, 0.0, 0.1])
        self.mode = self.random.choice([Credit.DRAFT, Credit.INVOICE])
        self.server = DineroServer({SHOP: Ledger()}, lambda: self.now, self.fault)
        self.sales = self.server.sales[SHOP]
        self.sales.per_line = self.random.random() < 0.5
        self.sales.shows_deleted = self.random.random() < 0.5
        self.mapping = {key: account for key, account in MAPPING.items() if key != NEWCOMER}
        self.till = TillFile(self.folder / "till.db", {})
        for statement in TABLES:
            self.till.database.execute(statement)
        self.path = self.folder / "delivery.db"

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        # what makes something matters most, and comes last
        what = path.rsplit("/", 1)[-1] if method == "POST" else ""
        share = {"contacts": 1.5, "products": 1.5, "invoices": 2.5, "book": 2.5}.get(what, 0.2)
        if self.fair or self.trouble.random() >= min(0.8, share * self.severity):
            return Fault.NONE
        [drawn] = self.trouble.choices(list(Fault), self.weights)
        self.seen[f"{drawn} {what}" if share > 1 else drawn] += 1
        self.seen["bad luck at booking"] += what == "book"
        return drawn

    def play(self) -> Counter[str]:
        """Play it through; raises Broken when a promise is broken."""
        self.server.start()
        try:
            for number in range(1, self.random.randint(4, 6)):
                self.hand_over(number)
                for _ in range(self.random.randint(1, 4)):
                    if self.random.random() < self.loss_rate:
                        self.lose_the_record()
                    self.one_pass()
                    self.people()
                    self.now += self.random.randint(1, self.random.choice([2, 2, 12, 90])) * MINUTE
                if number == 3:
                    self.mapping[NEWCOMER] = MAPPING[NEWCOMER]
            self.fair_weather()
            self.compare()
        finally:
            self.close()
            self.server.stop()
            self.till.close()
        self.seen["orders"] += len(self.orders)
        self.seen["requests"] += self.server.requests
        return self.seen

    def hand_over(self, number: int) -> None:
        """Goods go out on credit, now and then two deliveries at once."""
        for part in range(self.random.choice([1, 2, 2])):
            lines = tuple(some_line(self.random) for _ in range(self.random.randint(1, 3)))
            one = order(lines, self.random.choice(CUSTOMERS), self.mode, 10 * number + part)
            self.orders.append(one)
            with self.till.database as database:
                row = (one.id, one.entry, one.date, one.at, json.dumps(as_dict(one)))
                database.execute("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", row)

    def lose_the_record(self) -> None:
        """delivery.db is gone, and the links with it."""
        if self.path.exists():
            self.seen["records lost"] += 1
            for file in self.folder.glob("delivery.db*"):
                file.unlink()

    def people(self) -> None:
        """Somebody saves a draft as it is, or books it where that is left to them."""
        for key, invoice in list(self.sales.invoices.items()):
            if not invoice.number and self.random.random() < 0.1:
                self.sales.touch(key)
                self.seen["saved by a person"] += 1
            if not invoice.number and self.mode == Credit.DRAFT and self.random.random() < 0.1:
                self.sales.book(key, {"Timestamp": self.sales.invoice(key)["TimeStamp"]})
                self.seen["booked by a person"] += 1

    def one_pass(self) -> None:
        """One run of the uploader; check every promise."""
        target = self.opened()
        try:
            with reading(self.till.path) as till, Deliveries(self.path) as deliveries:
                days = Round(deliveries, Told(), {}, lambda: self.now, self.trouble, lambda *_: {})
                handed = list(till.orders(deliveries.ended()))
                links = Kept(deliveries.database, target.name, days.now, [])
                wrapped = Orders(target, links, MODES, {one.id: one.order for one in handed if one.order})
                work = Round(deliveries, wrapped, {}, days.now, self.trouble, lambda *_: {})
                said = answered(deliveries.latest(), target.name, [])
                run(days, [], said, (work, list(map(envelope, handed))))
        except Killed:
            self.seen["passes cut short"] += 1  # the next one finds what this one left
        self.close()
        self.server.rest()
        self.check()

    def opened(self) -> DineroInvoices:
        """The target, made anew for each pass, as the uploader's process is."""
        connection = Cut(self.server.access(SHOP), Patient(), lambda: self.now / 1000, self.sleep)
        connection.at_risk(self, self.trouble)
        self.target = DineroInvoices(connection, self.mapping)
        return self.target

    def close(self) -> None:
        """The process ends."""
        if self.target is not None:
            self.target.close()
            self.target = None

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += int(seconds * 1000)

    def there(self, one: Order) -> list[tuple[str, Invoice]]:
        """The invoices that bear the delivery's key."""
        return [
            (key, invoice)
            for key, invoice in list(self.sales.invoices.items())
            if invoice.body["ExternalReference"] == one.key
        ]

    def check(self) -> None:
        """What delivery.db claims must be so, and nothing may be there twice."""
        known = states(self.path)
        for one in self.orders:
            row, there = known.get(one.id), [key for key, _ in self.there(one)]
            told = f"seed {self.seed}: {one.key}"
            if len(there) > 1:
                raise Broken(f"{told} is billed {len(there)} times")
            if row is None:
                raise Broken(f"{told} is nowhere")
            if row.state == State.ACCEPTED and there != [row.reference]:
                raise Broken(f"{told} accepted as {row.reference}, there: {there}")
            if row.state == State.REFUSED or (row.state == State.UNKNOWN and row.next_try is None):
                raise Broken(f"{told} waits for a person: {row.code} {row.facts}")
            if row.stage in ("gone", "changed", "cannot_tell"):
                raise Broken(f"{told} is {row.stage}: {row.facts}")
            self.seen[f"seen {row.state} {row.code}".rstrip()] += 1
        for rows, field_ in (
            (self.sales.contacts, "ExternalReference"),
            (self.sales.products, "ProductNumber"),
        ):
            numbers = Counter(row[field_] for row in rows.values())
            if any(count > 1 for count in numbers.values()):
                raise Broken(f"seed {self.seed}: made twice: {numbers}")

    def fair_weather(self) -> None:
        """Everything works again; drafts that are left to people are booked."""
        self.fair = True
        self.mapping[NEWCOMER] = MAPPING[NEWCOMER]
        for _ in range(40):
            self.one_pass()
            if self.mode == Credit.DRAFT:
                for key, invoice in list(self.sales.invoices.items()):
                    if not invoice.number:
                        self.sales.book(key, {"Timestamp": self.sales.invoice(key)["TimeStamp"]})
            rows = states(self.path)
            if all(one.id in rows and rows[one.id].verified for one in self.orders):
                return
            self.now += 61 * MINUTE
        left = [(one.key, rows[one.id].state, rows[one.id].code) for one in self.orders]
        raise Broken(f"seed {self.seed}: not all verified after fair weather: {left}")

    def compare(self) -> None:
        """Each delivery is one booked invoice of its total, to its customer; nothing else is there."""
        if len(self.sales.invoices) != len(self.orders):
            raise Broken(f"seed {self.seed}: {len(self.sales.invoices)} invoices for {len(self.orders)}")
        for one in self.orders:
            [(_, invoice)] = self.there(one)
            total = self.sales.totals(invoice.body)["TotalInclVat"].minor
            if not invoice.number or total != sum(line.gross for line in one.lines):
                raise Broken(f"seed {self.seed}: {one.key} is {invoice.number or 'a draft'} of {total}")
            name = self.sales.contacts[invoice.body["ContactGuid"]]["Name"]
            if name != one.customer.name:
                raise Broken(f"seed {self.seed}: {one.key} of {one.customer.name} is billed to {name}")
            self.seen["øre compared"] += total
        handed = {one.customer.number for one in self.orders}
        if {row["ExternalReference"] for row in self.sales.contacts.values()} != handed:
            raise Broken(f"seed {self.seed}: contacts {self.sales.contacts} for {handed}")
        sold = {line.product for one in self.orders for line in one.lines if line.product}
        if {row["ProductNumber"] for row in self.sales.products.values()} != sold:
            raise Broken(f"seed {self.seed}: products {self.sales.products} for {sold}")


def play(seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """Play seeds, each in files of its own; figures, and every broken promise."""
    figures: Counter[str] = Counter()
    broken = []
    for seed in seeds:
        with tempfile.TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as folder:
            try:
                figures += Schedule(seed, Path(folder)).play()
            except Broken as told:
                broken.append(str(told))
    return figures, broken
