"""Bad luck for Dinero, drawn from a seed: does every closed day reach the books exactly once?

The real uploader and the real target, over real files and real HTTP, against the simulated Dinero. A
schedule is some days over the turn of the year: lost, torn, late and slow answers, drops, 429, 480, 500,
503, expired tokens, days without a server, the power gone between any two requests, a lost
delivery.db, an account that is mapped late and an accounting year that nobody has opened yet. Half of
the shops post, the others wait for a person who books drafts now and then.

After every pass the books are held against what delivery.db claims; at the end, after fair weather,
every account against the sales that the schedule drew.
"""

import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from appliance.domain.voucher import Account, Voucher
from appliance.integrations import Followed, Later, Line, accounted
from appliance.integrations.accounting.dinero import Connection, Dinero
from appliance.simulated.dinero.ledger import Item, Ledger
from appliance.simulated.dinero.server import DineroServer
from appliance.simulated.loopback import Fault
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import Delivery, State, states, waiting
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from tests.integrations.dinero import (
    CLEARING,
    DIFFERENCE,
    MAPPING,
    PAPERS,
    SHOP,
    books_sums,
    day_from,
    expected_sums,
    some_sales,
)
from tests.integrations.patient import Patient
from tests.upload.shop import Sale, TillFile

MINUTE = 60_000
LAST_OF_THE_YEAR = date(2026, 12, 30)
START = 1_798_480_800_000
NEWCOMER = ("revenue", "20", "2500", "", "", "", "")
"""Drinks, mapped only after some days."""
SHARED_MEMORY = Path("/dev/shm")


class Killed(BaseException):
    """The power went."""


class Broken(AssertionError):
    """A promise was broken."""


class Mortal(Connection):
    """A connection in a box whose power goes before or after a request."""

    def at_risk(self, schedule: "Schedule", random: Random) -> None:
        """Draw the power cuts from here on."""
        self.schedule, self.random = schedule, random

    def ask(self, method, path, **sent):
        self._maybe(f"killed before {path}")
        answer = super().ask(method, path, **sent)
        self._maybe(f"killed after {path}")
        return answer

    def _maybe(self, where: str) -> None:
        # a person or the next pass books a draft: a seldom request, and the one that cannot be taken back
        rate = self.schedule.kill_rate * (4 if where.endswith("/book") else 1)
        if not self.schedule.fair and self.random.random() < rate:
            self.schedule.seen[where] += 1
            raise Killed(where)


