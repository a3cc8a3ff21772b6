"""Bad luck for 24SevenOffice's orders, drawn from a seed: is every delivery on credit there exactly once?

The real uploader and the real target, over real files and real HTTP, against the simulated server. A schedule
is some deliveries to a few customers, of goods that they share; some of both are there already. Lost, torn,
late and slow answers, drops, 429, 500, 503, expired tokens, hours without a server, the power gone between
any two requests or behind a link that was kept, a lost delivery.db, accounts that are mapped late, a
customer that is there twice, a closed period, and people who bill what waits for them.

After every pass their side is held against what delivery.db claims; at the end, after fair weather, each
order against the delivery, and every customer and product against what was handed out.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from appliance.domain.order import Credit, Order, Party, as_dict
from appliance.integrations.accounting.office24 import Connection
from appliance.integrations.accounting.office24_orders import Office24Orders
from appliance.simulated.office24.ledger import Ledger
from appliance.simulated.office24.server import FAULTS, Fault, Office24Server
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State, states
from appliance.storage.links import Kept
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from appliance.upload.orders import Orders, answered, envelope
from tests.integrations.office24_orders import MAPPING, TERMS, an_order, kind_of, sold
from tests.integrations.patient import Patient
from tests.upload.bench import Told
from tests.upload.handed import TABLES
from tests.upload.shop import TillFile

MINUTE = 60_000
START = 1_795_300_000_000
SHARED_MEMORY = Path("/dev/shm")
MODES = frozenset({"order", "draft", "invoice"})
CUSTOMERS = {
    Party("10001", "Acme AS", "974760673"): {"id": 10001, "organizationNumber": "974760673"},
    Party("10002", "Skolen", "923609016"): {"id": 5, "organizationNumber": "923609016"},
    Party("10003", "Kafé Ø AS", "987654325"): None,
    Party("10004", "Kari Anne Nordmann"): None,
}
"""Who buys on credit, and how they are there before."""
TWICE = Party("10005", "Borettslaget", "912345672"), (71, 72)
"""Is there twice; a person says that it is the second."""
GOODS = {
    "1001": {"id": 9001, "number": "1001"},
    "1002": {"id": 9002, "number": "B-2", "ean": "7038010001002"},
}
"""What is there before, by article number."""
LATECOMERS = (("revenue", "", "0", "", "", "", ""), ("vat_difference", "", "", "", "", "", ""))
"""What is mapped only after some deliveries."""


class Killed(BaseException):
    """The power went."""


class Broken(AssertionError):
    """A promise was broken."""


@dataclass
class Schedule:
    """One seed's bad luck, and what came of it."""

    seed: int
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    now: int = START
    fair: bool = False
    orders: list[Order] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Draw this seed's luck."""
        self.random, self.trouble = Random(self.seed), Random(self.seed + 1_000_003)
        self.severity = self.random.choice([0.0, 0.1, 0.2, 0.4])
        self.weights = [self.random.random() for _ in FAULTS]
        self.weights[FAULTS.index(Fault.SLOW)] *= 0.1
        self.weights[FAULTS.index(Fault.LATE)] *= 4  # the only one that comes when nobody looks
        self.kill_rate = self.random.choice([0.0, 0.02, 0.05])
        self.loss_rate = self.random.choice([0.0, 0.0, 0.1])
        self.mode = self.random.choice([Credit.ORDER, Credit.DRAFT, Credit.INVOICE])
        self.ledger = Ledger(closed=self.random.choice(["", "", "2026-11-30"]))
        self.sales = self.ledger.sales
        self.sales.rounds_lines = self.random.random() < 0.5
        self.sales.decimals, self.sales.most = self.random.choice([2, 4]), self.random.choice([3, 50])
        for party, row in CUSTOMERS.items():
            if row:
                self.sales.customers[row["id"]] = {"name": party.name, **row}
        for identity in TWICE[1]:
            row = {"id": identity, "name": TWICE[0].name, "organizationNumber": TWICE[0].organisation}
            self.sales.customers[identity] = row
        self.sales.products.update({row["id"]: {"name": "Vare", **row} for row in GOODS.values()})
        self.mapping = {key: account for key, account in MAPPING.items() if key not in LATECOMERS}
        self.server = Office24Server(self.ledger, lambda: self.now, self.fault)
        self.till = TillFile(self.folder / "till.db", {})
        for statement in TABLES:
            self.till.database.execute(statement)
        self.path = self.folder / "delivery.db"

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        # what makes something matters most, and there are many questions before it
        makes = method != "GET" and "token" not in path
        weight = 4 if method == "PATCH" else 2 if makes else 0.2
        if not self.strikes(min(0.8, weight * self.severity)):
            return Fault.NONE
        [drawn] = self.trouble.choices(FAULTS, self.weights)
        self.seen[f"{drawn} {kind_of(method, path)}" if makes else drawn] += 1
        return drawn

    def strikes(self, chance: float) -> bool:
        """Whether this much bad luck comes now."""
        return not self.fair and self.trouble.random() < chance

    def step(self, where: str) -> None:
        """Between two steps: here the power may go, and seldom where nothing is made."""
        if self.strikes(self.kill_rate * (0.3 if "question" in where else 2)):
            self.seen[f"killed {where}"] += 1
            raise Killed(where)

    def play(self) -> Counter[str]:
        """Play it through; raises Broken when a promise is broken."""
        self.access = self.server.start()
        try:
            for number in range(1, self.random.randint(4, 6)):
                self.hand_over(number)
                self.hours(self.random.random() < 0.1)
                if number == 3:
                    self.mapping = MAPPING
            self.fair_weather()
            self.compare()
        finally:
            self.server.stop()
            self.till.close()
        self.seen["orders"] += len(self.orders)
        self.seen["requests"] += self.server.requests
        return self.seen

    def hours(self, down: bool) -> None:
        """The uploader tries a few times; ``down``: there is no server."""
        if down:
            self.seen["hours without a server"] += 1
            self.server.stop()
        for _ in range(self.random.randint(1, 4)):
            if self.random.random() < self.loss_rate:
                self.lose_the_record()
            self.one_pass()
            self.people(0.2)
            self.now += self.random.randint(1, self.random.choice([2, 2, 12, 90])) * MINUTE
        if down:
            self.server.start()

    def hand_over(self, number: int) -> None:
        """Goods go out on credit, now and then two deliveries at once."""
        for part in range(self.random.choice([1, 2, 2])):
            customer = self.random.choice([*CUSTOMERS, TWICE[0]])
            lines = [self.a_line() for _ in range(self.random.randint(1, 4))]
            one = an_order(
                *lines, mode=self.mode, customer=customer, number=10 * number + part,
                date=f"2026-11-{20 + number}",
            )  # fmt: skip
            self.orders.append(one)
            with self.till.database as database:
                row = (one.id, one.entry, one.date, one.at, json.dumps(as_dict(one)))
                database.execute("INSERT INTO handover VALUES (?, ?, ?, ?, ?)", row)

    def a_line(self):
        """Some of few goods, so that the next delivery has them too; prices that do not come out even."""
        number = self.random.choice(["1001", "1002", "1003", "1004", ""])
        rate = self.random.choice([2500, 2500, 1500, 0])
        more = {"product": number, "code": f"703801000{number}"} if number else {"group": "flowers"}
        return sold(
            f"Vare {number}".strip(), self.random.randint(1, 20_000), rate,
            self.random.choice([1000, 2000, self.random.randint(1, 5000)]), **more,
        )  # fmt: skip

    def lose_the_record(self) -> None:
        """delivery.db is gone, and the links with it."""
        if self.path.exists():
            self.seen["records lost"] += 1
            for file in self.folder.glob("delivery.db*"):
                file.unlink()

    def people(self, chance: float) -> None:
        """Somebody bills what waits there, says which customer it is, and gives a date that is open."""
        for row in states(self.path).values():
            if row.state == State.ACCEPTED and row.stage == "draft" and self.random.random() < chance:
                day = {"date": "2026-12-01"} if self.ledger.closed else {}
                body = {"status": "Invoice", "invoice": day}
                status, *_ = self.sales.write("PATCH", ["salesorders", row.reference], body)
                self.seen["billed by a person"] += status == 200
            if row.state == State.REFUSED and row.code == "customer_ambiguous":
                body = {"target": "office24_orders", "what": "customer", "ours": row.facts["ours"]}
                linked = json.dumps(body | {"theirs": str(TWICE[1][1]), "at": self.now})
                with self.till.database as database:
                    database.execute("INSERT INTO entry (kind, body) VALUES ('linked', ?)", (linked,))
            elif row.state == State.REFUSED and row.code == "period_closed":
                self.till.say(row.id, "redate", self.now, str(row.facts["open_from"]))

    def one_pass(self) -> None:
        """One run of the uploader; check every promise."""
        connection = Mortal(self.access, Patient(), lambda: self.now / 1000)
        connection.schedule = self
        target = Office24Orders(connection, self.mapping, TERMS)
        try:
            with reading(self.till.path) as till, Deliveries(self.path) as deliveries:
                days = Round(deliveries, Told(), {}, lambda: self.now, self.trouble, lambda *_: {})
                handed = list(till.orders(deliveries.ended()))
                links = MortalLinks(deliveries.database, target.name, days.now, till.linked())
                links.schedule = self
                known = {one.id: one.order for one in handed if one.order}
                wrapped = Orders(target, links, MODES, known)
                work = Round(deliveries, wrapped, {}, days.now, self.trouble, lambda *_: {})
                said = answered(deliveries.latest(), target.name, till.linked()) | till.said()
                run(days, [], said, (work, list(map(envelope, handed))))
        except Killed:
            self.seen["passes cut short"] += 1  # the next one finds what this one left
        target.close()
        self.server.rest()
        self.sales.catch_up(self.now)
        self.check()

    def there(self, one: Order) -> list[int]:
        """Ids of the orders that bear the delivery's key."""
        return [
            number for number, row in list(self.sales.orders.items()) if row["referenceNumber"] == one.key
        ]

    def check(self) -> None:
        """What delivery.db claims must be so, and nothing may be there twice or billed otherwise."""
        known = states(self.path)
        for one in self.orders:
            there, row = self.there(one), known.get(one.id)
            told = f"seed {self.seed}: {one.key}"
            if len(there) > 1:
                raise Broken(f"{told} is there {len(there)} times")
            if row is None:
                raise Broken(f"{told} is nowhere")
            if row.state == State.ACCEPTED and [str(number) for number in there] != [row.reference]:
                raise Broken(f"{told} accepted as {row.reference}, there: {there}")
            if row.state == State.REFUSED and row.code not in ("customer_ambiguous", "period_closed"):
                raise Broken(f"{told} refused: {row.code} {row.facts}")
            if row.state == State.UNKNOWN and row.next_try is None:
                raise Broken(f"{told} waits for a person: {row.code} {row.facts}")
            if row.stage in ("gone", "changed", "cannot_tell"):
                raise Broken(f"{told} is {row.stage}: {row.facts}")
            self.seen[f"seen {row.state} {row.code}".rstrip()] += 1
            if there:
                whole = self.check_lines(one, there[0])
                if whole and row.state in (State.QUEUED, State.REFUSED):
                    raise Broken(f"{told} is there and called {row.state} {row.code}")
        for rows, name in ((self.sales.customers, "externalReference"), (self.sales.products, "number")):
            numbers = Counter(row[name] for row in rows.values() if name in row)
            if any(count > 1 for count in numbers.values()):
                raise Broken(f"seed {self.seed}: made twice: {numbers}")

    def check_lines(self, one: Order, number: int) -> bool:
        """No line twice; beyond a draft, all of them and the total. Gives whether it is handed over."""
        found = Counter(row["description"] for row in self.sales.lines[number].values())
        rounding = found.pop(f"Øreavrunding {one.key}", 0)
        wanted = Counter(line.text for line in one.lines)
        told = f"seed {self.seed}: {one.key}"
        if found - wanted or rounding > 1:
            raise Broken(f"{told} has {found} and {rounding} roundings for {wanted}")
        status, total = self.sales.orders[number]["status"], sum(self.sales.sums(number)) * 100
        if status != "Draft" and (found != wanted or total != one.gross):
            raise Broken(f"{told} is {status} of {total} with {found}, expected {one.gross} with {wanted}")
        asked = {Credit.ORDER: ("Confirmed", "Invoice"), Credit.INVOICE: ("Invoice",)}
        return status in asked.get(self.mode, (status,)) and found == wanted and total == one.gross

    def fair_weather(self) -> None:
        """Everything works again; what is left to people is done."""
        self.fair, self.mapping = True, MAPPING
        for _ in range(60):
            self.one_pass()
            self.people(1.0)
            rows = states(self.path)
            if all(one.id in rows and rows[one.id].verified for one in self.orders):
                return
            self.now += 61 * MINUTE
        left = [(one.key, rows[one.id].state, rows[one.id].code, rows[one.id].stage) for one in self.orders]
        raise Broken(f"seed {self.seed}: not all verified after fair weather: {left}")

    def compare(self) -> None:
        """Each delivery is one invoice of its total, to its customer; nothing else is there."""
        if len(self.sales.orders) != len(self.orders):
            raise Broken(f"seed {self.seed}: {len(self.sales.orders)} orders for {len(self.orders)}")
        for one in self.orders:
            [number] = self.there(one)
            row, customer = self.sales.orders[number], one.customer
            total = sum(self.sales.sums(number)) * 100
            if row["status"] != "Invoice" or total != sum(line.gross for line in one.lines):
                raise Broken(f"seed {self.seed}: {one.key} is {row['status']} of {total}")
            billed = self.sales.customers[row["customer"]["id"]]
            before = CUSTOMERS.get(customer) or ({"id": TWICE[1][1]} if customer == TWICE[0] else None)
            if (before or {"id": billed["id"]})["id"] != billed["id"] or billed["name"] != customer.name:
                raise Broken(f"seed {self.seed}: {one.key} of {customer} is billed to {billed}")
            self.seen["øre compared"] += int(total)
        new = {one.customer.number for one in self.orders if CUSTOMERS.get(one.customer, 0) is None}
        made = {
            row["externalReference"] for row in self.sales.customers.values() if "externalReference" in row
        }
        sold_new = {line.product for one in self.orders for line in one.lines} - {"", *GOODS}
        products = {row["number"] for row in self.sales.products.values()} - {"1001", "B-2"}
        if (made, products) != (new, sold_new):
            raise Broken(f"seed {self.seed}: made {made} and {products}, expected {new} and {sold_new}")


class Mortal(Connection):
    """A connection in a box whose power goes before or after a request."""

    schedule: Schedule

    def ask(self, method, path, **sent):
        what = kind_of(method, path) if method != "GET" else "a question"
        self.schedule.step(f"before {what}")
        answer = super().ask(method, path, **sent)
        self.schedule.step(f"after {what}")
        return answer


class MortalLinks(Kept):
    """Links in a box whose power goes behind each that was kept."""

    schedule: Schedule

    def put(self, kind, ours, theirs, how):
        super().put(kind, ours, theirs, how)
        self.schedule.step(f"after a {kind} was {how}")


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
