"""A shop that closes every day of a month, in a till of its own, beside a simulated accounting system.

Every day sells one or more cakes for 40.00 in cash and a lamp for 125.00 by card; on Sundays a card game for
60.00 by phone, free of VAT. What the books must hold in the end is written down here by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from appliance.config import load
from appliance.domain.journal import Moment
from appliance.domain.product import Group, Product
from appliance.domain.settlement import Count
from appliance.simulated import bench, shop
from appliance.simulated.books import Books
from appliance.till import catalogue, day, jobs, mapping, people
from appliance.till.till import Person
from appliance.wiring.starting import start
from tests.till.shop import paid, ring

CAKE, LAMP, GAME = "7038010000010", "7038010000027", "7038010000034"
PRICES = {CAKE: 4000, LAMP: 12_500, GAME: 6000}


def noon(when: date) -> int:
    """UTC ms."""
    return int(datetime(when.year, when.month, when.day, 11, tzinfo=UTC).timestamp() * 1000)


@dataclass
class Calendar:
    """A clock that says what the story wants; a second passes with each look."""

    at: int

    def __call__(self) -> Moment:
        self.at += 1000
        return Moment(self.at, 60, "synced")

    def rest(self, seconds: float) -> None:
        """Let the time pass."""
        self.at += round(seconds * 1000)


class Plug:
    """The part of the bench that till.toml is written from."""

    def __init__(self, books: Books) -> None:
        self.books = books
        self.printer = type("Printer", (), {"port": 9100})
        self.pole = type("Pole", (), {"path": "/dev/ttyS9"})


def cakes(when: date) -> int:
    """How many are sold on a date: one to three."""
    return when.day % 3 + 1


class Month:
    """The till, and its calendar."""

    def __init__(self, books: Books, begin: date) -> None:
        """A new till in the books' folder, with its goods, its people and its accounts."""
        self.books, self.folder = books, books.folder
        (self.folder / "till.toml").write_text(bench.settings(Plug(books), "nb"))  # type: ignore[arg-type]
        self.config = load(self.folder / "till.toml")
        self.box = start(self.config, self.folder, parts=None)
        self.till = self.box.till
        self.calendar = self.till.clock = Calendar(noon(begin) - 3_600_000)
        food, things, free = (2500, 2500, 0) if books.shop is shop.DANISH else (1500, 2500, 0)
        self.phone = "mobilepay" if books.shop is shop.DANISH else "vipps"
        goods = [
            Product(str(place), name, str(place), "10", PRICES[code], rate, codes=(code,))
            for place, (name, code, rate) in enumerate(
                (("Cake", CAKE, food), ("Lamp", LAMP, things), ("Game", GAME, free)), 1
            )
        ]
        groups = [Group(one.group, one.name, "10", one.rate) for one in goods]
        catalogue.put(self.till, goods, groups, {"10": "Shop"})
        people.add(self.till, Person("9", "Marit", "manager"), "9999")
        people.log_in(self.till, "9", "9999")
        self.till.drawer = "shut"
        mapping.save(self.till, books.shop.mapping)

    def close_day(self, when: date) -> None:
        """Open it, sell, close it, settle it."""
        self.open_day(when)
        z = day.z_report(self.till)
        day.settle_day(self.till, Count(z["cash_expected"], {}, {}, {}))
        self.till.database.execute_sql("DELETE FROM job")  # there is no printer here

    def open_day(self, when: date) -> None:
        """Open it and sell."""
        self.calendar.at = noon(when)
        day.open_day(self.till, day.proposed_float(self.till))
        for _ in range(cakes(when)):
            self.sell(CAKE, "cash")
        self.sell(LAMP, "card")
        if when.weekday() == 6:
            self.sell(GAME, self.phone)

    def sell(self, code: str, kind: str) -> None:
        """Sell one of it, paid to the øre."""
        paid(ring(self.till, code), (kind, PRICES[code]))
        if self.till.kicked:
            jobs.drawer_moved(self.till, "open")
            jobs.drawer_moved(self.till, "shut")


def days(first: date, count: int) -> list[date]:
    """So many dates in a row."""
    return [first + timedelta(days=place) for place in range(count)]


def in_norway(when: date, phone: int = 1579) -> dict[int, int]:
    """Øre by account, VAT included, debit positive."""
    sums = {3010: -4000 * cakes(when), 1900: 4000 * cakes(when), 3000: -12_500, 1571: 12_500}
    return sums | ({3100: -6000, phone: 6000} if when.weekday() == 6 else {})


def in_denmark(when: date, phone: int = 55030) -> dict[int, int]:
    """Øre by account, VAT apart: a fifth of what is paid for cakes and lamps."""
    sums = {
        1000: -3200 * cakes(when) - 10_000, 64060: -800 * cakes(when) - 2500,
        55010: 4000 * cakes(when), 55020: 12_500,
    }  # fmt: skip
    return sums | ({1050: -6000, phone: 6000} if when.weekday() == 6 else {})


Expected = Callable[[date, int], dict[int, int]]
