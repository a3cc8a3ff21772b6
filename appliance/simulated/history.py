"""The weeks before the demo: days of believable sales through the till, by a clock of their own.

The same seed on the same date gives the same figures. Nothing is written past the till: every sale
is scanned or tapped, paid, sealed and journalled, every day opened, closed and settled.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random

from appliance.domain.journal import Moment
from appliance.domain.product import Product
from appliance.domain.settlement import Count
from appliance.simulated.customers import Customers
from appliance.storage import catalogue as shelf
from appliance.storage import journal
from appliance.storage.journal import Job, Stored
from appliance.till import day, jobs, people
from appliance.till.till import Person, Till

FLOAT = 200_000
"""What the drawer begins each day with, about: 2 000 kroner."""
COINS = {2_000: 15, 1_000: 20, 500: 20, 100: 100}
"""What of it is coins: 700 kroner."""
HOURS = {5: (9, 16), 6: (11, 17)}
"""Opening hours on Saturday and Sunday; else nine to six."""
VISITS = (62, 58, 66, 74, 96, 118, 47)
"""Customers on an ordinary day, from Monday."""
MINUTE = 60_000


@dataclass
class PastClock:
    """Says what the history wants; a moment passes with each look."""

    at: int
    offset: int

    def __call__(self) -> Moment:
        """The time in the past."""
        self.at += 137
        return Moment(self.at, self.offset)


def history(till: Till, days: int = 15, seed: int = 1) -> None:
    """Fill in the last ``days`` days up to yesterday; the last one ends closed and settled.

    Args:
        till: A till with people and goods (`shop.fill`), no day open, nothing sold later than this.
        days: How many.
        seed: Another seed, other customers.
    """
    now = till.clock()
    today = dt.date.fromisoformat(now.date(till.boundary))
    clock = PastClock(0, now.offset)
    staff = [person for person in people.cashiers(till) if not person.manages]
    boss = next(person for person in people.cashiers(till) if person.manages)
    products = list(shelf.known(till.database, shelf.numbers(till.database)).values())
    with _in_the_past(till, clock):
        for back in range(days, 0, -1):
            date = today - dt.timedelta(days=back)
            with till.database.atomic():  # one wait for the disk a day
                _Day(till, clock, date, Random(f"{seed} {date}"), products).live(staff, boss)


@contextmanager
def _in_the_past(till: Till, clock: PastClock) -> Iterator[None]:
    """Swap the till's clock, and its devices for such as have done everything already.

    A new box was born a minute ago, after the days that are filled in now: that is no step of a clock,
    so the till forgets when its last entry was made.
    """
    was, banners = (till.clock, till.send, till.drafts, till.drawer), dict(till.banners)

    def done(stored: Stored, job: Job) -> None:
        journal.set_job(till.database, job.id, "done")

    till.clock, till.send, till.drafts, till.drawer = clock, done, None, "shut"
    till.counters.last_at = 0
    try:
        yield
    finally:
        till.clock, till.send, till.drafts, till.drawer = was
        till.banners.clear()
        till.banners.update(banners)


class _Day:
    """One day from the key in the door to the bag for the bank."""

    def __init__(
        self, till: Till, clock: PastClock, date: dt.date, random: Random, products: list[Product]
    ) -> None:
        """Set the clock to twenty minutes before opening."""
        self.till, self.clock, self.random, self.date = till, clock, random, date
        self.opens, self.shuts = HOURS.get(date.weekday(), (9, 18))
        self.customers = Customers(till, random, products)
        self.midnight = self._utc(date) - clock.offset * MINUTE
        clock.at = self.midnight + self.opens * 60 * MINUTE - 20 * MINUTE

    @staticmethod
    def _utc(date: dt.date) -> int:
        return int(dt.datetime(date.year, date.month, date.day, tzinfo=dt.UTC).timestamp() * 1000)

    def live(self, staff: list[Person], boss: Person) -> None:
        """Open, sell, close, settle."""
        first, second = self.random.sample(staff, 2) if len(staff) > 1 else (staff[0], staff[0])
        people.enter(self.till, first)
        proposed = day.proposed_float(self.till)
        day.open_day(self.till, proposed or FLOAT)
        self._sell(second)
        people.enter(self.till, boss)
        z = day.z_report(self.till)
        self.clock.at += 9 * MINUTE
        day.settle_day(self.till, self._count(z["cash_expected"], boss))
        people.lock(self.till)

    def _sell(self, second: Person) -> None:
        """The customers in order of their coming, and what happens besides."""
        minutes = (self.shuts - self.opens) * 60
        visits = round(VISITS[self.date.weekday()] * self.random.uniform(0.85, 1.2))
        comings = sorted(self._coming(minutes) for _ in range(visits))
        besides = self._besides(minutes, second)
        for minute in comings:
            while besides and besides[0][0] <= minute:
                self._at(besides[0][0])
                besides.pop(0)[1]()
            self._at(minute)
            self.customers.serve((self.opens * 60 + minute) // 60)
            self.drawer()
        for minute, deed in besides:
            self._at(minute)
            deed()
        self._at(minutes + 4)

    def _at(self, minute: int) -> None:
        """Let it be that many minutes after opening, unless it is later already."""
        self.clock.at = max(self.clock.at, self.midnight + (self.opens * 60 + minute) * MINUTE)

    def _coming(self, minutes: int) -> int:
        """A minute after opening: most come at noon and again before the shop shuts."""
        share = self.random.choice((0.35, 0.42, 0.8))
        return min(minutes - 1, max(0, round(self.random.gauss(share, 0.2) * minutes)))

    def _besides(self, minutes: int, second: Person) -> list[tuple[int, Callable[[], object]]]:
        """The change of shift, an X report now and then, the drawer opened for change, cash out."""
        deeds: list[tuple[int, Callable[[], object]]] = [
            (minutes // 2, lambda: people.enter(self.till, second)),
            (self.random.randrange(30, minutes - 30), self.change),
        ]
        if self.random.random() < 0.4:
            deeds.append((minutes // 2 + 1, self.figures))
        if self.random.random() < 0.3:
            deeds.append((self.random.randrange(60, minutes - 60), self.supplies))
        return sorted(deeds, key=lambda deed: deed[0])

    def figures(self) -> None:
        """The boss looks at the figures, beside who is at the till."""
        self.till.approver = next(one for one in people.cashiers(self.till) if one.manages)
        day.x_report(self.till)
        self.till.approver = None

    def change(self) -> None:
        """Open the drawer to change a note."""
        day.open_drawer(self.till)
        self.drawer()

    def supplies(self) -> None:
        """Take cash to buy something for the café."""
        amount = self.random.randrange(60, 240) * 100
        day.move_cash(
            self.till, -amount, "Kjøp til kafeen", self.random.choice(("Fløte", "Servietter", "Is"))
        )
        self.drawer()

    def drawer(self) -> None:
        """If the drawer was told to open: it opens, and a hand shuts it again."""
        if self.till.kicked:
            jobs.drawer_moved(self.till, "open")
            self.clock.at += self.random.randrange(3_000, 12_000)
            jobs.drawer_moved(self.till, "shut")

    def _count(self, expected: int, boss: Person) -> Count:
        """Count the drawer: now and then a few kroner are off."""
        off = self.random.choice((-1_000, -500, -100, 200)) if self.random.random() < 0.2 else 0
        counted = expected + off
        bag = max(0, (counted - FLOAT) // 10_000 * 10_000)
        return Count(
            cash=counted,
            denominations=_denominations(counted, self.till.rules.denominations),
            terminals={},
            reasons={"cash": "Feil veksel"} if off else {},
            bag=f"88{self.date:%y%m%d}" if bag else "",
            bag_amount=bag,
            counted_by=boss.name,
        )


def _denominations(amount: int, values: tuple[int, ...]) -> dict[int, int]:
    """An amount in notes and coins as a drawer holds it: the coins of the float, then the largest."""
    coins = sum(value * n for value, n in COINS.items())
    pieces = dict(COINS) if amount >= coins else {}
    left = amount - coins if pieces else amount
    for value in values:
        pieces[value] = pieces.get(value, 0) + left // value
        left %= value
    return pieces
