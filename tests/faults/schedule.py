"""One seed's fortnight of bad luck, and what is promised all through it.

The promises, after every pass:

- no voucher is there twice, and what is called accepted is there under that reference;
- what is called queued or refused is not there, and what is in doubt says why;
- a reversal is not there before its day, and a correction not before its reversal;
- what is called verified is there with the figures of its sales;
- what a person changed or deleted there is sent again by nobody but a person;
- the screen counts exactly the days that are outside.

And at the end of the fair weather: every voucher is in the books, on the right accounts, once.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from appliance.domain.voucher import Kind, Voucher, correction, reversal
from appliance.storage.delivery import Delivery, State, states, waiting
from appliance.storage.vouchers import reading
from appliance.upload import Round, run
from tests.faults.world import Broken, Killed, Luck, MortalDeliveries, Sums, World
from tests.upload.shop import Sale, TillFile

MINUTE = 60_000
FIRST_DAY = date(2026, 12, 22)  # the new year is not set up in the books at first: those days are refused
START = 1_797_966_000_000
FAIR_HOURS = 60


@dataclass
class Sent:
    """A voucher that the till has made, and what happened to it."""

    voucher: Voucher
    sales: list[Sale]
    meddled: str = ""
    """What a person did to it in the books: changed, deleted."""
    touched: bool = False
    """Somebody did something to it, and may have put it right since."""
    taken_out: bool = False
    """It was deleted when the uploader knew it to be there, and nobody has said since to send it again."""
    put_right: Callable[[], object] | None = None
    kept: bool = False
    """A person said that it may stand, or stay out, as it is."""
    left_out: bool = False
    """They have said so at some time."""
    by_hand: bool = False
    """A person took it back in the books themselves."""
    dates: set[str] = field(default_factory=set)
    """Dates that a person gave it."""


class Schedule(Luck):
    """One seed's bad luck, and what came of it."""

    def __init__(self, seed: int, folder: Path, world: type[World]) -> None:
        """Draw this seed's luck, in files of its own."""
        super().__init__(seed, now=START)
        self.folder = folder
        self.loss_rate = self.random.choice([0.0, 0.0, 0.04, 0.1])
        self.meddling = self.random.choice([0.0, 0.1, 0.3])
        self.world = world(self)
        mapping = {key: account for key, account in world.mapping.items() if key != world.newcomer}
        self.till = TillFile(folder / "till.db", mapping)
        self.record = folder / "delivery.db"
        self.sent: list[Sent] = []
        """Every voucher, in the order in which the till made them."""
        self.corrected: set[str] = set()
        self.lost = False
        self.closed = ""

    def play(self) -> Counter[str]:
        """Play it through; raises Broken when a promise is broken."""
        self.world.start()
        try:
            for number in range(1, self.random.randint(6, 12)):
                self.one_day(number)
            self.seen["waiting when the bad luck ended"] += sum(row.outside for row in self.rows().values())
            self.fair_weather()
            self.compare()
        finally:
            self.world.died()
            self.world.stop()
            self.world.end()
            self.till.close()
        self.seen["vouchers"] += len(self.sent)
        return self.seen

    def broken(self, one: Sent, what: str) -> Broken:
        """A promise about a voucher was broken."""
        return Broken(f"{self.world.name} seed {self.seed}: {one.voucher.key} {what}")

    def rows(self) -> dict[str, Delivery]:
        """How every voucher stands."""
        return states(self.record)

    def one_day(self, number: int) -> None:
        """Close a day, let people do what they do, and let the uploader try a few times before the next."""
        sales = self.world.sales() if self.random.random() < 0.95 else []
        day = FIRST_DAY + timedelta(days=number)
        self.close(self.world.voucher(sales, number, day, self.identity()), sales)
        self.world.neighbours()
        if number == 4:
            self.till.map(self.world.newcomer, self.world.mapping[self.world.newcomer])
        if number == 5:
            self.till.unmap(self.world.remapped[0])
            self.till.map(*self.world.remapped)
        self.terms(day)
        down = self.random.random() < 0.15
        if down:
            self.seen["days without the books"] += 1
            self.world.stop()
        for _ in range(self.random.randint(2, 7)):
            self.lose_the_record()
            self.one_pass()
            if not down:
                self.people()
            self.now += self.random.randint(1, self.random.choice([6, 90])) * MINUTE
        if down:
            self.world.start()

    def identity(self) -> str:
        """A new voucher's id."""
        return f"{self.random.getrandbits(128):032x}"

    def close(self, voucher: Voucher, sales: list[Sale]) -> None:
        """The till stores a voucher."""
        self.till.close_day(voucher)
        self.sent.append(Sent(voucher, sales))

    def terms(self, day: date) -> None:
        """Now and then whoever keeps the books closes a term, or opens it again."""
        if self.random.random() < 0.2:
            self.closed = "" if self.closed else (day - timedelta(days=self.random.randint(0, 2))).isoformat()
            self.world.closes(self.closed)

    def people(self) -> None:
        """What people do in the books and at the till between two passes."""
        self.world.books_drafts(0.2)
        rows = self.rows()
        if len(rows) < len(self.sent):
            return  # the power went before the uploader had seen them all
        for one in self.sent:
            row = rows[one.voucher.id]
            if one.meddled and one.put_right and not one.kept and self.random.random() < 0.1:
                self.put_right(one)
            elif self.random.random() < 0.3:
                self.answer(one, row)
        free = [one for one in self.sent if self.may_meddle(one, rows[one.voucher.id])]
        if free and self.random.random() < self.meddling:
            one = self.random.choice(free)
            self.meddle(one, rows[one.voucher.id])
        if self.random.random() < 0.15:
            self.correct(rows)

    def may_meddle(self, one: Sent, row: Delivery) -> bool:
        """What was verified is no more looked at, and what is corrected is confusing enough."""
        there = bool(one.voucher.postings) and len(self.world.there(one.voucher)) == 1
        return there and not one.meddled and not row.ended and one.voucher.id not in self.corrected

    def meddle(self, one: Sent, row: Delivery) -> None:
        """A person changes a voucher in the books, or deletes it."""
        if self.random.random() < 0.5:
            if put_right := self.world.change(one.voucher):
                one.meddled, one.put_right = "changed", put_right
        elif self.world.delete(one.voucher):
            one.meddled, one.taken_out = "deleted", row.state == State.ACCEPTED
        one.touched = bool(one.meddled)
        self.seen[f"{one.meddled} by a person"] += one.touched

    def put_right(self, one: Sent) -> None:
        """They put right what they changed."""
        if one.put_right and len(self.world.there(one.voucher)) == 1:
            one.put_right()
            one.meddled, one.put_right = "", None
            self.seen["put right by a person"] += 1

    def correct(self, rows: dict[str, Delivery]) -> None:
        """A day that stands in the books as it was sent is corrected (as `till.books.correct` does)."""
        standing = [
            one for one in self.sent
            if one.voucher.kind != Kind.REVERSAL and one.voucher.postings and not one.meddled
            and one.voucher.id not in self.corrected
            and rows[one.voucher.id].stage in ("posted", "cannot_tell")
        ]  # fmt: skip
        if not standing:
            return
        one = self.random.choice(standing)
        of = one.voucher
        number = int(of.key.rpartition("-C")[2]) + 1 if of.kind == Kind.CORRECTION else 1
        first, second = sorted((self.identity(), self.identity()))
        back = reversal(of, first, number, "wrong account", self.now)
        self.corrected |= {of.id, first}
        self.close(back, one.sales)
        self.close(correction(of, second, number, "wrong account", self.now, first), one.sales)
        self.seen["corrections"] += 1

    def answer(self, one: Sent, row: Delivery) -> None:
        """A person answers what they are asked about a voucher."""
        if row.state == State.REFUSED:
            self.answer_refusal(one, row)
        elif row.state == State.UNKNOWN and row.needs_person:
            self.answer_doubt(one, row)
        elif row.needs_person:
            self.answer_after(one, row)

    def answer_refusal(self, one: Sent, row: Delivery) -> None:
        """Refused: for its date, for its accounts, or for what was done to it."""
        if row.code == "accounts_unknown":  # nobody knows what to take it back from: it is done by hand
            one.by_hand = True
            self.say(row, "there", "4711")
        elif row.facts.get("open_from") and self.random.random() < 0.5:
            given = str(row.facts["open_from"])
            one.dates.add(given)
            self.say(row, "redate", given)
        elif row.code in ("period_closed", "year_missing") or one.meddled or _about_date(row):
            self.say(row, "resend")
        else:
            raise self.broken(one, f"is refused: {row.code} {row.facts}")

    def answer_doubt(self, one: Sent, row: Delivery) -> None:
        """In doubt, and only a person can tell."""
        if row.code == "found_differs" and one.touched:
            self.say(row, "there", row.facts["found"])
        elif row.code == "folder_taken" and one.touched:
            self.say(row, "there", one.voucher.key)
        elif row.code == "perhaps_elsewhere" and self.lost and not self.world.there(one.voucher):
            self.say(row, "resend")
        elif row.code == "kept_out" and one.left_out and self.random.random() < 0.5:
            one.kept = True
            self.say(row, "keep")
        elif row.code == "kept_out" and one.left_out:
            one.kept = one.taken_out = False
            self.say(row, "resend")
        else:
            raise self.broken(one, f"waits for a person: {row.code} {row.facts}")

    def answer_after(self, one: Sent, row: Delivery) -> None:
        """Accepted, and then changed or gone."""
        if not (one.meddled or one.by_hand):
            return  # it was put right meanwhile, and is asked about again
        if row.stage == "gone" and one.meddled and self.random.random() < 0.7:
            one.put_right, one.taken_out = None, False
            self.say(row, "resend")
        else:
            one.kept, one.left_out, one.put_right = True, True, None
            self.say(row, "keep")

    def say(self, row: Delivery, answer: str, reference: object = "") -> None:
        """A person's answer at the till, given after everything that went before."""
        self.now += 1000
        self.till.say(row.id, answer, self.now, str(reference))
        self.seen[f"answered {answer}"] += 1

    def lose_the_record(self) -> None:
        """Now and then delivery.db is gone, or is not a database any more."""
        if self.random.random() >= self.loss_rate or not self.record.exists():
            return
        self.lost = True
        for one in self.sent:
            one.taken_out = False  # nobody knows any more that it was there
        if self.random.random() < 0.5:
            self.seen["delivery.db lost"] += 1
            for path in self.folder.glob("delivery.db*"):
                path.unlink()
        else:
            self.seen["delivery.db damaged"] += 1
            for side in self.folder.glob("delivery.db-*"):
                side.unlink()
            with self.record.open("r+b") as file:
                file.write(b"\xff" * 64)

    def one_pass(self) -> None:
        """One run of the uploader as its process would do it; then check every promise."""
        MortalDeliveries.luck = self
        papers = self.world.papers
        try:
            with reading(self.till.path) as till, MortalDeliveries(self.record) as deliveries:
                work = Round(
                    deliveries, self.world.target(), till.mapping(), lambda: self.now, self.trouble,
                    lambda *_: papers, at_once=self.fair,
                )  # fmt: skip
                run(work, till.days(deliveries.ended()), till.said())
        except Killed:
            self.seen["passes cut short"] += 1  # the next one finds what this one left
            self.world.died()
        self.world.rest()
        self.seen["passes"] += 1
        self.check()

    def check(self) -> None:
        """What delivery.db claims must be so."""
        known = self.rows()
        for one in self.sent:
            row = known.get(one.voucher.id)
            if row is not None:
                self.check_one(one, row)
            elif self.kill_rate == 0:  # otherwise the pass may have ended before it began
                raise self.broken(one, "is nowhere")
        closed = [(one.voucher.id, one.voucher.closed_at) for one in self.sent]
        outside = sum(id_ not in known or known[id_].outside for id_, _ in closed)
        if waiting(self.record, closed).count != outside:
            raise Broken(f"{self.world.name} seed {self.seed}: the screen does not count {outside}")

    def check_one(self, one: Sent, row: Delivery) -> None:
        """The promises about one voucher."""
        there = self.world.there(one.voucher)
        if len(there) > 1:
            raise self.broken(one, f"is there {len(there)} times")
        if row.state in (State.UNKNOWN, State.REFUSED) and not row.code:
            raise self.broken(one, f"is {row.state} for no reason")
        absent = (State.REFUSED,) if self.world.keyed else (State.QUEUED, State.REFUSED)
        if row.state in absent and there and not one.meddled:
            raise self.broken(one, f"is there and called {row.state}")
        if one.voucher.after and there and not self.stands(one.voucher.after):
            raise self.broken(one, "is there before what comes first")
        if one.taken_out and there:
            raise self.broken(one, "was deleted by a person, and was sent again by itself")
        if one.meddled == "changed" and row.verified:
            raise self.broken(one, "was changed by a person, and is called verified")
        sound = one.voucher.postings and not (one.meddled or one.by_hand or one.kept)
        if row.state == State.ACCEPTED and sound:
            if there != [row.reference]:
                raise self.broken(one, f"is accepted as {row.reference}, there: {there}")
            if row.verified and self.world.sums(one.voucher) not in self.right(one):
                raise self.broken(one, f"is verified and has {self.world.sums(one.voucher)}")
        self.seen[f"seen {row.state} {row.stage or row.code}".rstrip()] += 1

    def stands(self, voucher: str) -> bool:
        """Whether a voucher has come to the books, whatever people did to it there."""
        [one] = [one for one in self.sent if one.voucher.id == voucher]
        return bool(one.meddled or one.by_hand or one.kept or self.world.there(one.voucher))

    def right(self, one: Sent) -> list[Sums]:
        """What a voucher may hold: on the accounts from before or after the remapping."""
        sign = -1 if one.voucher.kind == Kind.REVERSAL else 1
        both = (self.world.expected(one.sales, later) for later in (False, True))
        return [{name: sign * amount for name, amount in sums.items()} for sums in both]

    def fair_weather(self) -> None:
        """Everything works again, years and terms are open, and people answer what stands still."""
        self.fair = True
        self.world.opens_years()
        self.world.closes("")
        for _ in range(FAIR_HOURS):
            self.one_pass()
            rows = self.rows()
            if all(rows[one.voucher.id].ended or one.by_hand for one in self.sent):
                return
            for one in self.sent:
                self.answer(one, rows[one.voucher.id])
            self.world.books_drafts(1.0)
            self.now += 61 * MINUTE
        left = [
            f"{row.id} {row.state} {row.stage} {row.code}" for row in self.rows().values() if not row.ended
        ]
        raise Broken(f"{self.world.name} seed {self.seed}: after {FAIR_HOURS} fair hours {left}")

    def compare(self) -> None:
        """Every sum in the books against the sales; nothing else of ours is there."""
        rows = self.rows()
        held = 0
        for one in self.sent:
            there = self.world.there(one.voucher)
            held += len(there)
            if not one.voucher.postings or one.kept or one.by_hand or (one.meddled and not there):
                continue
            row = rows[one.voucher.id]
            if len(there) != 1:
                raise self.broken(one, f"is there {len(there)} times at the end")
            if one.meddled != "changed" and self.world.sums(one.voucher) not in self.right(one):
                raise self.broken(one, f"has {self.world.sums(one.voucher)}")
            if not row.verified and not (self.lost or one.meddled):
                raise self.broken(one, f"was never read back: {row.stage} {row.facts}")
            if self.world.date_of(one.voucher) not in {one.voucher.date, *one.dates}:
                raise self.broken(one, f"stands under {self.world.date_of(one.voucher)}")
            self.seen["verified"] += row.verified
            self.seen["øre compared"] += sum(abs(amount) for amount in self.world.sums(one.voucher).values())
        if self.world.holds() != held:
            raise Broken(f"{self.world.name} seed {self.seed}: {self.world.holds()} there, {held} known")
        self.cancel_out()

    def cancel_out(self) -> None:
        """A day and its reversal are nothing together, account by account."""
        by_id = {one.voucher.id: one for one in self.sent}
        for one in self.sent:
            if one.voucher.kind != Kind.REVERSAL:
                continue
            pair = [by_id[one.voucher.after], one]
            if any(each.meddled or each.kept or each.by_hand for each in pair):
                continue
            sums: Counter[int | str] = Counter()
            for each in pair:
                sums.update(self.world.sums(each.voucher))
            if any(sums.values()):
                raise self.broken(one, f"leaves {sums}")
            self.seen["days taken back"] += 1


def _about_date(row: Delivery) -> bool:
    """Refused for its date, in the books' own words: what is open could not be asked just then."""
    return "fiscalPeriod" in str(row.facts.get("said", ""))
