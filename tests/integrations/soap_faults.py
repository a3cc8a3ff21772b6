"""Bad luck for 24SevenOffice over SOAP, drawn from a seed: is every closed day there once, or with a person?

The real uploader and the real target, over real files and real HTTP, against the simulated server. A
schedule is some days over the turn of the year: lost, torn, late and slow answers, drops, faults, pages,
results that say nothing, the hourly limit, ended sessions, days without a server, the power gone between
any two requests, a lost delivery.db, and an accounting year that nobody has opened yet. Half of the shops
post: their days arrive by themselves. The others leave drafts: there a day in doubt stands still, and is
sent again only when a person has looked and said so.

After every pass the books are held against what delivery.db claims; at the end, after fair weather,
every account against the sales that the schedule drew.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from appliance.domain.voucher import Account, Voucher
from appliance.integrations import Later, Refused
from appliance.integrations.accounting.office24_soap import Office24Soap, Session
from appliance.integrations.accounting.office24_soap.envelope import text_of
from appliance.simulated.loopback import Fault
from appliance.simulated.office24_soap.ledger import Saved, SoapBooks
from appliance.simulated.office24_soap.server import FAULTS, Office24SoapServer, Trick
from appliance.storage.deliveries import Deliveries
from appliance.storage.delivery import Delivery, State, states, waiting
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from tests.integrations.patient import Patient
from tests.upload.shop import MAPPING, Sale, TillFile, expected_accounts, expected_vat, some_sales, voucher_of

MINUTE = 60_000
EVE = date(2026, 12, 29)
START = 1_798_480_800_000
NEWCOMER = ("revenue", "", "1200", "", "", "", "")
"""A rate that is mapped only after some days."""
SHARED_MEMORY = Path("/dev/shm")
KEY = re.compile(r"Z-1-\d+-\d{8}")


class Killed(BaseException):
    """The power went."""


class Broken(AssertionError):
    """A promise was broken."""


class Mortal(Session):
    """A session in a box whose power goes before or after a request."""

    def at_risk(self, schedule: "Schedule") -> "Mortal":
        """Draw the power cuts from here on."""
        self.schedule = schedule
        return self

    def ask(self, service, operation, parts=()):
        self._maybe(f"killed before {operation}")
        saves = operation == "SaveBundleList"
        key = KEY.search(repr(parts))[0] if saves else ""
        if saves:
            self.schedule.sends(key)
        self.schedule.saving = saves
        answer = super().ask(service, operation, parts)
        self.schedule.saving = False
        if saves and (isinstance(answer, Later | Refused) or text_of_result(answer) == "NotSaved"):
            self.schedule.doubtful.discard(key)
        self._maybe(f"killed after {operation}")
        return answer

    def _maybe(self, where: str) -> None:
        schedule = self.schedule
        if not schedule.fair and schedule.trouble.random() < schedule.kill_rate:
            schedule.seen[where] += 1
            raise Killed(where)


def text_of_result(answer) -> str:
    """What a result element says; empty where there is none."""
    return text_of(answer, "Type") if hasattr(answer, "iter") else ""


@dataclass
class Schedule:
    """One seed's bad luck, and what came of it."""

    seed: int
    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    now: int = START
    fair: bool = False
    days: list[tuple[list[Sale], Voucher]] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    """Keys of days that were sent and are not certain to have been refused."""
    saving: bool = False
    """Whether the next request is the day itself."""
    target: Office24Soap | None = None

    def __post_init__(self) -> None:
        """Draw this seed's luck."""
        self.random, self.trouble = Random(self.seed), Random(self.seed + 1_000_003)
        self.severity = self.random.choice([0.0, 0.03, 0.08, 0.15])
        self.weights = [self.random.random() for _ in FAULTS]
        self.weights[FAULTS.index(Fault.SLOW)] *= 0.1
        self.kill_rate = self.random.choice([0.0, 0.02, 0.06])
        self.loss_rate = self.random.choice([0.0, 0.0, 0.1, 0.2])
        self.posting = self.random.choice(["draft", "posted"])
        self.books = SoapBooks(years={2026: False}, net=self.random.random() < 0.5)
        self.server = Office24SoapServer(self.books, lambda: self.now, self.fault, self.trick)
        self.server.session_age = self.random.choice([20, 600, 600]) * MINUTE
        self.server.refusal = self.random.choice(["Exception", "NotSaved"])
        self.till = TillFile(self.folder / "till.db", {k: a for k, a in MAPPING.items() if k != NEWCOMER})
        self.deliveries_path = self.folder / "delivery.db"

    def fault(self, method: str, path: str) -> Fault:
        """What happens to the next request."""
        # what happens to the day itself matters most, and there are few of them among the questions
        severity = min(0.6, 5 * self.severity) if self.saving else self.severity
        if self.fair or self.trouble.random() >= severity:
            return Fault.NONE
        [drawn] = self.trouble.choices(list(FAULTS), self.weights)
        self.seen[drawn] += 1
        return drawn

    def trick(self) -> Trick:
        """What the next bundle list is answered."""
        if self.fair or not self.severity or self.trouble.random() >= 0.4:
            return Trick.NONE
        drawn = self.trouble.choice(list(Trick)[1:])
        self.seen[f"said {drawn}"] += 1
        return drawn

    def sends(self, key: str) -> None:
        """A day goes out; a draft in doubt must not, unless a person has said so."""
        if self.posting == "draft" and key in self.doubtful:
            raise Broken(f"seed {self.seed}: {key} is sent again by itself")
        self.doubtful.add(key)

    def play(self) -> Counter[str]:
        """Play it through; raises Broken when a promise is broken."""
        self.server.start()
        try:
            self.one_pass()  # a new box: nothing can have been sent before
            for number in range(1, self.random.randint(3, 5)):
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
        day = EVE + timedelta(days=number)
        voucher = voucher_of(sales, number, day, self.now, f"{self.random.getrandbits(128):032x}")
        if voucher.postings:
            self.days.append((sales, voucher))
            self.till.close_day(voucher)
        if number == 2:
            self.till.map(NEWCOMER, Account("3020", "33"))
        if number == 3 and self.random.random() < 0.3:
            self.open_the_year()
        down = self.random.random() < 0.1
        if down:
            self.seen["days without a server"] += 1
            self.server.stop()
        for _ in range(self.random.randint(1, 2)):
            if self.random.random() < self.loss_rate:
                self.lose_the_record()
            self.one_pass()
            self.somebody_books()
            if self.random.random() < 0.5:
                self.answers()
            self.now += self.random.randint(1, self.random.choice([6, 90])) * MINUTE
        if down:
            self.server.start()

    def lose_the_record(self) -> None:
        """delivery.db is gone."""
        if self.deliveries_path.exists():
            self.seen["records lost"] += 1
            for file in self.folder.glob("delivery.db*"):
                file.unlink()

    def somebody_books(self, chance: float = 0.2) -> None:
        """A person books the journals that they see."""
        for journal in [one for one in self.books.journals if one.visible_at <= self.now]:
            if self.random.random() < chance:
                self.books.book(journal)
                self.seen["drafts booked by a person"] += 1

    def answers(self) -> None:
        """A person looks into the books, as they show themselves, and says what they see."""
        known = states(self.deliveries_path)
        for _, voucher in self.days:
            row = known.get(voucher.id)
            if row is None or not row.needs_person:
                continue
            there = [one for one in self.there(voucher) if one.visible_at <= self.now]
            told = f"seed {self.seed}: {row.id} waits for a person: {row.state} {row.code} {row.facts}"
            if row.state == State.REFUSED:
                self.answer_refusal(row, voucher, told)
            elif row.code == "perhaps_elsewhere" and not there:
                self.till.say(row.id, "resend", self.now)
                self.seen["a person found no day from before"] += 1
            elif row.state != State.UNKNOWN or self.posting == "posted" or row.code != "draft_unseen":
                raise Broken(told)
            elif there:
                self.till.say(row.id, "there", self.now)
                self.seen["a person found it"] += 1
            else:
                self.doubtful.discard(voucher.key)
                self.till.say(row.id, "resend", self.now)
                self.seen["a person found nothing"] += 1

    def answer_refusal(self, row: Delivery, voucher: Voucher, told: str) -> None:
        """Once its year is open, a refused day is sent again."""
        if row.code not in ("year_missing", "refused"):
            raise Broken(told)
        if row.code == "refused" or int(voucher.date[:4]) in self.books.years:
            self.till.say(row.id, "resend", self.now)

    def one_pass(self) -> None:
        """One run of the uploader; check every promise."""
        target = self.opened()
        try:
            with reading(self.till.path) as till, Deliveries(self.deliveries_path) as deliveries:
                work = Round(
                    deliveries, target, till.mapping(), lambda: self.now, self.trouble, lambda *_: {}
                )
                run(work, till.days(deliveries.ended()), till.said())
        except Killed:
            self.seen["passes cut short"] += 1  # the next one finds what this one left
            self.close()
        self.server.rest()
        self.seen["passes"] += 1
        self.check()

    def opened(self) -> Office24Soap:
        """The target, made anew after the power was gone."""
        if self.target is None:
            session = Mortal(self.server.access, Patient()).at_risk(self)
            self.target = Office24Soap(session, self.posting)
        return self.target

    def close(self) -> None:
        """The process ends."""
        if self.target is not None:
            self.target.close()
            self.target = None

    def there(self, voucher: Voucher) -> list[Saved]:
        """Journals and ledger vouchers that carry the day's key, shown yet or not."""
        return [one for one in (*self.books.journals, *self.books.ledger) if one.carries(voucher.key)]

    def outside(self) -> list[str]:
        """Ids of the days that delivery.db does not call accepted."""
        known = states(self.deliveries_path)
        return [v.id for _, v in self.days if v.id not in known or known[v.id].state != State.ACCEPTED]

    def check(self) -> None:
        """What delivery.db claims must be so."""
        known = states(self.deliveries_path)
        for _, voucher in self.days:
            self.check_day(voucher, known.get(voucher.id))
        shown = waiting(self.deliveries_path, [(v.id, v.closed_at) for _, v in self.days])
        outside = sum(known[v.id].outside for _, v in self.days)
        if shown.count != outside:
            raise Broken(f"seed {self.seed}: {shown.count} shown as waiting, {outside} are")

    def check_day(self, voucher: Voucher, row: Delivery | None) -> None:
        """One day's claims."""
        there = self.there(voucher)
        told = f"seed {self.seed}: {voucher.key}"
        if len(there) > 1:
            raise Broken(f"{told} is there {len(there)} times")
        if row is None:
            raise Broken(f"{told} is nowhere")
        if row.state == State.ACCEPTED and len(there) != 1:
            raise Broken(f"{told} accepted as {row.reference}, and is not there")
        if row.state in (State.QUEUED, State.REFUSED) and there:
            raise Broken(f"{told} is there and called {row.state}")
        if row.state in (State.UNKNOWN, State.REFUSED) and not row.code:
            raise Broken(f"{told} is {row.state} for no reason")
        if row.stage in ("changed", "gone", "cannot_tell"):
            raise Broken(f"{told} is called {row.stage}: {row.facts}")
        if row.voucher_number and [row.voucher_number] != [str(one.number) for one in there]:
            raise Broken(f"{told} is called {row.voucher_number}, there: {there}")
        if row.verified and there[0] not in self.books.ledger:
            raise Broken(f"{told} is called read back, and is not in the ledger")
        self.seen[f"seen {row.state} {row.code}".rstrip()] += 1

    def fair_weather(self) -> None:
        """Everything works again, the year is opened, and people answer what stands still."""
        self.fair = True
        self.open_the_year()
        for _ in range(30):
            self.answers()
            self.one_pass()
            self.somebody_books(1.0)
            if self.all_read_back():
                return
            self.now += 61 * MINUTE
        raise Broken(f"seed {self.seed}: {len(self.outside())} outside after fair weather")

    def all_read_back(self) -> bool:
        """Whether every day is in the ledger and was read back."""
        known = states(self.deliveries_path)
        return all(known[voucher.id].verified for _, voucher in self.days)

    def open_the_year(self) -> None:
        """A person opens the new accounting year in the books."""
        self.books.years[2027] = False
        self.close()  # what an earlier process has read of the years is over

    def compare(self) -> None:
        """The ledger's sums per day, account and tax code against the sales; nothing else is there."""
        if self.books.journals or len(self.books.ledger) != len(self.days):
            raise Broken(f"seed {self.seed}: {len(self.books.ledger)} vouchers for {len(self.days)} days")
        for sales, voucher in self.days:
            [saved] = self.there(voucher)
            accounts: Counter[int] = Counter()
            vat: Counter[int] = Counter()
            for entry in saved.entries:
                accounts[entry.account] += entry.amount
                vat[int(entry.code)] += entry.vat
            there = {account: amount for account, amount in accounts.items() if amount}
            taxed = {code: amount for code, amount in vat.items() if amount}
            if there != expected_accounts(sales) or taxed != expected_vat(sales):
                raise Broken(f"seed {self.seed}: {voucher.key} has {there} {taxed}")
            if {entry.day for entry in saved.entries} != {date.fromisoformat(voucher.date)}:
                raise Broken(f"seed {self.seed}: {voucher.key} is dated otherwise")
            self.seen["øre compared"] += sum(abs(amount) for amount in there.values())


def play(seeds: Iterable[int]) -> Counter[str]:
    """Play seeds in files of their own; raises Broken at the first broken promise."""
    figures: Counter[str] = Counter()
    for seed in seeds:
        # in memory where there is some: what SQLite does to a disk is tested elsewhere
        with tempfile.TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as folder:
            figures += Schedule(seed, Path(folder)).play()
    return figures
