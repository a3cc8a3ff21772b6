"""A shop for stories: a till on real files, a clock that the story sets, and a power switch.

Prices, by barcode: milk 24.90 (15 %), bread 39.90 (15 %), knife 129.50 (25 %), book 199.00 (0 %),
apples 29.90 a kilo (15 %).
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from appliance.domain.journal import Moment
from appliance.domain.product import Group, Product
from appliance.fiscal import rules_for
from appliance.fiscal.rules import Rules
from appliance.storage import journal
from appliance.storage.database import open_till
from appliance.storage.drafts import Drafts
from appliance.storage.journal import Job, Stored
from appliance.till import catalogue, day, paying, people, scanning, setup
from appliance.till.till import Paid, Person, Shop, Till

MILK, BREAD, KNIFE, BOOK = "7038010000010", "7038010000027", "7038010000034", "7038010000041"
APPLES = "7038010000058"
GROUPS = (
    Group("10", "Food", "1", 1500),
    Group("20", "Hardware", "2", 2500),
    Group("30", "Books", "2", 0),
    Group("40", "Tobacco", "1", 2500, discountable=False),
)
PRODUCTS = (
    Product("1", "Milk 1 l", "10", "1", 2490, 1500, codes=(MILK,)),
    Product("2", "Bread", "10", "1", 3990, 1500, codes=(BREAD,)),
    Product("3", "Knife", "20", "2", 12950, 2500, codes=(KNIFE,)),
    Product("4", "Book", "30", "2", 19900, 0, codes=(BOOK,)),
    Product("5", "Apples", "10", "1", 2990, 1500, unit="kg", codes=(APPLES,)),
    Product("6", "Flowers", "20", "2", None, 2500),
    Product("7", "Snuff", "40", "1", 9900, 2500, discountable=False),
)
MORNING = 1_795_248_000_000
"""2026-11-21 08:00:00 UTC, which is 09:00 in Norway."""
HOUR = 3_600_000


class Clock:
    """Says what the story wants; a second passes with each look."""

    def __init__(self, at: int = MORNING) -> None:
        self.at, self.offset, self.trust = at, 60, "synced"

    def __call__(self) -> Moment:
        self.at += 1000
        return Moment(self.at, self.offset, self.trust)

    def forward(self, hours: float) -> None:
        """Let time pass; backwards if negative."""
        self.at += round(hours * HOUR)


class Box:
    """A till box: a folder of real files that can lose its power."""

    def __init__(self, folder: Path, country: str = "norway", currency: str = "") -> None:
        self.folder, self.rules = folder, rules_for(country, currency)
        self.clock = Clock()
        self.sent: list[tuple[Stored, Job]] = []
        self.starts = 0
        self.open: list[Callable[[], object]] = []

    def start(self) -> Till:
        """Switch the box on."""
        self.folder.mkdir(parents=True, exist_ok=True)
        database = open_till(self.folder / "till.db")
        drafts = Drafts(self.folder / "draft.db")
        self.open = [drafts.close, database.close]
        return setup.start(
            database,
            self.folder / "keys",
            setup.Birth("1", self.rules),
            Shop("Story shop", "999888777", "MVA"),
            self.clock,
            drafts=drafts,
            send=lambda stored, job: self.sent.append((stored, job)),
        )

    def power_cut(self) -> Till:
        """Take the files as they are on the disk now, forget everything else, and switch on again."""
        self.starts += 1
        copy = self.folder.with_name(f"{self.folder.name}-after-cut-{self.starts}")
        shutil.copytree(self.folder, copy)
        self.off()
        self.folder = copy
        return self.start()

    def restart(self) -> Till:
        """Switch the box off and on again, properly."""
        self.off()
        return self.start()

    def off(self) -> None:
        """End the program."""
        for close in self.open:
            close()
        self.open = []


def stocked(till: Till) -> Till:
    """Goods on the shelf, Kari (cashier) and Ola (manager) known, the drawer shut."""
    catalogue.put(till, PRODUCTS, GROUPS, {"1": "Grocery", "2": "Household"})
    people.add(till, Person("1", "Kari"), "1234")
    people.add(till, Person("2", "Ola", "manager"), "9876")
    till.drawer = "shut"
    return till


def opened(till: Till, float_: int = 100_000) -> Till:
    """Kari is logged in and the day is open with 1000.00 in the drawer."""
    stocked(till)
    people.log_in(till, "1", "1234")
    day.open_day(till, float_)
    return till


def managed(till: Till) -> Till:
    """Ola, who manages, stands at the till now."""
    people.log_in(till, "2", "9876")
    return till


def trusted(till: Till) -> Till:
    """Ola stands beside Kari and approves of whatever she may not do alone."""
    till.approver = Person("2", "Ola", "manager")
    return till


def kinds(till: Till, after: int = 0) -> list[str]:
    """The kinds of the entries behind a row."""
    rows = till.database.execute_sql("SELECT kind FROM entry WHERE id > ? ORDER BY id", (after,))
    return [kind for (kind,) in rows]


def last(till: Till) -> dict[str, Any]:
    """The newest entry's body."""
    found = journal.newest(till.database)
    assert found
    return found.data


def ring(till: Till, *codes: str) -> Till:
    """Scan codes in turn."""
    for code in codes:
        scanning.scan(till, code)
    return till


def paid(till: Till, *tenders: tuple[str, int]) -> Paid:
    """Pay what is rung up with tenders in turn; gives the sale that was stored."""
    paying.pay(till)
    for kind, amount in tenders:
        paying.tender(till, kind, amount)
    assert till.paid
    return till.paid


def rules(country: str = "norway") -> Rules:
    """A country's rules."""
    return rules_for(country)