@dataclass
class Schedule:
    """One seed's bad luck, and what came of it."""

    seed: int
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    now: int = START
    fair: bool = False
    days: list[tuple[list[Sale], Voucher]] = field(default_factory=list)
    verified: dict[str, str] = field(default_factory=dict)
    """Voucher number by voucher id."""
    target: Dinero | None = None

    def __post_init__(self) -> None:
        """Draw this seed's luck."""
        self.random, self.trouble = Random(self.seed), Random(self.seed + 1_000_003)
        self.severity = self.random.choice([0.0, 0.1, 0.25, 0.5])
        self.weights = [self.random.random() for _ in Fault]
        self.weights[list(Fault).index(Fault.SLOW)] *= 0.1
        self.kill_rate = self.random.choice([0.0, 0.03, 0.1])
        self.loss_rate = self.random.choice([0.0, 0.0, 0.1, 0.2])
        self.posting = self.random.choice(["draft", "posted"])
        self.papers = self.random.choice([PAPERS, {}])
        self.ledger = Ledger(years=[("2026-01-01", "2026-12-31")])
        self.server = DineroServer({SHOP: self.ledger}, lambda: self.now, self.fault)
        self.till = TillFile(self.folder / "till.db", {k: a for k, a in MAPPING.items() if k != NEWCOMER})
        self.deliveries_path = self.folder / "delivery.db"

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        # what happens to the item itself matters most
        severity = min(0.8, 2 * self.severity) if path.endswith("/ledgeritems") else self.severity
        if self.fair or self.trouble.random() >= severity:
            return Fault.NONE
        [drawn] = self.trouble.choices(list(Fault), self.weights)
        self.seen[drawn] += 1
        return drawn

    def play(self) -> Counter[str]:
        """Play it through; raises Broken when a promise is broken."""
        self.server.start()
        try:
            for number in range(1, self.random.randint(3, 4)):
                self.one_day(number)
            self.seen["waiting when the bad luck ended"] += len(self.outside())
            self.fair_weather()
            self.compare()
        finally:
            self.close()
            self.server.stop()
            self.till.close()
        self.seen["days"] += len(self.days)
        self.seen["requests"] += self.server.requests
        return self.seen

    def one_day(self, number: int) -> None:
        """Close a day and let the uploader try a few times before the next."""
        sales = some_sales(self.random)
        day = (LAST_OF_THE_YEAR + timedelta(days=number)).isoformat()
        voucher = day_from(sales, number, day, f"{self.random.getrandbits(128):032x}")
        if voucher.postings:
            self.days.append((sales, voucher))
            self.till.close_day(voucher)
        if number == 2:
            self.till.map(NEWCOMER, Account("1100", "U25"))
        if number == 3 and self.random.random() < 0.6:
            self.open_the_year()
        down = self.random.random() < 0.1
        if down:
            self.seen["days without a server"] += 1
            self.server.stop()
        for _ in range(self.random.randint(1, 3)):
            if self.random.random() < self.loss_rate:
                self.lose_the_record()
            self.one_pass()
            self.books_a_draft()
            self.answer_refusals()
            self.now += self.random.randint(1, self.random.choice([6, 90])) * MINUTE
        if down:
            self.server.start()

    def lose_the_record(self) -> None:
        """delivery.db is gone."""
        if self.deliveries_path.exists():
            self.seen["records lost"] += 1
            for file in self.folder.glob("delivery.db*"):
                file.unlink()

    def books_a_draft(self, chance: float = 0.2) -> None:
        """A person books what waits as a draft."""
        drafts = [item for item in self.ledger.items.values() if item.status == "Draft"]
        if self.posting == "draft" and drafts and self.random.random() < chance:
            self.ledger.book(
                [{"Id": item.id, "Version": f"{item.version:016x}"} for item in drafts], self.now
            )
            self.seen["drafts booked by a person"] += len(drafts)

    def one_pass(self) -> None:
        """One run of the uploader, then of whoever follows; check every promise."""
        target = self.opened()
        try:
            with reading(self.till.path) as till, Deliveries(self.deliveries_path) as deliveries:
                work = Round(
                    deliveries, target, till.mapping(), lambda: self.now, self.trouble, lambda *_: self.papers
                )
                run(work, till.days(deliveries.accepted()), till.said())
                for row in deliveries.latest().values():
                    self.follow(target, row)
        except Killed:
            self.seen["passes cut short"] += 1  # the next one finds what this one left
            self.close()
        self.server.rest()
        self.seen["passes"] += 1
        self.check()

    def opened(self) -> Dinero:
        """The target, made anew after the power was gone."""
        if self.target is None:
            conversation = Patient()
            connection = Mortal(self.server.access(SHOP), conversation, lambda: self.now / 1000, self.sleep)
            connection.at_risk(self, self.trouble)
            self.target = Dinero(connection, self.posting, CLEARING, DIFFERENCE)
        return self.target

    def close(self) -> None:
        """The process ends."""
        if self.target is not None:
            self.target.close()
            self.target = None

    def sleep(self, seconds: float) -> None:
        """Let the time pass."""
        self.now += int(seconds * 1000)

    def follow(self, target: Dinero, row: Delivery) -> None:
        """Ask what became of an accepted day."""
        [voucher] = [voucher for _, voucher in self.days if voucher.id == row.voucher]
        if row.state != State.ACCEPTED or row.voucher in self.verified:
            return
        followed = target.follow(voucher, sent_with(voucher, row), row.id, row.reference)
        if isinstance(followed, Later):
            return
        self.seen[f"followed: {followed.stage}"] += 1
        if followed.stage in ("gone", "changed", "cannot_tell"):
            raise Broken(f"seed {self.seed}: {voucher.key} is {followed}")
        if followed.verified:
            self.remember(voucher, followed)

    def remember(self, voucher: Voucher, followed: Followed) -> None:
        """What was read back must be in the books, under that number."""
        numbers = [item.number for item in self.there(voucher)]
        if [str(number) for number in numbers] != [followed.number]:
            raise Broken(f"seed {self.seed}: {voucher.key} verified as {followed.number}, there: {numbers}")
        self.verified[voucher.id] = followed.number

    def there(self, voucher: Voucher) -> list[Item]:
        """The items that carry the day's key."""
        return [
            item
            for item in self.ledger.items.values()
            if item.body["Lines"][0]["Description"].split(" ")[0] == voucher.key
        ]

    def voucher(self, identity: str) -> Voucher:
        """A day by its id."""
        return next(voucher for _, voucher in self.days if voucher.id == identity)

    def outside(self) -> list[str]:
        """Ids of the days that delivery.db does not call accepted."""
        known = states(self.deliveries_path)
        return [v.id for _, v in self.days if v.id not in known or known[v.id].state != State.ACCEPTED]

    def check(self) -> None:
        """What delivery.db claims must be so."""
        known = states(self.deliveries_path)
        for _, voucher in self.days:
            there = [item.id for item in self.there(voucher)]
            row = known.get(voucher.id)
            told = f"seed {self.seed}: {voucher.key}"
            if len(there) > 1:
                raise Broken(f"{told} is there {len(there)} times")
            if row is None:
                raise Broken(f"{told} is nowhere")
            if row.state == State.ACCEPTED and there != [row.reference]:
                raise Broken(f"{told} accepted as {row.reference}, there: {there}")
            if row.state == State.REFUSED and there:
                raise Broken(f"{told} is there and called refused")
            if row.state in (State.UNKNOWN, State.REFUSED) and not row.code:
                raise Broken(f"{told} is {row.state} for no reason")
            self.seen[f"seen {row.state} {row.code}".rstrip()] += 1
        shown = waiting(self.deliveries_path, [(v.id, v.closed_at) for _, v in self.days])
        outside = sum(known[v.id].state != State.ACCEPTED for _, v in self.days)
        if shown.count != outside:
            raise Broken(f"seed {self.seed}: {shown.count} shown as waiting, {outside} are")

    def fair_weather(self) -> None:
        """Everything works again, the year is opened, and people answer what stands still."""
        self.fair = True
        self.open_the_year()
        for hour in range(30):
            if hour == 1 and self.random.random() < self.loss_rate:
                self.lose_the_record()  # with days in the books that were refused at first
            self.answer_refusals()
            known = states(self.deliveries_path)
            for row in (known[voucher.id] for _, voucher in self.days if voucher.id in known):
                if row.code == "perhaps_elsewhere" and not self.there(self.voucher(row.voucher)):
                    if row.needs_person:
                        self.till.say(row.id, "resend", self.now)
                elif row.state == State.UNKNOWN and row.next_try is None:
                    raise Broken(f"seed {self.seed}: {row.id} waits for a person: {row.code} {row.facts}")
            self.one_pass()
            self.books_a_draft(1.0)
            if not self.outside() and len(self.verified) == len(self.days):
                return
            self.now += 61 * MINUTE
        left = len(self.days) - len(self.verified)
        raise Broken(
            f"seed {self.seed}: {len(self.outside())} outside, {left} not verified after fair weather"
        )

    def open_the_year(self) -> None:
        """A person opens the new accounting year in the books."""
        if len(self.ledger.years) == 1:
            self.ledger.years.append(("2027-01-01", "2027-12-31"))

    def answer_refusals(self) -> None:
        """Once the year is open, a person says of each refused day: send it again."""
        for row in states(self.deliveries_path).values():
            if row.state == State.REFUSED and row.code != "year_missing":
                raise Broken(f"seed {self.seed}: {row.id} refused: {row.code} {row.facts}")
            if row.state == State.REFUSED and len(self.ledger.years) == 2:
                self.till.say(row.id, "resend", self.now)

    def compare(self) -> None:
        """The books' sums per day and account against the sales; nothing else is there."""
        if len(self.ledger.items) != len(self.days):
            raise Broken(f"seed {self.seed}: {len(self.ledger.items)} items for {len(self.days)} days")
        for sales, voucher in self.days:
            [item] = self.there(voucher)
            sums = books_sums(self.ledger, item)
            if sums != expected_sums(sales):
                raise Broken(f"seed {self.seed}: {voucher.key} has {sums}")
            if bool(self.papers) != (item.body.get("FileGuid") in self.ledger.files):
                raise Broken(f"seed {self.seed}: {voucher.key} lost its papers")
            self.seen["øre compared"] += sum(abs(amount) for amount in sums.values())


def sent_with(voucher: Voucher, row: Delivery) -> tuple[Line, ...]:
    """The lines as they were sent."""
    if row.accounts is None:  # a record made anew: the accounts of today
        return accounted(voucher, MAPPING)
    pairs = zip(voucher.postings, row.accounts, strict=True)
    return tuple(
        Line(posting, Account(number, code) if number else None) for posting, (number, code) in pairs
    )


def play(seeds: Iterable[int]) -> tuple[Counter[str], list[str]]:
    """Play seeds, each in files of its own; figures, and every broken promise."""
    figures: Counter[str] = Counter()
    broken = []
    for seed in seeds:
        # in memory where there is some: what SQLite does to a disk is tested elsewhere
        with tempfile.TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as folder:
            try:
                figures += Schedule(seed, Path(folder)).play()
            except Broken as told:
                broken.append(str(told))
    return figures, broken
