"""Servers that fail on command: does every closed day reach the books exactly once?

``python -m tests.faults --schedules 1000 --seed 1`` runs the real uploader, over real files and real
HTTP, against the simulated 24SevenOffice. Each schedule is a fortnight of bad luck drawn from its
seed: lost, torn, late and slow answers, drops, 429, 500, expired tokens, days without a server, kills
between "sending" and the answer, and a lost or damaged delivery.db. Time is simulated; nothing sleeps
but an answer that comes too late.

After every pass the server's ledger is held against what delivery.db claims; at the end, after fair
weather, every sum against the sales that the schedule drew.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from appliance.domain.voucher import Account, Voucher
from appliance.integrations import Answer, Finding, Followed, Found, Later
from appliance.integrations.accounting.office24 import Office24
from appliance.integrations.http import Conversation
from appliance.simulated.office24_ledger import Ledger, cents
from appliance.simulated.office24_server import FAULTS, Fault, Office24Server
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import State, states, waiting
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from tests.upload.shop import MAPPING, Sale, TillFile, expected_accounts, expected_vat, some_sales, voucher_of

MINUTE = 60_000
FIRST_DAY = date(2026, 12, 22)  # the new year is not set up in the books at first: those days are refused
START = 1_797_966_000_000
CONNECT, READ, SLOW = 0.5, 0.06, 0.12
NEWCOMER = ("revenue", "", "1200", "", "")
"""A rate that is mapped only after some days."""


class Killed(BaseException):
    """The power went."""


class Broken(AssertionError):
    """A promise was broken."""


@dataclass
class KilledAtTimes:
    """The real target, in a box whose power goes before, after or while it is asked."""

    inner: Office24
    random: Random
    rate: float
    seen: Counter[str]
    name: str = Office24.name
    needs_mapping: bool = Office24.needs_mapping
    settling: int = Office24.settling
    posting: str = Office24.posting

    def deliver(self, voucher: Voucher, lines, delivery: str, attachments) -> Answer:
        """Deliver, or die on either side of it."""
        self._maybe("killed before sending")
        answer = self.inner.deliver(voucher, lines, delivery, attachments)
        self._maybe("killed before the answer was noted")
        return answer

    def look_up(self, voucher: Voucher, delivery: str) -> Found:
        """Look up, or die after it."""
        found = self.inner.look_up(voucher, delivery)
        self._maybe("killed after a look-up")
        return found

    def follow(self, voucher: Voucher, lines, delivery: str, reference: str) -> Followed | Later:
        """Follow, or die after it."""
        followed = self.inner.follow(voucher, lines, delivery, reference)
        self._maybe("killed after following")
        return followed

    def preflight(self, mapping, dates) -> Later | tuple[Finding, ...]:
        """Ask, or die after it."""
        found = self.inner.preflight(mapping, dates)
        self._maybe("killed after a preflight")
        return found

    def _maybe(self, where: str) -> None:
        if self.random.random() < self.rate:
            self.seen[where] += 1
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
    seen_waiting: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Draw this seed's luck."""
        self.random = Random(self.seed)
        self.trouble = Random(self.seed + 1_000_003)
        self.severity = self.random.choice([0.0, 0.1, 0.25, 0.5, 0.8])
        self.weights = [self.random.random() for _ in FAULTS]
        self.weights[list(FAULTS).index(Fault.SLOW)] *= 0.1  # the only one that costs real time
        self.kill_rate = self.random.choice([0.0, 0.05, 0.15])
        self.loss_rate = self.random.choice([0.0, 0.0, 0.04, 0.1])
        self.ledger = Ledger(years={2026})
        self.server = Office24Server(self.ledger, lambda: self.now, self.fault, SLOW)
        self.till = TillFile(self.folder / "till.db", {k: a for k, a in MAPPING.items() if k != NEWCOMER})
        self.deliveries_path = self.folder / "delivery.db"

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        # what happens to a posting matters most, and there are few of them among the questions
        severity = min(0.8, 2 * self.severity) if path.endswith("/transactions") else self.severity
        if self.fair or self.trouble.random() >= severity:
            return Fault.NONE
        [drawn] = self.trouble.choices(list(FAULTS), self.weights)
        self.seen[drawn] += 1
        return drawn

    def play(self) -> Counter[str]:
        """Play it through; raises Broken when a promise is broken."""
        access = self.server.start()
        self.target = Office24(access, Conversation(CONNECT, READ))
        try:
            for number in range(1, self.random.randint(6, 12)):
                self.one_day(number)
            self.seen["waiting when the bad luck ended"] += len(self.outside())
            self.fair_weather()
            self.compare()
        finally:
            self.target.close()
            self.server.stop()
            self.till.close()
        self.seen["days"] += len(self.days)
        self.seen["requests"] += self.server.requests
        return self.seen

    def one_day(self, number: int) -> None:
        """Close a day and let the uploader try a few times before the next."""
        sales = some_sales(self.random)
        day = FIRST_DAY + timedelta(days=number)
        voucher = voucher_of(sales, number, day, self.now, f"{self.random.getrandbits(128):032x}")
        if voucher.postings:
            self.days.append((sales, voucher))
            self.till.close_day(voucher)
        self.neighbours()
        if number == 4:
            self.till.map(NEWCOMER, Account("3020", "33"))
        down = self.random.random() < 0.15
        if down:
            self.seen["days without a server"] += 1
            self.server.stop()
        for _ in range(self.random.randint(2, 7)):
            self.lose_the_record()
            self.one_pass()
            self.now += self.random.randint(1, self.random.choice([6, 90])) * MINUTE
        if down:
            self.server.start()

    def neighbours(self) -> None:
        """Other people post as well: our key has to be found among many pages of lines."""
        day = self.random.choice([FIRST_DAY + timedelta(days=n) for n in range(1, 5)]).isoformat()
        for _ in range(self.random.randint(0, 3)):
            amount = self.random.randint(100, 10**6)
            lines = [
                {"accountNumber": 1920, "amount": sign * amount, "tax": {"number": 0}, "comment": "Faktura 7"}
                for sign in (1, -1)
            ]
            self.ledger.post({"transactionTypeNumber": 1, "date": day, "lines": lines * 8}, self.now)

    def lose_the_record(self) -> None:
        """Now and then delivery.db is gone, or is not a database any more."""
        if self.random.random() >= self.loss_rate or not self.deliveries_path.exists():
            return
        if self.random.random() < 0.5:
            self.seen["delivery.db lost"] += 1
            for path in self.folder.glob("delivery.db*"):
                path.unlink()
        else:
            self.seen["delivery.db damaged"] += 1
            for side in self.folder.glob("delivery.db-*"):
                side.unlink()
            with self.deliveries_path.open("r+b") as file:
                file.write(b"\xff" * 64)

    def one_pass(self) -> None:
        """One run of the uploader as its process would do it; then check every promise."""
        kill_rate = 0.0 if self.fair else self.kill_rate
        target = KilledAtTimes(self.target, self.trouble, kill_rate, self.seen)
        try:
            with reading(self.till.path) as till, Deliveries(self.deliveries_path) as deliveries:
                work = Round(deliveries, target, till.mapping(), lambda: self.now, self.trouble, lambda _: {})
                run(work, till.days(deliveries.ended()), till.said())
        except Killed:
            self.seen["passes cut short"] += 1  # the next one finds what this one left
        self.server.rest()
        self.seen["passes"] += 1
        self.check()

    def on_ledger(self, voucher: Voucher) -> list[str]:
        """Ids of the transactions that carry the day's key, shown yet or not."""
        return [one.id for one in self.ledger.posted if voucher.key in one.invoice_numbers()]

    def outside(self) -> list[str]:
        """Ids of the days that delivery.db does not call accepted."""
        known = states(self.deliveries_path)
        return [v.id for _, v in self.days if v.id not in known or known[v.id].state != State.ACCEPTED]

    def check(self) -> None:
        """What delivery.db claims must be so."""
        known = states(self.deliveries_path)
        for _, voucher in self.days:
            there = self.on_ledger(voucher)
            if len(there) > 1:
                raise Broken(f"seed {self.seed}: {voucher.key} is there {len(there)} times")
            row = known.get(voucher.id)
            if row is None:
                raise Broken(f"seed {self.seed}: {voucher.key} is nowhere")
            if row.state == State.ACCEPTED and there != [row.reference]:
                raise Broken(f"seed {self.seed}: {voucher.key} accepted as {row.reference}, there: {there}")
            if row.state in (State.QUEUED, State.REFUSED) and there:
                raise Broken(f"seed {self.seed}: {voucher.key} is there and called {row.state}")
            if row.state in (State.UNKNOWN, State.REFUSED) and not row.code:
                raise Broken(f"seed {self.seed}: {voucher.key} is {row.state} for no reason")
            self.seen_waiting |= {f"{row.state} {row.code}"} if row.state != State.ACCEPTED else set()
        shown = waiting(self.deliveries_path, [(v.id, v.closed_at) for _, v in self.days])
        if shown.count != len(self.outside()):
            raise Broken(f"seed {self.seed}: {shown.count} shown as waiting, {len(self.outside())} are")

    def fair_weather(self) -> None:
        """Everything works again, the year is set up, and people answer what stands still."""
        self.fair = True
        self.ledger.years.add(2027)
        for _ in range(40):
            for row in states(self.deliveries_path).values():
                if row.state == State.REFUSED:
                    self.till.say(row.id, "resend", self.now)
                if row.state == State.UNKNOWN and row.next_try is None:
                    raise Broken(f"seed {self.seed}: {row.id} waits for a person: {row.code} {row.facts}")
            self.one_pass()
            if not self.outside():
                return
            self.now += 61 * MINUTE
        raise Broken(f"seed {self.seed}: {len(self.outside())} days still outside after 40 fair hours")

    def compare(self) -> None:
        """The server's sums per day, account and tax code against the sales."""
        for sales, voucher in self.days:
            [body] = [one.body for one in self.ledger.posted if voucher.key in one.invoice_numbers()]
            accounts: Counter[int] = Counter()
            vat: Counter[int] = Counter()
            for line in body["lines"]:
                accounts[line["accountNumber"]] += cents(line["amount"])
                vat[line["tax"]["number"]] += cents(line["tax"].get("amount", 0))
            there = {account: amount for account, amount in accounts.items() if amount}
            taxed = {code: amount for code, amount in vat.items() if amount}
            if there != expected_accounts(sales) or taxed != expected_vat(sales):
                raise Broken(f"seed {self.seed}: {voucher.key} has {there} {taxed}")
            self.seen["øre compared"] += sum(abs(amount) for amount in there.values())


def play(seed: int) -> tuple[int, str, Counter[str]]:
    """Play one seed in files of its own; (seed, the broken promise or nothing, figures)."""
    with tempfile.TemporaryDirectory() as folder:
        schedule = Schedule(seed, Path(folder))
        try:
            return seed, "", schedule.play() + Counter({f"seen {what}": 1 for what in schedule.seen_waiting})
        except Broken as broken:
            return seed, str(broken), schedule.seen


def main() -> int:
    """Play many seeds on all cores and print what was seen; 1 if a promise was broken."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--schedules", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1, help="the first of them")
    asked = options.parse_args()
    began = time.monotonic()
    figures: Counter[str] = Counter()
    broken = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for _, said, seen in pool.map(play, range(asked.seed, asked.seed + asked.schedules), chunksize=4):
            figures += seen
            if said:
                broken.append(said)
                print(said, file=sys.stderr)
    for what, count in sorted(figures.items()):
        print(f"{count:>14}  {what}")
    print(f"{asked.schedules:>14}  schedules in {time.monotonic() - began:.0f} s, {len(broken)} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
